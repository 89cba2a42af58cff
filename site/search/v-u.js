litsite.shard('v-u','unequivocal using')
