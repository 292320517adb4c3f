"""Many strings searched at once: they stand a line each in one long string, so that looking through
a hundred thousand of them is one call of `str.find` (about a millisecond)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate

_MOST_TRIED = 600  # places looked at for either half of an approximate match: bounds its time
_BLOCK = 512  # characters after each of which the lines so far are counted
_LOOSE = 7  # characters from which a line may only begin approximately, and go on


class Lines:
    """Lines numbered from 0. What is found comes in their order: put the likely ones first."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.text = "\n".join(("", *lines, ""))

    @classmethod
    def of(cls, text: str) -> Lines:
        """The lines of a text that has a line break between each two."""
        return cls((text,))

    def __getitem__(self, number: int) -> str:
        return self._split[number + 1]

    @cached_property
    def _split(self) -> list[str]:
        return self.text.split("\n")

    def equal(self, part: str, most: int) -> list[int]:
        """The numbers of the first lines that are `part`, at most so many."""
        return self._rows(f"\n{part}\n", most)

    def prefixed(self, part: str, most: int) -> list[int]:
        """The numbers of the first lines that are `part` or begin so."""
        return self._rows(f"\n{part}", most)

    def holding(self, part: str, most: int) -> list[int]:
        """The numbers of the first lines in which `part` stands, at the beginning or anywhere."""
        return self._rows(part, most)

    def near(self, part: str, most: int, anywhere: bool = False) -> list[int]:
        """The lines that are `part` but for one character that is wrong, missing, too many, or has
        changed places with the next; after them, where `part` is long, those that begin so, or
        hold it `anywhere`. Empty for a `part` of fewer than three characters."""
        if len(part) < 3 or "\n" in part:
            return []
        text, loose = self.text, anywhere or len(part) >= _LOOSE
        whole: list[int] = []
        begun: list[int] = []
        for start in sorted(self._candidates(part, anywhere, loose)):
            if ends := _near_ends(text, start, part):
                if text[start - 1] == "\n" and any(text[end] == "\n" for end in ends):
                    whole.append(start)
                elif loose:
                    begun.append(start)
        found = dict.fromkeys(self._numbers(whole) + self._numbers(begun))
        return list(found)[:most]

    def _candidates(self, part: str, anywhere: bool, loose: bool) -> set[int]:
        """Where such a match may start: one error leaves the head or the tail of `part` whole."""
        half = (len(part) - 1) // 2
        head, tail = part[:half], part[half + 1 :]
        begin = "" if anywhere else "\n"
        starts = {at + len(begin) for at in self._places(begin + head)}
        for at in self._places(tail if loose else tail + "\n"):
            usual = at - half - 1
            if anywhere:
                starts |= {start for start in (usual - 1, usual, usual + 1) if start > 0}
            else:
                newline = self.text.rfind("\n", max(0, usual - 2), at)
                if newline >= 0:
                    starts.add(newline + 1)
        return starts

    def _places(self, part: str) -> list[int]:
        places: list[int] = []
        find = self.text.find
        at = find(part)
        while at >= 0 and len(places) < _MOST_TRIED:
            places.append(at)
            at = find(part, at + 1)
        return places

    def _rows(self, part: str, most: int) -> list[int]:
        bare = part.strip("\n")
        if not bare or "\n" in bare:
            return []
        starts: list[int] = []
        find, skip = self.text.find, part[0] == "\n"
        at = find(part)
        while at >= 0 and len(starts) < most:
            starts.append(at + skip)
            at = find(part, find("\n", at + 1))  # each line once
        return self._numbers(starts)

    def _numbers(self, starts: Iterable[int]) -> list[int]:
        """The lines in which these places stand, each once, in the order of the places."""
        count, before = self.text.count, self._before
        return list(
            dict.fromkeys(
                before[start // _BLOCK] + count("\n", start - start % _BLOCK, start) - 1
                for start in starts
            )
        )

    @cached_property
    def _before(self) -> list[int]:
        """How many line breaks stand before each block."""
        blocks = range(0, len(self.text), _BLOCK)
        counts = (self.text.count("\n", at, at + _BLOCK) for at in blocks)
        return list(accumulate(counts, initial=0))


def _near_ends(text: str, start: int, part: str) -> list[int]:
    """Where in `text` a match with exactly one error may end that begins at `start`."""
    same, size = 0, len(part)
    while same < size and text[start + same] == part[same]:
        same += 1
    if same == size:
        return []
    at, rest = start + same, part[same + 1 :]
    ends = []
    if text.startswith(rest, at):  # one too many in `part`
        ends.append(at + len(rest))
    if text[at] != "\n":
        if text.startswith(rest, at + 1):  # another one
            ends.append(at + 1 + len(rest))
        if text.startswith(part[same:], at + 1):  # one missing
            ends.append(at + 1 + size - same)
        if rest and text[at] == rest[0] and text.startswith(part[same] + rest[1:], at + 1):
            ends.append(at + 1 + len(rest))
    return ends
