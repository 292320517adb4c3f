"""A block of text laid out in lines of words, each word's pinyin centred over its Hanzi. Pure.

All widths are terminal cells. Words are packed as close as their pinyin allows: the syllables of
neighbouring words stay one cell apart, and pinyin may reach over punctuation beside it. Tied words
are one word in pinyin (fènyǒng-zhēngxiān, tǎolùnzhe): their pinyin may touch. Spread words are
drawn wider than they are, each Hanzi under its own syllable.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from itertools import accumulate

from reader.storage.blocks import Block
from reader.tui.widths import OPENING, Widths, plain, spread_words
from reader.tui.widths import cells as cells

# Kinsoku (JIS X 4051, GB/T 15834): what may not begin a line (what may not end one: OPENING).
_CLOSING = frozenset("、，。；：！？,.;:!?)）]】》〉」』”’…—％%℃·")


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
    as it is shown (empty: none). `spread[i]`: for a spread word the cell in it at which each of its
    characters begins, else nothing; empty as a whole where no word is spread. `shown`: what is
    painted in place of the block's text, character for character, if that is another."""

    block: Block
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    labels: tuple[str, ...]
    spread: tuple[tuple[int, ...], ...] = ()
    shown: str = ""

    def line_of(self, word: int) -> int:
        """The number of the line that holds `word`."""
        return bisect_right([line.first for line in self.lines], word) - 1

    def word_holding(self, offset: int) -> int:
        """The number of the word that holds code point `offset` of the block."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def packed(self, line: int, x: int, ambiguous: int = 1) -> int:
        """Where cell `x` of a line would be if its words were not spread: for the mouse, which
        counts characters from a word's beginning."""
        if not self.spread:
            return x
        at = self.lines[line]
        i = bisect_right(at.text_at, x) - 1
        offsets = self.spread[at.first + i] if i >= 0 else ()
        if not offsets or x >= at.text_end[i]:
            return x
        n = bisect_right(offsets, x - at.text_at[i]) - 1
        text = self.word(at.first + i)
        wide = cells(text[n], ambiguous)
        inside = min(x - at.text_at[i] - offsets[n], wide - 1)
        return at.text_at[i] + cells(text[:n], ambiguous) + inside

    def word(self, number: int) -> str:
        """The text of a word."""
        start = self.starts[number]
        return self.block.text[start : start + self.block.lengths[number]]

    def painted(self, number: int) -> str:
        """The text of a word as it is painted."""
        start = self.starts[number]
        return (self.shown or self.block.text)[start : start + self.block.lengths[number]]


def lay_out(
    block: Block,
    width: int,
    label: Callable[[Block, int, str], str],
    ambiguous: int = 1,
    tied: Collection[int] = (),
    spread: bool = False,
    shown: str = "",
) -> Layout:
    """Lay out `block` in lines of at most `width` cells.

    `label(block, word number, word)` gives the pinyin to show over a word, or ""; with `spread`
    one syllable a Hanzi, parted by single blanks. `tied`: the numbers of words whose pinyin runs
    on into the next word's. `shown`: see Layout; it takes as many cells as the text.
    """
    starts = tuple(accumulate(block.lengths, initial=0))[:-1]
    words = [
        block.text[start : start + length]
        for start, length in zip(starts, block.lengths, strict=True)
    ]
    labels = tuple(label(block, n, word) for n, word in enumerate(words))
    offsets: tuple[tuple[int, ...], ...] = ()
    if spread:
        widths, labels, offsets = spread_words(words, labels, width, ambiguous)
    else:
        widths = [
            plain(word, shown, n not in tied or not all(labels[n + 1 : n + 2]), ambiguous)
            for n, (word, shown) in enumerate(zip(words, labels, strict=True))
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
    return Layout(block, tuple(lines), starts, labels, offsets, shown)


class _Row:
    """One line being filled."""

    def __init__(self, first: int) -> None:
        self.first = first
        self.text_at: list[int] = []
        self.text_end: list[int] = []
        self.label_at: list[int] = []
        self.label_end: list[int] = []  # where pinyin ends so far, this word's included
        self.clear: list[int] = []  # cells to keep clear behind it
        self.opens: list[bool] = []

    @property
    def width(self) -> int:
        return max(self.text_end[-1], self.label_end[-1]) if self.text_at else 0

    def mark(self) -> int:
        return len(self.text_at)

    def place(self, widths: Sequence[Widths], first: int, end: int) -> None:
        """Add words; each stands after its neighbour's Hanzi and clear of its pinyin."""
        free = self.text_end[-1] if self.text_end else 0
        clear = self.clear[-1] if self.clear else 0
        taken = self.label_end[-1] + clear if self.label_end else 0
        for text, label, lead, apart, opens in widths[first:end]:
            at = max(free, taken - lead) if label else free
            self._shift_opening(at - free)
            self.opens.append(opens)
            self.text_at.append(at)
            free = at + text
            self.text_end.append(free)
            self.label_at.append(at + lead)
            if label:
                clear = apart
                taken = at + lead + label + clear
            self.label_end.append(taken - clear)
            self.clear.append(clear)

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
            if max(text, label) <= width
        )
        return max(1, fit)

    def cut(self, mark: int) -> None:
        columns = (self.text_at, self.text_end, self.label_at, self.label_end, self.clear)
        for column in (*columns, self.opens):
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
        sticks = (after and (after[0] in _CLOSING or after.isspace())) or word[-1:] in OPENING
        if not sticks:
            units.append((first, n + 1))
            first = n + 1
    if first < len(words):
        units.append((first, len(words)))
    return units
