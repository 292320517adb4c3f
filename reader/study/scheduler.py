"""When a card comes back: one adapter over FSRS-6 (Free Spaced Repetition Scheduler, `fsrs`).

Time is counted in study days. The library counts blocks of 24 hours, so it is given noon UTC of
the study day. Its own fuzz draws from the global `random` and stays off; ours is seeded by the card
and its repetition, so that the same history always gives the same dates.

Learning steps are counted, not timed. An interval may be 0 days: a card graded Again, or Hard when
it was new, stays due on the day of its answer, and so comes back within the session, or in the next
one if this one ends before. With `steps` above 1 a new or forgotten card also comes back after Good
until it was recalled so many times in a row; Easy lets it go at once. FSRS treats the further
answers of a day with its same-day formula.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum
from functools import lru_cache
from hashlib import blake2b
from typing import NamedTuple

from reader.study.parameters import DEFAULT, Parameters

LONGEST = 36_500  # days
# Fuzz of the FSRS reference: the part of an interval between two days widens it by this share.
_FUZZ = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))


class Rating(IntEnum):
    """How well a card was known."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class CardState:
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
    """Answers in, states out. Building one imports the library."""

    def __init__(
        self, retention: float = 0.9, parameters: Parameters = DEFAULT, steps: int = 1
    ) -> None:
        """`retention`: the chance (0–1) of still knowing a card on the day it comes due; `steps`:
        how often a new or forgotten card is to be recalled before it leaves for another day."""
        import fsrs

        self.parameters = parameters
        self.retention = retention
        self.steps = steps

        class Card(fsrs.Card):
            """Made for one answer: the library need not copy it before it changes it."""

            def __copy__(self) -> Card:
                return self

        self._card = Card
        self._review = fsrs.State.Review
        self._ratings = {rating: fsrs.Rating(rating) for rating in Rating}
        self._scheduler = fsrs.Scheduler(
            parameters.weights, retention, (), (), LONGEST, enable_fuzzing=False
        )

    def answer(self, state: CardState | None, key: str, rating: Rating, day: int) -> CardState:
        """The state of card `key` after `rating` on study day `day`; its due day is chosen here."""
        stability, difficulty, interval = self._remember(state, rating, day)
        if self._comes_back(state, rating):
            interval = 0
        else:
            interval = fuzzed(interval, key, state.reps if state else 0)
        return _after(state, rating, day, day + interval, stability, difficulty)

    def _comes_back(self, state: CardState | None, rating: Rating) -> bool:
        recalls = _recalls(state, rating)
        settled = state is not None and state.state == "review"
        enough = settled or rating is Rating.EASY or recalls >= self.steps
        return not recalls or not enough

    def preview(self, state: CardState | None, key: str, day: int) -> tuple[int, int, int, int]:
        """The intervals in days that Again, Hard, Good and Easy would give on `day`."""
        again, hard, good, easy = (
            self.answer(state, key, rating, day).due - day for rating in Rating
        )
        return again, hard, good, easy

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
        number, day, due = answer
        rating = Rating(number)
        stability, difficulty, _ = self._remember(state, rating, day)
        return _after(state, rating, day, due, stability, difficulty)

    def _remember(
        self, state: CardState | None, rating: Rating, day: int
    ) -> tuple[float, float, int]:
        now = _noon(day)
        # An id of our own: without one the library waits a millisecond to make a new one.
        if state is None:
            given = self._card(card_id=1, due=now)
        else:
            last = _noon(state.last)
            given = self._card(1, self._review, None, state.stability, state.difficulty, now, last)
        card, _ = self._scheduler.review_card(given, self._ratings[rating], now)
        assert card.stability is not None
        assert card.difficulty is not None
        return card.stability, card.difficulty, (card.due - now).days


def _after(
    state: CardState | None,
    rating: Rating,
    day: int,
    due: int,
    stability: float,
    difficulty: float,
) -> CardState:
    learned = state is not None and state.state != "learning"
    forgot = rating is Rating.AGAIN and state is not None and state.state == "review"
    comes_back = "relearning" if learned else "learning"
    return CardState(
        "review" if due > day else comes_back,
        stability,
        difficulty,
        state.first if state else day,
        day,
        due,
        (state.reps if state else 0) + 1,
        (state.lapses if state else 0) + forgot,
        _recalls(state, rating) if due <= day else 0,
    )


def _recalls(state: CardState | None, rating: Rating) -> int:
    """How often in a row a card was recalled, now included; Hard on a new card is no recall."""
    if rating is Rating.AGAIN or (rating is Rating.HARD and state is None):
        return 0
    return (state.step if state else 0) + 1


def fuzzed(interval: int, key: str, reps: int) -> int:
    """`interval` days moved a little, always the same way for one card and repetition.

    Cards learned together then don't stay together for ever. Below 2.5 days nothing moves.
    """
    if interval < 2.5:
        return interval
    width = 1.0 + sum(
        share * max(min(float(interval), end) - start, 0.0) for start, end, share in _FUZZ
    )
    low = max(2, round(interval - width))
    high = min(round(interval + width), LONGEST)
    low = min(low, high)
    seed = blake2b(f"{reps}\0{key}".encode(), digest_size=8).digest()
    return low + int.from_bytes(seed, "big") * (high - low + 1) // 2**64


def shuffle_number(key: str) -> int:
    """A number that scatters the cards of one due day, the same each time it is asked for."""
    return int.from_bytes(blake2b(key.encode(), digest_size=4).digest(), "big")


@lru_cache(maxsize=4096)
def _noon(day: int) -> datetime:
    return datetime(1970, 1, 1, 12, tzinfo=UTC) + timedelta(days=day)
