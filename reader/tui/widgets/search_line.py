"""The line in which one types what to search for in an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on
from textual.widgets import Input

if TYPE_CHECKING:
    from reader.tui.screens.reading import ReadingScreen


class SearchLine(Input):
    """Enter searches; mounted only while it is used, for its import and styles take time."""

    DEFAULT_CSS = """
    SearchLine { border: tall $primary; height: 3; }
    """

    def __init__(self) -> None:
        super().__init__(placeholder="Search in this article; Enter, then n / N", id="search")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        cast("ReadingScreen", self.screen).search(event.value.strip())
