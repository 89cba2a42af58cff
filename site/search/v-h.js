litsite.shard('v-h','hand hari harnessing hashem head held hence here hope')
