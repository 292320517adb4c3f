"""How readings are written: tone marks, numbers or zhuyin, word by word after GB/T 16159. Pure.

`syllable` and `zhuyin` spell one syllable, `sandhi` changes tones in a stretch of words,
`division` knows where a word is parted, `passage` writes all words of a passage, `tiling` finds the
words of a printed form.
"""
