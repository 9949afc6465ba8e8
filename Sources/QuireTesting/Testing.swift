/// tmp
