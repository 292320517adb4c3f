"""What one does with a card besides answering it: suspend, bury, flag, edit its term, go where it
was met."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from reader.services.drill import Drill
from reader.services.drill_types import Asked, Scope
from reader.storage.card_flags import FLAGGED, SUSPENDED
from reader.tui import drill_places
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


class CardVerbs:
    """Actions of a screen that shows the card asked by a drill; their keys are the screen's."""

    _drill: Drill
    _scope: Scope
    _asked: Asked | None

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", cast("Screen[None]", self).app)

    def _show_next(self, said: str = "") -> None:
        raise NotImplementedError

    def _show_again(self, said: str = "") -> None:
        raise NotImplementedError

    @told
    def action_suspend(self) -> None:
        """Set the card aside until it is taken back, or take it back."""
        if self._asked is not None:
            yes = SUSPENDED not in self._asked.flags
            self._drill.suspend(self._asked.card.key, yes)
            self._said("suspended 已停用" if yes else "no longer suspended 已恢复")

    @told
    def action_bury(self) -> None:
        """Set the card and its term aside until the next study day."""
        if self._asked is not None and not self._asked.practice:
            self._drill.bury(self._asked.card.key)
            self._said("buried until tomorrow 明天再练")

    @told
    def action_flag(self) -> None:
        """Mark the card, to find it again among the flagged ones, or no longer."""
        if self._asked is not None:
            yes = FLAGGED not in self._asked.flags
            self._drill.flag(self._asked.card.key, yes)
            self._show_again("" if yes else "no longer flagged 已取消标记")

    def _said(self, said: str) -> None:
        if self._asked is not None and self._asked.practice:
            self._show_again(said)
        else:
            self._show_next(said)

    @told
    def action_edit(self) -> None:
        """Edit the entry of the term; the card follows, its progress stays."""
        if self._asked is not None:
            drill_places.edit_entry(self.tifa, self._asked, self._edited)

    def _edited(self, written: bool) -> None:
        if written:
            self.tifa.say("Kept in your own deck. The articles follow in a moment.")
            self.tifa.annotate_stale()

    @told
    def action_open(self) -> None:
        """The article at the sentence of the card; Escape there comes back to the card."""
        if self._asked is not None:
            drill_places.open_place(self.tifa, self._asked)
        elif self._scope.article:
            self.tifa.open_article(self._scope.article)
