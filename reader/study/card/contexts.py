"""Cards that ask for a word in its context: the gap in a sentence or in a collocation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reader.glossary.fold import fold
from reader.glossary.model import Term
from reader.hanzi import HANZI, count_hanzi
from reader.study.card.model import Card, Wanted, parts
from reader.study.card.words import in_hanzi, named
from reader.study.sentence import BLANK, Met, blanked, spans_of

_GAP = "～"
_QUOTES = "“”‘’《》\"'"
_HEAD = 2  # Hanzi of the noun that a modifier stands before: 决定性 + 意义
# Words without a meaning of their own: what begins with one is no key word.
_FUNCTION = "在就为对把被各以向从将与和及同是有按由于成作第"
_PURE = re.compile(f"[{HANZI}]{{2,4}}")
_AFTER_DE = re.compile(f"的([{HANZI}]{{2,7}})")


def clozes(
    term: Term, met_in: Sequence[Met], spans: Sequence[tuple[tuple[int, int], ...]]
) -> Iterator[Card]:
    """Each sentence it was met in with the term blanked; one without the term makes no card."""
    for place, where in zip(met_in, spans, strict=True):
        if not where:
            continue
        gap = parts(("sentence", blanked(place.sentence, where)))
        back = (*named(term), *parts(("english", term.english)))
        printed = (place.sentence[start:end] for start, end in where)
        wanted = Wanted("hanzi", tuple(dict.fromkeys((*printed, *term.forms))))
        yield Card(term.id, "cloze", place.facet, "Fill the gap 填空", gap, back, (), place, where,
                   wanted=wanted)  # fmt: skip


def collocations(term: Term) -> Iterator[Card]:
    """Each collocation with its key word blanked or, where none is clear, with the term."""
    made: set[str] = set()
    for collocation in term.goes_with:
        facet = facet_of(collocation)
        card = _collocation(term, collocation, facet)
        if card is not None and facet not in made:
            made.add(facet)
            yield card


def facet_of(collocation: str) -> str:
    """The key of a collocation; it stays the same when quotes or blanks in it change."""
    from hashlib import blake2b

    return blake2b(fold(collocation).encode(), digest_size=6).hexdigest()


def _collocation(term: Term, collocation: str, facet: str) -> Card | None:
    if not collocation.replace(_GAP, "").strip(_QUOTES):
        return None  # nothing goes with it
    whole = collocation.replace(_GAP, term.term)
    word = key_word(collocation)
    if word is not None:
        start, end = word
        key = collocation[start:end]
        gapped = collocation[:start] + BLANK * len(key) + collocation[end:]
        front = parts(("sentence", gapped.replace(_GAP, term.term)), ("note", f"{len(key)} 字"))
        wanted = Wanted("hanzi", (key, whole))
        ask = "What goes with it? 怎么搭配？"
    else:
        spans = spans_of(whole, term.forms)
        if not spans:
            return None
        hint = " · ".join(filter(None, [term.english, f"{count_hanzi(term.term)} 字"]))
        front = parts(("sentence", blanked(whole, spans)), ("note", hint))
        wanted, ask = in_hanzi(term), "Which term fits? 填提法"
    back = parts(("term", whole), ("pinyin", term.pinyin), ("english", term.english))
    return Card(term.id, "collocation", facet, ask, front, back, wanted=wanted)


def key_word(collocation: str) -> tuple[int, int] | None:
    """Where the word to ask for stands in a collocation with one gap ～; None if none is clear.

    The verb before the gap (“拥护～”), the word after it (“～建设”) or, after 的, the modifier of
    the noun (“～的决定性意义”: 决定性) or the noun alone (“～的成果”).
    """
    before, gap, after = collocation.partition(_GAP)
    if not gap or _GAP in after:
        return None
    left, right = before.rstrip(_QUOTES), after.lstrip(_QUOTES)
    at = len(collocation) - len(right)  # where the right side begins
    noun = _AFTER_DE.fullmatch(right)
    if noun and len(noun[1]) - _HEAD > 1:
        return at + 1, at + 1 + len(noun[1]) - _HEAD
    if not left and noun:
        return at + 1, at + 1 + len(noun[1])
    if not left and _is_word(right):
        return at, at + len(right)
    if _is_word(left) and (not right or len(left) == _HEAD):
        return 0, len(left)
    return None


def _is_word(text: str) -> bool:
    return _PURE.fullmatch(text) is not None and text[0] not in _FUNCTION and "的" not in text
