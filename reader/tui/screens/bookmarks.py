"""Bookmarks: a note for one, and the list of an article's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader.services.reading import Reading
from reader.storage.reading import Bookmark
from reader.tui import describe
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

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


def ask_bookmark(app: TifaApp, reading: Reading, spot: tuple[int, int]) -> None:
    """Mark a place (block, code point in it), with a note if one is typed; on a mark, change or
    remove it."""
    old = reading.bookmark_at(*spot)

    @told
    def keep(app: TifaApp, note: str) -> None:
        if note != REMOVE:
            reading.put_bookmark(*spot, note)
            app.say("Bookmark kept. B lists those of this article.")
        elif old:
            reading.remove_bookmark(old)
            app.say("Bookmark removed.")

    def done(note: str | None) -> None:
        if note is not None:
            keep(app, note)

    quote = reading.sentence(*spot)
    app.push_screen(BookmarkScreen(quote, old.note if old else "", old is not None), done)


def list_bookmarks(app: TifaApp, reading: Reading, go: Callable[[int, int], None]) -> None:
    """The bookmarks of an article; `go` goes to the one chosen: (block, code point in it)."""

    def done(mark: Bookmark | None) -> None:
        if mark is not None:
            go(*reading.locate(mark.paragraph, mark.offset))

    if marks := reading.bookmarks():
        app.push_screen(BookmarksScreen(marks), done)
    else:
        app.say("No bookmarks in this article yet; b makes one.")
