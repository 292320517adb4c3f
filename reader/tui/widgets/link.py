"""A line that opens a term or an article."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import Static


class Link(Static, can_focus=True):
    """Focused with the arrow keys, followed with Enter or a click."""

    DEFAULT_CSS = """
    Link { width: 100%; height: auto; text-style: underline; }
    Link:focus { text-style: reverse; }
    Link:hover { background: $panel; }
    """

    @dataclass
    class Followed(Message):
        """The link was followed."""

        link: Link

    def __init__(
        self,
        text: Content,
        term: str = "",
        article: str = "",
        at: tuple[int, int] | None = None,
    ) -> None:
        """It leads to the term or the article with this id, there to `at`: (paragraph, offset)."""
        super().__init__(text, markup=False)
        self.term = term
        self.article = article
        self.at = at

    def on_click(self) -> None:
        """Follow it."""
        self.follow()

    def follow(self) -> None:
        """Ask for what the link leads to."""
        self.post_message(self.Followed(self))
