"""What a search found, a line each: terms, then words of the dictionary under a heading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from reader.pinyin import spelled
from reader.tui import describe

if TYPE_CHECKING:
    from reader.glossary.model import Term
    from reader.language.entry import Entry

_MARGIN = 8  # cells: the mark, the bar at the right, and air
_HEADING = "  Dictionary 词典"
_GAP = 2  # cells between columns

Cells = tuple[str, str, str]  # Hanzi, pinyin, English


class Results(OptionList, can_focus=False):
    """Rows are terms, entries, and headings that can't be chosen; the keys stay in the search
    line. `chosen` is what stands under the cursor."""

    DEFAULT_CSS = """
    Results {
        height: 1fr; border: none; padding: 0 1; background: $background;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    Results > .option-list--option-disabled { color: $text-muted; text-style: bold; }
    Results > .option-list--option-highlighted {
        background: $block-cursor-background; color: $block-cursor-foreground;
        text-style: $block-cursor-text-style;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._rows: list[Term | Entry | None] = []

    @property
    def chosen(self) -> Term | Entry | None:
        """The term or the entry under the cursor."""
        return None if self.highlighted is None else self._rows[self.highlighted]

    def show(self, terms: Sequence[Term], marked: Iterable[str], words: Sequence[Entry]) -> None:
        """Show these; terms whose ids are `marked` get a dot."""
        drilled = set(marked)
        rows = [(term.term, term.pinyin, term.english) for term in terms]
        rows += map(_cells, words)
        widths = _widths(rows, self.app.size.width - _MARGIN)
        marks = ["●" if term.id in drilled else " " for term in terms] + [" "] * len(words)
        options = [Option(_line(m, row, widths)) for m, row in zip(marks, rows, strict=True)]
        self._rows = [*terms, *words]
        if words:
            self._rows.insert(len(terms), None)
            heading = Content("\n"[not terms :] + _HEADING)
            options.insert(len(terms), Option(heading, disabled=True))
        self.set_options(options)
        self.action_first()

    def skip(self) -> None:
        """Move the cursor from the terms to the words, or back."""
        if self.highlighted is not None and None in self._rows:
            heading = self._rows.index(None)
            wanted = heading + 1 if self.highlighted < heading else 0
            if wanted < len(self._rows) and self._rows[wanted] is not None:
                self.highlighted = wanted
                self.scroll_to_highlight(top=wanted > 0)

    def move(self, rows: int) -> None:
        """Move the cursor so many rows down or up, over headings and not beyond the ends."""
        if self.highlighted is None:
            return
        step = 1 if rows > 0 else -1
        last = len(self._rows) - 1
        wanted = max(0, min(self.highlighted + rows, last))
        while 0 < wanted < last and self._rows[wanted] is None:
            wanted += step
        if self._rows[wanted] is not None:
            self.highlighted = wanted


def _widths(rows: Sequence[Cells], room: int) -> tuple[int, int, int]:
    """Hanzi and pinyin get what they need, but the English has two fifths at least."""
    hanzi, pinyin = (
        min(max((cell_len(row[n]) for row in rows), default=0) + _GAP, room * 3 // 10)
        for n in (0, 1)
    )
    return hanzi, pinyin, room - hanzi - pinyin


def _cells(entry: Entry) -> Cells:
    return entry.simplified, spelled(entry.pinyin), "; ".join(entry.definitions)


def _line(mark: str, cells: Cells, widths: tuple[int, int, int]) -> Content:
    hanzi, pinyin, english = map(_fitted, cells, widths)
    return describe.line(f"{mark} ", (hanzi, "bold"), (pinyin, "dim"), english.rstrip())


def _fitted(text: str, width: int) -> str:
    """`text` in exactly so many cells, the last of them empty; cut with an ellipsis."""
    room = width - _GAP
    if cell_len(text) > room:
        text = set_cell_size(text, room - 1).rstrip() + "…"
    return set_cell_size(text, width)
