"""Choosing the term that another printed form belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from reader.glossary.search import ranked
from reader.tui import describe

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_MOST = 50  # terms offered


class MergeScreen(ModalScreen[str | None]):
    """Searches the glossary as one types; gives the id of the term chosen."""

    DEFAULT_CSS = """
    MergeScreen { align: center middle; }
    MergeScreen Vertical {
        width: 76; max-width: 98%; height: 18; max-height: 96%; padding: 0 1;
        background: $panel; border: round $primary; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    MergeScreen Input { border: tall $primary; height: 3; }
    MergeScreen OptionList { height: 1fr; border: none; padding: 0 1; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Call off", id="merge.cancel"),
        Binding("down", "cursor(1)", "Down", id="merge.down", show=False, priority=True),
        Binding("up", "cursor(-1)", "Up", id="merge.up", show=False, priority=True),
    ]

    def __init__(self, form: str) -> None:
        """`form`: the printed form that is looked for a term."""
        super().__init__()
        self._form = form
        self._ids: list[str] = []

    def compose(self) -> ComposeResult:
        """A search line, and the terms that answer it."""
        with Vertical() as box:
            box.border_title = describe.line(f" {self._form} ", ("is a form of … ", "not bold"))
            box.border_subtitle = Content(" type to search · Enter choose · Esc ")
            yield Input(placeholder="Hanzi, pinyin or English of the term")
            choices = OptionList(markup=False)
            choices.can_focus = False
            yield choices

    def on_mount(self) -> None:
        """What is most like the form comes first."""
        self.query_one(Input).focus()
        self._search("")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    def _search(self, query: str) -> None:
        glossary = cast("TifaApp", self.app).home.glossary
        wanted = query.strip() or self._form
        self._ids = [identity for identity, _ in ranked(glossary, wanted, _MOST)]
        # With nothing typed, terms that share the beginning of the form are offered as well.
        for length in range(len(wanted) - 1, 1, -1):
            if query.strip() or len(self._ids) >= _MOST:
                break
            more = ranked(glossary, wanted[:length], _MOST)
            self._ids += [identity for identity, _ in more if identity not in self._ids]
        choices = self.query_one(OptionList)
        choices.clear_options()
        for identity in self._ids:
            term = glossary.term(identity)
            if term is not None:
                text = describe.line((term.term, "bold"), (f"  {term.english}", "$text-muted"))
                choices.add_option(Option(text))
        choices.highlighted = 0 if self._ids else None

    def action_cursor(self, step: int) -> None:
        """Move among the terms while typing."""
        choices = self.query_one(OptionList)
        if self._ids:
            row = (choices.highlighted or 0) + step
            choices.highlighted = max(0, min(row, len(self._ids) - 1))

    @on(Input.Submitted)
    def _submitted(self) -> None:
        row = self.query_one(OptionList).highlighted
        if row is not None:
            self.dismiss(self._ids[row])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._ids[event.option_index])
