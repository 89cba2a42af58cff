litsite.shard('v-s','sageena saved science seen several shahram show sign singh site some something specific square stay stem still stimulate substantial')
