"""A card, its faces, and the key under which its progress is kept."""

from __future__ import annotations

from dataclasses import dataclass

from reader.study.sentence import Met

_SEPARATOR = "#"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a card's face; `role` says what it is, and so how it is shown.

    Roles: term, pinyin, english, meaning (explanation), sentence, item (of a list, its number
    before it), note (small print).
    """

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a formula, its English and the group it belongs to (both may be empty)."""

    zh: str
    en: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer that can be typed. `script`: pinyin or hanzi; `forms`: every form that is right,
    the usual one first; `skip`: letters of the term that may be typed as well (the N of 1+N)."""

    script: str
    forms: tuple[str, ...]
    skip: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One thing to remember about a term.

    `ask` says in a few words what is wanted; `front` is shown at once, `back` after the reveal;
    `items` are revealed one by one before the back. Where one of the items on the front is `wrong`
    (its number, from 1; 0: none), that number is asked for. `wanted` is the answer where it can be
    typed. `met` is the sentence to show under the card, on the front only if `met_on_front`
    (elsewhere it would give the answer away); in it the term stands at `spans` (start, end in
    code points).
    """

    term: str
    kind: str
    facet: str
    ask: str
    front: tuple[Part, ...]
    back: tuple[Part, ...]
    items: tuple[Item, ...] = ()
    met: Met | None = None
    spans: tuple[tuple[int, int], ...] = ()
    met_on_front: bool = False
    wrong: int = 0
    wanted: Wanted | None = None

    @property
    def key(self) -> str:
        """The stable key under which this card's progress is kept."""
        return card_key(self.term, self.kind, self.facet)

    @property
    def choices(self) -> int:
        """How many items there are to choose a wrong one from."""
        return sum(part.role == "item" for part in self.front) if self.wrong else 0


def card_key(term: str, kind: str, facet: str = "") -> str:
    """The key of a card. Neither kind nor facet may hold a “#”; a term's id may."""
    return _SEPARATOR.join((term, kind, facet))


def split_key(key: str) -> tuple[str, str, str]:
    """(term id, kind, facet) of a card's key. Raises ValueError for anything else."""
    term, kind, facet = key.rsplit(_SEPARATOR, 2)
    return term, kind, facet


def parts(*given: tuple[str, str]) -> tuple[Part, ...]:
    """The lines of a face, (role, text) each; those without text are left out."""
    return tuple(Part(role, text) for role, text in given if text)
