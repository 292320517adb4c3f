"""The scroll bar beside the page. It shows rows that are mostly estimates, and can be dragged."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message
from textual.scrollbar import ScrollBar, ScrollDown, ScrollTo, ScrollUp


class PageBar(ScrollBar):
    """Posts where it was dragged to, or that a page up or down is wanted."""

    DEFAULT_CSS = """
    PageBar { width: 1; height: 1fr; }
    """

    @dataclass
    class Dragged(Message):
        """The handle was dragged to this row of all rows."""

        row: int

    @dataclass
    class Paged(Message):
        """The track was clicked above (-1) or below (1) the handle."""

        step: int

    def __init__(self) -> None:
        super().__init__(vertical=True, thickness=1)

    def tell(self, rows: int, top: int, height: int) -> None:
        """Show that `height` rows from `top` on are seen, of `rows`."""
        self.window_virtual_size = rows
        self.window_size = height
        self.position = top

    def on_scroll_to(self, event: ScrollTo) -> None:
        """The handle was dragged."""
        if event.y is not None:
            self.post_message(self.Dragged(round(event.y)))

    def on_scroll_up(self, event: ScrollUp) -> None:
        """The track above the handle was clicked."""
        self.post_message(self.Paged(-1))

    def on_scroll_down(self, event: ScrollDown) -> None:
        """The track below the handle was clicked."""
        self.post_message(self.Paged(1))
