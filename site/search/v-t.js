litsite.shard('v-t','taeb target targeted text them themselve then ther therapeutic therapy though three tissue tool traditional treat treatment trial tumor tumorigenic')
