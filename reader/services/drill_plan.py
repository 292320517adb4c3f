"""What a session asks: today's cards after the caps, or the cards of a practice. Reads only."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice

from reader.config import Config
from reader.glossary.compiled import Glossary
from reader.services import drill_cards
from reader.services.drill_types import Choice, Scope
from reader.storage import articles, card_flags, card_queues, drill_terms, term_index
from reader.storage.known_terms import known_terms
from reader.study.day import to_date
from reader.study.sentence import Met
from reader.study.session import Plan, Waiting, plan


class Planner:
    """Plans the sessions of one study day."""

    def __init__(
        self, db: sqlite3.Connection, glossary: Glossary, config: Config, day: int
    ) -> None:
        self._db = db
        self._glossary = glossary
        self._config = config
        self._day = day

    # -- one session

    def plan(self, scope: Scope) -> Plan:
        """Today's cards of a scope that is no practice."""
        config, terms = self._config, self._terms(scope)
        new: Iterable[Waiting] = card_queues.new_cards(self._db, self._day)
        if scope.article:  # before reading only what is quite new is learned
            new = (card for card in new if card.term not in self._no_news)
        return plan(
            _of(terms, card_queues.due_cards(self._db, self._day, config.drill_order)),
            _of(terms, card_queues.returning_cards(self._db, self._day)),
            _of(terms, new),
            card_queues.held_terms(self._db, self._day),
            config.drill_reviews_per_day - self._done[0],
            self._room(scope),
        )

    def practice(self, scope: Scope) -> list[Waiting]:
        """The cards of a practice, those that need it most first."""
        cards: Iterator[Waiting]
        if scope.what == "cram":
            cards = card_queues.faded_cards(self._db, self._day)
        elif scope.what == "leeches":
            cards = card_queues.leeches(self._db, self._config.drill_leech)
        elif scope.what == "flagged":
            cards = card_queues.flagged_cards(self._db, card_flags.FLAGGED)
        else:
            cards = card_queues.flagged_cards(self._db, card_flags.SUSPENDED)
        cards = iter(_of(self._terms(scope), cards))
        return list(islice(cards, max(0, scope.most)) if scope.what == "cram" else cards)

    def fresh(self, scope: Scope, chosen: Plan) -> list[str]:
        """The ids of the terms to be put into the drill for a session: as many as the room for new
        cards takes beside those that were `chosen`. Terms that make no card are left out."""
        if not (scope.article or scope.decks):
            return []
        room = self._room(scope) - len(chosen.new)
        # An article brings the sentence of a cloze with it, whatever it is.
        found = (t for t in self._unseen(scope) if self._makes_cards(t, bool(scope.article)))
        return list(islice(found, max(0, room)))

    def next_due(self, chosen: Plan) -> date | None:
        """The study day on which the next card may be asked, or None if no card ever will."""
        if any(chosen):
            return to_date(self._day)
        # What today's caps, a sibling or a burial hold back comes tomorrow at the earliest.
        day = self._day + 1
        config = self._config
        if config.drill_new_per_day > 0 and next(card_queues.new_cards(self._db, day), None):
            return to_date(day)
        later = card_queues.next_due(self._db, day) if config.drill_reviews_per_day > 0 else None
        return None if later is None else to_date(later)

    def held_over(self, chosen: Plan) -> int:
        """How many terms are due today that the cap on reviews leaves for later days."""
        due = {card.term for card in card_queues.due_cards(self._db, self._day)}
        return len(due - card_queues.held_terms(self._db, self._day)) - len(chosen.due)

    # -- all sessions

    def choices(self, article: str = "", most: int = 20) -> list[Choice]:
        """All sessions one may choose, also of `article` (an id), with what each would ask;
        `most`: cards of a cram."""
        today = self.plan(Scope())
        due = len(today.due) + len(today.back)
        found = [Choice(Scope(), due, len(today.new)), Choice(Scope("due"), due)]
        if article:
            found.append(self._choice(Scope(article=article)))
        for what in ("cram", "leeches", "flagged", "suspended"):
            scope = Scope(what, most=most)
            found.append(Choice(scope, len(self.practice(scope))))
        found += self._deck_choices()
        return found

    def _choice(self, scope: Scope) -> Choice:
        chosen = self.plan(scope)
        facts = articles.get_facts(self._db, scope.article)
        name, terms = facts.title if facts else scope.article, self._terms(scope) or ()
        new = len(chosen.new) + len(self.fresh(scope, chosen))
        return Choice(scope, len(chosen.due) + len(chosen.back), new, name, len(terms))

    def _deck_choices(self) -> Iterator[Choice]:
        # One pass over the cards for all decks: a session of each would be a pass for each.
        held = card_queues.held_terms(self._db, self._day)
        due = {card.term for card in card_queues.due_cards(self._db, self._day)} - held
        new = {card.term for card in card_queues.new_cards(self._db, self._day)} - held - due
        back = {card.term for card in card_queues.returning_cards(self._db, self._day)}
        reviews, room = self._config.drill_reviews_per_day - self._done[0], self._room(Scope())
        deck_of = self._deck_of
        dues, news, backs = (Counter(deck_of.get(t) for t in terms) for terms in (due, new, back))
        unseen = Counter(deck_of[term] for term in deck_of if term not in self._no_news_nor_drilled)
        sizes = Counter(deck_of.values())
        for deck in self._glossary.decks:
            if sizes[deck.id]:
                yield Choice(
                    Scope(decks=(deck.id,)),
                    min(dues[deck.id], max(0, reviews)) + backs[deck.id],
                    min(news[deck.id] + unseen[deck.id], max(0, room)),
                    deck.title,
                    sizes[deck.id],
                )

    # -- inside

    @cached_property
    def _done(self) -> tuple[int, int]:
        return card_queues.counts_of_day(self._db, self._day)

    @cached_property
    def _deck_of(self) -> dict[str, str]:
        """Term id → the deck that brought it, deck by deck."""
        records = ((e.id, self._glossary.record(e.id) or {}) for e in self._glossary.entries)
        return {identity: record.get("deck", "") for identity, record in records}

    @cached_property
    def _no_news(self) -> set[str]:
        """The terms that are known, or of which a card was ever answered."""
        ids = known_terms(self._db) | card_queues.begun_terms(self._db)
        return {drill_cards.canonical(self._glossary, term) for term in ids}

    @cached_property
    def _no_news_nor_drilled(self) -> set[str]:
        ids = drill_terms.terms(self._db)
        return self._no_news | {drill_cards.canonical(self._glossary, term) for term in ids}

    def _room(self, scope: Scope) -> int:
        """How many new cards a session may still bring today."""
        if scope.what != "today":
            return 0
        if not scope.article:
            return self._config.drill_new_per_day - self._done[1]
        terms = self._terms(scope) or ()
        begun = sum(term in terms for term in card_queues.new_of_day(self._db, self._day))
        return self._config.drill_prestudy - begun

    def _terms(self, scope: Scope) -> Collection[str] | None:
        """The terms of a scope by id; None for all."""
        if scope.article:
            found = term_index.terms_of(self._db, scope.article)
            return {drill_cards.canonical(self._glossary, term) for term in found}
        if not scope.decks:
            return None
        return {term for term, deck in self._deck_of.items() if deck in scope.decks}

    def _unseen(self, scope: Scope) -> Iterator[str]:
        """The terms of a deck or an article that are neither known nor in the drill; of an article
        only marked ones, the most frequent first."""
        if scope.article:
            found: Iterable[str] = term_index.marked_terms(self._db, scope.article)
        else:
            found = (term for term, deck in self._deck_of.items() if deck in scope.decks)
        ids = (drill_cards.canonical(self._glossary, term) for term in found)
        return (term for term in dict.fromkeys(ids) if term not in self._no_news_nor_drilled)

    def _makes_cards(self, term: str, met: bool) -> bool:
        found = self._glossary.term(term)
        sentences = [Met("", 0, 0, found.term)] if met and found else []
        return bool(drill_cards.cards_for(self._glossary, term, sentences, self._config))


def _of(terms: Collection[str] | None, cards: Iterable[Waiting]) -> Iterable[Waiting]:
    return cards if terms is None else (card for card in cards if card.term in terms)
