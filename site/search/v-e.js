litsite.shard('v-e','ecological effective emerged engineered enmsc even evolutionary evolving example')
