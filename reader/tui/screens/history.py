"""One term in the drill: its cards and all answers to them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.services.statistics import History
from reader.tui.charts import sections
from reader.tui.screens.statistics import content


class HistoryScreen(ModalScreen[None]):
    """A list that scrolls, the newest answer first."""

    DEFAULT_CSS = """
    HistoryScreen { align: center middle; }
    HistoryScreen VerticalScroll {
        width: 84; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
        background: $panel; border: round $primary; border-title-style: bold;
        scrollbar-size-vertical: 1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "dismiss", "Close", id="history.close"),
        Binding("j", "scroll(1)", "Down", id="history.down", show=False),
        Binding("k", "scroll(-1)", "Up", id="history.up", show=False),
    ]

    def __init__(self, history: History) -> None:
        super().__init__()
        self._history = history

    def compose(self) -> ComposeResult:
        """The cards, then the answers."""
        with VerticalScroll() as box:
            box.border_title = content([((self._history.term, ""),)])
            yield Static(content(list(sections.history(self._history, 72))), markup=False)

    def action_scroll(self, rows: int) -> None:
        """A row down or up."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)
