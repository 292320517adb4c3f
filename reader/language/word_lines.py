"""The dictionary's words searched whole, as one types: by Hanzi, by a part of their pinyin, or by
what is only like it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice

from reader import typed
from reader.hanzi import count_hanzi
from reader.lines import Lines

LEAST_LETTERS = 5  # of pinyin: shorter queries are near to far too many words
LEAST_HANZI = 4
_LONG = 4  # letters of pinyin from which it is looked for inside of words
_TRIED = 1_000  # words with the right letters or Hanzi of which the rest is compared
_NO_TONES = dict.fromkeys(map(ord, "12345"))


class WordLines:
    """Words numbered from 0, the likely ones first, as `texts` gives them: `hanzi` and `numbered`
    (fa1zhan3), a line a word. All results are such numbers, at most `most`."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._hanzi = Lines.of(texts["hanzi"])
        self._numbered = Lines.of(texts["numbered"])
        self._plain = Lines.of(texts["numbered"].translate(_NO_TONES))

    def hanzi(self, query: str, most: int) -> list[int]:
        """The word itself, words that begin so, words that hold it; `query` is simplified."""
        found = first(most, self._hanzi.equal(query, most), self._hanzi.prefixed(query, most))
        return found if len(found) == most else first(most, found, self._hanzi.holding(query, most))

    def near_hanzi(self, query: str, most: int) -> list[int]:
        """Words of which all but one Hanzi are those of `query`, or that begin so."""
        return self._hanzi.near(query, most) if count_hanzi(query) >= LEAST_HANZI else []

    def mixed(self, query: str, most: int) -> list[int]:
        """Words of which some Hanzi are given, others by pinyin or its first letters."""
        given = max(re.findall(r"[^\x00-\x7f]+", query), key=len, default="")
        pattern = typed.mixed(query)
        found = self._hanzi.holding(given, _TRIED)
        return list(islice((n for n in found if pattern.match(self._interlinear(n))), most))

    def begun(self, letters: str, most: int) -> list[int]:
        """Words whose plain pinyin begins with these letters: quick for few letters."""
        return self._plain.prefixed(letters, most)

    def inside(self, query: str, most: int) -> list[int]:
        """Words in which a query of at least four letters stands from a syllable on."""
        letters = typed.letters(query)
        if len(letters) < _LONG:
            return []
        found = self._plain.holding(letters, _TRIED)
        if typed.has_tones(query):
            search = typed.spelling(query).search
            fits = (n for n in found if search(self._numbered[n]))
        else:
            fits = (n for n in found if typed.inside(letters, self._numbered[n]))
        return list(islice(fits, most))

    def near(self, query: str, most: int) -> list[int]:
        """Words spelled like `query` but for one letter."""
        letters = typed.letters(query)
        return self._plain.near(letters, most) if len(letters) >= LEAST_LETTERS else []

    def toned(self, query: str, words: list[int], whole: bool) -> list[int]:
        """Those of `words`, which have the right letters, that have the tones of `query` as well;
        it is the `whole` word, or begins it."""
        if not typed.has_tones(query):
            return words
        pattern = typed.spelling(query)
        match = pattern.fullmatch if whole else pattern.match
        return [n for n in words if match(self._numbered[n])]

    def divided(self, query: str, words: list[int]) -> list[int]:
        """`words`; where the query parts syllables, those of as many come first (xi'an: 西安 before
        先)."""
        parts = len(re.findall(r"[^\s'’]+", query))
        return words if parts < 2 else sorted(words, key=lambda n: self._syllables(n) != parts)

    def _syllables(self, number: int) -> int:
        return len(re.findall("[1-5]", self._numbered[number]))

    def _interlinear(self, number: int) -> str:
        return typed.interlinear(self._hanzi[number], self._numbered[number])


def first(most: int, *found: Iterable[int]) -> list[int]:
    """So many of these, each once, in this order."""
    return list(islice(dict.fromkeys(n for numbers in found for n in numbers), most))
