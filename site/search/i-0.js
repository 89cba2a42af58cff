litsite.shard('i-0','m}~y}ur)$tg{ruc?$jrrftkf?$')
