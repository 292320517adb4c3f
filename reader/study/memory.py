"""The model of memory, FSRS-6: what an answer does to the stability and difficulty of a card.

The formulas and their names are those of the FSRS project's page “The Algorithm”. They give the
very numbers that its Python library `fsrs` gives (so the order in which they multiply matters),
which is what the tests hold them against. They are written out because the library makes dated
cards for every answer: that was nine tenths of the time of replaying a long log.
"""

from __future__ import annotations

from math import e

_AGAIN = 1
_LOWEST = 0.001  # stability, days
LONGEST = 36_500  # days of an interval


class Memory:
    """FSRS-6 with one set of weights w0–w20. Ratings are 1–4, from Again to Easy."""

    def __init__(self, weights: tuple[float, ...]) -> None:
        """What depends on the weights alone is worked out once."""
        w = weights
        self._decay = -w[20]
        self._factor: float = 0.9 ** (1 / self._decay) - 1
        self._first = {rating: self._beginning(w, rating) for rating in range(1, 5)}
        # Difficulty.
        self._steps = {rating: -(w[6] * (rating - 3)) for rating in range(1, 5)}
        self._kept = 1 - w[7]
        self._easiest: float = w[7] * (w[4] - e ** (w[5] * 3) + 1)
        # Stability after a recall.
        self._growth: float = e ** w[8]
        self._saturation = -w[9]
        self._spacing = w[10]
        self._grades = {2: w[15], 3: 1.0, 4: w[16]}
        # Stability after forgetting.
        self._relearned, self._by_difficulty = w[11], -w[12]
        self._by_stability, self._by_recall = w[13], w[14]
        self._least_loss: float = e ** (w[17] * w[18])
        # Stability after another answer on the same day.
        self._same_day = {rating: e ** (w[17] * (rating - 3 + w[18])) for rating in range(1, 5)}
        self._same_day_saturation = -w[19]

    @staticmethod
    def _beginning(w: tuple[float, ...], rating: int) -> tuple[float, float]:
        """S₀(G) and D₀(G)."""
        difficulty = w[4] - e ** (w[5] * (rating - 1)) + 1
        return max(w[rating - 1], _LOWEST), min(max(difficulty, 1.0), 10.0)

    def begin(self, rating: int) -> tuple[float, float]:
        """(stability, difficulty) after the first answer to a card."""
        return self._first[rating]

    def follow(
        self, stability: float, difficulty: float, rating: int, days: int
    ) -> tuple[float, float]:
        """(stability, difficulty) after an answer `days` after the one before; a clock set back
        makes it one of the same day."""
        if days < 1:
            after = self._same_day_stability(stability, rating)
        elif rating == _AGAIN:
            after = self._forgotten(stability, difficulty, self.recall(stability, days))
        else:
            after = self._recalled(stability, difficulty, self.recall(stability, days), rating)
        return max(after, _LOWEST), self._next_difficulty(difficulty, rating)

    def recall(self, stability: float, days: int) -> float:
        """R(t, S): the chance (0–1) that a card is known so many days after its last answer."""
        chance: float = (1 + self._factor * max(0, days) / stability) ** self._decay
        return chance

    def interval(self, stability: float, retention: float) -> int:
        """I(r, S): the days after which the chance has fallen to `retention`, 1–36,500."""
        days: float = stability / self._factor * (retention ** (1 / self._decay) - 1)
        return min(max(round(days), 1), LONGEST)

    def _next_difficulty(self, difficulty: float, rating: int) -> float:
        """D″: the change damped towards 10, the whole drawn back towards D₀(Easy)."""
        damped = difficulty + (10.0 - difficulty) * self._steps[rating] / 9.0
        return min(max(self._easiest + self._kept * damped, 1.0), 10.0)

    def _recalled(self, stability: float, difficulty: float, chance: float, rating: int) -> float:
        """S′ᵣ: stability after a recall."""
        grown: float = stability * (
            1
            + self._growth
            * (11 - difficulty)
            * stability**self._saturation
            * (e ** ((1 - chance) * self._spacing) - 1)
            * self._grades[rating]
        )
        return grown

    def _forgotten(self, stability: float, difficulty: float, chance: float) -> float:
        """S′_f: stability after forgetting, which never is above what it was."""
        left: float = (
            self._relearned
            * difficulty**self._by_difficulty
            * ((stability + 1) ** self._by_stability - 1)
            * e ** ((1 - chance) * self._by_recall)
        )
        return min(left, stability / self._least_loss)

    def _same_day_stability(self, stability: float, rating: int) -> float:
        """S′ within a day; a recall never lowers it."""
        change: float = self._same_day[rating] * stability**self._same_day_saturation
        after: float = stability * (change if rating == _AGAIN else max(change, 1.0))
        return after
