litsite.shard('v-p','page pepper pharmacol pharmacology plain population potential power precis preclinical proapoptotic process produce proliferative promising protumorigenic provide pubmed')
