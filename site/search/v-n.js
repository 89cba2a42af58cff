litsite.shard('v-n','nature neck network nisar normal note number')
