"""Asked once: which words the reader knows to begin with."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.language.levels import LEVELS
from reader.tui import describe


class LevelScreen(ModalScreen[str | None]):
    """Gives the level chosen, or None."""

    DEFAULT_CSS = """
    LevelScreen { align: center middle; }
    LevelScreen Vertical {
        width: 66; max-width: 96%; height: auto; padding: 1 2; background: $panel;
        border: round $primary; border-title-style: bold;
    }
    LevelScreen OptionList { height: auto; margin-top: 1; border: none; background: $panel; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "None of them", id="level.cancel")
    ]

    def compose(self) -> ComposeResult:
        """One line a level."""
        with Vertical() as box:
            box.border_title = "Which words do you know already?"
            yield Static(
                Content(
                    "Only the others get pinyin in this mode. x marks a word as known or unknown; "
                    "the settings ask again."
                ),
                markup=False,
            )
            yield OptionList(
                *(
                    Option(describe.line(f"{level:<14}", (_what(count), "$text-muted")))
                    for level, count in LEVELS.items()
                ),
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(list(LEVELS)[event.option_index])


def _what(count: int) -> str:
    return f"the {count:,} most frequent words" if count else "I start from nothing"
