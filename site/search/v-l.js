litsite.shard('v-l','lauren library like litsite')
