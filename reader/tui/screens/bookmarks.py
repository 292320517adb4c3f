"""Bookmarks: a note for one, and the list of an article's."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.storage.reading import Bookmark
from reader.tui import describe

REMOVE = "\0remove"


class BookmarkScreen(ModalScreen[str | None]):
    """Asks for a note; gives it, `REMOVE`, or None when it was called off."""

    DEFAULT_CSS = """
    BookmarkScreen { align: center middle; }
    BookmarkScreen Vertical {
        width: 72; max-width: 96%; height: auto; padding: 1 2; background: $panel;
        border: round $primary; border-title-style: bold; border-subtitle-color: $text-muted;
    }
    BookmarkScreen Static { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Call off", id="bookmark.cancel"),
        Binding("ctrl+d", "remove", "Remove", id="bookmark.remove", priority=True),
    ]

    def __init__(self, quote: str, note: str, exists: bool) -> None:
        super().__init__()
        self._quote = quote
        self._note = note
        self._exists = exists

    def compose(self) -> ComposeResult:
        """The sentence and a line to type in."""
        with Vertical() as box:
            box.border_title = "Bookmark"
            keys = "Enter keep · Ctrl+D remove · Esc" if self._exists else "Enter keep · Esc"
            box.border_subtitle = Content(keys)
            yield Static(Content(self._quote), markup=False)
            yield Input(self._note, placeholder="A note, or nothing")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_remove(self) -> None:
        """Take the mark away."""
        self.dismiss(REMOVE if self._exists else None)


class BookmarksScreen(ModalScreen[Bookmark | None]):
    """The bookmarks of an article; gives the one chosen."""

    DEFAULT_CSS = """
    BookmarksScreen { align: center middle; }
    BookmarksScreen OptionList {
        width: 76; max-width: 96%; height: auto; max-height: 80%; padding: 0 1;
        background: $panel; border: round $primary; border-title-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Close", id="bookmarks.close")
    ]

    def __init__(self, marks: list[Bookmark]) -> None:
        super().__init__()
        self._marks = marks

    def compose(self) -> ComposeResult:
        """One line a mark."""
        options = [
            Option(describe.line(mark.quote, (f"\n   {mark.note}" if mark.note else "", "italic")))
            for mark in self._marks
        ]
        choices = OptionList(*options, markup=False)
        choices.border_title = "Bookmarks"
        yield choices

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._marks[event.option_index])
