"""Shown while the terminal is too small to read in."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static


class SmallScreen(ModalScreen[None]):
    """Says so; goes away by itself when the window grows."""

    DEFAULT_CSS = """
    SmallScreen { align: center middle; background: $background; }
    SmallScreen Static { width: auto; text-align: center; }
    """

    def __init__(self, width: int, height: int) -> None:
        super().__init__()
        self._needed = f"{width}×{height}"

    def compose(self) -> ComposeResult:
        """One sentence."""
        yield Static(f"Too small to read in.\nEnlarge the window\nto {self._needed} or more.")
