"""One card of the drill, and under it the sentence its term was met in."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from reader.services.drill_types import Asked
from reader.study.attempt import Attempt
from reader.study.card import Card, Part
from reader.tui import drill_text
from reader.tui.drill_diff import diff

_USUAL = 18  # rows of most cards with their back and sentence
_WIDEST = 76  # cells
_FRAME = 8  # cells that a card's border and padding take


class DrillCard(VerticalScroll, can_focus=False):
    """Front, or front and back; scrolls where the terminal is too small for it."""

    DEFAULT_CSS = """
    DrillCard { width: 100%; height: 1fr; align-horizontal: center; scrollbar-size-vertical: 1; }
    DrillCard #middle { width: 100%; max-width: 76; height: auto; }
    DrillCard #card { height: auto; min-height: 11; border: round $text-muted; padding: 1 3; }
    DrillCard.-low #card { padding: 0 3; }
    DrillCard #below { height: auto; padding: 1 4 0 4; }
    DrillCard Static { width: 100%; height: auto; }
    DrillCard .ask { color: $text-muted; margin-bottom: 1; text-align: center; }
    DrillCard .term, DrillCard .pinyin, DrillCard .english, DrillCard .note {
        text-align: center;
    }
    DrillCard .meaning { margin-top: 1; }
    DrillCard .rule { color: $text-muted; margin: 1 0; text-align: center; }
    DrillCard .items, DrillCard .choices { margin-top: 1; }
    DrillCard Vertical.items { height: auto; }
    DrillCard .group { text-style: bold; padding-left: 2; }
    DrillCard .gloss { color: $text-muted; padding-left: 5; }
    DrillCard .of-collocation { text-align: center; }
    DrillCard .last { text-align: center; margin-top: 1; }
    DrillCard .diff { margin-bottom: 1; }
    DrillCard .page { text-align: center; margin-top: 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._asked: Asked | None = None
        self._attempt: Attempt | None = None
        self._page = Content("")

    def ask(self, asked: Asked, attempt: Attempt) -> None:
        """Show a card as far as an attempt at it has come."""
        another = asked is not self._asked
        self._asked, self._attempt = asked, attempt
        self.refresh(recompose=True)
        if another:
            self.scroll_home(animate=False)

    def tell(self, page: Content) -> None:
        """Show a page of text and no card."""
        self._asked, self._page = None, page
        self.refresh(recompose=True)

    async def recompose(self) -> None:
        """Show what is new, also where the card is longer than the screen."""
        await super().recompose()
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """Bring into view the item shown last, or the end of the card, as much of its back as fits
        from where that begins."""
        view, below = self.scrollable_content_region, 0
        for line in self.query(".now"):
            below = line.region.bottom - view.bottom
        for rule in self.query(".rule"):
            below = self.query_one("#card").region.bottom - view.bottom
            below = min(below, rule.region.y - 1 - view.y)
        if below > 0:
            self.scroll_relative(y=below, animate=False)

    def compose(self) -> ComposeResult:
        """The card from top to bottom."""
        with Vertical(id="middle"):
            if self._asked is None or self._attempt is None:
                with Vertical(id="card"):
                    yield Static(self._page, markup=False, classes="page")
                return
            with Vertical(id="card"):
                yield from self._faces(self._asked, self._attempt)
            with Vertical(id="below"):
                yield from self._below(self._asked, self._attempt)

    def on_resize(self) -> None:
        """Set the card a little above the middle; there it stays when it grows by its back. Where
        rows are few, all of them are for what it says."""
        self.set_class(self.outer_size.height < _USUAL, "-low")
        self.styles.padding = (max(0, (self.outer_size.height - _USUAL) // 3), 2, 0, 2)

    def _faces(self, asked: Asked, attempt: Attempt) -> Iterator[Static]:
        card = asked.card
        yield Static(Content(card.ask), markup=False, classes="ask")
        for piece in card.front:
            if piece.role == "sentence" and card.kind == "cloze" and attempt.revealed:
                yield Static(drill_text.sentence(card), markup=False, classes="sentence")
            elif piece.role != "item":
                yield _line(piece, card.kind)
        if any(piece.role == "item" for piece in card.front):
            yield Static(drill_text.choices(card, attempt), markup=False, classes="choices")
        if card.items:
            if asked.marks and not attempt.shown:
                before = drill_text.last_time(asked.marks, len(card.items))
                yield Static(before, markup=False, classes="last")
            with Vertical(classes="items"):
                yield from _items(card, attempt)
        if attempt.revealed and card.back:
            yield Static(Content("─" * 12), markup=False, classes="rule")
            if attempt.compared is not None:
                width = min(self.size.width - 4, _WIDEST) - _FRAME
                yield Static(diff(attempt.compared, width), markup=False, classes="diff")
            yield from (_line(piece) for piece in card.back)

    def _below(self, asked: Asked, attempt: Attempt) -> Iterator[Static]:
        card = asked.card
        shown = attempt.revealed or card.met_on_front or card.kind == "cloze"
        if card.met is None or not shown:
            return
        if card.kind != "cloze":  # there the sentence is the card itself
            yield Static(drill_text.sentence(card), markup=False, classes="sentence")
        yield Static(drill_text.origin(asked.origin), markup=False, classes="origin")


def _items(card: Card, attempt: Attempt) -> Iterator[Static]:
    group = ""
    for n, item in enumerate(card.items, 1):
        if n <= attempt.shown and item.group != group:
            group = item.group
            yield Static(Content(group), markup=False, classes="group")
        now = "now" if n == attempt.shown else ""
        yield Static(drill_text.item(card, attempt, n), markup=False, classes=now)
        if n <= attempt.shown and item.en:
            yield Static(Content(item.en), markup=False, classes=f"gloss {now}")


def _line(piece: Part, kind: str = "") -> Static:
    return Static(drill_text.part(piece), markup=False, classes=f"{piece.role} of-{kind}")
