"""The syllables of a headword, apart from the figures and letters that its pinyin copies."""

from __future__ import annotations

import re
import unicodedata

from reader import pinyin as spelling

_COPIED = re.compile(r"[0-9A-Za-z+%]+")
_LETTERS = re.compile(r"[A-Za-z]+")


def copied(term: str) -> list[str]:
    """What the pinyin of `term` has to copy: 1+N工作法 → 1+N."""
    return _COPIED.findall(unicodedata.normalize("NFKC", term))


def syllables(term: str, pinyin: str) -> list[str]:
    """The syllables in `pinyin` that are those of the Hanzi of `term`: the N of 1+N is none."""
    return [syllable for word in words(term, pinyin) for syllable in word]


def words(term: str, pinyin: str) -> list[list[str]]:
    """The same syllables, word by word."""
    for run in _LETTERS.findall(" ".join(copied(term))):
        pinyin = re.sub(rf"(?<![^\W\d_]){run}(?![^\W\d_])", " ", pinyin, count=1)
    return spelling.words(pinyin)
