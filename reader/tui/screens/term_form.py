"""The form in which a term is written into the user's own deck."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static, TextArea

from reader.tui.told import told

Fields = dict[str, Any]
_LINES = (
    ("term", "Term"),
    ("pinyin", "Pinyin"),
    ("english", "English"),
    ("meaning", "Meaning"),
)


class TermForm(ModalScreen[bool]):
    """Headword, pinyin, English, meaning, components; gives True when they were kept."""

    DEFAULT_CSS = """
    TermForm { align: center middle; }
    TermForm > Vertical {
        width: 84; max-width: 98%; height: auto; max-height: 96%; padding: 0 2;
        background: $panel; border: round $primary; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    TermForm .field { layout: horizontal; height: 1; margin-top: 1; }
    TermForm Label { width: 12; color: $text-muted; }
    TermForm Input { border: none; height: 1; padding: 0 1; width: 1fr; background: $surface; }
    TermForm Input:focus { border: none; background: $boost; }
    TermForm TextArea:focus { border: none; background: $boost; }
    TermForm TextArea {
        height: 5; border: none; padding: 0 1; margin-left: 12; background: $surface;
    }
    TermForm .above { margin-top: 1; width: 100%; }
    TermForm #sentence { height: auto; max-height: 3; margin-top: 1; color: $text-muted; }
    """
    # What is typed fast, or comes late over a slow line, must reach the field it was meant for: the
    # keys that change the field go ahead of the letters behind them, that which keeps comes after
    # the letters before it.
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
        Binding("ctrl+s", "save", "Keep", id="form.save"),
        Binding("escape", "dismiss(False)", "Call off", id="form.cancel"),
    ]

    def __init__(
        self,
        keep: Callable[[Fields], None],
        term: str,
        pinyin: str,
        components: Sequence[str] = (),
        sentence: str = "",
        english: str = "",
        meaning: str = "",
    ) -> None:
        """`keep` takes the filled fields of a deck entry; while it raises TifaError, the form stays
        open. The rest is what it is filled with; `sentence` is shown below it."""
        super().__init__()
        self._keep = keep
        self._filled = {"term": term, "pinyin": pinyin, "english": english, "meaning": meaning}
        self._components = components
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """One line a field, a line an item of the list."""
        with Vertical() as box:
            box.border_title = Content(" Into your own deck ")
            box.border_subtitle = Content(" Tab next · Ctrl+S keep · Esc ")
            for name, label in _LINES:
                with Vertical(classes="field"):
                    yield Label(label, markup=False)
                    yield Input(self._filled.get(name, ""), id=name, select_on_focus=False)
            hint = "Stands for   one item a line: 中文 = English (or nothing)"
            yield Label(hint, classes="above", markup=False)
            yield TextArea("\n".join(self._components), id="components", tab_behavior="focus")
            yield Static(Content(self._sentence), id="sentence", markup=False)

    def on_mount(self) -> None:
        """English is what is missing."""
        self.query_one("#english", Input).focus()

    @on(Input.Submitted)
    def _next(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        """Give what is filled in; a term without a name is asked for."""
        fields: Fields = {
            name: self.query_one(f"#{name}", Input).value.strip() for name, _ in _LINES
        }
        if not fields["term"]:
            self.query_one("#term", Input).focus()
            self.notify("A term needs its headword.", severity="error", markup=False)
            return
        fields["components"] = _items(self.query_one(TextArea).text)
        self._offer({name: value for name, value in fields.items() if value})

    @told
    def _offer(self, fields: Fields) -> None:
        self._keep(fields)
        self.dismiss(True)


def _items(text: str) -> list[dict[str, str]]:
    """The components of lines such as 中文 = English."""
    items = []
    for row in text.splitlines():
        zh, _, en = (part.strip() for part in row.partition("="))
        if zh:
            items.append({"zh": zh} | ({"en": en} if en else {}))
    return items
