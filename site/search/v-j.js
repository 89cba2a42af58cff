litsite.shard('v-j','john journal')
