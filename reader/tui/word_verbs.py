"""What one does with the word or the sentence under the cursor of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from reader import pinyin
from reader.services.reading import Found, Reading
from reader.tui import lookup
from reader.tui.layout import Layout
from reader.tui.told import told
from reader.tui.viewport import Place
from reader.tui.widgets.page import Page

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


class WordVerbs:
    """Actions of a screen that shows an article on a `Page`; their keys are the screen's."""

    reading: Reading

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", cast("Screen[None]", self).app)

    @property
    def page(self) -> Page:
        """The text."""
        return cast("Screen[None]", self).query_one(Page)

    def _layout(self, place: Place) -> Layout:
        return self.page.view.layout(place.block)

    def _found(self, place: Place) -> list[Found]:
        return lookup.terms_at(self.reading, self._layout(place), place.word)

    def _remarked(self) -> None:
        raise NotImplementedError

    @told
    def action_drill(self) -> None:
        """Put the term (or the word) under the cursor into the drill."""
        place = self.page.cursor
        layout, found = self._layout(place), self._found(place)
        if found:
            self.tifa.add_to_drill(found[0].term.id, self.reading, place.block, found[0].start)
        else:
            spelled = pinyin.spelled(layout.block.readings[place.word])
            start = lookup.span(layout, place.word)[0]
            word = layout.word(place.word)
            self.tifa.add_word(word, spelled, self.reading, place.block, start)
        self._remarked()

    @told
    def action_known(self) -> None:
        """Mark the term or word under the cursor as known, or no longer."""
        found = self._found(self.page.cursor)
        if found:
            self.tifa.toggle_known_term(found[0].term)
        else:
            word = self._layout(self.page.cursor).word(self.page.cursor.word)
            yes = self.reading.toggle_known(word)
            self.tifa.say(f"{word}: {'known' if yes else 'no longer marked as known'}")
        self._remarked()

    @told
    def action_readings(self) -> None:
        """Correct the reading of the word under the cursor."""
        from reader.tui.screens.readings import ask_reading

        place = self.page.cursor
        layout = self._layout(place)
        ask_reading(self.tifa, self.reading, layout, place.word, self._remarked)

    def action_copy(self) -> None:
        """Copy the selection, or the sentence at the cursor, with its source."""
        text = self.page.selected_text() or self.reading.sentence(*self.page.cursor_spot())
        self.tifa.copy_to_clipboard(self.reading.cite(text))
        self.tifa.say(f"Copied with its source: {text[:24]}{'…' if len(text) > 24 else ''}")

    @told
    def action_match(self) -> None:
        """Decide which of the matching terms is meant under the cursor."""
        from reader.tui.screens.match import ask_match

        place = self.page.cursor
        ask_match(self.tifa, self.reading, self._layout(place), place.word, self._remarked)

    @told
    def action_bookmark(self) -> None:
        """Mark this place, with a note if one is typed; on a mark, change or remove it."""
        from reader.tui.screens.bookmarks import ask_bookmark

        ask_bookmark(self.tifa, self.reading, self.page.cursor_spot())

    @told
    def action_bookmarks(self) -> None:
        """The list of bookmarks."""
        from reader.tui.screens.bookmarks import list_bookmarks

        list_bookmarks(self.tifa, self.reading, self.page.go)
