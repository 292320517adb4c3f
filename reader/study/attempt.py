"""What a person does with one card before it is graded: types, recites, chooses, reveals."""

from __future__ import annotations

from reader.study.card import Card
from reader.study.scheduler import Rating
from reader.study.typed import Compared, compare

_FEW = 4  # items from which on one that is missed is no failure


class Attempt:
    """One try at a card, and the grade that follows from it; the person decides."""

    def __init__(self, card: Card, typing: bool = False) -> None:
        """`typing`: ask to type whatever can be typed; a reading is typed in any case."""
        self._card = card
        self.typing = card.kind == "reading" or (typing and card.wanted is not None)
        self.shown = 0  # items revealed
        self.marks: list[bool] = []  # of those, which were right; the last may wait for its mark
        self.compared: Compared | None = None
        self.chosen = 0
        self.revealed = False

    def follow(self, card: Card) -> None:
        """Go on with the card as it is after its term was edited."""
        self._card = card
        self.shown = min(self.shown, len(card.items))
        self.marks = self.marks[: self.shown]

    @property
    def reciting(self) -> bool:
        """Does the item shown last wait for its mark?"""
        return not self.revealed and self.shown > len(self.marks)

    def can(self, what: str) -> bool:
        """Is it time to reveal the next `item`, to `mark` one, to `choose` one, to `type`?"""
        if self.revealed or self.typing:
            return False
        if what == "mark":
            return self.reciting
        if what == "choose":
            return self._card.choices > 0
        return bool(self._card.items if what == "item" else self._card.wanted)

    def reveal(self) -> None:
        """The next item, the one before it taken as right; the back after the last, and of all
        other cards."""
        if self.reciting:
            self.mark(True)
        elif self.shown < len(self._card.items):
            self.shown += 1
        else:
            self._end()

    def mark(self, right: bool) -> None:
        """Say whether the item shown last was right, and go on to the next."""
        if not self.reciting:
            return
        self.marks.append(right)
        if self.shown < len(self._card.items):
            self.shown += 1
        else:
            self._end()

    def unmark(self) -> bool:
        """Take the newest mark back; False if there is none."""
        if not self.marks:
            return False
        self.marks.pop()
        self.shown, self.revealed = len(self.marks) + 1, False
        return True

    def type(self, text: str) -> None:
        """Give a typed answer and see the back; without any text it is only revealed."""
        if self._card.wanted is not None and text.strip():
            self.compared = compare(text, self._card.wanted)
        self._end()

    def choose(self, number: int) -> None:
        """Name the wrong item, from 1; a number that isn't there does nothing."""
        if self.can("choose") and 1 <= number <= self._card.choices:
            self.chosen = number
            self._end()

    @property
    def suggested(self) -> Rating | None:
        """The grade that follows from what was done; None where the person alone can tell."""
        if self.compared is not None:
            return self.compared.suggested
        if self.chosen:
            return Rating.GOOD if self.chosen == self._card.wrong else Rating.AGAIN
        if self.marks and self.revealed:
            missed = self.marks.count(False)
            if missed == 0:
                return Rating.GOOD
            return Rating.HARD if missed == 1 and len(self.marks) >= _FEW else Rating.AGAIN
        return None

    def _end(self) -> None:
        self.revealed, self.typing = True, False
