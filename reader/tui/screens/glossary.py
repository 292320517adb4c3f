"""The glossary: all terms, searched as one types."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Input, Static

from reader.glossary.search import search
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_MOST = 500  # rows; a list longer than this is searched, not read


class GlossaryScreen(Screen[None]):
    """Type Hanzi, pinyin or English; Enter opens the card."""

    DEFAULT_CSS = """
    GlossaryScreen Input { dock: top; border: tall $primary; height: 3; }
    GlossaryScreen #count { height: 1; padding: 0 2; color: $text-muted; }
    GlossaryScreen DataTable { height: 1fr; background: $background; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Card", id="glossary.open"),
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
        self._found: list[str] = []

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Search line, count, results."""
        yield Input(placeholder="两个确立 · liang ge que li · lgql · two establishments")
        yield Static(id="count", markup=False)
        yield DataTable[Text](cursor_type="row", show_header=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """All terms, and the keys in the search line."""
        self.query_one(DataTable).can_focus = False
        self.query_one(Input).focus()
        self._search("")

    def on_resize(self) -> None:
        """Fit the columns."""
        self._search(self.query_one(Input).value)

    def on_screen_resume(self) -> None:
        """Show what changed on a card."""
        self._search(self.query_one(Input).value)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @told
    def _search(self, query: str) -> None:
        glossary = self.tifa.home.glossary
        drilled = self.tifa.home.drill.enrolled()
        if query.strip():
            self._found = search(glossary, query, _MOST)
        else:
            self._found = [entry.id for entry in glossary.entries[:_MOST]]
        table = self.query_one(DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = max(40, self.size.width - 13)
        for width in (1, max(16, room // 4), max(14, room // 4), room // 2):
            table.add_column("", width=width)
        for identity in self._found:
            term = glossary.term(identity)
            if term is None:
                continue
            table.add_row(
                Text("●" if identity in drilled else " "),
                _cell(term.term, "bold"),
                _cell(term.pinyin, "dim"),
                _cell(term.english),
            )
        if not query.strip() and 0 <= row < len(self._found):
            table.move_cursor(row=row)
        found = f"{len(self._found)} of {len(glossary)} terms"
        if not self._found:
            found = f"No term for “{query}”. Hanzi, pinyin (with or without tones) or English."
        self.query_one("#count", Static).update(found)

    def _selected(self) -> str | None:
        row = self.query_one(DataTable).cursor_row
        return self._found[row] if 0 <= row < len(self._found) else None

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_open()

    @on(DataTable.RowSelected)
    def _row_selected(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """The card of the term under the cursor."""
        if identity := self._selected():
            self.tifa.open_term(identity)

    def action_cursor(self, step: int) -> None:
        """Move among the results while typing."""
        table = self.query_one(DataTable)
        table.move_cursor(row=max(0, min(table.cursor_row + step, len(self._found) - 1)))

    def action_drill(self) -> None:
        """Put the term into the drill."""
        if identity := self._selected():
            row = self.query_one(DataTable).cursor_row
            self.tifa.add_to_drill(identity)
            self._search(self.query_one(Input).value)
            self.query_one(DataTable).move_cursor(row=row)

    def action_back(self) -> None:
        """Clear the search; without one, leave."""
        line = self.query_one(Input)
        if line.value:
            line.value = ""
        else:
            self.app.pop_screen()


def _cell(text: str, style: str = "") -> Text:
    return Text(text, style=style, no_wrap=True, overflow="ellipsis")
