"""What the days to come will ask: they are played through as the drill itself would plan them.

A card's due date says nothing of what follows: that it is forgotten and comes again, that new cards
join it, that the caps of a day put it off. So each day is planned by `session.plan`, each card
answered as the model of memory expects, and given its next date by the scheduler. Above MOST cards
a part of the terms is played, and counted for all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random
from typing import NamedTuple

from reader.study.memory import Memory
from reader.study.scheduler import CardState, Rating, Scheduler, shuffle_number
from reader.study.session import Plan, Waiting, plan
from reader.study.statistics import REVIEWS, Standing, Tally

MOST = 3000  # cards: those take a few hundredths of a second
# How people grade on the whole, as the simulator of FSRS assumes: a new card (Again … Easy), and
# one that was remembered (Hard, Good, Easy). As many answers of one's own weigh as much.
_FIRST = (0.24, 0.09, 0.5, 0.17)
_KEPT = (0.22, 0.63, 0.15)
_WEIGHT = 50

# Which card of a backlog comes first, by the name of the setting (else as the first one says).
_ORDERS: dict[str, Callable[[CardState, int], float]] = {
    "due": lambda state, day: state.due,
    "least-known": lambda state, day: (state.last - day) / state.stability,
    "best-known": lambda state, day: (day - state.last) / state.stability,
}


class Load(NamedTuple):
    """The cards of one day: those that are due, and new ones."""

    due: int
    new: int

    @property
    def cards(self) -> int:
        """All of them."""
        return self.due + self.new


class Rules(NamedTuple):
    """How many due and new cards a day may have, and how many it had already; the order of a
    backlog."""

    due_a_day: int
    new_a_day: int
    done: tuple[int, int] = (0, 0)
    order: str = "due"


class Habits(NamedTuple):
    """Weights of the grades: of new cards (Again … Easy), of remembered ones (Hard, Good, Easy)."""

    first: Sequence[float] = _FIRST
    kept: Sequence[float] = _KEPT


def habits(past: Tally) -> Habits:
    """How somebody grades, by what they did; where that is little, as people do on the whole."""
    first = [past.cell("new", rating) for rating in Rating]
    kept = [sum(past.cell(stage, rating) for stage in REVIEWS) for rating in list(Rating)[1:]]
    return Habits(
        [own + share * _WEIGHT for own, share in zip(first, _FIRST, strict=True)],
        [own + share * _WEIGHT for own, share in zip(kept, _KEPT, strict=True)],
    )


def play(
    cards: Iterable[Standing],
    today: int,
    days: int,
    scheduler: Scheduler,
    rules: Rules,
    how: Habits = Habits(),  # noqa: B008
) -> list[Load]:
    """What each of so many `days` from study day `today` on will ask; today, what is still to do.

    Chance is seeded by the day: the same cards give the same numbers. Today's are no estimate.
    """
    asked = [card for card in cards if card.asked]
    first = _Play(asked, today, scheduler, rules, how, 1).plan(today)
    parts = -(-len(asked) // MOST) or 1
    part = [card for card in asked if shuffle_number(card.term) % parts == 0]
    game = _Play(part, today, scheduler, rules, how, parts)
    loads = [game.next(day) for day in range(today, today + days)]
    loads = [
        Load(min(one.due * parts, rules.due_a_day), min(one.new * parts, rules.new_a_day))
        for one in loads
    ]
    return [Load(len(first.due) + len(first.back), len(first.new)), *loads[1:]]


class _Play:
    """The cards as they stand on the day that is played."""

    def __init__(
        self,
        cards: Sequence[Standing],
        today: int,
        scheduler: Scheduler,
        rules: Rules,
        how: Habits,
        parts: int,
    ) -> None:
        """`parts`: the cards are one part in so many, and so are the caps."""
        self._today = today
        self._scheduler = scheduler
        self._rules = rules
        self._how = how
        self._parts = parts
        self._recall = Memory(scheduler.parameters.weights).recall
        self._random = Random(today)
        self._states: dict[str, CardState] = {}
        self._coming: dict[int, list[Waiting]] = {}
        self._back: list[Waiting] = []
        self._backlog: list[Waiting] = []
        self._new: list[Waiting] = []
        self._held = {card.term for card in cards if card.last == today}
        self._buried: dict[str, int] = {}  # term → the day on which it may be asked again
        for card in cards:
            self._deal(card)

    def _deal(self, card: Standing) -> None:
        waiting = Waiting(card.card, card.term)
        if card.until is not None and card.until > self._today:
            self._buried[card.term] = max(card.until, self._buried.get(card.term, 0))
        state = _state(card)
        if state is None:
            self._new.append(waiting)
            return
        self._states[card.card] = state
        if state.last == self._today and state.due <= self._today:
            self._back.append(waiting)
        else:
            self._coming.setdefault(max(state.due, self._today), []).append(waiting)

    def plan(self, day: int) -> Plan:
        """The cards of a day; each day is to be planned once, in turn."""
        self._backlog += self._coming.pop(day, ())
        order = _ORDERS.get(self._rules.order, _ORDERS["due"])
        self._backlog.sort(key=lambda card: order(self._states[card.card], day))
        buried = {term for term, until in self._buried.items() if until > day}
        back = [card for card in self._back if card.term not in buried]
        return plan(
            self._backlog,
            back,
            self._new,
            (self._held | buried) if day == self._today else buried,
            self._room(self._rules.due_a_day, 0, day),
            self._room(self._rules.new_a_day, 1, day),
        )

    def _room(self, cap: int, which: int, day: int) -> int:
        """What the cap leaves for a day, for this part of the cards."""
        n, parts = day - self._today, self._parts
        room = (n + 1) * cap // parts - n * cap // parts  # parts of a card add up over the days
        return room - (self._rules.done[which] // parts if day == self._today else 0)

    def next(self, day: int) -> Load:
        """Play a day: plan it, and answer its cards."""
        chosen = self.plan(day)
        self._back = []
        for card in (*chosen.due, *chosen.back, *chosen.new):
            state = self._answered(self._states.get(card.card), card.card, day)
            self._states[card.card] = state
            self._coming.setdefault(state.due, []).append(card)
        done = {*chosen.due}
        self._backlog = [card for card in self._backlog if card not in done]
        done = {*chosen.new}
        self._new = [card for card in self._new if card not in done]
        return Load(len(chosen.due) + len(chosen.back), len(chosen.new))

    def _answered(self, state: CardState | None, key: str, day: int) -> CardState:
        if state is None:
            rating = self._random.choices(list(Rating), self._how.first)[0]
        elif self._random.random() >= self._recall(state.stability, day - state.last):
            rating = Rating.AGAIN
        else:
            rating = self._random.choices(list(Rating)[1:], self._how.kept)[0]
        state = self._scheduler.answer(state, key, rating, day)
        while state.due <= day:  # it comes back until it leaves the day
            state = self._scheduler.answer(state, key, Rating.GOOD, day)
        return state


def _state(card: Standing) -> CardState | None:
    if card.last is None or card.due is None or card.stability is None or card.difficulty is None:
        return None
    return CardState(
        card.state, card.stability, card.difficulty, card.last, card.last, card.due,
        card.reps, card.lapses, card.step,
    )  # fmt: skip
