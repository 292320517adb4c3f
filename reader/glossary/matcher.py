"""Set terms found in text: characters are matched, never tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.glossary.fold import fold, fold_with_map

SURE_LENGTH = 4  # folded characters from which a term is believed against the segmenter


@dataclass(frozen=True, slots=True)
class Match:
    """A term in a text: offsets in code points, without outer quotes. `shown`: it is marked."""

    id: str
    start: int
    end: int
    shown: bool = False


class Matcher:
    """Finds all forms of all terms in one pass (Aho–Corasick over folded text)."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """`forms`: (term id, printed form) pairs; the first of two senses of a form is marked."""
        # Imported here: looking a term up needs the room's models, not the automaton.
        from ahocorasick_rs import AhoCorasick

        self._ids: dict[str, list[str]] = {}
        for identity, form in forms:
            folded = fold(form)
            if folded and identity not in self._ids.setdefault(folded, []):
                self._ids[folded].append(identity)
        self._patterns = list(self._ids)
        self._automaton = AhoCorasick(self._patterns)

    def find(
        self, text: str, cuts_word: Callable[[int, int], bool] = lambda start, end: False
    ) -> list[Match]:
        """All matches in `text` by start, longer ones first; the longest are `shown`.

        `cuts_word(start, end)` says whether a short span would cut a longer word of the language;
        such matches are dropped (旗 in 旗帜), as are numbers inside longer numbers.
        """
        if not self._patterns:
            return []
        folded, offsets = fold_with_map(text)
        spans = []
        for number, at, stop in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            start, end = offsets[at], offsets[stop - 1] + 1
            if _inside_number(folded, at, stop):
                continue
            if stop - at < SURE_LENGTH and cuts_word(start, end):
                continue
            spans.append((start, end, self._patterns[number]))
        shown = _longest(spans)
        found = [
            Match(identity, start, end, sense == 0 and (start, end) in shown)
            for start, end, form in spans
            for sense, identity in enumerate(self._ids[form])
        ]
        return sorted(found, key=lambda m: (m.start, -m.end, not m.shown, m.id))


def _inside_number(text: str, start: int, end: int) -> bool:
    def joined(left: int) -> bool:
        pair = text[left : left + 2]
        return len(pair) == 2 and pair.isascii() and pair.isalnum()

    return (start > 0 and joined(start - 1)) or joined(end - 1)


def _longest(spans: Sequence[tuple[int, int, str]]) -> set[tuple[int, int]]:
    """The spans to mark: longest first, leftmost first among equals, none overlapping another."""
    chosen: list[tuple[int, int]] = []
    taken: set[int] = set()
    for start, end, _ in sorted(spans, key=lambda s: (s[0] - s[1], s[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end))
    return set(chosen)
