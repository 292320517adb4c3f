"""The line in which an answer to a card is typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Label

from reader.study.typed import LONGEST

_PROMPTS = {
    "pinyin": ("Pinyin 拼音", "liǎng gè or liang3 ge4; ü or v"),
    "hanzi": ("Chinese 汉字", "Enter compares it"),
}


class DrillAnswer(Horizontal):
    """A label and an input; hidden while nothing is to be typed."""

    DEFAULT_CSS = """
    DrillAnswer { height: 1; max-width: 76; margin: 0 2; display: none; }
    DrillAnswer Label { width: auto; padding: 0 1; text-style: bold; }
    DrillAnswer Input { width: 1fr; background: $surface; text-style: underline; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Don't type", id="drill.untyped"),
    ]

    @dataclass
    class Given(Message):
        """An answer was typed; it may be empty."""

        text: str

    class Left(Message):
        """Nothing is to be typed after all."""

    def compose(self) -> ComposeResult:
        """The line."""
        yield Label("", markup=False)
        # Disabled while hidden: a new screen would give it the focus.
        yield Input(max_length=LONGEST, compact=True, disabled=True)

    def ask(self, script: str) -> None:
        """Take an answer in `script`: pinyin or hanzi."""
        label, hint = _PROMPTS[script]
        self.query_one(Label).update(label)
        field = self.query_one(Input)
        if not self.display:
            field.value = ""
        field.placeholder = hint
        self.display, field.disabled = True, False
        field.focus(scroll_visible=False)

    def hide(self) -> None:
        """Take no answer; keys are the screen's again."""
        field = self.query_one(Input)
        if field.has_focus:
            self.screen.set_focus(None)
        self.display, field.disabled = False, True

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Given(event.value))

    def action_leave(self) -> None:
        """Don't type after all."""
        self.post_message(self.Left())
