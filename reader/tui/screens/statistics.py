"""Statistics: pages of numbers and charts, of all decks or of one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from reader.services.statistics import NO_DECK, Statistics, by_term, gather
from reader.study.day import to_date
from reader.tui.charts import Line, sections
from reader.tui.charts.figures import duration, percent
from reader.tui.told import telling
from reader.tui.widgets.page_tabs import PageTabs

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_STYLES = {
    "bold": "bold", "quiet": "$text-muted", "bar": "$primary", "low": "bold $error",
    "heat1": "$success 45%", "heat2": "$success 65%", "heat3": "$success 85%", "heat4": "$success",
}  # fmt: skip
_NAMES = (*(name for name, _ in sections.PAGES), "Decks 词库", "Terms 词条")
_DECKS, _TERMS = len(sections.PAGES), len(sections.PAGES) + 1
_MOST_TERMS = 300  # rows: who has more looks a term up with `tifa stats TERM`
_DECK_COLUMNS = (("Cards", 6), ("Answers", 8), ("Remembered", 10), ("Time", 12))
_TERM_COLUMNS = (("Answers", 8), ("Forgotten", 9), ("Next card", 10), ("", 6))


def content(lines: list[Line]) -> Content:
    """Lines of a chart, styled."""
    return Content("\n").join(
        Content.assemble(*((text, _STYLES.get(role, "")) for text, role in line)) for line in lines
    )


class StatisticsScreen(Screen[None]):
    """One page at a time; a deck opens to its own statistics, a term to its history."""

    DEFAULT_CSS = """
    StatisticsScreen #head { height: 1; padding: 0 1; background: $panel; }
    StatisticsScreen VerticalScroll { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    StatisticsScreen #page { width: 100%; height: auto; }
    StatisticsScreen DataTable {
        height: 1fr; background: $background; padding: 1 1 0 1; scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l,tab", "turn(1)", "Next page", id="statistics.next", priority=True),
        Binding(
            "left,h,shift+tab", "turn(-1)", "Page before", id="statistics.previous", priority=True
        ),
        *(
            Binding(str(n), f"page({n})", name.split()[0], id=f"statistics.page{n}", show=False)
            for n, name in enumerate(_NAMES, 1)
        ),
        Binding("enter", "open", "Open", id="statistics.open", priority=True),
        Binding("a", "all", "All decks", id="statistics.all"),
        Binding("j", "move(1)", "Down", id="statistics.down", show=False),
        Binding("k", "move(-1)", "Up", id="statistics.up", show=False),
        Binding("escape,q", "back", "Back", id="statistics.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._found: Statistics | None = None
        self._deck = NO_DECK  # the one that is looked at; NO_DECK: all
        self._page = 0

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Head line, tabs, a page of text or a table, footer."""
        yield Static(id="head", markup=False)
        yield PageTabs(_NAMES)
        with VerticalScroll():
            yield Static(id="page", markup=False)
        yield DataTable[Text](cursor_type="row")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Gather the numbers."""
        self._gather()

    def on_resize(self) -> None:
        """Fit the page."""
        self._show()

    @work(exclusive=True)
    async def _gather(self) -> None:
        page = self.query_one("#page", Static)
        if self._found is None:
            page.update(Content("counting …"))
        # In a thread: of a hundred thousand answers it takes longer than a screen may stand still.
        with telling(self):
            self._found = await asyncio.to_thread(self._gathered, self._deck)
        if self._found is None:
            page.update(Content(""))
        self._show()

    def _gathered(self, deck: str) -> Statistics:
        with self.tifa.home.aside() as home:
            return gather(home, (deck,) if deck else ())

    # -- what is shown

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        titles = {deck.id: deck.title for deck in self.tifa.home.glossary.decks}
        head = Text("Statistics 统计", style="bold")
        head.append(f"   {titles.get(self._deck, 'all decks')}", style="not bold")
        self.query_one("#head", Static).update(head)
        self.query_one(PageTabs).current = self._page
        table, scroll = self.query_one(DataTable), self.query_one(VerticalScroll)
        tabled = self._page >= _DECKS and bool(found.all_days)
        table.display, scroll.display = tabled, not tabled
        if not tabled:
            width = max(40, self.size.width - 3)
            make = sections.PAGES[min(self._page, _DECKS - 1)][1]
            lines = make(found, width) if found.all_days else sections.NOTHING
            self.query_one("#page", Static).update(content(list(lines)))
            scroll.scroll_home(animate=False)
            scroll.focus()
        else:
            table.clear(columns=True)
            if self._page == _DECKS:
                self._set_decks(table, found)
            else:
                self._set_terms(table, found)
            table.focus()
        self.refresh_bindings()

    def _columns(
        self, table: DataTable[Text], first: str, others: tuple[tuple[str, int], ...]
    ) -> None:
        room = self.size.width - 4 - sum(width + 2 for _, width in others) - 2
        table.add_column(Text(first), width=max(12, min(room, 60)))
        for name, width in others:
            table.add_column(Text(name, justify="right"), width=width)

    def _set_decks(self, table: DataTable[Text], found: Statistics) -> None:
        self._columns(table, "Deck", _DECK_COLUMNS)
        for deck in found.by_deck:
            share = percent(deck.tally.retention().share)
            cells = (
                f"{sum(deck.cards.values()):,}", f"{deck.tally.answers:,}", share,
                duration(deck.tally.took_ms),
            )  # fmt: skip
            table.add_row(_name(deck.title), *map(_right, cells), key=deck.id)

    def _set_terms(self, table: DataTable[Text], found: Statistics) -> None:
        self._columns(table, "Term", _TERM_COLUMNS)
        for term in by_term(self.tifa.home, found, _MOST_TERMS):
            due = "–" if term.due is None else to_date(term.due).isoformat()
            leech = "leech" if term.leech else ""
            cells = f"{term.answers:,}", f"{term.lapses:,}", due, leech
            table.add_row(_name(term.term), *map(_right, cells), key=term.id)

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can't be done on this page is not offered."""
        if action == "open":
            return self._page >= _DECKS and self._found is not None and bool(self._found.all_days)
        if action == "all":
            return bool(self._deck)
        return True

    def action_turn(self, step: int) -> None:
        """The next page, or the one before."""
        self._page = (self._page + step) % len(_NAMES)
        self._show()

    def action_page(self, number: int) -> None:
        """A page by its number, from 1."""
        self._page = number - 1
        self._show()

    @on(PageTabs.Chosen)
    def _tab_clicked(self, event: PageTabs.Chosen) -> None:
        self.action_page(event.number + 1)

    @on(DataTable.RowSelected)
    def _row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self._open(str(event.row_key.value))

    def action_open(self) -> None:
        """The statistics of the deck under the cursor, or the history of the term."""
        self.query_one(DataTable).action_select_cursor()

    def _open(self, identity: str) -> None:
        if self._page == _TERMS:
            self.tifa.open_history(identity)
        elif identity != NO_DECK:
            self._deck, self._page = identity, 0
            self._gather()

    def action_all(self) -> None:
        """All decks again."""
        if self._deck:
            self._deck = NO_DECK
            self._gather()

    def action_move(self, rows: int) -> None:
        """A row down or up."""
        table = self.query_one(DataTable)
        if table.display:
            table.move_cursor(row=max(0, min(table.cursor_row + rows, table.row_count - 1)))
        else:
            self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """From one deck to all of them; from there out."""
        if self._deck:
            self._page = _DECKS
            self.action_all()
        else:
            self.dismiss(None)


def _name(text: str) -> Text:
    return Text(text, no_wrap=True, overflow="ellipsis")


def _right(text: str) -> Text:
    return Text(text, justify="right")
