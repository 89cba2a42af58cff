litsite.shard('v-d','development dihua')
