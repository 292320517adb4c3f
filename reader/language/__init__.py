"""Words, readings, dictionary. The only room that knows jieba and pypinyin. Pure."""
