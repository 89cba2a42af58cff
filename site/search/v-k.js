litsite.shard('v-k','keyword kumar')
