"""A question before something that can't be taken back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.tui import describe


class ConfirmScreen(ModalScreen[bool]):
    """Gives True where the user says so with `y`; anything else that closes it is a no."""

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen > Vertical {
        width: 64; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
        background: $panel; border: round $warning; border-title-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes", id="confirm.yes"),
        Binding("n,escape,q", "dismiss(False)", "No", id="confirm.no"),
    ]

    def __init__(self, title: str, what: str, told: str, does: str) -> None:
        """`what` it is about, what is `told` of it, and what `y` `does`."""
        super().__init__()
        self._title, self._what, self._told, self._does = title, what, told, does

    def compose(self) -> ComposeResult:
        """The matter, then the two keys."""
        with Vertical() as box:
            box.border_title = Content(f" {self._title} ")
            keys = describe.line(
                ("y", "bold $warning"), f" {self._does}   ", ("n", "bold $accent"), " leave it"
            )
            told = describe.line((self._what, "bold"), "\n\n", self._told, "\n\n", keys)
            yield Static(told, markup=False)
