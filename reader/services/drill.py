"""The drill: what is due, asking, answering, taking back."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from os import urandom

from reader.config import Config
from reader.errors import TifaError
from reader.glossary.compiled import Glossary
from reader.services import drill_cards
from reader.services.drill_ahead import Ahead
from reader.services.drill_collection import Collection
from reader.services.drill_enrol import first_met
from reader.services.drill_plan import Planner
from reader.services.drill_types import Asked, Choice, Counts, Scope, Summary
from reader.storage import card_flags, card_states, drill_terms, reviews
from reader.storage.asking import what_is_known
from reader.storage.card_flags import BURIED, FLAGGED, SUSPENDED
from reader.storage.database import transaction, write_back
from reader.storage.reviews import Review
from reader.study.leech import is_leech, turns_leech
from reader.study.parameters import DEFAULT
from reader.study.scheduler import CardState, Rating
from reader.study.sentence import Met
from reader.study.session import Session, Waiting

_SETTLED = 32  # answers after which they are put into their place

__all__ = ["Asked", "Choice", "Counts", "Drill", "Met", "Rating", "Scope", "Summary"]


class Drill(Collection):
    """A collection that is asked, one session at a time."""

    def __init__(
        self,
        db: sqlite3.Connection,
        glossary: Glossary,
        config: Config,
        clock: Callable[[], datetime],
        new_id: Callable[[], str] = lambda: urandom(16).hex(),
    ) -> None:
        """`clock` gives the moment with its zone, which is the user's; `new_id` unique texts."""
        super().__init__(db, glossary, config, clock)
        self._new_id = new_id
        self.sitting = 0  # the number of the present session in this process
        self._scope = Scope()
        self._session: Session | None = None
        self._asked: Asked | None = None
        self._changed = False  # the card that is asked is to be made anew when it is asked for
        self._ahead = Ahead(db, lambda: (self.sitting, self.today(), self.config))
        self._unsettled = 0  # answers that only the log of commits holds
        self._answers: list[tuple[str, Rating, int]] = []  # review id, rating, ms: this sitting
        # Cards set aside in this sitting: how many answers came before, card, flag.
        self._aside: list[tuple[int, Waiting, str]] = []

    def follow(self, glossary: Glossary) -> None:
        """Go on with other decks; the card that is asked is made anew from them."""
        super().follow(glossary)
        self._changed = True

    def term_changed(self, term: str) -> None:
        """Bring the cards of a term in step that was just edited; one of them that is asked is
        made anew. Raises TifaError where that can't be saved."""
        super().term_changed(term)
        self._changed = True

    # -- a session

    def start(self, scope: Scope | None = None) -> int:
        """Begin a session; returns how many cards it has. New terms of a deck or an article that
        it needs are put into the drill first. Raises TifaError where they can't be saved."""
        scope = scope or Scope()
        self._refresh()
        with self._reading():
            planner = self._planner()
            cards = planner.practice(scope) if scope.practice else self._todays(planner, scope)
        self._session, self._scope = Session(cards), scope
        self.sitting += 1
        self._asked, self._answers, self._aside = None, [], []
        return self._session.left

    def _todays(self, planner: Planner, scope: Scope) -> list[Waiting]:
        chosen = planner.plan(scope)
        if fresh := planner.fresh(scope, chosen):
            self._enrol([(term, first_met(self._db, scope.article, term)) for term in fresh])
            chosen = planner.plan(scope)
        return chosen.queue(self.config.drill_new_cards)

    @property
    def progress(self) -> tuple[int, int]:
        """(cards done, cards left) of the session."""
        return (self._session.done, self._session.left) if self._session else (0, 0)

    def next(self) -> Asked | None:
        """The card to ask now, the same one until it is answered; None when all is done."""
        if self._changed:
            self._asked, self._changed = None, False
            self._ahead.drop()
        while self._asked is None and self._session and (waiting := self._session.current):
            with self._reading():
                self._asked = self._ahead.take(waiting) or self._ask(waiting)
            if self._asked is None:  # its term or sentence is gone since the session began
                self._session.skip()
        return self._asked

    def answer(
        self, asked: Asked, rating: Rating, took_ms: int, marks: tuple[bool, ...] = ()
    ) -> CardState:
        """Grade the card that is asked; `took_ms`: from asking to grading; `marks`: which of its
        items were right. Returns its new state.

        The answer is on disk when this returns. Raises TifaError where it can't be saved: the
        card stays unanswered and is still asked; or where another tifa answered it meanwhile:
        then it is skipped here. Raises ValueError for a card that is not being asked, or asked
        only for practice.
        """
        if self._session is None or asked is not self._asked or asked.practice:
            raise ValueError(f"“{asked.card.key}” is not being asked")
        # The one that showed the intervals; whether it is still in force is seen when writing.
        key, today, scheduler = asked.card.key, self.today(), self._made or self._scheduler
        state = asked.outcomes[rating - 1]
        if state.last != today:  # a study day has begun since it was asked
            state = scheduler.answer(asked.state, key, rating, today)
        review = Review(
            self._new_id(), key, asked.card.term, int(rating), self._now(), today,
            state.due - today, state.due, scheduler.parameters.id, scheduler.retention,
            max(0, took_ms), marks,
        )  # fmt: skip
        leech = turns_leech(asked.state, state, self.config.drill_leech)
        aside = leech and self.config.drill_leech_suspend
        with self._saving("The answer"), self._ahead.excused(), transaction(self._db):
            unchanged = card_states.advance(
                self._db, key, asked.state, state, review.parameters, DEFAULT.id
            )
            if unchanged:
                reviews.append_review(self._db, review)
                if aside:
                    card_flags.set_flag(self._db, key, SUSPENDED, review.answered_at)
        self._unsettled += 1
        self._asked = None
        if not unchanged:
            self._session.skip()
            raise TifaError("This card was answered in another tifa meanwhile; it is skipped here")
        self._session.answered(comes_back=state.due <= today and not aside)
        self._answers.append((review.id, rating, review.took_ms))
        return state

    def rest(self) -> None:
        """Use the time in which a person looks at a card: the one after it is made ready, and now
        and then what the answers wrote is put into its place. Nothing waits for it, or needs it."""
        following = self._session.following if self._session else None
        with suppress(sqlite3.Error):
            if following is not None:
                self._ahead.keep(following, self._ask)
            if self._unsettled >= _SETTLED:
                self._unsettled = 0
                write_back(self._db)

    def practise(self, rating: Rating) -> None:
        """Grade the card that is asked for practice: after Again it comes back in this sitting.
        Nothing is logged, and no date moves."""
        if self._session is None or self._asked is None or not self._asked.practice:
            raise ValueError("no card is asked for practice")
        self._asked = None
        self._session.answered(comes_back=rating is Rating.AGAIN)
        self._answers.append(("", rating, 0))

    def undo(self) -> str | None:
        """Take the newest answer back, of this sitting or of any before, or the setting aside of a
        card in this sitting if that came after it; None if there is nothing to take back.

        In a practice only its own answers are taken back. Returns the key of the card, which is
        asked next if a session runs and it still can be. Raises TifaError where that can't be
        saved.
        """
        if self._aside and self._aside[-1][0] == len(self._answers):
            return self._take_up()
        if self._session is not None and self._scope.practice:
            card = self._session.take_back()
            if card is not None:
                self._answers.pop()
                self._asked = None
            return card.card if card else None
        self._refresh()
        with self._saving("The undo"), transaction(self._db):
            newest = reviews.newest_review(self._db)
            if newest is None:
                return None
            reviews.retract_review(self._db, self._new_id(), newest.id, self._now())
            key = drill_cards.canonical_key(self._glossary, newest.card)
            card_flags.remove_flag(self._db, key, SUSPENDED, newest.answered_at)  # as a leech
            row = drill_cards.replay_card(self._db, self._glossary, self._scheduler, key)
        if self._answers and self._answers[-1][0] == newest.id:
            self._answers.pop()
        if self._session is not None and row is not None and row.live:
            self._session.put_back(Waiting(key, row.term))
            self._asked = None
        return key

    def retract(self, identities: Sequence[str]) -> int:
        """Take answers back, by the ids of their reviews, and make all cards anew; returns how
        many. Ends the session. Raises TifaError where that can't be saved."""
        with self._saving("The undo"), transaction(self._db):
            for identity in identities:
                reviews.retract_review(self._db, self._new_id(), identity, self._now())
            drill_cards.make_anew(self._db, self._glossary, self._scheduler, self.config)
        self._session, self._asked, self._answers, self._aside = None, None, [], []
        return len(identities)

    # -- what the user says of a card

    def suspend(self, card: str, yes: bool = True) -> None:
        """Set a card (by key) aside for good, or no longer; the one that is asked leaves the
        session. Raises TifaError where that can't be saved."""
        self._flag(card, SUSPENDED, yes)

    def bury(self, card: str) -> None:
        """Set a card (by key), and with it its term, aside until the next study day."""
        self._flag(card, BURIED, True, self.today() + 1)

    def flag(self, card: str, yes: bool = True) -> None:
        """Mark a card (by key), or no longer."""
        self._flag(card, FLAGGED, yes)

    def _flag(self, card: str, flag: str, yes: bool, until: int | None = None) -> None:
        with self._saving("The change"), transaction(self._db):
            if yes:
                card_flags.set_flag(self._db, card, flag, self._now(), until)
            else:
                card_flags.remove_flag(self._db, card, flag)
        current = self._session.current if self._session else None
        if current is None or current.card != card:
            return
        self._changed = True
        if yes and flag != FLAGGED and self._session and not self._scope.practice:
            self._session.skip()
            self._aside.append((len(self._answers), current, flag))

    def _take_up(self) -> str:
        """Take back that a card was set aside in this sitting."""
        _, card, flag = self._aside[-1]
        with self._saving("The undo"), transaction(self._db):
            card_flags.remove_flag(self._db, card.card, flag)
        self._aside.pop()
        assert self._session is not None
        self._session.put_back(card)
        self._asked = None
        return card.card

    def summary(self) -> Summary:
        """What was done since the session began, and when the next card is due."""
        with self._reading():
            planner = self._planner()
            today = planner.plan(Scope())
            next_due, held_over = planner.next_due(today), planner.held_over(today)
            terms = len(drill_terms.terms(self._db))
        again = sum(rating is Rating.AGAIN for _, rating, _ in self._answers)
        took_ms = sum(took for _, _, took in self._answers)
        return Summary(
            len(self._answers), again, took_ms, self.progress[1], next_due, terms, held_over
        )

    # -- inside

    def _ask(self, waiting: Waiting) -> Asked | None:
        key, today, practice = waiting.card, self.today(), self._scope.practice
        known = what_is_known(self._db, key, today, DEFAULT.id)
        if known is None or not known.row.live:
            return None
        row = known.row
        if not practice and row.state and row.state.due > today:
            return None  # answered in another tifa since the session began
        met = drill_terms.sentences(self._db, row.term) if known.met else ()
        turn = row.state.reps if row.state else 0
        card = drill_cards.card_for(self._glossary, key, met, turn)
        if card is None:
            return None
        outcomes = self._scheduler_of(known.parameters).outcomes(row.state, key, today)
        origin = drill_terms.origin_of(self._db, card.met.article) if card.met else None
        leech = is_leech(row.state, self.config.drill_leech)
        marks = self._last_marks(key) if card.items else ()
        return Asked(card, row.state, outcomes, origin, known.flags, leech, practice, marks)

    def _last_marks(self, key: str) -> tuple[bool, ...]:
        return reviews.newest_marks(self._db, drill_cards.keys_of(self._glossary, key))
