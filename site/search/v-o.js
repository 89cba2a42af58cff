litsite.shard('v-o','once open other outcome overcome overcoming')
