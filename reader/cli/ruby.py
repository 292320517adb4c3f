"""Pinyin over Hanzi in columns, for a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from reader.cli.output import coloured, columns, styled
from reader.cli.wrapping import NOT_FIRST, NOT_LAST
from reader.services.annotation import Annotated
from reader.spelling.passage import Style, write

WIDEST = 100  # cells: longer lines are hard to read


class Column(NamedTuple):
    """One word: its pinyin above, its text below, and the cells both take."""

    above: str
    below: str
    cells: int
    term: bool


def print_annotated(paragraphs: Iterable[Annotated], style: Style) -> None:
    """Print each paragraph followed by a blank line, in as many cells as there are up to WIDEST."""
    width = min(columns(), WIDEST)
    for paragraph in paragraphs:
        for row in lay_rows(list(columns_of(paragraph, style)), width):
            _print_row(row, bool(paragraph.heading))
        print()


def columns_of(paragraph: Annotated, style: Style) -> Iterator[Column]:
    """The columns of a paragraph; a gap keeps the pinyin of neighbouring words apart."""
    shown = [(term.start, term.end) for term in paragraph.terms if term.shown]
    at = 0
    words = [(word.text, word.pinyin) for word in paragraph.words]
    written = write(words, style)
    for n, word in enumerate(paragraph.words):
        while at < len(shown) and shown[at][1] <= word.start:
            at += 1
        inside = at < len(shown) and shown[at][0] <= word.start
        above = "".join(piece for piece, _ in written.pieces[n])
        if not all(word.pinyin):
            above = "".join(syllable or "?" for syllable in word.pinyin)
        # One blank belongs to the column, so that syllables of two words never touch.
        cells = max(cell_len(above) + 1 if above else 0, cell_len(word.text))
        yield Column(above, word.text, cells, inside)


def lay_rows(found: list[Column], width: int) -> Iterator[list[Column]]:
    """Rows of at most `width` cells; closing punctuation never begins one, opening never ends one.

    A column wider than `width` has a row of its own.
    """
    row: list[Column] = []
    used = 0
    for column in found:
        if row and used + column.cells > width:
            carried = _carried(row, column)
            kept = row[: len(row) - carried]
            if kept:
                yield kept
                row = row[len(kept) :]
                used = sum(c.cells for c in row)
        row.append(column)
        used += column.cells
    if row:
        yield row


def _carried(row: list[Column], coming: Column) -> int:
    """How many columns at the end of `row` must go to the next row together with `coming`."""
    count, first = 0, coming
    while count < len(row) - 1:
        last = row[len(row) - 1 - count]
        if not (first.below[:1] in NOT_FIRST or last.below[-1:] in NOT_LAST):
            break
        first = last
        count += 1
    return count if count < len(row) - 1 else 0


def _print_row(row: list[Column], heading: bool) -> None:
    above = "".join(_centred(c.above, c.cells) for c in row).rstrip()
    if above:
        print(f"\x1b[2m{above}\x1b[0m" if styled() else above)
    if not styled():
        print("".join(_centred(c.below, c.cells) for c in row).rstrip())
        return
    accent = "\x1b[36m" if coloured() else ""
    cells = []
    for column in row:
        padded = _centred(column.below, column.cells)
        if column.term:
            text = column.below
            padded = padded.replace(text, f"\x1b[4m{accent}{text}\x1b[24;39m", 1)
        cells.append(padded)
    line = "".join(cells)
    print(f"\x1b[1m{line}\x1b[0m" if heading else line)


def _centred(text: str, cells: int) -> str:
    room = cells - cell_len(text)
    left = room // 2
    return " " * left + text + " " * (room - left)
