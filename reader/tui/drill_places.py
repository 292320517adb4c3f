"""From a card of the drill to where its term comes from: its entry, its sentence."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.services.drill_types import Asked
from reader.services.editing import edit_term, item_lines
from reader.services.occurrences import Occurrences

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


def edit_entry(tifa: TifaApp, asked: Asked, done: Callable[[bool], None]) -> None:
    """The entry of a card's term in a form; `done` hears whether anything was written."""
    from reader.tui.screens.term_form import Fields, TermForm

    term = tifa.home.glossary.term(asked.card.term)
    if term is None:
        tifa.say(f"“{asked.card.term}” is in no deck any more.", error=True)
        return
    written = False

    def keep(fields: Fields) -> None:
        nonlocal written
        written = edit_term(tifa.home, term.id, fields)

    sentence = asked.card.met.sentence if asked.card.met else ""
    form = TermForm(
        keep, term.term, term.pinyin, item_lines(term), sentence, term.english, term.meaning
    )
    tifa.push_screen(form, lambda _: done(written))


def open_place(tifa: TifaApp, asked: Asked) -> None:
    """The article at a card's sentence; where none was kept, at the first place of its term in the
    library."""
    met = asked.card.met
    if met is not None and asked.origin is not None:
        article, at = met.article, (met.paragraph, met.offset)
    else:
        place = next(Occurrences(tifa.home, [asked.card.term]).places(), None)
        if place is None:
            tifa.say("This term stands in no article of the library.")
            return
        article, at = place.article, (place.paragraph, place.offset)
    tifa.open_article(article, at)
    tifa.say("Escape comes back to the card.")
