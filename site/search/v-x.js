litsite.shard('v-x','xiao')
