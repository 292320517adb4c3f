"""What was learned: the numbers behind `tifa stats` and the screen of statistics."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice

from reader.errors import NotFound
from reader.glossary.compiled import Glossary
from reader.services import drill_cards
from reader.services.drill_types import Scope
from reader.services.home import Home
from reader.storage import card_queues, card_states, parameter_sets
from reader.storage import statistics as stored
from reader.storage.statistics import Past
from reader.study import statistics as study
from reader.study import workload
from reader.study.card import split_key
from reader.study.scheduler import Scheduler
from reader.study.statistics import Forecast, Standing, Streak, Tally
from reader.study.workload import Load, Rules

YEAR = 365
AHEAD = 30  # days of the forecast
NO_DECK = ""  # the deck of terms that no deck has any more


@dataclass(frozen=True, slots=True)
class Week:
    """The answers of the week from `monday` (a study day), and the retention wished for then."""

    monday: int
    tally: Tally
    desired: float


@dataclass(frozen=True, slots=True)
class DeckStatistics:
    """One deck: its answers in the period, and how many of its cards are at each stage."""

    id: str
    title: str
    tally: Tally
    cards: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class TermStatistics:
    """One term: its cards that were answered; how often they were, and how often forgotten; the
    study days of the latest answer and of the next card; whether one of them is a leech."""

    id: str
    term: str
    deck: str
    cards: tuple[Standing, ...]
    answers: int
    lapses: int
    last: int
    due: int | None
    leech: bool


@dataclass(frozen=True)
class Statistics:
    """All of it, of all decks or of some.

    `today` is a study day; the period are the `days` up to it; `all_days` holds every day with an
    answer. `due` and `new` are what a session of today would still ask; `forecast` are the cards
    by their due dates, `ahead` what the same days will ask, `rules` the caps that hold for it.
    """

    today: int
    days: int
    decks: tuple[str, ...]
    desired: float
    all_days: Mapping[int, Tally]
    weeks: tuple[Week, ...]
    by_deck: tuple[DeckStatistics, ...]
    cards: tuple[Standing, ...]
    forecast: Forecast
    ahead: tuple[Load, ...]
    rules: Rules
    stabilities: tuple[float, ...]
    leech_lapses: int
    due: int
    new: int

    @property
    def first(self) -> int:
        """The first study day of the period."""
        return self.today - self.days + 1

    @cached_property
    def day(self) -> Tally:
        """The answers of today."""
        return self.all_days.get(self.today, Tally())

    @cached_property
    def period(self) -> Tally:
        """The answers of the period."""
        return study.between(self.all_days, self.first, self.today)

    @cached_property
    def whole(self) -> Tally:
        """All answers."""
        return study.total(self.all_days.values())

    @cached_property
    def streak(self) -> Streak:
        """Days in a row with an answer."""
        return study.streak(self.all_days, self.today)

    @cached_property
    def stages(self) -> Mapping[str, int]:
        """How many cards in the drill are at each stage, and how many are suspended."""
        return study.stages(self.cards)

    @cached_property
    def histogram(self) -> list[int]:
        """How many cards have a stability from each of study.statistics.BOUNDS on."""
        return study.histogram(self.stabilities)

    @cached_property
    def leeches(self) -> list[Standing]:
        """The cards that were forgotten so often that they are leeches, the worst first."""
        return sorted(
            (card for card in self.cards if card.live and card.lapses >= self.leech_lapses),
            key=lambda card: (-card.lapses, card.card),
        )


@dataclass(frozen=True, slots=True)
class History:
    """One term: all its cards, and its answers, the newest first, with their tally."""

    id: str
    term: str
    deck: str
    cards: tuple[Standing, ...]
    answers: tuple[Past, ...]
    tally: Tally


def gather(home: Home, decks: Collection[str] = (), days: int = YEAR) -> Statistics:
    """The statistics of all decks, or of those with the ids `decks`; the period ends today and is
    `days` long. Raises NotFound for a deck that is not there."""
    drill = home.drill
    scope = Scope(decks=tuple(decks))
    drill.check(scope)
    counts = drill.due_counts(scope)  # brings the cards in step with the decks as well
    today, config = drill.today(), home.config
    deck_of = _deck_of(home.glossary)

    def placed(key: str) -> tuple[str, str] | None:
        now = drill_cards.canonical_key(home.glossary, key) if home.glossary.renamed else key
        deck = deck_of(split_key(now)[0])
        return (now, deck) if not decks or deck in decks else None

    first = today - days + 1
    all_days, tallies = study.tally(stored.answers(home.db), placed, range(first, today + 1))
    cards = stored.standings(home.db)
    if decks:
        cards = [card for card in cards if deck_of(card.term) in decks]
    rules = Rules(
        config.drill_reviews_per_day,
        config.drill_new_per_day,
        card_queues.counts_of_day(home.db, today),
        config.drill_order,
    )
    return Statistics(
        today=today,
        days=days,
        decks=tuple(decks),
        desired=config.drill_retention,
        all_days=all_days,
        weeks=_weeks(home, all_days, first, today),
        by_deck=_by_deck(home.glossary, tallies, cards, deck_of),
        cards=tuple(cards),
        forecast=study.forecast(cards, today, AHEAD),
        ahead=_ahead(home, cards, study.between(all_days, first, today), rules, today),
        rules=rules,
        stabilities=tuple(study.stabilities(cards)),
        leech_lapses=config.drill_leech,
        due=counts.due,
        new=counts.new,
    )


def by_term(home: Home, found: Statistics, most: int | None = None) -> list[TermStatistics]:
    """The terms that were answered, at most so many: the most often forgotten first, then the
    most often asked."""
    terms = islice(study.by_term(found.cards), most)
    return [_term(home.glossary, found, *item) for item in terms]


def headword(glossary: Glossary, term: str) -> str:
    """The headword of a term, by its id; the id where no deck has it."""
    record = glossary.record(term)
    return record["term"] if record else term


def history(home: Home, wanted: str) -> History:
    """All answers to the cards of a term, by its id, one it had before, or a printed form.
    Raises NotFound where there is no such term, and no answer to one."""
    glossary = home.glossary
    home.drill.due_counts()
    deck_of = _deck_of(glossary)
    identity = drill_cards.canonical(glossary, wanted)
    if identity not in glossary and not card_states.rows_of(home.db, identity):
        senses = glossary.named(wanted) or [identity]
        drilled = (sense for sense in senses if card_states.rows_of(home.db, sense))
        identity = next(drilled, senses[0])
    cards = [card for card in stored.standings(home.db) if card.term == identity]
    if identity not in glossary and not cards:
        raise NotFound(f"“{wanted}” is in no deck, and was never drilled")
    keys = [key for card in cards for key in drill_cards.keys_of(glossary, card.card)]
    answers = stored.past(home.db, keys)
    rows = ((one.card, one.rating, one.study_day, one.interval, one.took_ms) for one in answers)
    days, _ = study.tally(rows, lambda key: (drill_cards.canonical_key(glossary, key), NO_DECK))
    return History(
        identity,
        headword(glossary, identity),
        deck_of(identity),
        tuple(sorted(cards)),
        tuple(reversed(answers)),
        study.total(days.values()),
    )


# -- inside


def _deck_of(glossary: Glossary) -> Callable[[str], str]:
    """Gives the deck of a term, by their ids; NO_DECK for a term that no deck has."""

    @cache
    def deck(term: str) -> str:
        record = glossary.record(term)
        return record["deck"] if record else NO_DECK

    return deck


def _ahead(
    home: Home, cards: list[Standing], past: Tally, rules: Rules, today: int
) -> tuple[Load, ...]:
    config, fitted = home.config, parameter_sets.in_force(home.db)
    scheduler = Scheduler(config.drill_retention, fitted, config.drill_learning_steps)
    return tuple(workload.play(cards, today, AHEAD, scheduler, rules, workload.habits(past)))


def _weeks(home: Home, days: Mapping[int, Tally], first: int, today: int) -> tuple[Week, ...]:
    # Weeks before the first answer say nothing.
    first = max(first, min(days, default=today))
    weeks = study.by_week(days, first, today)
    wished = stored.retentions(home.db, [monday + 6 for monday in weeks])
    return tuple(
        Week(monday, one, home.config.drill_retention if retention is None else retention)
        for (monday, one), retention in zip(weeks.items(), wished, strict=True)
    )


def _by_deck(
    glossary: Glossary,
    tallies: Mapping[str, Tally],
    cards: Iterable[Standing],
    deck_of: Callable[[str], str],
) -> tuple[DeckStatistics, ...]:
    """The decks that have cards or answers, in the order in which they are read."""
    own: dict[str, list[Standing]] = {}
    for card in cards:
        own.setdefault(deck_of(card.term), []).append(card)
    titles = {deck.id: deck.title or deck.id for deck in glossary.decks}
    titles.setdefault(NO_DECK, "in no deck any more")
    return tuple(
        DeckStatistics(deck, title, tallies.get(deck, Tally()), study.stages(own.get(deck, ())))
        for deck, title in titles.items()
        if deck in own or deck in tallies
    )


def _term(
    glossary: Glossary, found: Statistics, term: str, cards: list[Standing]
) -> TermStatistics:
    record = glossary.record(term) or {}
    return TermStatistics(
        term,
        record.get("term", term),
        record.get("deck", NO_DECK),
        tuple(cards),
        sum(card.reps for card in cards),
        sum(card.lapses for card in cards),
        max(card.last for card in cards if card.last is not None),
        min((card.due for card in cards if card.asked and card.due is not None), default=None),
        any(card.lapses >= found.leech_lapses for card in cards),
    )
