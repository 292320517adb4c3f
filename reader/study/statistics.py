"""What the review log and the cards add up to.

Days are study days, intervals are in days, weeks begin on Monday. True retention is the share of
reviews that were answered Hard, Good or Easy; only the first answer of a day to a card that had
been learned (its interval was a day or more) is such a review.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from reader.study.scheduler import Rating

MATURE = 21  # days: an interval from which on a card is mature
# What a card was when it was answered: never answered before; to come back within the day; to be
# reviewed after a short interval, after a long one.
STAGES = ("new", "learning", "young", "mature")
REVIEWS = ("young", "mature")
# Lower bounds of the bars of the stability histogram, in days.
BOUNDS = (0, 1, 3, 7, 14, 21, 30, 60, 90, 180, 365, 730)

# One answer that was not taken back: card, rating, study day, interval given, milliseconds. There
# may be a hundred thousand: they stay the plain rows that the log gives.
Answer = tuple[str, int, int, int, int]

_GRADES = len(Rating)
_CELL = len(STAGES) * _GRADES
_NEW, _LEARNING, _YOUNG, _MATURE = range(0, _CELL, _GRADES)


class Standing(NamedTuple):
    """A card as it stands now; `last`, `due`, `stability` and `difficulty` are None while it is
    new. `live`: it is in the drill; `until`: the study day up to which it is buried; `step`: as
    scheduler.CardState has it."""

    card: str
    term: str
    state: str
    stability: float | None
    last: int | None
    due: int | None
    reps: int
    lapses: int
    live: bool = True
    suspended: bool = False
    until: int | None = None
    difficulty: float | None = None
    step: int = 0

    @property
    def asked(self) -> bool:
        """May it be asked, on some day?"""
        return self.live and not self.suspended

    @property
    def stage(self) -> str:
        """One of STAGES."""
        if self.state == "new" or self.due is None or self.last is None:
            return "new"
        interval = self.due - self.last
        return "learning" if interval < 1 else "young" if interval < MATURE else "mature"


class Retention(NamedTuple):
    """How many reviews there were, and in how many the card was remembered."""

    reviews: int
    remembered: int

    @property
    def share(self) -> float | None:
        """True retention, 0–1; None without a review."""
        return self.remembered / self.reviews if self.reviews else None


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers counted by stage and rating (`counts`: STAGES × Rating), and the time they took."""

    counts: tuple[int, ...] = (0,) * _CELL
    took_ms: int = 0

    @property
    def answers(self) -> int:
        """How many there are."""
        return sum(self.counts)

    def cell(self, stage: str, rating: Rating) -> int:
        """How many of them were to cards at a stage, and had this grade."""
        return self.counts[STAGES.index(stage) * _GRADES + rating - 1]

    def at(self, stage: str) -> int:
        """How many of them were to cards at a stage."""
        start = STAGES.index(stage) * _GRADES
        return sum(self.counts[start : start + _GRADES])

    def graded(self, rating: Rating) -> int:
        """How many of them have a grade."""
        return sum(self.counts[rating - 1 :: _GRADES])

    def retention(self, *stages: str) -> Retention:
        """True retention, of all reviews or of those at some of the stages REVIEWS."""
        starts = [STAGES.index(stage) * _GRADES for stage in stages or REVIEWS]
        reviews = sum(sum(self.counts[start : start + _GRADES]) for start in starts)
        forgotten = sum(self.counts[start + Rating.AGAIN - 1] for start in starts)
        return Retention(reviews, reviews - forgotten)


class Streak(NamedTuple):
    """Days in a row with an answer: up to today (or yesterday, while today has none), the longest
    there was; and the days with an answer altogether."""

    current: int
    longest: int
    days: int


class Forecast(NamedTuple):
    """How many cards come due: `overdue` those of days before today, which `days` counts with
    today's; `days` from today on; `later` after them."""

    overdue: int
    days: tuple[int, ...]
    later: int


# -- the log


def tally(
    answers: Iterable[Answer],
    placed: Callable[[str], tuple[str, str] | None],
    period: range | None = None,
) -> tuple[dict[int, Tally], dict[str, Tally]]:
    """Study day → its answers, in order; and deck → its answers in the `period` (study days; None:
    at any time). `answers` are all there are, in the order of the log.

    `placed` is called once for each key in the log: the key the card has today (two that have the
    same are one card) and its deck, or None for a card that is not to be counted.
    """
    days: dict[int, list[int]] = {}
    decks: dict[str, list[int]] = {}
    cards: dict[str, _Seen] = {}  # by the key of today
    logged: dict[str, _Seen | None] = {}  # by the key in the log
    first, end = (period.start, period.stop) if period is not None else (-inf, inf)
    for card, rating, day, interval, took_ms in answers:
        try:
            seen = logged[card]
        except KeyError:
            if (place := placed(card)) is None:
                seen = logged[card] = None
            else:
                key, deck = place
                new = _Seen(decks.setdefault(deck, [0] * (_CELL + 1)))
                seen = logged[card] = cards.setdefault(key, new)
        if seen is None:
            continue
        at = (_LEARNING if seen.day == day else seen.next) + rating
        try:
            cell = days[day]
        except KeyError:
            cell = days[day] = [0] * (_CELL + 1)
        cell[at] += 1
        cell[0] += took_ms
        if first <= day < end:
            cell = seen.deck
            cell[at] += 1
            cell[0] += took_ms
        seen.day = day
        seen.next = _LEARNING if interval < 1 else _YOUNG if interval < MATURE else _MATURE
    return (
        {day: Tally(tuple(days[day][1:]), days[day][0]) for day in sorted(days)},
        {deck: Tally(tuple(cell[1:]), cell[0]) for deck, cell in decks.items()},
    )


class _Seen:
    """A card in the log so far: the cell of its deck, the day of its latest answer, and where the
    next one is counted: before its stage's first place in a cell (the time is at place 0)."""

    __slots__ = ("day", "deck", "next")

    def __init__(self, deck: list[int]) -> None:
        self.deck = deck
        self.day: int | None = None
        self.next = _NEW


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    rows = [(*one.counts, one.took_ms) for one in tallies]
    if not rows:
        return Tally()
    *counts, took_ms = map(sum, zip(*rows, strict=True))
    return Tally(tuple(counts), took_ms)


def between(days: Mapping[int, Tally], first: int, last: int) -> Tally:
    """The answers of the study days from `first` to `last`."""
    return total(one for day, one in days.items() if first <= day <= last)


def monday(day: int) -> int:
    """The first day of the week in which a study day lies."""
    return day - (day + 3) % 7  # day 0 was a Thursday


def by_week(days: Mapping[int, Tally], first: int, last: int) -> dict[int, Tally]:
    """Monday → the answers of its week, for all weeks from day `first` to `last`; of the two at
    the ends only the days in between count."""
    weeks: dict[int, list[Tally]] = {day: [] for day in range(monday(first), last + 1, 7)}
    for day, one in days.items():
        if first <= day <= last:
            weeks[monday(day)].append(one)
    return {day: total(tallies) for day, tallies in weeks.items()}


def streak(days: Iterable[int], today: int) -> Streak:
    """The days in a row among the `days` on which there was an answer; days to come don't count."""
    kept = sorted(day for day in set(days) if day <= today)
    longest = run = 0
    for n, day in enumerate(kept):
        run = run + 1 if n and kept[n - 1] == day - 1 else 1
        longest = max(longest, run)
    return Streak(run if kept and kept[-1] >= today - 1 else 0, longest, len(kept))


# -- the cards


def stages(cards: Iterable[Standing]) -> dict[str, int]:
    """How many of the cards in the drill are at each stage, and how many are suspended."""
    counts = Counter("suspended" if card.suspended else card.stage for card in cards if card.live)
    return {stage: counts[stage] for stage in (*STAGES, "suspended")}


def forecast(cards: Iterable[Standing], today: int, days: int) -> Forecast:
    """How many cards come due on each of so many `days` from `today` on, if each is then answered
    once. New cards, the caps of a day and siblings are left out of it."""
    overdue = later = 0
    counts = [0] * days
    for card in cards:
        if card.due is None or not card.asked:
            continue
        overdue += card.due < today
        ahead = max(card.due, card.until or today, today) - today
        if ahead < days:
            counts[ahead] += 1
        else:
            later += 1
    return Forecast(overdue, tuple(counts), later)


def stabilities(cards: Iterable[Standing]) -> list[float]:
    """The stability of each card that was answered and may be asked, in days, in order."""
    return sorted(card.stability for card in cards if card.asked and card.stability is not None)


def histogram(values: Iterable[float]) -> list[int]:
    """How many of the stabilities lie from each of BOUNDS on, up to the next."""
    counts = Counter(bisect_right(BOUNDS, value) - 1 for value in values)
    return [counts[n] for n in range(len(BOUNDS))]


def by_term(cards: Iterable[Standing]) -> Iterator[tuple[str, list[Standing]]]:
    """(term, its cards that were answered), the most often forgotten first, then the most often
    answered."""
    found: dict[str, list[Standing]] = {}
    for card in cards:
        if card.reps:
            found.setdefault(card.term, []).append(card)

    def hardest(item: tuple[str, list[Standing]]) -> tuple[int, int, str]:
        term, own = item
        return -sum(card.lapses for card in own), -sum(card.reps for card in own), term

    yield from sorted(found.items(), key=hardest)
