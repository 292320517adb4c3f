"""The pop-up at a word: what it is, in a few lines."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Offset, Region, Size
from textual.widgets import Static

from reader.tui import describe
from reader.tui.lookup import Answer

WIDEST = 70  # cells, the border included
_FRAME = 4  # border and padding, left and right
_MORE = describe.line(("… Enter shows the whole card", "$text-muted italic"))


class Popup(Static):
    """A small box on its own layer beside the word; it never takes the focus."""

    DEFAULT_CSS = """
    Popup {
        display: none; layer: popup; overlay: screen; position: absolute;
        padding: 0 1; background: $panel; color: $foreground;
        border: round $primary; border-title-color: $foreground; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def show_at(self, word: Region, answer: Answer, screen: Size) -> None:
        """Show `answer` below the word at a region of the screen, or above where there is more
        room. It never covers the word; what does not fit is left to the card."""
        heading = max(answer.title.cell_length, len(answer.subtitle)) + _FRAME + 2
        content = max((line.cell_length for line in answer.body), default=0) + _FRAME
        width = min(max(heading, content), WIDEST, screen.width)
        lines = [row for line in answer.body for row in line.wrap(width - _FRAME)]
        below, above = screen.height - 1 - word.bottom, word.y
        room = max(3, below if len(lines) + 2 <= below else max(below, above)) - 2
        if len(lines) > room:
            lines = [*lines[: room - 1], _MORE]
        height = len(lines) + 2
        y = word.bottom if height <= below else word.y - height
        self.border_title = answer.title
        self.border_subtitle = Content(answer.subtitle)
        self.update(Content("\n").join(lines))
        self.styles.width, self.styles.height = width, height
        self.absolute_offset = Offset(min(max(0, word.x - 2), screen.width - width), max(0, y))
        self.display = True
        self.refresh(layout=True)

    def hide(self) -> None:
        """Take it away."""
        self.display = False
