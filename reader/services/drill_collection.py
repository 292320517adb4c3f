"""The collection of the drill: its terms, their cards, and what is due."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from reader.config import Config
from reader.errors import NotFound, TifaError
from reader.glossary.compiled import Glossary
from reader.services import drill_cards
from reader.services.drill_enrol import enrol
from reader.services.drill_plan import Planner
from reader.services.drill_types import Choice, Counts, Scope
from reader.storage import card_queues, drill_terms, parameter_sets, reviews
from reader.storage.database import transaction
from reader.storage.parameter_sets import Fitted
from reader.study.day import study_day
from reader.study.parameters import Parameters
from reader.study.scheduler import Scheduler
from reader.study.sentence import Met


class Collection:
    """The cards of one user. Opening it is cheap; the scheduler is loaded when it is needed."""

    def __init__(
        self,
        db: sqlite3.Connection,
        glossary: Glossary,
        config: Config,
        clock: Callable[[], datetime],
    ) -> None:
        """`clock` gives the moment with its zone, which is the user's."""
        self._db = db
        self._glossary = glossary
        self.config = config
        self._clock = clock
        self._made: Scheduler | None = None
        self._fresh = False
        self._settled = config  # the settings with which the cards are in step

    def follow(self, glossary: Glossary) -> None:
        """Go on with other decks."""
        self._glossary = glossary
        self._fresh = False

    # -- terms

    def add_term(self, term: str, met: Met | None = None) -> bool:
        """Put a term (by id) into the drill; `met`: the sentence it was met in, makes a cloze.

        True if it was not in the drill before; a further sentence is kept either way. Raises
        NotFound for a term that is in no deck, TifaError where it can't be saved.
        """
        if self._glossary.term(term) is None:
            raise NotFound(f"“{term}” is in no deck; look it up with `tifa look {term}`")
        self._refresh()
        return bool(self._enrol([(self._id(term), met)]))

    def remove_term(self, term: str) -> bool:
        """Take a term out of the drill. Its history stays, and counts again if it comes back.

        True if it was in the drill. Raises TifaError where that can't be saved.
        """
        self._refresh()
        term = self._id(term)
        with self._saving("The change"), transaction(self._db):
            removed = drill_terms.remove_term(self._db, term)
            drill_cards.refresh_term(self._db, self._glossary, self._parameters, term, self.config)
        return removed

    def term_changed(self, term: str) -> None:
        """Bring the cards of a term in step that was just edited. Raises TifaError where that
        can't be saved."""
        self._refresh()
        with self._saving("The cards of the term"), transaction(self._db):
            identity = self._id(term)
            drill_cards.refresh_term(
                self._db, self._glossary, self._parameters, identity, self.config
            )

    def enrolled(self) -> set[str]:
        """The ids of all terms in the drill."""
        with self._reading():
            return {self._id(term) for term in drill_terms.terms(self._db)}

    def is_in_drill(self, terms: Iterable[str]) -> set[str]:
        """Those of `terms` (ids) that are in the drill."""
        enrolled = self.enrolled()
        return {term for term in terms if self._id(term) in enrolled}

    # -- what is due

    def due_counts(self, scope: Scope | None = None) -> Counts:
        """What a session of today would ask; of a practice all cards are `due`."""
        scope = scope or Scope()
        self._refresh()
        with self._reading():
            planner = self._planner()
            chosen = planner.plan(Scope() if scope.practice else scope)
            done = reviews.count_reviews(self._db, self.today())
            next_due = planner.next_due(chosen)
            if scope.practice:
                return Counts(len(planner.practice(scope)), 0, done, next_due)
            new = len(chosen.new) + len(planner.fresh(scope, chosen))
            return Counts(len(chosen.due) + len(chosen.back), new, done, next_due)

    def answered_today(self) -> int:
        """How many answers of this study day count."""
        with self._reading():
            return reviews.count_reviews(self._db, self.today())

    def check(self, scope: Scope) -> None:
        """Raise NotFound where a deck of a scope is not there."""
        known = [deck.id for deck in self._glossary.decks]
        for deck in scope.decks:
            if deck not in known:
                raise NotFound(f"no deck “{deck}”; there are {', '.join(known)}")

    def choices(self, article: str = "", most: int = 20) -> list[Choice]:
        """The sessions one may choose, also of `article` (an id), with what each would ask;
        `most`: cards of a cram."""
        self._refresh()
        with self._reading():
            return self._planner().choices(article, most)

    def due_by_article(self) -> dict[str, int]:
        """Article id → how many of its terms have a card due today."""
        self._refresh()
        with self._reading():
            return card_queues.due_by_article(self._db, self.today())

    def today(self) -> int:
        """The study day it is now."""
        return study_day(self._clock(), self.config.drill_rollover)

    def rebuild(self) -> int:
        """Make all card states anew from the log; returns how many cards there are.

        Raises TifaError where they can't be saved.
        """
        with self._saving("The rebuilt cards"):
            return drill_cards.rebuild(self._db, self._glossary, self._scheduler, self.config)

    def adopt(self, fitted: Fitted) -> None:
        """Let a fitted parameter set be in force, and all cards be of it. What is due when stays.
        Raises TifaError where that can't be saved."""
        with self._saving("The parameters"), transaction(self._db):
            parameter_sets.put_set(self._db, fitted)
            drill_cards.make_anew(self._db, self._glossary, self._scheduler, self.config)

    def withdraw(self) -> bool:
        """Go back to the parameter set before; False if none was ever fitted. Raises TifaError
        where that can't be saved."""
        with self._saving("The parameters"), transaction(self._db):
            if not parameter_sets.withdraw_set(self._db, self._now()):
                return False
            drill_cards.make_anew(self._db, self._glossary, self._scheduler, self.config)
        return True

    # -- inside

    def _planner(self) -> Planner:
        return Planner(self._db, self._glossary, self.config, self.today())

    def _enrol(self, terms: Sequence[tuple[str, Met | None]]) -> int:
        self._refresh()
        with self._saving("The term"), transaction(self._db):
            return enrol(
                self._db, self._glossary, self._parameters, terms, self._now(), self.config
            )

    @property
    def _scheduler(self) -> Scheduler:
        return self._scheduler_of(self._parameters.id)

    def _scheduler_of(self, parameters: str) -> Scheduler:
        """The one for the present settings and the parameter set in force, which has this id."""
        retention, steps = self.config.drill_retention, self.config.drill_learning_steps
        made = self._made
        wanted = retention, parameters, steps
        if made is None or (made.retention, made.parameters.id, made.steps) != wanted:
            self._made = made = Scheduler(retention, self._parameters, steps)
        return made

    @property
    def _parameters(self) -> Parameters:
        """Those in force now; another tifa may have changed them."""
        return parameter_sets.in_force(self._db, self._made.parameters if self._made else None)

    def _refresh(self) -> None:
        if not self._fresh or self._settled is not self.config:
            with self._saving("The drill"):
                drill_cards.refresh(
                    self._db, self._glossary, self._parameters, lambda: self._scheduler, self.config
                )
            self._fresh, self._settled = True, self.config

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
