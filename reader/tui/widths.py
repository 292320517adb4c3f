"""How many cells words and their pinyin take, packed or spread. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len

from reader.hanzi import is_hanzi

# What may not end a line, and opens a quotation.
OPENING = frozenset("(（[【《〈「『“‘")
# East Asian Ambiguous characters that these texts are full of (UAX #11).
_AMBIGUOUS = frozenset("“”‘’…—·×÷°±āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹ①②③④⑤⑥⑦⑧⑨⑩ˊˇˋ˙")


@lru_cache(maxsize=8192)
def cells(text: str, ambiguous: int = 1) -> int:
    """The width of `text`; `ambiguous` is what East Asian Ambiguous characters take (1 or 2)."""
    width = cell_len(text)
    if ambiguous == 2:
        width += sum(char in _AMBIGUOUS for char in text)
    return width


# Of one word: the cells of its Hanzi and of its pinyin, where the pinyin begins beside the Hanzi
# (negative: to the left), the cells to keep clear behind it, and whether it opens a quotation.
Widths = tuple[int, int, int, int, bool]


def plain(word: str, label: str, apart: bool, ambiguous: int) -> Widths:
    text, over = cells(word, ambiguous), cells(label, ambiguous) if label else 0
    return text, over, (text - over) // 2, int(apart), word[-1:] in OPENING


def spread_words(
    words: Sequence[str], labels: Sequence[str], width: int, ambiguous: int
) -> tuple[list[Widths], tuple[str, ...], tuple[tuple[int, ...], ...]]:
    """The widths, labels (now with their blanks) and characters' places of spread words.

    A word that would be wider than a line stays packed, its syllables a blank apart or joined.
    """
    widths: list[Widths] = []
    shown: list[str] = []
    offsets: list[tuple[int, ...]] = []
    for word, label in zip(words, labels, strict=True):
        over = _over(word, tuple(label.split(" ")), ambiguous) if label else None
        if over is None or max(over[0][0], over[0][1] + abs(over[0][2])) > width:
            joined = label if cells(label, ambiguous) <= width else label.replace(" ", "")
            widths.append(plain(word, joined, True, ambiguous))
            shown.append(joined)
            offsets.append(())
        else:
            widths.append(over[0])
            shown.append(over[1])
            offsets.append(over[2])
    return widths, tuple(shown), tuple(offsets)


@lru_cache(maxsize=4096)
def _over(
    word: str, syllables: tuple[str, ...], ambiguous: int
) -> tuple[Widths, str, tuple[int, ...]] | None:
    """Each syllable over its Hanzi: widths, the label with blanks, where each character begins.

    None where there isn't one syllable a Hanzi.
    """
    if len(syllables) != sum(map(is_hanzi, word)):
        return None
    waiting = iter(syllables)
    free = taken = begin = 0
    label = ""
    offsets: list[int] = []
    for char in word:
        text = cells(char, ambiguous)
        syllable = next(waiting) if is_hanzi(char) else ""
        if not syllable:
            offsets.append(free)
            free += text
            continue
        over = cells(syllable, ambiguous)
        lead = (text - over) // 2
        if label:
            at = max(free, taken - lead)
            label += " " * (at + lead - taken + 1) + syllable
        else:
            at, begin, label = free, free + lead, syllable
        offsets.append(at)
        free, taken = at + text, at + lead + over + 1
    widths = (free, cells(label, ambiguous), begin, 1, word[-1:] in OPENING)
    return widths, label, tuple(offsets)
