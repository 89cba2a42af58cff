litsite.shard('v-y','year your yousuf')
