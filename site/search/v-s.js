litsite.shard('v-s','sageena saved science seen several shahram show sign singh some something specific square stay stem still stimulate substantial')
