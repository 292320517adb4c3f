"""What the drill hands to those who show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reader.storage.drill_terms import Origin
from reader.study.card import Card
from reader.study.scheduler import CardState

PRACTICES = ("cram", "leeches", "flagged", "suspended")  # nothing is logged or scheduled by them


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cards a session draws from.

    `what`: today (what is due, then new cards), due (no new ones), or a practice, which logs and
    schedules nothing: cram (`most` cards, whatever their dates), leeches, flagged, suspended.
    `decks` (ids) or `article` (an id) narrow it to their terms; today's new cards then come from
    those too that are not in the drill yet and not known. They are put into it at the start.
    """

    what: str = "today"
    decks: tuple[str, ...] = ()
    article: str = ""
    most: int = 20

    @property
    def practice(self) -> bool:
        """True where answers are neither logged nor scheduled."""
        return self.what in PRACTICES


@dataclass(frozen=True, slots=True)
class Counts:
    """Today's work after the caps: cards due and new cards; answers given today; and the date of
    the study day on which the next card may be asked (today if one may), None if never."""

    due: int
    new: int
    reviews_today: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A session one may choose: cards due and new cards today, after the caps; in a practice all
    cards are `due`. `name`: the title of its deck or article, `terms`: how many terms that has."""

    scope: Scope
    due: int
    new: int = 0
    name: str = ""
    terms: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A card as it is asked: its faces, what is known of it (None: new), what each of the four
    grades would make of it, where its sentence is from, the user's flags on it, whether it is a
    leech, whether it is asked for practice only, and which items were right when they were last
    recited."""

    card: Card
    state: CardState | None
    outcomes: tuple[CardState, ...]
    origin: Origin | None
    flags: frozenset[str] = frozenset()
    leech: bool = False
    practice: bool = False
    marks: tuple[bool, ...] = ()

    @property
    def intervals(self) -> tuple[int, ...]:
        """The days that the four grades would give; 0: again today."""
        return tuple(after.due - after.last for after in self.outcomes)


@dataclass(frozen=True, slots=True)
class Summary:
    """What was done in this sitting; `left` cards wait in it, `terms` are in the drill; of
    `held_over` terms a card is due that today's cap leaves for later."""

    answered: int
    again: int
    took_ms: int
    left: int
    next_due: date | None
    terms: int
    held_over: int = 0
