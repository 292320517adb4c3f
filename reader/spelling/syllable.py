"""One syllable: its tone, and its spelling with a tone mark or a tone number.

After 汉语拼音方案 (1958) and GB/T 16159-2012, 6.5 (tones): the mark stands on a, o, e, else on the
last vowel; the neutral tone has none.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

NEUTRAL = 5
_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_SIGNS = {tone: mark for mark, tone in _MARKS.items()}


@lru_cache(maxsize=4096)
def tone(syllable: str) -> int:
    """1–4, 5 for the neutral tone, 0 for no syllable at all."""
    if not syllable:
        return 0
    for char in unicodedata.normalize("NFD", syllable):
        if char in _MARKS:
            return _MARKS[char]
    return NEUTRAL


@lru_cache(maxsize=4096)
def toneless(syllable: str) -> str:
    """`syllable` without its tone mark; ü and ê stay: lǜ → lü."""
    spread = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(c for c in spread if c not in _MARKS))


@lru_cache(maxsize=4096)
def with_tone(plain: str, number: int) -> str:
    """`plain` with the mark of tone `number`: (xiong, 2) → xióng; 5 or 0 leave it bare."""
    sign = _SIGNS.get(number)
    if not plain or sign is None:
        return plain
    at = _marked(plain)
    return unicodedata.normalize("NFC", plain[: at + 1] + sign + plain[at + 1 :])


def _marked(plain: str) -> int:
    """Which letter carries the mark."""
    low = plain.lower()
    for vowel in "aeê":
        if vowel in low:
            return low.index(vowel)
    if "ou" in low:
        return low.index("ou")
    vowels = [n for n, char in enumerate(low) if char in "iouü"]
    # ḿ, ń, ňg, hm and hng have no vowel.
    return vowels[-1] if vowels else max(0, next((n for n, c in enumerate(low) if c in "mn"), 0))


def numbered(syllable: str) -> str:
    """The tone as a number behind: zhōng → zhong1, de → de5."""
    return f"{toneless(syllable)}{tone(syllable)}" if syllable else ""
