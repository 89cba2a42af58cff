litsite.shard('v-b','based become beginning beside bhat bracket brian browser build')
