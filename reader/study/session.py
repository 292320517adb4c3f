"""The queue of one sitting: which cards, in which order, and what happens after an answer."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from typing import NamedTuple

GAP = 10  # a card that comes back waits for so many others, about two minutes


class Waiting(NamedTuple):
    """A card in the queue, by its key, and the term whose card it is."""

    card: str
    term: str


class Plan(NamedTuple):
    """What is to be done today, in order: cards due, those that come back, new ones."""

    due: list[Waiting]
    back: list[Waiting]
    new: list[Waiting]

    def queue(self, new_cards: str = "after") -> list[Waiting]:
        """All of it in one row. New cards come `after` or `before` the others, or `mixed`: spread
        evenly among them."""
        old = [*self.due, *self.back]
        if new_cards == "before":
            return [*self.new, *old]
        if new_cards == "mixed":
            placed = (
                ((n + 0.5) / len(row), card)
                for row in (old, self.new)
                for n, card in enumerate(row)
            )
            return [card for _, card in sorted(placed, key=lambda item: item[0])]
        return [*old, *self.new]


def plan(
    due: Iterable[Waiting],
    back: Iterable[Waiting],
    new: Iterable[Waiting],
    held: Iterable[str],
    due_left: int,
    new_left: int,
) -> Plan:
    """Choose today's cards; the order of `due` and of `new` is kept.

    `due`: cards due and not yet answered today; `back`: those answered today that are due again;
    `held`: terms whose turn is over today. `due_left` and `new_left` are what the
    caps leave. Of one term only one card is asked a day: the others wait (are buried), a card
    that comes back does not count as another. `due` and `new` are read no further than needed.
    """
    taken = set(held)
    return Plan(_pick(due, taken, due_left), list(back), _pick(new, taken, new_left))


def _pick(cards: Iterable[Waiting], taken: set[str], room: int) -> list[Waiting]:
    """Up to `room` cards of terms not in `taken`, which grows by the terms picked."""
    picked: list[Waiting] = []
    if room <= 0:
        return picked
    for card in cards:
        if card.term not in taken:
            taken.add(card.term)
            picked.append(card)
            if len(picked) >= room:
                break
    return picked


class Session:
    """A queue that is worked off from its head. It keeps nothing that the log doesn't."""

    def __init__(self, cards: Iterable[Waiting]) -> None:
        self._queue = deque(cards)
        self._past: list[tuple[Waiting, bool]] = []  # answers of this sitting: card, came back

    @property
    def current(self) -> Waiting | None:
        """The card to ask now, or None when all is done."""
        return self._queue[0] if self._queue else None

    @property
    def following(self) -> Waiting | None:
        """The card to ask once the current one is answered, or None if that one is the last."""
        return self._queue[1] if len(self._queue) > 1 else None

    @property
    def left(self) -> int:
        """How many cards wait, the current one included."""
        return len(self._queue)

    @property
    def done(self) -> int:
        """How many answers of this sitting sent their card away for today."""
        return sum(not came_back for _, came_back in self._past)

    def answered(self, comes_back: bool) -> None:
        """The current card was answered: it leaves, or comes back after a few others."""
        card = self._queue.popleft()
        self._past.append((card, comes_back))
        if comes_back:
            self._queue.insert(min(GAP, len(self._queue)), card)

    def skip(self) -> None:
        """The current card leaves without an answer."""
        self._queue.popleft()

    def take_back(self) -> Waiting | None:
        """The newest answer of this sitting was undone: its card, which is asked next."""
        if not self._past:
            return None
        card, came_back = self._past.pop()
        if came_back:
            self._queue.remove(card)
        self._queue.appendleft(card)
        return card

    def put_back(self, card: Waiting) -> None:
        """The newest answer to `card` was undone: it is asked next, its siblings wait."""
        if self._past and self._past[-1][0] == card:
            self._past.pop()
        self._queue = deque(other for other in self._queue if other.term != card.term)
        self._queue.appendleft(card)
