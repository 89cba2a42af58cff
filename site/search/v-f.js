litsite.shard('v-f','file five focus follow function')
