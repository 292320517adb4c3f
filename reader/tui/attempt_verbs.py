"""What one does with a card before it is graded: reveal, recite item by item, choose, type."""

from __future__ import annotations

from textual import events, on
from textual.dom import DOMNode

from reader.study.attempt import Attempt
from reader.tui.widgets.drill_answer import DrillAnswer


class AttemptVerbs(DOMNode):
    """Actions of a screen that shows a card and somebody's attempt at it; their keys are the
    screen's."""

    _attempt: Attempt | None

    def _update(self, said: str = "") -> None:
        raise NotImplementedError

    def action_reveal(self) -> None:
        """Show the back; of a formula the next item, and after the last one the back."""
        if self._attempt is not None and not self._attempt.revealed:
            self._attempt.reveal()
            self._update()

    def action_item(self) -> None:
        """The next item of a formula."""
        self.action_reveal()

    def action_mark(self, right: bool) -> None:
        """Say whether the item shown last was right; the next one shows."""
        if self._attempt is not None:
            self._attempt.mark(right)
            self._update()

    def action_unmark(self) -> None:
        """Take the newest mark of an item back."""
        if self._attempt is not None and self._attempt.unmark():
            self._update()

    def action_type(self) -> None:
        """Type the answer."""
        if self._attempt is not None and self._attempt.can("type"):
            self._attempt.typing = True
            self._update()

    @on(DrillAnswer.Given)
    def _typed(self, event: DrillAnswer.Given) -> None:
        if self._attempt is not None and self._attempt.typing:
            self._attempt.type(event.text)
            self._update()

    @on(DrillAnswer.Left)
    def _untyped(self) -> None:
        if self._attempt is not None:
            self._attempt.typing = False
            self._update()

    def on_key(self, event: events.Key) -> None:
        """A digit chooses the wrong item."""
        attempt = self._attempt
        if attempt is not None and attempt.can("choose") and event.key.isdecimal():
            event.stop()
            attempt.choose(int(event.key))
            self._update()
