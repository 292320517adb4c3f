"""Do other parameters foretell one's answers better? Fitted on the older, tried on the newer part.

Only answers given a day or more after the card's last one count: within a day nothing is forgotten
that the model could foretell. How wrong a set is, is its log loss: the mean of −ln of the chance
that it gave to what then happened.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt
from statistics import fmean, stdev

from reader.study.parameters import Parameters
from reader.study.scheduler import CardState, Logged, Rating, Scheduler

FEWEST = 1_500  # answers that count, below which a fit is worth nothing
SHARE = 0.8  # of them, the oldest, to fit with
_SUREST = 1e-4  # no chance is taken for nearer to 0 or 1

History = list[tuple[int, int]]  # (rating, days since the answer before), from the first answer on


@dataclass(frozen=True, slots=True)
class Trial:
    """How two sets did on the same `answers`: the log loss of each, and the standard error of the
    difference."""

    answers: int
    before: float
    after: float
    error: float

    @property
    def better(self) -> bool:
        """Is the second set better, and by more than chance would make it?"""
        return self.before - self.after > self.error


def split(answers: Sequence[tuple[str, Logged]], share: float = SHARE) -> int:
    """Where in the log (card, answer) the newest part begins, at the beginning of a study day, so
    that about `share` of the answers that count come before."""
    counting = [n for n, elapsed in enumerate(_elapsed(answers)) if elapsed]
    if not counting:
        return len(answers)
    at = counting[min(int(len(counting) * share), len(counting) - 1)]
    day = answers[at][1].study_day
    while at and answers[at - 1][1].study_day == day:
        at -= 1
    return at


def count_answers(answers: Sequence[tuple[str, Logged]]) -> int:
    """How many answers of the log count."""
    return sum(elapsed > 0 for elapsed in _elapsed(answers))


def histories(answers: Sequence[tuple[str, Logged]]) -> list[History]:
    """For each answer of the log that counts, in order: its card's history up to it."""
    of_card: dict[str, History] = {}
    found: list[History] = []
    for (card, answer), elapsed in zip(answers, _elapsed(answers), strict=True):
        history = of_card.setdefault(card, [])
        history.append((answer.rating, elapsed))
        if elapsed:
            found.append(history.copy())
    return found


def compare(
    answers: Sequence[tuple[str, Logged]], old: Parameters, new: Parameters, since: int
) -> Trial:
    """Try both sets on the answers of the log from position `since` on."""
    first, second = _losses(answers, old, since), _losses(answers, new, since)
    gains = [a - b for a, b in zip(first, second, strict=True)]
    if len(gains) < 2:
        return Trial(len(gains), 0.0, 0.0, 0.0)
    error = stdev(gains) / sqrt(len(gains))
    return Trial(len(gains), fmean(first), fmean(second), error)


def course(parameters: Parameters, retention: float, rating: Rating, steps: int = 6) -> list[int]:
    """The intervals in days that a card gets which is always answered `rating` on its day."""
    scheduler = Scheduler(retention, parameters)
    state: CardState | None = None
    days = [0]
    for _ in range(steps):
        state = scheduler.answer(state, "", rating, days[-1])
        days.append(state.due)
    return [later - earlier for earlier, later in pairwise(days)]


def _elapsed(answers: Sequence[tuple[str, Logged]]) -> list[int]:
    """For each answer the days since the one before to its card; never negative, 0 for none."""
    last: dict[str, int] = {}
    found: list[int] = []
    for card, answer in answers:
        found.append(max(0, answer.study_day - last.get(card, answer.study_day)))
        last[card] = answer.study_day
    return found


def _losses(
    answers: Sequence[tuple[str, Logged]], parameters: Parameters, since: int
) -> list[float]:
    scheduler = Scheduler(parameters=parameters)
    states: dict[str, CardState] = {}
    found: list[float] = []
    for n, ((card, answer), elapsed) in enumerate(zip(answers, _elapsed(answers), strict=True)):
        state = states.get(card)
        if state is not None and elapsed and n >= since:
            chance = scheduler.memory.recall(state.stability, elapsed)
            chance = min(max(chance, _SUREST), 1 - _SUREST)
            found.append(-log(chance if answer.rating > Rating.AGAIN else 1 - chance))
        states[card] = scheduler.follow(state, answer)
    return found
