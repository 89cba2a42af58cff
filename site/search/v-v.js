litsite.shard('v-v','variety vehicle')
