litsite.shard('v-r','read recent record reference reid review reviewarticle revolutionizing')
