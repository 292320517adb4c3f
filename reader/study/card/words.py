"""Cards that ask for the term itself: what it means, how it is said, how it is read."""

from __future__ import annotations

import re

from reader.glossary.model import Term
from reader.glossary.syllables import copied, syllables
from reader.hanzi import count_hanzi, is_hanzi
from reader.study.card.model import Card, Part, Wanted, parts
from reader.study.card.polyphones import is_hard


def meaning(term: Term) -> Card | None:
    """Term → meaning; None where the deck explains nothing."""
    explained = _explained(term)
    if not explained:
        return None
    front = parts(("term", term.term), ("note", term.scope))
    back = (*parts(("pinyin", term.pinyin)), *explained)
    return Card(
        term.id, "meaning", "", "What does it mean? 什么意思？", front, back, met_on_front=True
    )


def reverse(term: Term) -> Card | None:
    """English → term; None without English."""
    if not term.english:
        return None
    hint = " · ".join(filter(None, [term.kind, f"{count_hanzi(term.term)} 字", term.scope]))
    front = parts(("english", term.english), ("note", hint))
    ask = "Say it in Chinese 用中文怎么说？"
    return Card(term.id, "reverse", "", ask, front, named(term), wanted=in_hanzi(term))


def reading(term: Term, only_hard: bool = True) -> Card | None:
    """Term → pinyin, typed; None where no pinyin fits the Hanzi, or it is not hard to know."""
    hanzi = [char for char in term.term if is_hanzi(char)]
    read = syllables(term.term, term.pinyin)
    if not hanzi or len(hanzi) != len(read) or (only_hard and not is_hard(term)):
        return None
    forms = (" ".join(read), " ".join(_as_spoken(hanzi, read)))
    letters = tuple(re.findall("[A-Za-z]+", " ".join(copied(term.term))))
    front = parts(("term", term.term), ("note", term.scope))
    back = parts(("pinyin", term.pinyin), ("english", term.english or term.literal))
    return Card(
        term.id, "reading", "", "How is it read? 怎么读？", front, back, met_on_front=True,
        wanted=Wanted("pinyin", tuple(dict.fromkeys(forms)), letters),
    )  # fmt: skip


def named(term: Term) -> tuple[Part, ...]:
    """The term and its pinyin, as a back shows them."""
    return parts(("term", term.term), ("pinyin", term.pinyin))


def in_hanzi(term: Term) -> Wanted:
    """The term typed, in any of its printed forms."""
    return Wanted("hanzi", tuple(dict.fromkeys(term.forms)))


def _explained(term: Term) -> tuple[Part, ...]:
    """English, then the explanation: in English if there is one, else in Chinese."""
    english = term.english or term.literal
    return parts(("english", english), ("meaning", term.meaning or term.zh))


def _as_spoken(hanzi: list[str], read: list[str]) -> list[str]:
    """`read` with the tones that 一 and 不 take in speech: whoever types those is right too."""
    spoken = list(read)
    for at, (char, after) in enumerate(zip(hanzi, read[1:], strict=False)):
        falling = any(mark in "àèìòùǜ" for mark in after)
        if char == "一" and read[at] == "yī":
            spoken[at] = "yí" if falling else "yì"
        elif char == "不" and read[at] == "bù" and falling:
            spoken[at] = "bú"
    return spoken
