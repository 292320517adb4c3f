"""A row of numbered tabs; a click is as good as a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget


class PageTabs(Widget):
    """Shows the names of pages, the current one reversed. Names are `English 中文`: the Chinese is
    left out where the row is too short for it, then the numbers."""

    DEFAULT_CSS = "PageTabs { height: 1; width: 100%; }"

    current: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        number: int

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self._names = names

    def render(self) -> Content:
        """The row."""
        return Content.assemble(
            *((text, "bold reverse" if n == self.current else "$text-muted")
              for n, text in enumerate(self._texts()))
        )  # fmt: skip

    def _texts(self) -> list[str]:
        numbered = [f" {n} {name} " for n, name in enumerate(self._names, 1)]
        english = [f" {n} {name.split()[0]} " for n, name in enumerate(self._names, 1)]
        for texts in (numbered, english):
            if sum(map(cell_len, texts)) <= self.size.width:
                return texts
        return [
            f" {name.split()[0]} " if n == self.current else f" {n + 1} "
            for n, name in enumerate(self._names)
        ]

    def on_click(self, event: events.Click) -> None:
        """Choose the tab under the mouse."""
        end = 0
        for n, text in enumerate(self._texts()):
            end += cell_len(text)
            if event.x < end:
                self.post_message(self.Chosen(n))
                return
