"""The line above the page: which article, where in it, and how it is set."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from rich.style import Style
from rich.text import Text
from textual.widget import Widget

_BAR = 8


class ArticleHeader(Widget):
    """Title, source and date, a thin bar of the place in the article, the pinyin mode."""

    DEFAULT_CSS = """
    ArticleHeader {
        dock: top; height: 1; padding: 0 1; background: $panel; color: $foreground;
    }
    """

    def __init__(self, title: str, facts: str) -> None:
        super().__init__()
        self._title = title
        self._facts = facts
        self._progress = 0.0
        self._state = ""

    def tell(self, progress: float, state: str) -> None:
        """Show a place (0–1) and the present state, such as the pinyin mode."""
        if (progress, state) != (self._progress, self._state):
            self._progress, self._state = progress, state
            self.refresh()

    def render(self) -> Text:
        """The line, fitted to the width: the title gives way first."""
        filled = round(self._progress * _BAR)
        bar = "▰" * filled + "▱" * (_BAR - filled)
        right = f"{bar} {self._progress:>4.0%}  {self._state}"
        room = self.size.width - cell_len(right) - 2
        left = self._title
        if self._facts and cell_len(left) + cell_len(self._facts) + 4 <= room:
            left = set_cell_size(left, room - cell_len(self._facts) - 2) + self._facts + "  "
        elif cell_len(left) > room:
            left = set_cell_size(left, max(0, room - 1)).rstrip() + "…"
        line = Text(set_cell_size(left, max(0, room + 2)), no_wrap=True, end="")
        line.stylize(Style(bold=True), 0, len(self._title))
        line.append(right)
        return line
