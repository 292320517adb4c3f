"""What the drill hands to those who show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.storage.drill_terms import Origin
from reader.study.card import Card
from reader.study.scheduler import CardState


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards a session draws from: all, or those of the terms of one article (its id)."""

    article: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """Today's work after the caps: cards due and new cards; answers given today; and the date of
    the study day on which the next card may be asked (today if one may), None if never."""

    due: int
    new: int
    reviews_today: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Asked:
    """A card as it is asked: its faces, what is known of it (None: new), the days that the four
    grades would give (0: again today), and where its sentence is from."""

    card: Card
    state: CardState | None
    intervals: tuple[int, int, int, int]
    origin: Origin | None


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done in this sitting; `left` cards wait in it, `terms` are in the drill."""

    answered: int
    again: int
    took_ms: int
    left: int
    next_due: date | None
    terms: int
