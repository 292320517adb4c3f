"""Which kinds of cards are made, for all decks and for single ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from reader.config import DEFAULT_DECK, DRILL_KINDS
from reader.tui import describe

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_WHAT = {
    "meaning": "term → meaning",
    "reading": "term → pinyin, typed",
    "reverse": "English → term",
    "cloze": "the gap in its sentence",
    "items": "a formula → its items",
    "collocation": "what goes with a term",
    "formula": "items → which formula?",
    "wrong": "find the strange item in a list",
}


class KindsScreen(Screen[None]):
    """The decks on the left, the kinds of the one under the cursor on the right. Each change is
    kept in config.toml at once; cards that are switched off keep their progress."""

    DEFAULT_CSS = """
    KindsScreen #about { padding: 1 2; color: $text-muted; }
    KindsScreen OptionList {
        height: 1fr; border: round $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    KindsScreen #decks { width: 2fr; max-width: 60; margin: 0 1 1 1; }
    KindsScreen #kinds { width: 3fr; max-width: 60; margin: 0 1 1 0; }
    KindsScreen OptionList:focus { border: round $primary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Decks ⇄ kinds", id="kinds.next"),
        Binding("space", "switch", "On or off", id="kinds.switch"),
        Binding("d", "follow", "As all decks", id="kinds.follow"),
        Binding("escape,q", "app.pop_screen", "Back", id="kinds.back"),
    ]

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """What it is about, the two lists, the keys."""
        about = (
            "Space switches a kind on or off. One new card of a term comes a day, in this order; "
            "a card that is switched off keeps its progress."
        )
        yield Static(Content(about), id="about", markup=False)
        with Horizontal():
            yield OptionList(*self._deck_lines(), markup=False, id="decks")
            yield OptionList(markup=False, id="kinds")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with all decks."""
        decks = self.query_one("#decks", OptionList)
        decks.border_title = "Decks"
        self.query_one("#kinds").border_title = "Kinds of cards"
        decks.highlighted = 0
        decks.focus()

    @property
    def _deck(self) -> str:
        option = self.query_one("#decks", OptionList).highlighted_option
        return option.id if option is not None and option.id else DEFAULT_DECK

    def _deck_lines(self) -> list[Option]:
        own = self.tifa.home.config.drill_kinds
        rows = [Option(Content.styled("  All decks", "bold"), id=DEFAULT_DECK)]
        for deck in self.tifa.home.glossary.decks:
            mark = "* " if deck.id in own else "  "
            rows.append(Option(describe.line(mark, deck.title or deck.id), id=deck.id))
        return rows

    def _kind_lines(self) -> list[Option]:
        made = self.tifa.home.config.kinds_of(self._deck)
        return [
            Option(
                describe.line(
                    ("[✓] " if kind in made else "[ ] ", "bold"),
                    (f"{kind:<13}", "bold" if kind in made else ""),
                    (_WHAT[kind], "$text-muted"),
                ),
                id=kind,
            )
            for kind in DRILL_KINDS
        ]

    @on(OptionList.OptionHighlighted, "#decks")
    def _show_kinds(self) -> None:
        kinds = self.query_one("#kinds", OptionList)
        at = kinds.highlighted or 0
        kinds.set_options(self._kind_lines())
        kinds.highlighted = at
        own = self._deck in self.tifa.home.config.drill_kinds
        kinds.border_subtitle = "" if own else "as all decks"
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#decks")
    def _entered(self) -> None:
        self.query_one("#kinds").focus()

    @on(OptionList.OptionSelected, "#kinds")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        config, kind = self.tifa.home.config, event.option.id
        made = config.kinds_of(self._deck)
        wanted = tuple(k for k in DRILL_KINDS if (k in made) != (k == kind))
        self._set({**config.drill_kinds, self._deck: wanted})

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a deck with kinds of its own can be as all decks again."""
        if action == "follow" and self.is_mounted:
            return self._deck != DEFAULT_DECK and self._deck in self.tifa.home.config.drill_kinds
        return True

    def action_switch(self) -> None:
        """Switch the kind under the cursor, or go to the kinds of the deck under it."""
        if isinstance(self.focused, OptionList):
            self.focused.action_select()

    def action_follow(self) -> None:
        """Let a deck have the kinds of all decks again."""
        kinds = dict(self.tifa.home.config.drill_kinds)
        kinds.pop(self._deck, None)
        self._set(kinds)

    def _set(self, kinds: dict[str, tuple[str, ...]]) -> None:
        self.tifa.configure(drill_kinds=kinds)
        decks = self.query_one("#decks", OptionList)
        for row, option in enumerate(self._deck_lines()):
            decks.replace_option_prompt_at_index(row, option.prompt)
        self._show_kinds()
