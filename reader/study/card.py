"""Cards from terms: plain data, no markup. What a card shows is made anew from the deck each time;
what was learned hangs on its key, so that editing a term never resets its progress.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.glossary.model import Term
from reader.hanzi import count_hanzi
from reader.study.sentence import Met, blanked, spans_of

KINDS = ("meaning", "reverse", "cloze", "items")  # in the order in which a term's are learned

_SEPARATOR = "#"


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a card's face; `role` says what it is, and so how it is shown.

    Roles: term, pinyin, english, meaning (explanation), sentence, note (small print).
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
class Card:
    """One thing to remember about a term.

    `ask` says in a few words what is wanted; `front` is shown at once, `back` after the reveal;
    `items` are revealed one by one before the back. `met` is the sentence to show under the card,
    on the front only if `met_on_front` (elsewhere it would give the answer away); in it the term
    stands at `spans` (start, end in code points).
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

    @property
    def key(self) -> str:
        """The stable key under which this card's progress is kept."""
        return card_key(self.term, self.kind, self.facet)


def card_key(term: str, kind: str, facet: str = "") -> str:
    """The key of a card. Neither kind nor facet may hold a “#”; a term's id may."""
    return _SEPARATOR.join((term, kind, facet))


def split_key(key: str) -> tuple[str, str, str]:
    """(term id, kind, facet) of a card's key. Raises ValueError for anything else."""
    term, kind, facet = key.rsplit(_SEPARATOR, 2)
    return term, kind, facet


def cards_of(term: Term, met_in: Sequence[Met] = (), kinds: Iterable[str] = KINDS) -> list[Card]:
    """The cards a term makes, in the order in which they are learned.

    `met_in`: the sentences it was met in; each makes one cloze, the first stands under the other
    cards. A kind for which the deck says too little is left out: no reverse without English, no
    items without a list in force today.
    """
    wanted = set(kinds)
    return [card for card in _all(term, met_in) if card.kind in wanted]


def _all(term: Term, met_in: Sequence[Met]) -> Iterator[Card]:
    spans = [tuple(spans_of(met.sentence, term.forms)) for met in met_in]
    met, at = (met_in[0], spans[0]) if met_in else (None, ())

    def card(
        kind: str, ask: str, front: Sequence[Part], back: Sequence[Part], items: Sequence[Item] = ()
    ) -> Card:
        on_front = kind == "meaning"
        return Card(
            term.id, kind, "", ask, tuple(front), tuple(back), tuple(items), met, at, on_front
        )

    english = _parts(("english", term.english))
    explained = _explained(term)
    if explained:
        front = _parts(("term", term.term), ("note", term.scope))
        back = (*_parts(("pinyin", term.pinyin)), *explained)
        yield card("meaning", "What does it mean? 什么意思？", front, back)
    if term.english:
        hint = " · ".join(filter(None, [term.kind, f"{count_hanzi(term.term)} 字", term.scope]))
        front = (*english, *_parts(("note", hint)))
        yield card("reverse", "Say it in Chinese 用中文怎么说？", front, _named(term))
    for place, where in zip(met_in, spans, strict=True):
        if where:
            gap = _parts(("sentence", blanked(place.sentence, where)))
            back = (*_named(term), *english)
            yield Card(
                term.id, "cloze", place.facet, "Fill the gap 填空", gap, back, (), place, where
            )
    items = [Item(c.zh, c.en, c.group) for c in term.components_on("")]
    if items:
        ask = f"Recite its {len(items)} items 背出各项"
        yield card("items", ask, (*_named(term), *english), (), items)


def _named(term: Term) -> tuple[Part, ...]:
    return _parts(("term", term.term), ("pinyin", term.pinyin))


def _explained(term: Term) -> tuple[Part, ...]:
    """English, then the explanation: in English if there is one, else in Chinese."""
    english = term.english or term.literal
    return _parts(("english", english), ("meaning", term.meaning or term.zh))


def _parts(*parts: tuple[str, str]) -> tuple[Part, ...]:
    return tuple(Part(role, text) for role, text in parts if text)
