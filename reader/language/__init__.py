"""Words, readings, dictionary. The only room that imports jieba and pypinyin. Pure."""
