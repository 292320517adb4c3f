"""How much a candidate looks like a set term, from all that is known of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from math import exp, log2
from pathlib import Path

from reader.glossary.mining_words import (
    EITHER,
    GOVERNING,
    HEADS,
    HOLLOW,
    MODIFIERS,
    TRAILING,
    WEAK_HEADS,
)
from reader.hanzi import count_hanzi

# Signs by which a candidate shows itself; it needs no words that can be weighed.
MARKS = frozenset(
    ("quoted", "quoted_head", "quoted_tail", "formula", "numeral", "pair", "run",
     "run_shared", "run_whole", "run_four", "run_many", "run_named")
)  # fmt: skip
_HOLLOW = re.compile("(?:" + "|".join(sorted(HOLLOW, key=len, reverse=True)) + ")+")
_OTHERS = ("name", "item", "of", "and", "and_equal", "carried_out", "programme", "in_programme")
_PERSON_TAGS = ("nr", "nrt", "nrfg")
_TERM_TAGS = ("nz", "j", "l", "i", "nt")
_SPOKEN_TAGS = ("r", "y", "d", "ul")


@dataclass(slots=True)
class Draft:
    """A candidate while it is weighed.

    `pieces`: its words as (text, part of speech, rarity), none where it cuts one; `signs`: sign →
    how often it bears it. Of its occurrences outside known terms: `spans` as (paragraph, start,
    end), in how many `paragraphs`, how many have an edge to their `left` and `right` (a mark, a
    function word, a governing verb), stand behind a verb that governs names (`named`), in the
    `opening` sentence of a paragraph or in a `heading`; the words `before` and `behind` them, "^"
    and "$" at the ends of a paragraph, "" where a word is cut. `longer`: the largest share of them
    that lies in one longer candidate; `library`: how many other articles hold it. In the list of
    names: whether it is judged to be a term (`core`), how many writers it came to mind (`listed`).
    """

    term: str
    pieces: list[tuple[str, str, float]] = field(default_factory=list)
    signs: dict[str, int] = field(default_factory=dict)
    spans: list[tuple[int, int, int]] = field(default_factory=list)
    left: int = 0
    right: int = 0
    named: int = 0
    opening: int = 0
    before: Counter[str] = field(default_factory=Counter)
    behind: Counter[str] = field(default_factory=Counter)
    heading: bool = False
    longer: float = 0.0
    library: int = 0
    core: bool = False
    listed: int = 0

    @property
    def count(self) -> int:
        """How often it occurs outside known terms."""
        return len(self.spans)

    @property
    def paragraphs(self) -> int:
        """In how many paragraphs it does."""
        return len({span[0] for span in self.spans})


def score(draft: Draft) -> float:
    """From 0 to 1: how likely it is that this is a set term."""
    weights = _weights()
    total = sum(weights.get((kind, name), 0.0) * value for kind, name, value in known_of(draft))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def known_of(draft: Draft) -> Iterator[tuple[str, str, float]]:
    """All that is known of a draft, as (kind, name, value); the kinds are those of mining.tsv."""
    for name, value in _signs(draft).items():
        yield "sign", name, value
    yield from _characters(draft.term)
    for kind, words in (("before", draft.before), ("behind", draft.behind)):
        for word, times in words.items():
            yield kind, word, 0.6 * times / draft.count
    if draft.pieces and "run_named" not in draft.signs:
        yield from _words(draft.pieces)


def _characters(term: str) -> Iterator[tuple[str, str, float]]:
    for size in (1, 2):
        yield "begins", term[:size], 0.4
        yield "ends", term[-size:], 0.4


def _words(pieces: list[tuple[str, str, float]]) -> Iterator[tuple[str, str, float]]:
    words = [text for text, _, _ in pieces]
    yield "sizes", " ".join(str(min(5, len(word))) for word in words), 0.6
    if len(pieces) == 1:
        yield "word", words[0], 0.7
        return
    yield "tags", " ".join(tag[:1] or "-" for _, tag, _ in pieces[:5]), 0.6
    yield "first", words[0], 0.7
    yield "last", words[-1], 0.7
    yield "first tag", pieces[0][1], 0.7
    yield "last tag", pieces[-1][1], 0.7
    for word in words[1:-1]:
        yield "inside", word, 0.5


def head_of(term: str) -> str:
    """The head that `term` ends in, or ""."""
    return next((head for head in HEADS if term.endswith(head) and len(term) > len(head)), "")


@cache
def _weights() -> dict[tuple[str, str], float]:
    rows = (Path(__file__).parent / "data" / "mining.tsv").read_text(encoding="utf-8").splitlines()
    parts = (row.split("\t") for row in rows if not row.startswith("#"))
    return {(kind, name): float(weight) for kind, name, weight in parts}


def _signs(draft: Draft) -> dict[str, float]:
    """The signs of a draft as numbers of about the same size."""
    size, many = count_hanzi(draft.term), max(1, draft.count)
    marked = not MARKS.isdisjoint(draft.signs)
    found = {"bias": 1.0, "repeated": min(3.0, log2(many)), "longer": draft.longer}
    if draft.listed:
        found |= {"core": float(draft.core), "often": log2(draft.listed)}
    found |= dict.fromkeys((MARKS | set(_OTHERS)) & draft.signs.keys(), 1.0)
    found |= {"left": draft.left / many, "right": draft.right / many}
    found |= {"named": draft.named / many, "opening": draft.opening / many}
    found["library"] = min(2.0, log2(1 + draft.library))
    if many > 1:
        found["spread"] = min(1.0, (draft.paragraphs - 1) / many)
    if draft.heading:
        found["heading"] = 1.0
    if "name" in draft.signs:
        found["name_size"] = min(size, 10) / 5
    if marked:
        found["marked_size"] = min(abs(size - 5), 10) / 5
    else:
        found["chunk"] = min(1.0, draft.signs.get("chunk", 0) / many)
        found |= {f"size_{min(size, 10)}": 1.0, f"words_{min(len(draft.pieces), 5)}": 1.0}
        if size == 4 and draft.left == draft.right == many:
            found["four_alone"] = 1.0
        if "coined" in draft.signs:
            found |= {"coined": 1.0, f"coined_{size}": 1.0, "coined_again": float(many > 1)}
            found["coined_chunk"] = float("chunk" in draft.signs)
    if "quoted" in draft.signs:
        found |= _quoted_signs(draft, size)
    head = head_of(draft.term)
    if head:
        found |= {"head": 1.0, "head_long": float(len(head) > 1)}
        found["head_weak"] = float(head in WEAK_HEADS)
    if draft.pieces and "run_named" not in draft.signs:
        found |= _word_signs(draft, marked, bool(head))
    return found


def _quoted_signs(draft: Draft, size: int) -> dict[str, float]:
    found = {"quoted_four": float(size == 4), "quoted_long": float(size > 9)}
    found["quoted_speech"] = float(any(tag in _SPOKEN_TAGS for _, tag, _ in draft.pieces))
    if len(draft.pieces) == 1 and size:  # a word, no code such as 415X
        _, tag, rarity = draft.pieces[0]
        found |= {"quoted_word": 1.0, "quoted_common": max(0.0, 6.5 - rarity)}
        found["quoted_plain"] = float(size == 2 and tag not in _TERM_TAGS)
    return found


def _word_signs(draft: Draft, marked: bool, head: bool) -> dict[str, float]:
    words = [text for text, _, _ in draft.pieces]
    rarities = [rarity for _, _, rarity in draft.pieces]
    first, last = words[0], words[-1]
    found = {"rare": sum(rarities) / len(rarities) - 4.0, "rarest": max(rarities) - 5.0}
    found["trailing"] = float(last in TRAILING)
    found["hollow"] = float(bool(_HOLLOW.fullmatch(draft.term)))
    found["governed"] = float(first in GOVERNING)
    found["light"] = float(first in EITHER and first not in GOVERNING)
    found["modifier"] = float(first in MODIFIERS or draft.term[0] in "新双零总")
    found["single_first"] = float(len(first) == 1)
    found["single_last"] = float(len(last) == 1 and not head)
    found["verb_last"] = float(last in GOVERNING)
    if len(words) == 1 and not marked:
        tag = draft.pieces[0][1]
        found["one_word"] = 1.0
        if tag in _TERM_TAGS:
            found[f"tag_{tag}"] = 1.0
        found["tag_place"] = float(tag == "ns")
        found["tag_person"] = float(tag in _PERSON_TAGS)
    return found
