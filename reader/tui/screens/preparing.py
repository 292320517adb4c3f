"""Shown while an article that was asked for is annotated for the first time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import Footer, ProgressBar, Static

from reader.tui.messages import AnnotationMade


class PreparingScreen(Screen[None]):
    """A progress bar; the article opens in its place when it is ready."""

    DEFAULT_CSS = """
    PreparingScreen { align: center middle; }
    PreparingScreen Vertical { width: 60; height: auto; }
    PreparingScreen Static { margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "app.close_article", "Library", id="preparing.back")
    ]

    def __init__(self, identity: str) -> None:
        super().__init__()
        self._identity = identity

    def compose(self) -> ComposeResult:
        """What is going on, and how far it is."""
        with Vertical():
            yield Static("Preparing the articles for reading (once after each change of decks) …")
            yield ProgressBar(show_eta=False)
        yield Footer(show_command_palette=False)

    def annotation_made(self, event: AnnotationMade) -> None:
        """Show how far it is; open the article when it is its turn."""
        self.query_one(ProgressBar).update(total=max(1, event.of), progress=event.done)
        if event.what != "articles":
            return
        ready = event.id == self._identity or event.done == event.of > 0
        if ready and self.is_current:
            self.app.show_article(self._identity)  # type: ignore[attr-defined]
