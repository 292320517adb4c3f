"""When a card comes back: one adapter over FSRS-6 (Free Spaced Repetition Scheduler, `memory`).

Time is counted in study days. The fuzz is seeded by the card and its repetition, so that the same
history always gives the same dates.

Learning steps are counted, not timed. An interval may be 0 days: a card graded Again, or Hard when
it was new, stays due on the day of its answer, and so comes back within the session, or in the next
one if this one ends before. With `steps` above 1 a new or forgotten card also comes back after Good
until it was recalled so many times in a row; Easy lets it go at once. FSRS treats the further
answers of a day with its same-day formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from reader.study.memory import LONGEST, Memory
from reader.study.parameters import DEFAULT, Parameters

# Fuzz of the FSRS reference: the part of an interval between two days widens it by this share.
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


class Rating(IntEnum):
    """How well a card was known."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


# Plain numbers, which an answer is compared with many times, and quickly.
_AGAIN, _HARD, _, _EASY = _RATINGS = tuple(map(int, Rating))


class CardState(NamedTuple):
    """What is known of one card after its answers. Days are study days.

    `state`: learning (comes back today, never yet kept for a day), review, relearning (forgotten,
    comes back today). `stability`: days until the chance of knowing it falls to 90 %;
    `difficulty`: 1–10; `first`, `last`: days of the first and the latest answer; `lapses`: how
    often it was forgotten after it had been learned; `step`: how often in a row it was recalled
    while it still comes back today. A new card has no state: None.
    """

    state: str
    stability: float
    difficulty: float
    first: int
    last: int
    due: int
    reps: int
    lapses: int
    step: int = 0


class Logged(NamedTuple):
    """What a replay takes from one row of the review log."""

    rating: int
    study_day: int
    due: int


class Scheduler:
    """Answers in, states out."""

    def __init__(
        self, retention: float = 0.9, parameters: Parameters = DEFAULT, steps: int = 1
    ) -> None:
        """`retention`: the chance (0–1) of still knowing a card on the day it comes due; `steps`:
        how often a new or forgotten card is to be recalled before it leaves for another day."""
        self.parameters = parameters
        self.retention = retention
        self.steps = steps
        self.memory = Memory(parameters.weights)

    def answer(self, state: CardState | None, key: str, rating: int, day: int) -> CardState:
        """The state of card `key` after `rating` on study day `day`; its due day is chosen here."""
        stability, difficulty = self._remember(state, rating, day)
        interval = 0
        if not self._comes_back(state, rating):
            interval = self.memory.interval(stability, self.retention)
            interval = fuzzed(interval, key, state.reps if state else 0)
        return _after(state, rating, day, day + interval, stability, difficulty)

    def _comes_back(self, state: CardState | None, rating: int) -> bool:
        recalls = _recalls(state, rating)
        settled = state is not None and state.state == "review"
        enough = settled or rating == _EASY or recalls >= self.steps
        return not recalls or not enough

    def outcomes(self, state: CardState | None, key: str, day: int) -> tuple[CardState, ...]:
        """The states that Again, Hard, Good and Easy would give on `day`."""
        return tuple([self.answer(state, key, rating, day) for rating in _RATINGS])

    def replay(self, log: Iterable[Logged]) -> CardState | None:
        """The state a card has after the answers of `log`, in order; None if there are none.

        Due days are those of the log: other settings or another model move no card unasked.
        """
        state: CardState | None = None
        for answer in log:
            state = self.follow(state, answer)
        return state

    def follow(self, state: CardState | None, answer: Logged) -> CardState:
        """The state of a card after one answer of the log."""
        rating, day, due = answer
        stability, difficulty = self._remember(state, rating, day)
        return _after(state, rating, day, due, stability, difficulty)

    def _remember(self, state: CardState | None, rating: int, day: int) -> tuple[float, float]:
        if state is None:
            return self.memory.begin(rating)
        return self.memory.follow(state.stability, state.difficulty, rating, day - state.last)


def _after(
    state: CardState | None, rating: int, day: int, due: int, stability: float, difficulty: float
) -> CardState:
    gone = due > day
    step = 0 if gone else _recalls(state, rating)
    if state is None:
        name = "review" if gone else "learning"
        return CardState(name, stability, difficulty, day, day, due, 1, 0, step)
    name, lapses = state.state, state.lapses
    if rating == _AGAIN and name == "review":
        lapses += 1
    if gone:
        name = "review"
    elif name != "learning":
        name = "relearning"
    first, reps = state.first, state.reps + 1
    return CardState(name, stability, difficulty, first, day, due, reps, lapses, step)


def _recalls(state: CardState | None, rating: int) -> int:
    """How often in a row a card was recalled, now included; Hard on a new card is no recall."""
    if rating == _AGAIN or (rating == _HARD and state is None):
        return 0
    return (state.step if state else 0) + 1


def fuzzed(interval: int, key: str, reps: int) -> int:
    """`interval` days moved a little, always the same way for one card and repetition.

    Cards learned together then don't stay together for ever. Below 2.5 days nothing moves.
    """
    if interval < 2.5:
        return interval
    low, high = _around(interval)
    return low + _seed(key, reps) * (high - low + 1) // 2**64


@lru_cache(maxsize=1024)
def _around(interval: int) -> tuple[int, int]:
    width = 1.0 + sum(
        share * max(min(float(interval), end) - start, 0.0) for start, end, share in _FUZZ
    )
    high = min(round(interval + width), LONGEST)
    return min(max(2, round(interval - width)), high), high


@lru_cache(maxsize=8)  # the same for all four grades of a card
def _seed(key: str, reps: int) -> int:
    return int.from_bytes(blake2b(f"{reps}\0{key}".encode(), digest_size=8).digest(), "big")


def shuffle_number(key: str) -> int:
    """A number that scatters the cards of one due day, the same each time it is asked for."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big")
