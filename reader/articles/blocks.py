"""Paragraphs cut into blocks: the unit of annotation, storage and layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

LONGEST = 1200  # code points: a paragraph nearly always stays whole, and still lays out in a frame

_SENTENCE_END = re.compile(r"[。！？；!?;…]+[”’」』）)]*")
_PAUSE = re.compile(r"[，、：,:]+[”’」』）)]*")


def cut_blocks(
    text: str, keep: Sequence[tuple[int, int]] = (), longest: int = LONGEST
) -> Iterator[tuple[int, int]]:
    """Tile `text` with (start, end) spans of at most `longest` code points.

    A cut falls behind the last sentence end that fits, else behind a comma, else at the limit;
    it never falls inside a span of `keep` (sorted, each shorter than `longest`), such as a term.
    """
    start, at = 0, 0
    while len(text) - start > longest:
        limit = start + longest
        end = _last(_SENTENCE_END, text, start, limit) or _last(_PAUSE, text, start, limit) or limit
        while at < len(keep) and keep[at][1] <= end:
            at += 1
        if at < len(keep) and start < keep[at][0] < end:
            end = keep[at][0]
        elif at < len(keep) and keep[at][0] <= start:
            end = max(end, keep[at][1])  # a block that opens with such a span holds all of it
        yield start, end
        start = end
    if start < len(text) or not text:
        yield start, len(text)


def _last(pattern: re.Pattern[str], text: str, start: int, limit: int) -> int | None:
    ends = [match.end() for match in pattern.finditer(text, start, limit)]
    return ends[-1] if ends else None
