litsite.shard('v-g','gene grew')
