"""The drill: what is due, asking, answering, taking back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

from reader.config import Config
from reader.errors import NotFound, TifaError
from reader.glossary.compiled import Glossary
from reader.services import drill_cards
from reader.services.drill_types import Asked, Counts, Scope, Summary
from reader.storage import card_states, drill_terms, reviews
from reader.storage.database import transaction
from reader.storage.reviews import Review
from reader.study.day import study_day, to_date
from reader.study.parameters import DEFAULT
from reader.study.scheduler import CardState, Rating, Scheduler
from reader.study.sentence import Met
from reader.study.session import Plan, Session, Waiting, plan

__all__ = ["Asked", "Counts", "Drill", "Met", "Rating", "Scope", "Summary"]


class Drill:
    """One user's drill. Opening it is cheap; the scheduler is loaded at the first card."""

    def __init__(
        self,
        db: sqlite3.Connection,
        glossary: Glossary,
        config: Config,
        clock: Callable[[], datetime],
        new_id: Callable[[], str] = lambda: uuid4().hex,
    ) -> None:
        """`clock` gives the moment with its zone, which is the user's; `new_id` unique texts."""
        self._db = db
        self._glossary = glossary
        self.config = config
        self._clock = clock
        self._new_id = new_id
        self._made: Scheduler | None = None
        self._fresh = False
        self._session: Session | None = None
        self._asked: Asked | None = None
        self._answers: list[tuple[str, Rating, int]] = []  # review id, rating, ms: this sitting

    # -- terms

    def add_term(self, term: str, met: Met | None = None) -> bool:
        """Put a term (by id) into the drill; `met`: the sentence it was met in, makes a cloze.

        True if it was not in the drill before; a further sentence is kept either way. Raises
        NotFound for a term that is in no deck, TifaError where it can't be saved.
        """
        if self._glossary.term(term) is None:
            raise NotFound(f"“{term}” is in no deck; look it up with `tifa look {term}`")
        self._refresh()
        term, now = self._id(term), self._now()
        with self._saving("The term"), transaction(self._db):
            added = drill_terms.put_term(self._db, term, now)
            if met is not None and met.sentence:
                drill_terms.put_sentence(self._db, term, met, now)
            drill_cards.refresh_term(self._db, self._glossary, DEFAULT, term)
        return added

    def remove_term(self, term: str) -> bool:
        """Take a term out of the drill. Its history stays, and counts again if it comes back.

        True if it was in the drill. Raises TifaError where that can't be saved.
        """
        self._refresh()
        term = self._id(term)
        with self._saving("The change"), transaction(self._db):
            removed = drill_terms.remove_term(self._db, term)
            drill_cards.refresh_term(self._db, self._glossary, DEFAULT, term)
        return removed

    def enrolled(self) -> set[str]:
        """The ids of all terms in the drill."""
        with self._reading():
            return {self._id(term) for term in drill_terms.terms(self._db)}

    def is_in_drill(self, terms: Iterable[str]) -> set[str]:
        """Those of `terms` (ids) that are in the drill."""
        enrolled = self.enrolled()
        return {term for term in terms if self._id(term) in enrolled}

    # -- what is due

    def due_counts(self) -> Counts:
        """What is to be done today."""
        today = self.today()
        with self._reading():
            chosen = self._plan(today, Scope())
            due = len(chosen.due) + len(chosen.back)
            done = reviews.count_reviews(self._db, today)
            return Counts(due, len(chosen.new), done, self._next_due(today, chosen))

    def due_by_article(self) -> dict[str, int]:
        """Article id → how many of its terms have a card due today."""
        self._refresh()
        with self._reading():
            return card_states.due_by_article(self._db, self.today())

    def today(self) -> int:
        """The study day it is now."""
        return study_day(self._clock(), self.config.drill_rollover)

    # -- a session

    def start(self, scope: Scope | None = None) -> int:
        """Begin a session of today's cards; returns how many there are."""
        with self._reading():
            chosen = self._plan(self.today(), scope or Scope())
        self._session = Session([*chosen.due, *chosen.back, *chosen.new])
        self._asked, self._answers = None, []
        return self._session.left

    @property
    def progress(self) -> tuple[int, int]:
        """(cards done, cards left) of the session."""
        return (self._session.done, self._session.left) if self._session else (0, 0)

    def next(self) -> Asked | None:
        """The card to ask now, the same one until it is answered; None when all is done."""
        while self._asked is None and self._session and (waiting := self._session.current):
            with self._reading():
                self._asked = self._ask(waiting)
            if self._asked is None:  # its term or sentence is gone since the session began
                self._session.skip()
        return self._asked

    def answer(self, asked: Asked, rating: Rating, took_ms: int) -> CardState:
        """Grade the card that is asked; `took_ms`: from asking to grading. Returns its new state.

        The answer is on disk when this returns. Raises TifaError where it can't be saved: the
        card stays unanswered and is still asked; or where another tifa answered it meanwhile:
        then it is skipped here. Raises ValueError for a card that is not being asked.
        """
        if self._session is None or asked is not self._asked:
            raise ValueError(f"“{asked.card.key}” is not being asked")
        key, today, scheduler = asked.card.key, self.today(), self._scheduler
        state = scheduler.answer(asked.state, key, rating, today)
        review = Review(
            self._new_id(), key, asked.card.term, int(rating), self._now(), today,
            state.due - today, state.due, scheduler.parameters.id, scheduler.retention,
            max(0, took_ms),
        )  # fmt: skip
        with self._saving("The answer"), transaction(self._db):
            row = card_states.get_row(self._db, key)
            unchanged = row is not None and row.state == asked.state
            if unchanged:
                reviews.append_review(self._db, review)
                card_states.put_state(self._db, key, state)
        self._asked = None
        if not unchanged:
            self._session.skip()
            raise TifaError("This card was answered in another tifa meanwhile; it is skipped here")
        self._session.answered(comes_back=state.due <= today)
        self._answers.append((review.id, rating, review.took_ms))
        return state

    def undo(self) -> str | None:
        """Take the newest answer back, of this sitting or of any before; None if there is none.

        Returns the key of its card, which is asked next if a session runs and it still can be.
        Raises TifaError where that can't be saved.
        """
        self._refresh()
        with self._saving("The undo"), transaction(self._db):
            newest = reviews.newest_review(self._db)
            if newest is None:
                return None
            reviews.retract_review(self._db, self._new_id(), newest.id, self._now())
            key = drill_cards.canonical_key(self._glossary, newest.card)
            row = drill_cards.replay_card(self._db, self._glossary, self._scheduler, key)
        if self._answers and self._answers[-1][0] == newest.id:
            self._answers.pop()
        if self._session is not None and row is not None and row.live:
            self._session.put_back(Waiting(key, row.term))
            self._asked = None
        return key

    def suspend(self, card: str, yes: bool = True) -> None:
        """Set a card (by key) aside, or no longer. Raises TifaError where that can't be saved."""
        with self._saving("The change"), transaction(self._db):
            card_states.set_flag(self._db, card, card_states.SUSPENDED, yes, self._now())

    def summary(self) -> Summary:
        """What was done since the session began, and when the next card is due."""
        today = self.today()
        with self._reading():
            next_due = self._next_due(today, self._plan(today, Scope()))
            terms = len(drill_terms.terms(self._db))
        again = sum(rating is Rating.AGAIN for _, rating, _ in self._answers)
        took_ms = sum(took for _, _, took in self._answers)
        return Summary(len(self._answers), again, took_ms, self.progress[1], next_due, terms)

    def rebuild(self) -> int:
        """Make all card states anew from the log; returns how many cards there are.

        Raises TifaError where they can't be saved.
        """
        with self._saving("The rebuilt cards"):
            return drill_cards.rebuild(self._db, self._glossary, self._scheduler)

    # -- inside

    def _plan(self, today: int, scope: Scope) -> Plan:
        self._refresh()
        db, article = self._db, scope.article
        old_done, new_done = card_states.counts_of_day(db, today)
        return plan(
            card_states.due_cards(db, today, article),
            card_states.returning_cards(db, today, article),
            card_states.new_cards(db, article),
            card_states.answered_terms(db, today),
            self.config.drill_reviews_per_day - old_done,
            self.config.drill_new_per_day - new_done,
        )

    def _next_due(self, today: int, chosen: Plan) -> date | None:
        if any(chosen):
            return to_date(today)
        # What today's caps or a sibling hold back comes tomorrow at the earliest.
        held = (
            (card_states.due_cards(self._db, today), self.config.drill_reviews_per_day),
            (card_states.new_cards(self._db), self.config.drill_new_per_day),
        )
        if any(cap > 0 and next(cards, None) is not None for cards, cap in held):
            return to_date(today + 1)
        later = card_states.next_due(self._db, today)
        return None if later is None else to_date(later)

    def _ask(self, waiting: Waiting) -> Asked | None:
        row = card_states.get_row(self._db, waiting.card)
        if row is None or not row.live:
            return None
        met = drill_terms.sentences(self._db, waiting.term)
        cards = drill_cards.cards_for(self._glossary, waiting.term, met)
        card = next((card for card in cards if card.key == waiting.card), None)
        if card is None:
            return None
        intervals = self._scheduler.preview(row.state, card.key, self.today())
        origin = drill_terms.origin_of(self._db, card.met.article) if card.met else None
        return Asked(card, row.state, intervals, origin)

    @property
    def _scheduler(self) -> Scheduler:
        retention = self.config.drill_retention
        if self._made is None or self._made.retention != retention:
            self._made = Scheduler(retention, DEFAULT)
        return self._made

    def _refresh(self) -> None:
        if not self._fresh:
            with self._saving("The drill"):
                drill_cards.refresh(self._db, self._glossary, DEFAULT, lambda: self._scheduler)
            self._fresh = True

    def _id(self, term: str) -> str:
        return drill_cards.canonical(self._glossary, term)

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")

    @contextmanager
    def _saving(self, what: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise TifaError(
                f"{what} could not be saved: {error}. Nothing was changed; "
                "see that the disk has room and can be written, then try again"
            ) from error

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise TifaError(f"The drill could not be read: {error}; try again") from error
