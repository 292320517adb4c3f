"""Cards that ask for the list a formula stands for: its items, its name, the one that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from reader.glossary.fold import fold
from reader.glossary.model import Term
from reader.hanzi import count_hanzi
from reader.study.card.model import Card, Item, Part, card_key, parts
from reader.study.card.words import in_hanzi, named
from reader.study.sentence import blanked, spans_of

_FEWEST = 3  # items in which a wrong one can be looked for
_MOST = 9  # so that a digit chooses it
_ALIKE = 6  # how many of the items most alike the wrong one is drawn from


def items(term: Term) -> Card | None:
    """Name → its items in order, revealed one by one; None without a list in force today."""
    listed = _items(term)
    if not listed:
        return None
    ask = f"Recite its {len(listed)} items 背出各项"
    return Card(term.id, "items", "", ask, _face(term, listed), (), listed)


def formula(term: Term) -> Card | None:
    """Items → name; None for fewer than two, or where the name says them all."""
    listed = _items(term)
    if len(listed) < 2 or _spelt_out(term, listed):
        return None
    front = _numbered(blanked(item.zh, spans_of(item.zh, term.forms)) for item in listed)
    back = (*named(term), *parts(("english", term.english)))
    ask = "Which formula is this list? 这是什么提法？"
    return Card(term.id, "formula", "", ask, front, back, wanted=in_hanzi(term))


class Strangers:
    """The items of many formulas, to put one of them into the list of another."""

    def __init__(self, formulas: Iterable[Term]) -> None:
        self._by_length: dict[int, list[tuple[str, Term]]] = {}  # in Hanzi
        for term in formulas:
            for item in _items(term):
                self._by_length.setdefault(count_hanzi(item.zh), []).append((item.zh, term))

    def like(self, zh: str, besides: Term) -> tuple[int, list[tuple[str, Term]]]:
        """The items that look most like `zh` and were never on a list of `besides`, with their
        formulas, and by how many Hanzi they are shorter or longer."""
        own = {fold(component.zh) for component in besides.components}
        length = count_hanzi(zh)
        for apart in range(max((length, *self._by_length), default=0) + 1):
            found = [
                (other, term)
                for size in {length - apart, length + apart}
                for other, term in self._by_length.get(size, ())
                if fold(other) not in own
            ]
            if found:
                return apart, sorted(found, key=lambda other: _unlike(zh, *other))[:_ALIKE]
        return 0, []


def wrong_item(term: Term, strangers: Strangers, turn: int = 0) -> Card | None:
    """The list with an item of another formula in it; None where it is too short.

    `strangers`: where that item is taken from; `turn`: how often the card was answered. The same
    card at the same turn has the same item in the same place.
    """
    listed = _items(term)
    if len(listed) < _FEWEST:
        return None
    seed = f"{turn}\0{card_key(term.id, 'wrong')}".encode()
    draw, shift = divmod(int.from_bytes(blake2b(seed, digest_size=8).digest(), "big"), len(listed))
    place = shift
    apart, alike = strangers.like(listed[place].zh, term)
    for step in range(1, len(listed)):
        if apart <= count_hanzi(listed[place].zh) // 4:
            break
        # Nothing is about as long as this item: perhaps something is as the next.
        at = (shift + step) % len(listed)
        nearer, others = strangers.like(listed[at].zh, term)
        if nearer < apart:
            place, apart, alike = at, nearer, others
    if not alike:
        return None
    zh, source = alike[draw % len(alike)]
    start = max(0, min(place - draw % _MOST, len(listed) - _MOST))
    shown = [item.zh for item in listed[start : start + _MOST]]
    number = place - start + 1
    shown[number - 1] = zh
    truth = listed[place]
    back = parts(
        ("note", f"{number} is of {source.term}; in its place stands"),
        ("term", truth.zh),
        ("english", truth.en),
    )
    ask = "Which item is wrong? 哪一项不对？"
    front = (*_face(term, listed), *_numbered(shown))
    return Card(term.id, "wrong", "", ask, front, back, wrong=number)


def _items(term: Term) -> tuple[Item, ...]:
    return tuple(Item(c.zh, c.en, c.group) for c in term.components_on(""))


def _numbered(shown: Iterable[str]) -> tuple[Part, ...]:
    lines = list(shown)
    width = len(str(len(lines)))
    return tuple(Part("item", f"{n:>{width}}  {zh}") for n, zh in enumerate(lines, 1))


def _spelt_out(term: Term, listed: Sequence[Item]) -> bool:
    """Does the name itself say every item, as 照镜子、正衣冠、洗洗澡、治治病 does?"""
    name = fold(term.term)
    return all(fold(item.zh) in name for item in listed)


def _face(term: Term, listed: Sequence[Item]) -> tuple[Part, ...]:
    english = parts(("english", term.english))
    return english if english and _spelt_out(term, listed) else (*named(term), *english)


def _unlike(zh: str, other: str, term: Term) -> tuple[bool, bool, str, str]:
    """How little two items look alike: in their end, in their beginning; then any fixed order."""
    return zh[-1:] != other[-1:], zh[:1] != other[:1], other, term.id
