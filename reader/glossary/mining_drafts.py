"""From the paragraphs of an article to drafts of candidates: found, counted, seen in context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from reader.glossary.fold import fold, fold_with_map
from reader.glossary.matcher import Matcher
from reader.glossary.mining_marks import (
    Find,
    counted,
    formulas,
    quoted,
    quoted_tails,
    runs,
    titles,
)
from reader.glossary.mining_phrases import Word, carried_out, closed, coded, coined, phrases
from reader.glossary.mining_score import MARKS, Draft
from reader.glossary.mining_words import (
    CLOSED,
    EITHER,
    GOVERNING,
    MODIFIERS,
    NAMING,
    TRAILING,
    WEAK_HEADS,
    names,
)
from reader.hanzi import is_hanzi

_QUOTES = re.compile("[“”‘’「」『』\"'\u200b-\u200d\u2060\ufeff]")
_LIGHT = GOVERNING | EITHER | TRAILING | MODIFIERS | CLOSED | WEAK_HEADS
_SIGNS = MARKS | {"name"}  # what tells a term from a known one with ordinary words beside it
_LARGE = 100_000  # characters; of a longer article, only what is repeated is a phrase
_OPENING = 40  # characters of a first sentence that is like a heading
_JOINTS = "、，和与及"  # between the items of a list
_SHORT = 5  # a shorter candidate counts only where it begins and ends with a word


class Paragraph:
    """A paragraph made ready: its words, their edges, its folded text with the way back."""

    def __init__(self, text: str, words: Sequence[Word], heading: bool = False) -> None:
        """`words` tile `text`."""
        self.text = text
        self.words = words
        self.heading = heading
        self.folded, self.offsets = fold_with_map(text)
        self.starts = {word.start: n for n, word in enumerate(words)}
        self.ends = {word.end: n for n, word in enumerate(words)}
        stop = re.search("[。：；！？:;!?]", text)
        self.opening = stop.end() if stop and stop.end() < _OPENING else 0

    def edge(self, offset: int) -> bool:
        """Is this offset between two words?"""
        return offset in self.starts or offset in self.ends

    def finds(self) -> Iterator[Find]:
        """All pieces that may be set terms."""
        codes = list(coded(self.text, self.words))
        taken = titles(self.text) + [(code.start, code.start + 1) for code in codes]
        counts = counted(self.text, [(word.start, word.text) for word in self.words])
        for find in chain(
            quoted(self.text),
            quoted_tails(self.text, self.ends),
            formulas(self.text, self.edge),
            counts,
            runs(self.text, self.edge),
            phrases(self.words),
            coined(self.words),
            carried_out(self.words),
        ):
            if not any(start < find.end and find.start < end for start, end in taken):
                yield find
        yield from codes

    def named(
        self, spans: Iterable[tuple[int, int]], listed: Mapping[str, tuple[bool, int]]
    ) -> Iterator[Find]:
        """The `listed` names at these folded characters that begin and end with a word, without
        those that lie in a longer one, unless they are judged to be terms and items of the list
        that the longer one is."""
        low = reached = -1
        for at, stop in sorted(spans, key=lambda span: (span[0], -span[1])):
            start, end = self.offsets[at], self.offsets[stop - 1] + 1
            if not (self.edge(start) and self.edge(end)):
                continue
            if end > reached:
                low, reached = start, end
                yield Find(start, end, "name")
            elif listed[self.folded[at:stop]][0]:
                begins = start == low or self.text[start - 1] in _JOINTS
                if begins and (end == reached or self.text[end] in _JOINTS):
                    yield Find(start, end, "name")

    def only_light(self, start: int, low: int, high: int, end: int) -> bool:
        """Does `start`–`end` add to `low`–`high` nothing but words that belong to no term?"""
        words = self.words[self.starts.get(start, 0) : self.ends.get(end, -1) + 1]
        return all(word.text in _LIGHT for word in words if word.end <= low or word.start >= high)

    def before(self, start: int) -> tuple[str, bool]:
        """The word before `start`, and whether a phrase has its edge there."""
        n = self.ends.get(start)
        if n is None:
            return ("^", True) if start == 0 else ("", False)
        word = self.words[n]
        return word.text, closed(word) or word.text in GOVERNING

    def behind(self, end: int) -> tuple[str, bool]:
        """The word behind `end`, and whether a phrase has its edge there."""
        n = self.starts.get(end)
        if n is None:
            return ("$", True) if end >= len(self.text) else ("", False)
        word = self.words[n]
        return word.text, closed(word) or (word.text in GOVERNING and word.text not in EITHER)


def drafts(
    paragraphs: Sequence[Paragraph], known: Iterable[str], library: Iterable[str] = ()
) -> list[Draft]:
    """All candidates that no known form is, holds mostly, or covers wherever they stand.

    `known`: printed forms of the decks; `library`: the folded texts of other articles.
    """
    from ahocorasick_rs import AhoCorasick

    forms = {fold(form) for form in known} - {""}
    found = _found(paragraphs, forms)
    if not found:
        return []
    keys = list(found)
    automaton = AhoCorasick(keys)
    matcher = Matcher((form, form) for form in forms)
    covers = [_covers(matcher, paragraph) for paragraph in paragraphs]
    for number, paragraph in enumerate(paragraphs):
        spans = automaton.find_matches_as_indexes(paragraph.folded, overlapping=True)
        for n, at, stop in spans:
            _note(found[keys[n]], number, paragraph, at, stop, covers[number])
    for form in forms:
        for n, at, stop in automaton.find_matches_as_indexes(form, overlapping=True):
            if (stop - at) * 2 >= len(form):  # a shortened form of it
                found[keys[n]].spans.clear()
    kept = {key: draft for key, draft in found.items() if draft.spans}
    _nest(kept)
    for text in library if kept else ():
        for n in {m[0] for m in automaton.find_matches_as_indexes(text, overlapping=True)}:
            found[keys[n]].library += 1
    return list(kept.values())


def _found(paragraphs: Sequence[Paragraph], forms: set[str]) -> dict[str, Draft]:
    from ahocorasick_rs import AhoCorasick

    found: dict[str, Draft] = {}
    listed = names()
    automaton = AhoCorasick(list(listed))
    for paragraph in paragraphs:
        spans = automaton.find_matches_as_indexes(paragraph.folded, overlapping=True)
        named = paragraph.named(((at, stop) for _, at, stop in spans), listed)
        for find in chain(paragraph.finds(), named):
            key = fold(paragraph.text[find.start : find.end])
            if len(key) < 2 or key in forms:
                continue
            draft = found.get(key)
            if draft is None:
                draft = found[key] = _draft(paragraph, find)
                draft.core, draft.listed = listed.get(key, (False, 0))
            draft.signs[find.sign] = draft.signs.get(find.sign, 0) + 1
    if sum(len(paragraph.text) for paragraph in paragraphs) > _LARGE:
        return {
            key: draft
            for key, draft in found.items()
            if not MARKS.isdisjoint(draft.signs) or sum(draft.signs.values()) > 2
        }
    return found


def _draft(paragraph: Paragraph, find: Find) -> Draft:
    first, last = paragraph.starts.get(find.start), paragraph.ends.get(find.end)
    pieces = []
    if first is not None and last is not None:
        pieces = [
            (word.text, word.tag, word.rarity)
            for word in paragraph.words[first : last + 1]
            if word.text.isalnum() or any(map(is_hanzi, word.text))
        ]
    return Draft(_QUOTES.sub("", paragraph.text[find.start : find.end]), pieces)


def _covers(matcher: Matcher, paragraph: Paragraph) -> list[tuple[int, int]]:
    """Where the marked known terms stand."""
    found = matcher.find(
        paragraph.text, lambda start, end: not (paragraph.edge(start) and paragraph.edge(end))
    )
    return [(match.start, match.end) for match in found if match.shown]


def _note(
    draft: Draft,
    number: int,
    paragraph: Paragraph,
    at: int,
    stop: int,
    covers: list[tuple[int, int]],
) -> None:
    """Take note of an occurrence, at folded characters `at`–`stop`, that is not part of a known
    term nor cuts one."""
    start, end = paragraph.offsets[at], paragraph.offsets[stop - 1] + 1
    edges = paragraph.edge(start) and paragraph.edge(end)
    if not edges and stop - at < _SHORT and MARKS.isdisjoint(draft.signs):
        return
    for low, high in covers:
        if low < end and start < high:
            if not (start <= low and high <= end):
                return
            if _SIGNS.isdisjoint(draft.signs) and paragraph.only_light(start, low, high, end):
                return
    before, left = paragraph.before(start)
    behind, right = paragraph.behind(end)
    draft.spans.append((number, start, end))
    draft.before[before] += 1
    draft.behind[behind] += 1
    draft.left += left
    draft.right += right
    draft.named += before in NAMING
    draft.opening += end <= paragraph.opening
    draft.heading |= paragraph.heading


def _nest(found: dict[str, Draft]) -> None:
    """Find out of each candidate how much of it lies in one longer one."""
    spans = sorted(
        ((*span, key) for key, draft in found.items() for span in draft.spans),
        key=lambda s: (s[0], s[1], -s[2]),
    )
    inside: dict[str, Counter[str]] = {}
    open_spans: list[tuple[int, int, int, str]] = []
    for span in spans:
        number, start, end, key = span
        open_spans = [o for o in open_spans if o[0] == number and o[2] > start]
        for _, low, high, longer in open_spans:
            if high >= end and high - low > end - start:
                inside.setdefault(key, Counter())[longer] += 1
        open_spans.append(span)
    for key, counts in inside.items():
        draft = found[key]
        draft.longer = min(1.0, max(counts.values()) / draft.count)
        whole = [longer for longer, times in counts.items() if times >= draft.count]
        if any("programme" in found[longer].signs for longer in whole):
            draft.signs["in_programme"] = draft.count
