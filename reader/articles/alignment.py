"""Places in a text found again in another version of it.

Sentences that stand in both are paired; inside those that were changed, what is still the same
character by character. A place is (paragraph, code point in it), as annotations number them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reader.articles.sentences import sentence_tiles

Place = tuple[int, int]
_LARGEST = 1_000_000  # pairs of code points compared in one gap; a larger one was written anew
_SAME = 4  # code points in a row that count as kept; of a short sentence, half


@dataclass(frozen=True, slots=True)
class _Sentence:
    """With the blanks around it, so that sentences tile their paragraph."""

    paragraph: int
    start: int
    text: str

    @property
    def lead(self) -> int:
        return len(self.text) - len(self.text.lstrip())


class Alignment:
    """Says where places of the text `old` are in the text `new` (paragraph number → its text)."""

    def __init__(self, old: Mapping[int, str], new: Mapping[int, str]) -> None:
        self._old, self._new = _sentences(old), _sentences(new)
        self._texts = new
        self._starts = [(one.paragraph, one.start) for one in self._old]
        there = {key: n for n, key in enumerate(_keys(self._new))}
        self._pairs = [there.get(key) for key in _keys(self._old)]
        self._order = _rising(self._pairs)

    def find(self, place: Place) -> Place | None:
        """Where the character at `place` is now; None where its text is gone."""
        at = self._at(place)
        if at is None:
            return None
        offset = place[1] - self._old[at].start
        pair = self._pairs[at]
        if pair is None:
            return self._inside(at, offset)
        there = self._new[pair]
        inside = there.lead + offset - self._old[at].lead
        return there.paragraph, there.start + max(0, min(inside, len(there.text) - 1))

    def nearest(self, place: Place) -> Place:
        """Where the character is now or, where it is gone, what stood before it; else the
        beginning."""
        found = self.find(place)
        if found is not None:
            return found
        at = self._at(place)
        before = bisect_right(self._order, at) - 1 if at is not None else -1
        if before < 0 or not self._new:
            return min(self._texts, default=0), 0
        # What took its place begins behind the last sentence before it that stayed.
        after = self._new[min(self._partner(self._order[before]) + 1, len(self._new) - 1)]
        return after.paragraph, after.start

    def _at(self, place: Place) -> int | None:
        """The old sentence that holds `place`."""
        at = bisect_right(self._starts, place) - 1
        if at < 0 or self._old[at].paragraph != place[0]:
            return None
        return at if place[1] < self._old[at].start + len(self._old[at].text) else None

    def _inside(self, at: int, offset: int) -> Place | None:
        """A place in a changed sentence, by the characters between the sentences around it that
        are the same."""
        after = bisect_right(self._order, at)
        last, first = -1, 0
        if after:
            last = self._order[after - 1]
            first = self._partner(last) + 1
        following, end = len(self._old), len(self._new)
        if after < len(self._order):
            following = self._order[after]
            end = self._partner(following)
        news = self._new[first:end]
        one = "".join(s.text for s in self._old[last + 1 : following])
        other = "".join(s.text for s in news)
        here = offset + sum(len(s.text) for s in self._old[last + 1 : at])
        least = min(_SAME, (len(self._old[at].text) + 1) // 2)
        for start, there, size in _kept(one, other):
            if start <= here < start + size and size >= least:
                return _place(news, there + here - start)
        return None

    def _partner(self, at: int) -> int:
        pair = self._pairs[at]
        assert pair is not None
        return pair


def _kept(one: str, other: str) -> Iterator[tuple[int, int, int]]:
    """Stretches of `one` that stand in `other`: (start in one, start in other, length)."""
    begin = _shared(one, other)
    rest, others = one[begin:], other[begin:]
    end = _shared(rest[::-1], others[::-1])
    yield 0, 0, begin
    yield len(one) - end, len(other) - end, end
    rest, others = rest[: len(rest) - end], others[: len(others) - end]
    if len(rest) * len(others) <= _LARGEST:
        for start, there, size in SequenceMatcher(None, rest, others, False).get_matching_blocks():
            yield begin + start, begin + there, size


def _shared(one: str, other: str) -> int:
    """How many code points both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _place(sentences: Sequence[_Sentence], offset: int) -> Place:
    for one in sentences:
        if offset < len(one.text):
            return one.paragraph, one.start + offset
        offset -= len(one.text)
    raise ValueError(offset)


def _sentences(texts: Mapping[int, str]) -> list[_Sentence]:
    return [
        _Sentence(number, start, text[start:end])
        for number, text in sorted(texts.items())
        for start, end in sentence_tiles(text)
    ]


def _keys(sentences: Sequence[_Sentence]) -> Iterator[tuple[str, int]]:
    """Each sentence and its how-manieth it is of those with the same text."""
    seen: Counter[str] = Counter()
    for one in sentences:
        text = one.text.strip()
        yield text, seen[text]
        seen[text] += 1


def _rising(pairs: Sequence[int | None]) -> list[int]:
    """The numbers of the longest run of pairs that stand in the same order in both texts."""
    tails: list[int] = []  # the value that ends the best run of each length
    ends: list[int] = []  # and where it is
    before: dict[int, int] = {}
    for at, pair in enumerate(pairs):
        if pair is None:
            continue
        n = bisect_right(tails, pair)
        if n:
            before[at] = ends[n - 1]
        tails[n : n + 1], ends[n : n + 1] = [pair], [at]
    run = ends[-1:]
    while run and run[-1] in before:
        run.append(before[run[-1]])
    return run[::-1]
