"""Lines of mixed Chinese and English: broken between Hanzi too, but never before closing marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

NOT_FIRST = frozenset("，。！？；：、”’）》〉」』】…·,.!?;:)]}%％—")
NOT_LAST = frozenset("“‘（《〈「『【([{")
# A piece is never broken: blanks, a run without blanks or wide characters, or one character.
_PIECE = re.compile(r"\s+|[^\s\u2e80-\U0003ffff]+|.")


class Wrapped:
    """Text for a rich column that wraps it to the width it gets, the way Chinese is wrapped."""

    def __init__(self, *parts: tuple[str, str]) -> None:
        """`parts`: (text, style) one after the other."""
        self._text = Text.assemble(*parts)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        widest = max((cell_len(line) for line in self._text.plain.split("\n")), default=0)
        return Measurement(min(widest, 8), widest).with_maximum(options.max_width)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for start, end in wrap(self._text.plain, options.max_width):
            yield self._text[start:end]


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """The lines of `text` as (start, end), each at most `width` cells; blanks at a break go."""
    start = 0
    for line in text.split("\n"):
        for first, last in _wrap_line(line, max(width, 2)):
            yield start + first, start + last
        start += len(line) + 1


def _wrap_line(line: str, width: int) -> Iterator[tuple[int, int]]:
    start = at = used = 0
    cut = 0  # the last place where the line may end
    for piece in _pieces(line, width):
        cells = cell_len(piece)
        if used + cells > width and not piece.isspace():
            cut = cut if cut > start else at
            if cut > start:
                yield start, start + len(line[start:cut].rstrip())
            start = cut
            used = cell_len(line[start:at])
        used += cells
        at += len(piece)
        following = line[at : at + 1]
        if not following.isspace() and following not in NOT_FIRST and piece[-1] not in NOT_LAST:
            cut = at
    yield start, start + len(line[start:].rstrip())


def _pieces(line: str, width: int) -> Iterator[str]:
    for match in _PIECE.finditer(line):
        if cell_len(match[0]) > width:  # an address, say
            yield from match[0]
        else:
            yield match[0]
