litsite.records('count','1')
