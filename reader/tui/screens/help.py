"""All keys, from the bindings themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.keys import format_key
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.language.cedict import LICENCE
from reader.tui import describe


class HelpScreen(ModalScreen[None]):
    """What every key does, and the id under which config.toml can give it another."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen VerticalScroll {
        width: 84; max-width: 96%; height: 90%; padding: 1 2;
        background: $panel; border: round $primary; border-title-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "Close", id="help.close"),
        Binding("j", "scroll(1)", "Down", id="help.down", show=False),
        Binding("k", "scroll(-1)", "Up", id="help.up", show=False),
    ]

    def compose(self) -> ComposeResult:
        """One list a screen."""
        with VerticalScroll() as box:
            box.border_title = "Keys"
            yield Static(Content("\n").join(self._lines()), markup=False)

    def action_scroll(self, rows: int) -> None:
        """A row down or up."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def _sections(self) -> list[tuple[str, Any]]:
        """What has keys; first the screen that help was asked on."""
        below = self.app.screen_stack[-2:-1]
        return sorted(screens_with_keys(), key=lambda one: not (below and type(below[0]) is one[1]))

    def _lines(self) -> Iterator[Content]:
        keymap = self.app._keymap
        for title, owner in self._sections():
            yield describe.line((title, "bold $accent"))
            for binding in bindings_of(owner):
                keys = keymap.get(binding.id or "", binding.key)
                shown = " ".join(format_key(key.strip()) for key in keys.split(","))
                does = f"  {shown:<18}{binding.description:<28}"
                yield describe.line(does, (binding.id or "", "$text-muted"))
            yield Content("")
        yield Content("A key is changed in config.toml, for example:")
        yield describe.line(('  [keys]\n  "reader.next_term" = "ctrl+n"', "$text-muted"))
        yield Content("")
        yield Content("The dictionary behind ordinary words:")
        yield describe.line((f"  {LICENCE}", "$text-muted"))


def screens_with_keys() -> list[tuple[str, Any]]:
    """What has keys of its own: a title and the class."""
    from reader.tui.app import TifaApp
    from reader.tui.screens.add import AddScreen
    from reader.tui.screens.drill import DrillScreen
    from reader.tui.screens.glossary import GlossaryScreen
    from reader.tui.screens.library import LibraryScreen
    from reader.tui.screens.mining import MiningScreen
    from reader.tui.screens.proposal import ProposalScreen
    from reader.tui.screens.reading import ReadingScreen
    from reader.tui.screens.sessions import SessionsScreen
    from reader.tui.screens.statistics import StatisticsScreen
    from reader.tui.screens.term import TermScreen
    from reader.tui.screens.word import WordScreen
    from reader.tui.widgets.page import Page

    return [
        ("Reader", ReadingScreen),
        ("Moving in the text", Page),
        ("Card of a term", TermScreen),
        ("Library", LibraryScreen),
        ("Adding articles", AddScreen),
        ("What would be added", ProposalScreen),
        ("Glossary", GlossaryScreen),
        ("Entry of a word", WordScreen),
        ("Mining", MiningScreen),
        ("Drill", DrillScreen),
        ("Choosing a drill", SessionsScreen),
        ("Statistics", StatisticsScreen),
        ("Everywhere", TifaApp),
    ]


def bindings_of(owner: Any) -> list[Binding]:
    """The bindings that a class itself declares."""
    return [binding for binding in owner.BINDINGS if isinstance(binding, Binding)]


def all_ids() -> set[str]:
    """The ids of all bindings that config.toml may give another key."""
    return {b.id for _, owner in screens_with_keys() for b in bindings_of(owner) if b.id}
