"""The glossary: all terms and the dictionary's words, searched as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from reader.glossary.model import Term
from reader.language.entry import Entry
from reader.services.search import Found, Search
from reader.services.words import look_up
from reader.tui.messages import AnnotationMade
from reader.tui.told import told
from reader.tui.widgets.results import Results

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_MOST = 50  # rows of each kind; what is further down is searched, not read
_BROWSED = 500  # terms shown before anything is typed


class GlossaryScreen(Screen[None]):
    """Type Hanzi, pinyin or English; Enter opens the term's card, or the word's entry."""

    DEFAULT_CSS = """
    GlossaryScreen Input { dock: top; border: tall $primary; height: 3; }
    GlossaryScreen #count { height: 1; padding: 0 3; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Open", id="glossary.open", priority=True),
        Binding("tab", "skip", "Terms or words", id="glossary.skip", priority=True),
        Binding("down", "cursor(1)", "Down", id="glossary.down", show=False, priority=True),
        Binding("up", "cursor(-1)", "Up", id="glossary.up", show=False, priority=True),
        Binding(
            "pagedown", "cursor(10)", "Page", id="glossary.pagedown", show=False, priority=True
        ),
        Binding("pageup", "cursor(-10)", "Page", id="glossary.pageup", show=False, priority=True),
        Binding("ctrl+d", "drill", "To the drill", id="glossary.drill", priority=True),
        Binding("escape", "back", "Clear, then back", id="glossary.back", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._preparing = ""

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Search line, count, results."""
        yield Input(placeholder="两个确立 · liang ge que li · lgql · two establishments")
        yield Static(id="count", markup=False)
        yield Results()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """All terms, and the keys in the search line."""
        self._searching = Search(self.tifa.home)
        self.query_one(Input).focus()
        self._search()

    def on_resize(self) -> None:
        """Fit the columns."""
        self._search()

    def on_screen_resume(self) -> None:
        """Show what changed on a card."""
        self._search()

    def annotation_made(self, event: AnnotationMade) -> None:
        """Tell how far the dictionary is; search it as soon as it is there."""
        if self.tifa.home.dictionary is None and event.what == "dictionary" and event.of:
            self._preparing = f" ({event.done / event.of:.0%})"
            self._search()
        elif self._preparing:
            self._preparing = ""
            self._search()

    @on(Input.Changed)
    def _changed(self) -> None:
        self._search(stay=False)

    @told
    def _search(self, stay: bool = True) -> None:
        """Show what answers the search line; `stay`: in the row where the cursor was."""
        home, query = self.tifa.home, self.query_one(Input).value.strip()
        found = Found([entry.id for entry in home.glossary.entries[:_BROWSED]], [])
        if query:
            found = self._searching.find(query, _MOST)
        terms = [term for identity in found.terms if (term := home.glossary.term(identity))]
        results = self.query_one(Results)
        row = results.highlighted
        results.show(terms, home.drill.enrolled(), found.words or ())
        if stay and row is not None and row < results.option_count:
            results.highlighted = row
        self.query_one("#count", Static).update(self._count(query, found))

    def _count(self, query: str, found: Found) -> str:
        count = len(self.tifa.home.glossary)
        if not query:
            return f"{count:,} terms, and a dictionary: type to find"
        if not found.terms and found.words == []:
            return f"Nothing for “{query}”. Hanzi, pinyin (with or without tones) or English."
        terms = f"{_many(len(found.terms))} of {count:,} terms" if found.terms else "No term"
        if found.words is None:
            return f"{terms} · the dictionary is being prepared{self._preparing}; a moment"
        words = _many(len(found.words)) + (" word" if len(found.words) == 1 else " words")
        return f"{terms} · {words}" if found.words else terms

    @on(Results.OptionSelected)
    def _chosen(self) -> None:
        self.action_open()

    @told
    def action_open(self) -> None:
        """The card of the term under the cursor, or the entries of the word."""
        chosen = self.query_one(Results).chosen
        if isinstance(chosen, Term):
            self.tifa.open_term(chosen.id)
        elif isinstance(chosen, Entry):
            from reader.tui.screens.word import WordScreen

            others = look_up(self.tifa.home, chosen.simplified)
            entries = [chosen, *(entry for entry in others if entry != chosen)]
            self.app.push_screen(WordScreen(entries))

    def action_cursor(self, rows: int) -> None:
        """Move among the results while typing."""
        self.query_one(Results).move(rows)

    def action_skip(self) -> None:
        """From the terms to the words, and back."""
        self.query_one(Results).skip()

    def action_drill(self) -> None:
        """Put the term into the drill."""
        chosen = self.query_one(Results).chosen
        if isinstance(chosen, Term):
            self.tifa.add_to_drill(chosen.id)
            self._search()
        elif chosen is not None:
            self.action_open()  # a word goes into the reader's own deck from its entry

    def action_back(self) -> None:
        """Clear the search; without one, leave."""
        line = self.query_one(Input)
        if line.value:
            line.value = ""
        else:
            self.app.pop_screen()


def _many(count: int) -> str:
    return f"{count}+" if count == _MOST else str(count)
