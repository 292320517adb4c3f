"""One card of the drill, and under it the sentence its term was met in."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.services.drill_types import Asked
from reader.study.card import Part
from reader.tui import drill_text

_USUAL = 18  # rows of most cards with their back and sentence


class DrillCard(VerticalScroll, can_focus=False):
    """Front, or front and back; scrolls where the terminal is too small for it."""

    DEFAULT_CSS = """
    DrillCard { width: 100%; height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    DrillCard #middle { width: 100%; max-width: 76; height: auto; }
    DrillCard #card { height: auto; min-height: 11; border: round $text-muted; padding: 1 3; }
    DrillCard #below { height: auto; padding: 1 4 0 4; }
    DrillCard Static { width: 100%; height: auto; }
    DrillCard .ask { color: $text-muted; margin-bottom: 1; text-align: center; }
    DrillCard .term, DrillCard .pinyin, DrillCard .english, DrillCard .note {
        text-align: center;
    }
    DrillCard .meaning { margin-top: 1; }
    DrillCard .rule { color: $text-muted; margin: 1 0; text-align: center; }
    DrillCard .items { margin-top: 1; }
    DrillCard .page { text-align: center; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._items = 0
        self._revealed = False
        self._page = Content("")

    def ask(self, asked: Asked, items: int, revealed: bool) -> None:
        """Show a card with the first `items` of its items, and its back if `revealed`."""
        another = asked is not self._asked
        self._asked, self._items, self._revealed = asked, items, revealed
        self.refresh(recompose=True)
        if another:
            self.scroll_home(animate=False)

    def tell(self, page: Content) -> None:
        """Show a page of text and no card."""
        self._asked, self._page = None, page
        self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        """The card from top to bottom."""
        with Vertical(id="middle"):
            if self._asked is None:
                with Vertical(id="card"):
                    yield Static(self._page, markup=False, classes="page")
                return
            with Vertical(id="card"):
                yield from self._faces(self._asked)
            with Vertical(id="below"):
                yield from self._below(self._asked)

    def on_resize(self) -> None:
        """Set the card a little above the middle; there it stays when it grows by its back."""
        self.styles.padding = (max(0, (self.outer_size.height - _USUAL) // 3), 2, 0, 2)

    def _faces(self, asked: Asked) -> Iterator[Static]:
        card = asked.card
        yield Static(Content(card.ask), markup=False, classes="ask")
        for piece in card.front:
            if piece.role == "sentence" and self._revealed:
                yield Static(drill_text.sentence(card), markup=False, classes="sentence")
            else:
                yield _line(piece)
        if card.items:
            listed = drill_text.items(card.items, self._items)
            yield Static(listed, markup=False, classes="items")
        if self._revealed and card.back:
            yield Static(Content("─" * 12), markup=False, classes="rule")
            yield from map(_line, card.back)

    def _below(self, asked: Asked) -> Iterator[Static]:
        card = asked.card
        if card.met is None or not (self._revealed or card.met_on_front or card.kind == "cloze"):
            return
        if card.kind != "cloze":  # there the sentence is the card itself
            yield Static(drill_text.sentence(card), markup=False, classes="sentence")
        yield Static(drill_text.origin(asked.origin), markup=False, classes="origin")


def _line(piece: Part) -> Static:
    return Static(drill_text.part(piece), markup=False, classes=piece.role)
