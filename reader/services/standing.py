"""Whether a term is new, being learned or known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.services.home import Home
from reader.storage import card_queues, reading
from reader.storage.known_terms import known_terms
from reader.study.day import to_date

NEW, LEARNING, KNOWN = "new", "learning", "known"


@dataclass(frozen=True, slots=True)
class Standing:
    """`state` of a term; `said`: it is the user's word, not only that of the reviews; `drilled`:
    it is in the drill, where `due` is the date of its next card, None while it has no date."""

    state: str
    said: bool
    drilled: bool
    due: date | None


def standing_of(home: Home, term: str) -> Standing:
    """Where the term with this id stands: known by the user's word or because its first card is
    kept in mind for three weeks; learning if it is in the drill and not known; else new."""
    known = term in known_terms(home.db)
    said = term in reading.known(home.db, "term") | reading.known(home.db, "term", yes=False)
    drilled = bool(home.drill.is_in_drill([term]))
    due = card_queues.due_of_term(home.db, term, home.drill.today()) if drilled else None
    state = KNOWN if known else LEARNING if drilled else NEW
    return Standing(state, said, drilled, None if due is None else to_date(due))
