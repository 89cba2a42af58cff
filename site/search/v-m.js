litsite.shard('v-m','macha maley malignancy masoodi mediator merlo mesenchymal microenvironment mishra modified molecular molecule more mscbased')
