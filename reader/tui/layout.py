"""A block of text laid out in lines of words, each word's pinyin centred over its Hanzi. Pure.

All widths are terminal cells. Words are packed as close as their pinyin allows: the syllables of
neighbouring words stay one cell apart, and pinyin may reach over punctuation beside it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from rich.cells import cell_len

from reader.storage.blocks import Block

# Kinsoku (JIS X 4051, GB/T 15834): what may not begin a line, and what may not end one.
_CLOSING = frozenset("、，。；：！？,.;:!?)）]】》〉」』”’…—％%℃·")
_OPENING = frozenset("(（[【《〈「『“‘")
# East Asian Ambiguous characters that these texts are full of (UAX #11).
_AMBIGUOUS = frozenset("“”‘’…—·×÷°±āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüêńňǹ①②③④⑤⑥⑦⑧⑨⑩")


@lru_cache(maxsize=8192)
def cells(text: str, ambiguous: int = 1) -> int:
    """The width of `text`; `ambiguous` is what East Asian Ambiguous characters take (1 or 2)."""
    width = cell_len(text)
    if ambiguous == 2:
        width += sum(char in _AMBIGUOUS for char in text)
    return width


@dataclass(frozen=True, slots=True)
class Line:
    """Words `first` up to `end` of a block on one line, as parallel tuples.

    `text_at[i]`, `text_end[i]`: where the Hanzi of word first + i begin and end; `label_at[i]`:
    where its pinyin begins (meaningful where it has a label).
    """

    first: int
    end: int
    text_at: tuple[int, ...]
    text_end: tuple[int, ...]
    label_at: tuple[int, ...]

    def word_at(self, x: int, labels: Sequence[str], ambiguous: int = 1) -> int | None:
        """The word (its number in the block) whose Hanzi or pinyin cover cell `x`, or None."""
        if not self.text_at:
            return None
        near = max(0, bisect_right(self.text_at, x) - 1)
        for i in (near, near + 1):
            if i >= len(self.text_at):
                continue
            label = labels[self.first + i]
            inside_text = self.text_at[i] <= x < self.text_end[i]
            if inside_text or (
                label and self.label_at[i] <= x < self.label_at[i] + cells(label, ambiguous)
            ):
                return self.first + i
        return None

    def nearest(self, x: int) -> int:
        """The word nearest to cell `x`."""
        middles = [(a + b) / 2 for a, b in zip(self.text_at, self.text_end, strict=True)]
        return self.first + min(range(len(middles)), key=lambda i: abs(middles[i] - x))


@dataclass(frozen=True, slots=True)
class Layout:
    """A block in lines. `starts[i]` is the offset of word i in the block; `labels[i]` its pinyin
    as it is shown (empty: none)."""

    block: Block
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    labels: tuple[str, ...]

    def line_of(self, word: int) -> int:
        """The number of the line that holds `word`."""
        return bisect_right([line.first for line in self.lines], word) - 1

    def word_holding(self, offset: int) -> int:
        """The number of the word that holds code point `offset` of the block."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def word(self, number: int) -> str:
        """The text of a word."""
        start = self.starts[number]
        return self.block.text[start : start + self.block.lengths[number]]


def lay_out(
    block: Block, width: int, label: Callable[[Block, int, str], str], ambiguous: int = 1
) -> Layout:
    """Lay out `block` in lines of at most `width` cells.

    `label(block, word number, word)` gives the pinyin to show over a word, or "".
    """
    starts = tuple(accumulate(block.lengths, initial=0))[:-1]
    words = [
        block.text[start : start + length]
        for start, length in zip(starts, block.lengths, strict=True)
    ]
    labels = tuple(label(block, n, word) for n, word in enumerate(words))
    widths = [
        (cells(word, ambiguous), cells(shown, ambiguous) if shown else 0, word[-1:] in _OPENING)
        for word, shown in zip(words, labels, strict=True)
    ]
    lines: list[Line] = []
    row = _Row(0)
    for first, end in _units(words):
        mark = row.mark()
        row.place(widths, first, end)
        if row.width > width and mark > 0:
            row.cut(mark)
            lines.append(row.line())
            row = _Row(first)
            row.place(widths, first, end)
        # A unit wider than a whole line is broken where it must be.
        while row.width > width and len(row.text_at) > 1:
            keep = row.fitting(width)
            row.cut(keep)
            lines.append(row.line())
            row = _Row(lines[-1].end)
            row.place(widths, lines[-1].end, end)
    lines.append(row.line())
    return Layout(block, tuple(lines), starts, labels)


class _Row:
    """One line being filled."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.text_at: list[int] = []
        self.text_end: list[int] = []
        self.label_at: list[int] = []
        self.label_end: list[int] = []  # where pinyin ends so far, this word's included
        self.opens: list[bool] = []

    @property
    def width(self) -> int:
        return max(self.text_end[-1], self.label_end[-1] - 1) if self.text_at else 0

    def mark(self) -> int:
        return len(self.text_at)

    def place(self, widths: Sequence[tuple[int, int, bool]], first: int, end: int) -> None:
        """Add words; each stands after its neighbour's Hanzi and clear of its pinyin."""
        free = self.text_end[-1] if self.text_end else 0
        taken = self.label_end[-1] if self.label_end else 0
        for text, label, opens in widths[first:end]:
            lead = (text - label) // 2  # negative where the pinyin is wider than the Hanzi
            at = max(free, taken - lead) if label else free
            self._shift_opening(at - free)
            self.opens.append(opens)
            self.text_at.append(at)
            free = at + text
            self.text_end.append(free)
            self.label_at.append(at + lead)
            if label:
                taken = at + lead + label + 1
            self.label_end.append(taken)

    def _shift_opening(self, gap: int) -> None:
        """Let an opening quote stand at the word it opens, not at the one before."""
        n = len(self.opens) - 1
        while gap and n >= 0 and self.opens[n]:
            self.text_at[n] += gap
            self.text_end[n] += gap
            self.label_at[n] += gap
            n -= 1

    def fitting(self, width: int) -> int:
        """How many words fit into `width`, at least one."""
        fit = sum(
            1
            for text, label in zip(self.text_end, self.label_end, strict=True)
            if max(text, label - 1) <= width
        )
        return max(1, fit)

    def cut(self, mark: int) -> None:
        for column in (self.text_at, self.text_end, self.label_at, self.label_end, self.opens):
            del column[mark:]

    def line(self) -> Line:
        return Line(
            self.first,
            self.first + len(self.text_at),
            tuple(self.text_at),
            tuple(self.text_end),
            tuple(self.label_at),
        )


def _units(words: Sequence[str]) -> list[tuple[int, int]]:
    """Runs of words that stay on one line: a word with what may not be parted from it."""
    units: list[tuple[int, int]] = []
    first = 0
    for n, word in enumerate(words):
        after = words[n + 1] if n + 1 < len(words) else ""
        sticks = (after and (after[0] in _CLOSING or after.isspace())) or word[-1:] in _OPENING
        if not sticks:
            units.append((first, n + 1))
            first = n + 1
    if first < len(words):
        units.append((first, len(words)))
    return units
