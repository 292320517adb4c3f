"""A field for pasted text, however long."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

_SHOWN = 2_000  # code points of a long text that are shown
_LONG = 20_000  # code points: a longer one is kept aside, for the field lays all of it out


class PasteArea(TextArea):
    """Holds what is typed or pasted in `content`. Of a long text only the beginning is shown, and
    it can only be taken away as a whole."""

    def __init__(self, id: str) -> None:
        super().__init__(id=id, tab_behavior="focus", soft_wrap=True)
        self._aside = ""

    @property
    def content(self) -> str:
        """The whole text."""
        return self._aside or self.text

    # Textual calls the base class's own handlers after these, unless they are prevented.

    async def _on_paste(self, event: events.Paste) -> None:
        if self._aside or len(event.text) + len(self.text) > _LONG:
            event.prevent_default()
            event.stop()
            self._keep_aside(self.content + event.text)

    def _keep_aside(self, text: str) -> None:
        self._aside = text
        told = f"{len(text):,} characters; Ctrl+L looks at them, Backspace clears them. They begin:"
        self.text = f"{told}\n\n{text[:_SHOWN]} …"
        self.read_only = True

    async def _on_key(self, event: events.Key) -> None:
        if self._aside and event.key in ("backspace", "delete"):
            event.prevent_default()
            event.stop()
            self.clear_all()

    def clear_all(self) -> None:
        """Take everything away."""
        self._aside = ""
        self.read_only = False
        self.text = ""
