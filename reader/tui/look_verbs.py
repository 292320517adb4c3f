"""How an article is to look: the keys of the reader that change settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from reader.config import PINYIN_MODES, SPELLINGS
from reader.services.reading import Reading
from reader.tui.typeset import Look

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


class LookVerbs:
    """Actions of a screen that shows an article in a `Look`; their keys are the screen's."""

    reading: Reading
    _look: Look

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", cast("Screen[None]", self).app)

    def action_pinyin(self) -> None:
        """The next pinyin mode: all, unknown words, terms, none."""
        mode = PINYIN_MODES[(PINYIN_MODES.index(self._look.pinyin) + 1) % len(PINYIN_MODES)]
        self.tifa.configure(reading_pinyin=mode)
        if mode == "unknown" and not self.tifa.home.config.reading_level:
            self._ask_level()

    def _ask_level(self) -> None:
        """Ask once what the reader knows to begin with."""
        from reader.tui.screens.level import LevelScreen

        def done(level: str | None) -> None:
            self.tifa.configure(reading_level=level or "none")

        self.tifa.push_screen(LevelScreen(), done)

    def action_density(self) -> None:
        """Lines close together, or a blank row between them."""
        dense = self.tifa.home.config.reading_density == "comfortable"
        self.tifa.configure(reading_density="compact" if dense else "comfortable")

    def action_spelling(self) -> None:
        """The next spelling: tone marks, tone numbers, zhuyin."""
        at = SPELLINGS.index(self._look.spelling)
        self.tifa.configure(reading_spelling=SPELLINGS[(at + 1) % len(SPELLINGS)])

    def action_simplified(self) -> None:
        """An article in traditional characters as it is printed, or in simplified ones."""
        if not self.reading.traditional:
            self.tifa.say("This article is in simplified characters.")
            return
        yes = not self._look.simplified
        self.tifa.configure(reading_simplified=yes)
        self.tifa.say("In simplified characters." if yes else "As it is printed.")
