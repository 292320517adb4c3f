"""The words of a text as the rules see them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

# The marks that end a clause. 、 does not: 以甲、乙为丙 is one construction.
_CLAUSE_END = re.compile(r"[，。；：！？…—,;:!?\n\r]")
_QUOTES = str.maketrans("", "", "“”‘’「」『』《》〈〉\"' \u3000")


class Found(NamedTuple):
    """What a rule says: one reading a character, and whether the context leaves no doubt."""

    reading: tuple[str, ...]
    sure: bool = True
    by: str = "rule"


@dataclass(slots=True)
class Tokens:
    """A text (in simplified characters) with its words; `tag` gives jieba's part of speech."""

    text: str
    words: list[str]
    starts: list[int]
    tag_of: Callable[[str], str]

    def left(self, at: int, reach: int = 24) -> str:
        """The clause before word `at`, without quotation marks."""
        start = self.starts[at]
        before = self.text[max(0, start - reach) : start]
        ends = [match.end() for match in _CLAUSE_END.finditer(before)]
        return (before[ends[-1] :] if ends else before).translate(_QUOTES)

    def right(self, at: int, reach: int = 40) -> str:
        """The clause after word `at`, without quotation marks."""
        end = self.starts[at] + len(self.words[at])
        after = self.text[end : end + reach]
        match = _CLAUSE_END.search(after)
        return (after[: match.start()] if match else after).translate(_QUOTES)

    def word(self, at: int) -> str:
        """Word `at`, `""` beyond the ends."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def tag(self, at: int) -> str:
        """The part of speech of word `at`, `""` where there is none."""
        return self.tag_of(self.word(at))


Rule = Callable[[Tokens, int], Found | None]
