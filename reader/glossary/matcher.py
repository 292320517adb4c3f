"""Set terms found in text: characters are matched, never tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.glossary.fold import fold, fold_with_map
from reader.glossary.numerals import inside_number, spellings

SURE_LENGTH = 4  # folded characters from which a term is believed against the segmenter

# Characters that stand for others in traditional text only (著力 is 着力, 著作 is itself): here it
# does no harm to take them for one.
_ALIKE = str.maketrans("著瞭馀藉徵衞甯", "着了余借征卫宁")
_IN_TRADITIONAL = frozenset(map(chr, _ALIKE))

Span = tuple[int, int]
Rank = Callable[[Sequence[str], Span], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: offsets in code points, without outer quotes. `shown`: it is marked;
    `silenced`: the user said that it is not meant here."""

    id: str
    start: int
    end: int
    shown: bool = False
    silenced: bool = False


class Matcher:
    """Finds all forms of all terms in one pass (Aho–Corasick over folded text)."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms`: (term id, printed form) pairs; the first of two senses of a form is marked."""
        # Imported here: looking a term up needs the room's models, not the automaton.
        from ahocorasick_rs import AhoCorasick

        self._ids: dict[str, list[str]] = {}
        others: list[tuple[str, str]] = []
        for identity, form in forms:
            folded = fold(form).translate(_ALIKE)
            if folded:
                self._know(identity, folded)
                others += ((identity, other) for other in spellings(folded))
        for identity, other in others:  # behind all those that are printed so in a deck
            self._know(identity, other)
        self._patterns = list(self._ids)
        self._automaton = AhoCorasick(self._patterns)

    def _know(self, identity: str, folded: str) -> None:
        known = self._ids.setdefault(folded, [])
        if identity not in known:
            known.append(identity)

    def find(
        self,
        text: str,
        cuts_word: Callable[[int, int], bool] = lambda start, end: False,
        rank: Rank = lambda ids, span: ids,
    ) -> list[Match]:
        """All matches in `text` by start, longer ones first, the likelier sense before the other;
        the first sense of the longest spans is `shown`. A form within a longer form of the same
        term (放管服 in 放管服改革) is no match beside it.

        `cuts_word(start, end)` says whether a short span would cut a longer word of the language;
        such matches are dropped (旗 in 旗帜), as are numbers inside longer numbers. `rank(ids,
        span)` puts the senses of one form in order.
        """
        if not self._patterns:
            return []
        folded, offsets = fold_with_map(text)
        if not _IN_TRADITIONAL.isdisjoint(folded):
            folded = folded.translate(_ALIKE)
        spans: dict[Span, str] = {}
        for number, at, stop in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            start, end = offsets[at], offsets[stop - 1] + 1
            if inside_number(folded, offsets, at, stop):
                continue
            if stop - at < SURE_LENGTH and cuts_word(start, end):
                continue
            spans[start, end] = self._patterns[number]
        shown = set(longest(spans))
        found: list[Match] = []
        around: list[Match] = []
        for span in sorted(spans, key=lambda s: (s[0], -s[1])):
            ids: Sequence[str] = self._ids[spans[span]]
            if len(ids) > 1:
                ids = rank(ids, span)
            around = [match for match in around if match.end >= span[1]]
            if span not in shown:
                longer = {match.id for match in around}
                ids = [identity for identity in ids if identity not in longer]
            matches = [Match(each, *span, span in shown and not n) for n, each in enumerate(ids)]
            found += matches
            around += matches
        return found


def longest(spans: Iterable[Span]) -> list[Span]:
    """Of `spans` those to mark: longest first, leftmost first among equals, none overlapping
    another."""
    chosen: list[Span] = []
    taken: set[int] = set()
    for start, end in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end))
    return chosen
