litsite.shard('v-a','about above abstract addition additionally affect again against angiogenes angiogenic anti antiangiogenic anticancer antiproliferative apoptotic approach article')
