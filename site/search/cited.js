litsite.shard('cited','##!#!')
