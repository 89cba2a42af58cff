litsite.shard('v-b','based beginning beside bhat bracket brian browser build')
