"""Readings: pypinyin's phrases first, then the most common reading of a character.

pypinyin is given whole stretches of text: its own phrase matching is right more often on them
than on tokens cut beforehand.
"""

from __future__ import annotations

import re
from itertools import islice

from reader.hanzi import HANZI

_RUN = re.compile(f"[{HANZI}]+")
_TONED = re.compile(r"[a-zêāáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜüḿńňǹ]+")


def read_hanzi(text: str) -> list[tuple[str, str]]:
    """(reading, by) for each Hanzi of `text` in order; reading `""` where none is known."""
    from pypinyin import Style, lazy_pinyin
    from pypinyin.constants import PHRASES_DICT
    from pypinyin.seg import mmseg

    readings: list[tuple[str, str]] = []
    for run in _RUN.finditer(text):
        for phrase in mmseg.seg.cut(run[0]):
            syllables = lazy_pinyin(phrase, style=Style.TONE, errors=lambda s: [""] * len(s))
            by = "phrase" if len(phrase) > 1 and phrase in PHRASES_DICT else "default"
            whole = [s if _TONED.fullmatch(s) else "" for s in syllables]
            readings += [(s, by) for s in islice(whole, len(phrase))]
    return readings
