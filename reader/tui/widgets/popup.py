"""The pop-up at a word: what it is, in a few lines."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Offset, Region
from textual.widgets import Static

from reader.tui.lookup import Answer


class Popup(Static):
    """A small box on its own layer beside the word; it never takes the focus."""

    DEFAULT_CSS = """
    Popup {
        display: none; layer: popup; overlay: screen; position: absolute;
        constrain: inside inflect;
        width: auto; max-width: 68; height: auto; max-height: 16; margin: 2 0;
        padding: 0 1; background: $panel; color: $foreground;
        border: round $primary; border-title-color: $foreground; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def show_at(self, region: Region, answer: Answer) -> None:
        """Show `answer` just below the word at `region` of the screen, or above where it must."""
        self.border_title = answer.title
        self.border_subtitle = Content(answer.subtitle)
        self.styles.margin = (region.height, 0)
        self.update(Content("\n").join(answer.body))
        self.absolute_offset = Offset(max(0, region.x - 2), region.bottom - region.height)
        self.display = True
        self.refresh(layout=True)

    def hide(self) -> None:
        """Take it away."""
        self.display = False
