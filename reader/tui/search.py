"""The hits of a search in an article, and stepping through them. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

Range = tuple[int, int, int]  # block, and the code points in it: start, end


@dataclass(frozen=True, slots=True)
class Search:
    """What was searched and where it stands, in the article's order."""

    wanted: str = ""
    hits: Sequence[Range] = ()

    def __bool__(self) -> bool:
        return bool(self.hits)

    def by_block(self) -> dict[int, list[tuple[int, int]]]:
        """The hits as ranges of each block."""
        found: dict[int, list[tuple[int, int]]] = {}
        for block, start, end in self.hits:
            found.setdefault(block, []).append((start, end))
        return found

    def at_or_after(self, word: Range) -> Range:
        """The first hit that begins at `word` or behind its beginning, else the first of all."""
        return self.hits[bisect_left(self.hits, word[:2]) % len(self.hits)]

    def beside(self, word: Range, step: int) -> Range:
        """The next hit behind `word` (step 1) or before it (-1), going round the article's end."""
        block, start, end = word
        edge = (block, end) if step > 0 else (block, start)
        n = bisect_left(self.hits, edge)
        return self.hits[(n if step > 0 else n - 1) % len(self.hits)]

    def state(self, word: Range) -> str:
        """For the header, such as `“五大任务” 2/8`: the number of the hit at `word` or before."""
        number = bisect_left(self.hits, (word[0], word[2]))
        return f"“{self.wanted}” {number}/{len(self.hits)}"
