"""A word's entries in the dictionary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.pinyin import spelled
from reader.services.terms import add_own_word, enrol
from reader.tui import describe
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.language.entry import Entry
    from reader.tui.app import TifaApp


class WordScreen(ModalScreen[None]):
    """All homographs of one word: reading, definitions, measure words."""

    DEFAULT_CSS = """
    WordScreen { align: center middle; }
    WordScreen VerticalScroll {
        width: 72; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
        background: $panel; border: round $primary; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    WordScreen Static { height: auto; }
    WordScreen .reading { text-style: bold; }
    WordScreen .next { margin-top: 1; }
    WordScreen .definition { padding-left: 2; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "drill", "To the drill", id="word.drill"),
        Binding("y", "copy", "Copy", id="word.copy"),
        Binding("escape,q,enter", "dismiss", "Back", id="word.back"),
    ]

    def __init__(self, entries: Sequence[Entry]) -> None:
        """`entries` of one word, the one that is meant first."""
        super().__init__()
        self._entries = entries

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Reading and definitions of each."""
        first = self._entries[0]
        with VerticalScroll() as box:
            other = first.traditional if first.traditional != first.simplified else ""
            box.border_title = describe.line(f" {first.simplified} ", (f"{other} ", "not bold"))
            box.border_subtitle = Content(" CC-CEDICT · a drill · y copy · Esc ")
            for number, entry in enumerate(self._entries):
                yield from _described(entry, first=number == 0)

    @told
    def action_drill(self) -> None:
        """Put the word into the reader's own deck and into the drill."""
        home, entry = self.tifa.home, self._entries[0]
        identity = add_own_word(home, entry.simplified, spelled(entry.pinyin))
        self.tifa.say(enrol(home, identity))
        self.tifa.annotate_stale()

    def action_copy(self) -> None:
        """Copy the word with its reading and definitions."""
        entry = self._entries[0]
        parts = (entry.simplified, spelled(entry.pinyin), "; ".join(entry.definitions))
        self.app.copy_to_clipboard("  ".join(parts))
        self.tifa.say(f"Copied: {entry.simplified}")


def _described(entry: Entry, first: bool) -> Iterator[Static]:
    reading = describe.line(spelled(entry.pinyin))
    yield Static(reading, markup=False, classes="reading" if first else "reading next")
    for definition in entry.definitions:
        yield Static(Content(f"· {definition}"), markup=False, classes="definition")
    if entry.classifiers:
        measure = describe.line(("measure word ", "$text-muted"), "、".join(entry.classifiers))
        yield Static(measure, markup=False, classes="definition")
