"""Syllables between tone numbers, tone marks and no tone."""

from __future__ import annotations

import re
import unicodedata

_MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300", "5": ""}
_NUMBERED = re.compile(r"([a-zü:]+)([1-5])")
_TONE = re.compile("[\u0300\u0301\u0304\u030c]")


def from_number(syllable: str) -> str:
    """`lu:4` → `lǜ`, `r5` → `r`; lower case; `""` where it is no numbered syllable.

    The mark stands on a or e, on the o of ou, else on the last vowel (汉语拼音方案).
    """
    match = _NUMBERED.fullmatch(syllable.lower().replace("v", "ü"))
    if not match:
        return ""
    letters, mark = match[1].replace("u:", "ü"), _MARKS[match[2]]
    vowels = [at for at, char in enumerate(letters) if char in "aeiouü"]
    if not vowels:
        at = 0
    elif "a" in letters or "e" in letters:
        at = next(v for v in vowels if letters[v] in "ae")
    else:
        at = letters.index("o") if "ou" in letters else vowels[-1]
    return unicodedata.normalize("NFC", letters[: at + 1] + mark + letters[at + 1 :])


def toneless(syllable: str) -> str:
    """`lǜ` → `lü`."""
    return unicodedata.normalize("NFC", _TONE.sub("", unicodedata.normalize("NFD", syllable)))


def same_but_neutral(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two readings differ at most in a syllable being neutral in one of them?"""
    return len(one) == len(other) and all(
        a == b
        or (toneless(a) == toneless(b) and (a == toneless(a) or b == toneless(b)))
        or {a, b} == {"r", "ér"}
        for a, b in zip(one, other, strict=True)
    )
