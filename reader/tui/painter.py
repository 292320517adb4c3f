"""Rows of a laid-out block → strips. What is marked how is decided here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.tui.layout import Layout, Line, cells

Ranges = Sequence[tuple[int, int]]  # offsets into a block's text


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in one block. Words by number, ranges by code points.

    `term_of[i]`: the number of the marked term that word i stands in, or -1. `drilled`, `known`
    and `doubtful` hold word numbers. `tones`: where tones are coloured, the (text, tone) pieces of
    each word's pinyin in the order in which they stand in its label; else empty.
    """

    term_of: tuple[int, ...]
    drilled: frozenset[int]
    known: frozenset[int]
    doubtful: frozenset[int]
    slips: Ranges
    heading: bool
    tones: Sequence[Sequence[tuple[str, int]]] = ()


@dataclass(frozen=True, slots=True)
class Passing:
    """What changes from moment to moment in one block: cursor, search hits, selection."""

    cursor: int = -1
    hits: Ranges = field(default=())
    selected: Ranges = field(default=())

    def __bool__(self) -> bool:
        return self.cursor >= 0 or bool(self.hits) or bool(self.selected)


class Painter:
    """Paints the rows of one article in given styles."""

    def __init__(self, styles: Mapping[str, Style], left: int, width: int, ambiguous: int) -> None:
        """`styles` by name (base, pinyin, term, …); `left` the margin and `width` the whole width
        of a row, in cells."""
        self._styles = styles
        self._left = left
        self._width = width
        self._ambiguous = ambiguous

    def blank(self) -> Strip:
        """An empty row."""
        return Strip([Segment(" " * self._width, self._styles["base"])], self._width)

    def labels(self, layout: Layout, line: Line, marks: Marks, passing: Passing) -> Strip:
        """The row of pinyin over a line."""
        row = _Row(self._left, self._styles["base"], self._ambiguous)
        for i in range(line.end - line.first):
            word = line.first + i
            label = layout.labels[word]
            if label:
                style = self._styles["pinyin"]
                if word in marks.known:
                    style += self._styles["known"]
                if word in marks.doubtful:
                    style += self._styles["doubt"]
                if word == passing.cursor:
                    style += self._styles["cursor"]
                if marks.tones:
                    self._toned(row, line.label_at[i], label, style, marks.tones[word])
                else:
                    row.put(line.label_at[i], label, style)
        return row.strip(self._width)

    def _toned(
        self, row: _Row, at: int, label: str, style: Style, pieces: Sequence[tuple[str, int]]
    ) -> None:
        """A label, its syllables in the colours of their tones; what is between them plain."""
        done = 0
        row.fill(at, self._styles["base"])
        for piece, tone in pieces:
            colour = self._styles.get(f"tone{tone}")
            begin = label.find(piece, done) if piece and colour else -1
            if begin < 0 or colour is None:
                continue
            if begin > done:
                row.add(label[done:begin], style)
            done = begin + len(piece)
            row.add(piece, style + colour)
        if done < len(label):
            row.add(label[done:], style)

    def text(self, layout: Layout, line: Line, marks: Marks, passing: Passing) -> Strip:
        """The row of Hanzi."""
        styles = self._styles
        row = _Row(self._left, styles["base"], self._ambiguous)
        term_before = -1
        for i in range(line.end - line.first):
            word = line.first + i
            style = styles["heading"] if marks.heading else styles["text"]
            term = marks.term_of[word]
            if term >= 0:
                style += styles["term"]
                if term == term_before:
                    row.fill(line.text_at[i], style)  # the underline runs on between its words
            if word in marks.drilled:
                style += styles["drilled"]
            if word == passing.cursor:
                style += styles["cursor"]
            at = line.text_at[i]
            if layout.spread and layout.spread[word]:
                pieces = self._pieces(layout, word, marks, passing)
                _put_spread(row, at, layout.spread[word], style, pieces)
                term_before = term
                continue
            for piece, extra in self._pieces(layout, word, marks, passing):
                row.put(at, piece, style + extra if extra else style)
                at += cells(piece, self._ambiguous)
            term_before = term
        return row.strip(self._width)

    def _pieces(
        self, layout: Layout, word: int, marks: Marks, passing: Passing
    ) -> list[tuple[str, Style | None]]:
        """A word in pieces of one look: search hits, selections and slips may begin inside it."""
        text, start = layout.painted(word), layout.starts[word]
        overlays = [
            (ranges, self._styles[name])
            for ranges, name in (
                (marks.slips, "slip"), (passing.hits, "hit"), (passing.selected, "selected"),
            )
            if any(a < start + len(text) and b > start for a, b in ranges)
        ]  # fmt: skip
        if not overlays:
            return [(text, None)]
        pieces: list[tuple[str, Style | None]] = []
        for offset, char in enumerate(text, start):
            style: Style | None = None
            for ranges, overlay in overlays:
                if any(a <= offset < b for a, b in ranges):
                    style = style + overlay if style else overlay
            if pieces and pieces[-1][1] == style:
                pieces[-1] = (pieces[-1][0] + char, style)
            else:
                pieces.append((char, style))
        return pieces


class _Row:
    """Segments put at cells, blanks between them."""

    def __init__(self, left: int, base: Style, ambiguous: int) -> None:
        self._segments = [Segment(" " * left, base)] if left else []
        self._left = left
        self._base = base
        self._ambiguous = ambiguous
        self._end = 0

    def fill(self, to: int, style: Style) -> None:
        if to > self._end:
            self._segments.append(Segment(" " * (to - self._end), style))
            self._end = to

    def put(self, at: int, text: str, style: Style) -> None:
        self.fill(at, self._base)
        self.add(text, style)

    def add(self, text: str, style: Style) -> None:
        self._segments.append(Segment(text, style))
        self._end += cells(text, self._ambiguous)

    def strip(self, width: int) -> Strip:
        # The width is declared, not measured: an ambiguous character may take two cells here.
        used = self._left + self._end
        if used > width:
            return Strip(self._segments).crop(0, width)
        self.fill(width - self._left, self._base)
        return Strip(self._segments, width)


def _put_spread(
    row: _Row,
    at: int,
    offsets: Sequence[int],
    style: Style,
    pieces: Sequence[tuple[str, Style | None]],
) -> None:
    """The characters of a spread word at their cells, the blanks between them in its look."""
    n = 0
    for piece, extra in pieces:
        look = style + extra if extra else style
        for k, char in enumerate(piece):
            if n:
                row.fill(at + offsets[n], look if k else style)
            row.put(at + offsets[n], char, look)
            n += 1
