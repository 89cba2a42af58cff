litsite.shard('v-w','wani what without work wrote')
