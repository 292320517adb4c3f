"""What to drill: all sessions with what each would ask; Enter begins one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from reader.services.drill_types import Choice
from reader.tui import session_text
from reader.tui.told import telling

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_NUMBERS = (("Due", 6), ("New", 6), ("Terms", 6))  # columns behind the name


class SessionsScreen(Screen[None]):
    """A table of sessions: today's, of an article, of each deck, practice."""

    DEFAULT_CSS = """
    SessionsScreen #head { dock: top; height: 1; padding: 0 1; background: $panel; }
    SessionsScreen DataTable { height: 1fr; background: $background; padding: 0 1; }
    SessionsScreen #about { height: 2; padding: 0 2; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "begin", "Begin", id="sessions.begin"),
        Binding("plus,equals_sign", "more(10)", "Cram more", id="sessions.more", show=False),
        Binding("minus", "more(-10)", "Cram fewer", id="sessions.fewer", show=False),
        Binding("j", "move(1)", "Down", id="sessions.down", show=False),
        Binding("k", "move(-1)", "Up", id="sessions.up", show=False),
        Binding("escape,q", "app.pop_screen", "Back", id="sessions.back"),
    ]

    def __init__(self, article: str = "") -> None:
        """`article`: the id of one whose unknown terms are offered before reading it."""
        super().__init__()
        self._article = article
        self._most = 20  # cards to cram
        self._choices: list[Choice] = []
        self._state = "counting …"

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Head line, table, what the chosen session does, footer."""
        yield Static(id="head", markup=False)
        yield DataTable[Text](cursor_type="row")
        yield Static(id="about", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The table has the keys."""
        self.query_one(DataTable).focus()

    def on_screen_resume(self) -> None:
        """Count what a session may have changed."""
        self._count()

    def on_resize(self) -> None:
        """Fit the columns."""
        self._show()

    @work(exclusive=True)
    async def _count(self) -> None:
        # In a thread: a hundred thousand cards take longer than a screen may stand still.
        answered = None
        with telling(self):
            found = await asyncio.to_thread(self._counted, self._article, self._most)
            self._choices, answered = found
        self._state = "" if answered is None else f"Enter begins · {answered} answered today"
        self._show()

    def _counted(self, article: str, most: int) -> tuple[list[Choice], int]:
        with self.tifa.home.aside() as home:
            return home.drill.choices(article, most), home.drill.answered_today()

    def _show(self) -> None:
        """Set the table anew, with the cursor where it was."""
        table = self.query_one(DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = self.size.width - 4 - sum(width + 2 for _, width in _NUMBERS) - 2
        table.add_column(Text("Session"), width=max(20, min(room, 84)))
        for title, width in _NUMBERS:
            table.add_column(Text(title, justify="right"), width=width)
        for choice in self._choices:
            table.add_row(*_cells(choice))
        table.move_cursor(row=max(0, min(row, len(self._choices) - 1)))
        head = Text("What to drill 练什么", style="bold")
        head.append(f"   {self._state}", style="not bold")
        self.query_one("#head", Static).update(head)

    def _chosen(self) -> Choice | None:
        row = self.query_one(DataTable).cursor_row
        return self._choices[row] if 0 <= row < len(self._choices) else None

    @on(DataTable.RowHighlighted)
    def _tell(self) -> None:
        chosen = self._chosen()
        about = session_text.about(chosen) if chosen else ""
        self.query_one("#about", Static).update(Text(about))

    # -- keys

    @on(DataTable.RowSelected)
    def _row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_begin()

    def action_begin(self) -> None:
        """Begin the chosen session."""
        if chosen := self._chosen():
            self.tifa.open_drill(chosen.scope)

    def action_more(self, cards: int) -> None:
        """More cards to cram, or fewer."""
        self._most = max(10, min(self._most + cards, 500))
        self._count()

    def action_move(self, step: int) -> None:
        """A row down or up."""
        table = self.query_one(DataTable)
        table.move_cursor(row=max(0, min(table.cursor_row + step, len(self._choices) - 1)))


def _cells(choice: Choice) -> tuple[Text, ...]:
    scope = choice.scope
    indent = "  " if scope.decks else ""
    name = Text(indent + session_text.name(scope, choice.name), no_wrap=True, overflow="ellipsis")
    new = "" if scope.practice or scope.what == "due" else _number(choice.new)
    terms = f"{choice.terms:,}" if choice.terms else ""
    return (
        name,
        Text(_number(choice.due), justify="right", style="bold" if choice.due else "dim"),
        Text(new, justify="right", style="bold" if choice.new else "dim"),
        Text(terms, justify="right", style="dim"),
    )


def _number(count: int) -> str:
    return f"{count:,}" if count else "·"
