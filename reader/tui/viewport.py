"""What part of an article is in view. Pure: knows rows and words, not the terminal.

The true place is an anchor, a block and a row in it. Blocks are laid out when they come into
view; the heights of all others are estimates, good enough for a scroll bar, so that no step
costs more in a long article than in a short one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from reader.storage.blocks import Outline
from reader.tui.heights import Heights
from reader.tui.layout import Layout

LAYOUTS = 128  # kept; a screen holds some ten blocks


@dataclass(frozen=True, slots=True)
class Shape:
    """How lines are set: the width in cells, whether there is a pinyin row and a blank row, and
    about how many cells a Hanzi takes with its pinyin (for estimates)."""

    width: int
    labelled: bool
    spaced: bool
    per_hanzi: float

    @property
    def rows_per_line(self) -> int:
        """Rows of one line of text."""
        return 1 + self.labelled + self.spaced


@dataclass(frozen=True, slots=True)
class Place:
    """A word: its block and its number in it."""

    block: int
    word: int


class Viewport:
    """The rows of an article that a screen of some height shows, and moving through them."""

    def __init__(
        self, outline: Outline, shape: Shape, layout: Callable[[int], Layout], height: int
    ) -> None:
        """`layout(block)` lays out a block in `shape.width`; it is asked when a block is seen."""
        self.outline = outline
        self.shape = shape
        self.height = max(1, height)
        self.layout = lru_cache(maxsize=LAYOUTS)(layout)
        self.heights = Heights(self._estimate(block) for block in range(len(outline)))
        self.block, self.row = 0, 0

    # -- rows

    def _estimate(self, block: int) -> int:
        cells = int(self.outline.length(block) * self.shape.per_hanzi)
        lines = max(1, -(-cells // self.shape.width))
        return lines * self.shape.rows_per_line + self.outline.ends_paragraph(block)

    def rows(self, block: int) -> int:
        """The true height of a block; lays it out."""
        lines = len(self.layout(block).lines)
        rows = lines * self.shape.rows_per_line + self.outline.ends_paragraph(block)
        self.heights.correct(block, rows)
        return rows

    def window(self) -> Iterator[tuple[int, int]]:
        """(block, row in it) for each row in view, from the top; short at the article's end."""
        block, row, left = self.block, self.row, self.height
        while left and block < len(self.outline):
            rows = self.rows(block)
            while row < rows and left:
                yield block, row
                row, left = row + 1, left - 1
            block, row = block + 1, 0

    @property
    def top(self) -> int:
        """Rows above the view, as good as the estimates are."""
        return self.heights.above(self.block) + self.row

    # -- moving

    def move(self, rows: int) -> None:
        """Scroll by `rows` (negative: up), exactly, and not beyond either end."""
        self._walk(rows)
        missing = self.height - sum(1 for _ in self.window())
        if missing > 0:
            self._walk(-missing)

    def _walk(self, rows: int) -> None:
        block, row = self.block, self.row + rows
        while row < 0 and block > 0:
            block -= 1
            row += self.rows(block)
        while row >= self.rows(block) and block < len(self.outline) - 1:
            row -= self.rows(block)
            block += 1
        self.block, self.row = block, max(0, min(row, self.rows(block) - 1))

    def move_to_row(self, row: int) -> None:
        """Scroll so that about `row` of all rows comes to the top (a dragged scroll bar)."""
        self.block, inside = self.heights.find(row)
        self.row = min(inside, self.rows(self.block) - 1)
        self.move(0)

    def move_to(self, place: Place, below: int) -> None:
        """Scroll so that the line of `place` begins `below` rows under the top."""
        self.block, self.row = place.block, self.row_of(place)
        self.move(-below)

    def reveal(self, place: Place, margin: int = 2) -> bool:
        """Scroll as little as needed to have `place` in view; True if it moved."""
        y = self.y_of(place)
        rows = 1 + self.shape.labelled  # the blank row under a line need not be seen
        margin = min(margin, max(0, (self.height - rows) // 2))
        if y is None:
            self.move_to(place, self.height // 3)
        elif y < margin and (self.block, self.row) != (0, 0):
            self.move(y - margin)
        elif y + rows > self.height - margin:
            self.move(y + rows - self.height + margin)
        else:
            return False
        if margin:
            self.align()
        return True

    def align(self) -> None:
        """Let no text stand at the top without its pinyin."""
        line, part = divmod(self.row, self.shape.rows_per_line)
        if self.shape.labelled and part == 1 and line < len(self.layout(self.block).lines):
            self.move(-1)

    # -- places

    def row_of(self, place: Place) -> int:
        """The first row of the line of `place`, in its block."""
        return self.layout(place.block).line_of(place.word) * self.shape.rows_per_line

    def y_of(self, place: Place) -> int | None:
        """The row of the view at which the line of `place` begins (it may be partly above: then
        negative), or None when it is out of view."""
        wanted = self.row_of(place)
        for y, (block, row) in enumerate(self.window()):
            if block == place.block and row >= wanted:
                begins = y - (row - wanted)
                return begins if begins + self.shape.rows_per_line > 0 else None
            if block > place.block:
                return None
        return None

    def line_at(self, y: int) -> tuple[int, int, int] | None:
        """(block, line, row in the line) at row `y` of the view, or None where nothing stands."""
        for n, (block, row) in enumerate(self.window()):
            if n == y:
                line, part = divmod(row, self.shape.rows_per_line)
                return (block, line, part) if line < len(self.layout(block).lines) else None
        return None

    def whole_lines(self) -> list[tuple[int, Place]]:
        """The lines that are wholly in view: the row each begins at, and its first word."""
        found = []
        last = self.height - 1 - self.shape.labelled
        for y, (block, row) in enumerate(self.window()):
            line, part = divmod(row, self.shape.rows_per_line)
            lines = self.layout(block).lines
            if part == 0 and line < len(lines) and y <= last:
                found.append((y, Place(block, lines[line].first)))
        return found

    def first_in_view(self) -> Place:
        """The first word of the first line that is wholly in view."""
        whole = self.whole_lines()
        return whole[0][1] if whole else Place(self.block, 0)
