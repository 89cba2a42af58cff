litsite.shard('v-i','immunity influence inspire international investigation')
