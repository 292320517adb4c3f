"""The pieces of text on a printed page → rows in the order in which they are read, by columns.

All lengths are points; y grows upwards and is that of the baseline.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

GUTTER = 0.7  # em: the least white between two columns
_NARROWEST = 6  # em: the least width of a column; less is a table, or numbers before their items
_FILLED = 0.55  # of its column: how far the rows of a text reach, in the middle
_FEWEST = 3  # rows on either side of a gutter that was not seen on another page
_DEEPEST = 4  # columns within columns
_MOST_BANDS = 400  # lines on a page in which columns are looked for: bounds the time
_WHITE = 2.4  # em: more between two lines parts what stands above from what stands below
_HEADLINE = 1.3  # × the size of the text
_ROW = 0.45  # em: how far the pieces of a row may stand above each other (raised numbers)
_LATIN = re.compile(r"[!-\u024f]")


class Piece(NamedTuple):
    """A run of characters of one font on one line."""

    x0: float
    x1: float
    y: float
    size: float
    font: str
    text: str


class Row(NamedTuple):
    """A line of text; `size` and `font` are those of most of it."""

    x0: float
    x1: float
    y: float
    size: float
    font: str
    text: str


class Block(NamedTuple):
    """Rows one under another, between `left` and `right`: the edges of what is free for them."""

    left: float
    right: float
    rows: tuple[Row, ...]


Bands = Sequence[Sequence[Piece]]


def blocks(pieces: Iterable[Piece], known: Iterable[float] = ()) -> list[Block]:
    """The text of a page in blocks, in reading order: down the left column, then the next.

    `known`: where the gutters between the columns of other pages are (the middle of each); there a
    column may be as short as one row.
    """
    pieces = list(pieces)
    found: list[Block] = []
    if pieces:
        _cut(bands(pieces), em(pieces), (-math.inf, math.inf), sorted(known), 0, found)
    return found


def gutters(found: Iterable[Block]) -> set[float]:
    """Where the gutters between these blocks are."""
    return {block.left for block in found if math.isfinite(block.left)}


def em(pieces: Iterable[Piece | Row]) -> float:
    """The size of most of the text."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size * 2) / 2 or 0.5] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def bands(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces on the same height together, from the top, each band from the left."""
    found: list[list[Piece]] = []
    base = size = 0.0
    for piece in sorted(pieces, key=lambda p: (-p.y, p.x0)):
        if found and base - piece.y < _ROW * (size + piece.size) / 2:
            found[-1].append(piece)
            if piece.size > size:  # the raised number stands above, its word goes on below
                base, size = piece.y, piece.size
        else:
            found.append([piece])
            base, size = piece.y, piece.size
    return [_once(sorted(band, key=lambda p: (p.x0, -p.y))) for band in found]


def row(band: Sequence[Piece]) -> Row:
    """The line that a band of at least one piece makes."""
    text, at = "", band[0].x1
    weights: Counter[tuple[float, str]] = Counter()
    for piece in band:
        gap = (piece.x0 - at) / piece.size
        latin = bool(text) and bool(_LATIN.match(text[-1]) and _LATIN.match(piece.text))
        if text and not text.endswith(" ") and (gap > 0.8 or (latin and gap > 0.12)):
            text += " "
        text += piece.text
        at = piece.x1
        weights[(piece.size, piece.font)] += len(piece.text)
    size, font = weights.most_common(1)[0][0]
    y = min(band, key=lambda p: abs(p.size - size)).y
    return Row(band[0].x0, max(p.x1 for p in band), y, size, font, text)


def _once(band: list[Piece]) -> list[Piece]:
    """Without what is printed twice at one place, for boldness or a shadow."""
    kept: list[Piece] = []
    for piece in band:
        same = (p for p in kept[-3:] if p.text == piece.text)
        if not any(abs(p.x0 - piece.x0) < 0.3 * piece.size for p in same):
            kept.append(piece)
    return kept


def _cut(
    region: Bands,
    em: float,
    edges: tuple[float, float],
    known: Sequence[float],
    depth: int,
    found: list[Block],
) -> None:
    waiting: list[Row] = []
    columns = depth < _DEEPEST and len(region) <= _MOST_BANDS
    heads = _headlines(region, em) if columns else []
    extent = _extent(region)
    at = 0
    while at < len(region):
        stop = min((head for head in heads if head >= at), default=len(region))
        end, cuts = _run(region, at, stop, extent, em, known) if columns else (at, [])
        if not cuts:
            waiting.append(row(region[at]))
            at += 1
            continue
        if waiting:
            found.append(Block(*edges, tuple(waiting)))
            waiting = []
        borders = (edges[0], *cuts, edges[1])
        for left, right in pairwise(borders):
            column = [p for band in region[at:end] for p in band if left <= _middle(p) < right]
            if column:
                _cut(bands(column), em, (left, right), known, depth + 1, found)
        at = end
    if waiting:
        found.append(Block(*edges, tuple(waiting)))


def _middle(piece: Piece) -> float:
    return (piece.x0 + piece.x1) / 2


def _extent(region: Bands) -> tuple[float, float]:
    return min(p.x0 for band in region for p in band), max(p.x1 for band in region for p in band)


def _headlines(region: Bands, em: float) -> list[int]:
    """Which bands are headlines over all columns, though they may be short: large, alone on their
    height, and in the middle."""
    left, right = _extent(region)
    found = []
    for at, band in enumerate(region):
        size, y = band[0].size, band[0].y
        apart = (
            abs(near[0].y - y) >= 0.9 * size
            for near in (*region[max(0, at - 1) : at], *region[at + 1 : at + 2])
        )
        off = (band[0].x0 + band[-1].x1) / 2 - (left + right) / 2
        if size > _HEADLINE * em and abs(off) < 1.5 * em and all(apart):
            found.append(at)
    return found


def _run(
    region: Bands,
    start: int,
    stop: int,
    extent: tuple[float, float],
    em: float,
    known: Sequence[float],
) -> tuple[int, list[float]]:
    """How far from `start` the bands leave a gutter free, and the middles of those that part
    columns of text; none if there is no such run."""
    left, right = extent
    covered: list[tuple[float, float]] = []
    free: list[tuple[float, float]] = []
    end = start
    for band in region[start:stop]:
        more = _union(covered, [(p.x0, p.x1) for p in band], GUTTER * em)
        gaps = [(a[1], b[0]) for a, b in pairwise(more)]
        if free and not gaps:
            break
        if start < end < start + _FEWEST and region[end - 1][0].y - band[0].y > _WHITE * em:
            break  # the line over a page's text is no part of its columns
        covered, free = more, gaps
        end += 1
        if not free and covered[0][0] - left < em and right - covered[-1][1] < em:
            break
    run = region[start:end]
    while free:
        middles = [(a + b) / 2 for a, b in free]
        borders = (-math.inf, *middles, math.inf)
        columns = [
            [[p for p in band if left <= _middle(p) < right] for band in run]
            for left, right in pairwise(borders)
        ]
        texts = [_is_text(column, em) for column in columns]
        # A line alone is no column, though it may have a blank where other pages part.
        known_here = [
            len(run) >= _FEWEST and any(abs(m - k) < 2 * em for k in known) for m in middles
        ]
        wrong = [
            gap
            for gap, one, other, seen in zip(
                free, pairwise(columns), pairwise(texts), known_here, strict=True
            )
            if not (seen or (all(other) and _beside(*one)))
        ]
        if not wrong:
            return end, middles
        free.remove(min(wrong, key=lambda gap: gap[1] - gap[0]))
    return start, []


def _union(
    covered: list[tuple[float, float]], more: list[tuple[float, float]], least: float
) -> list[tuple[float, float]]:
    """The spans together; those with less than `least` between them are one."""
    joined: list[tuple[float, float]] = []
    for start, end in sorted(covered + more):
        if joined and start - joined[-1][1] < least:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _is_text(column: Bands, em: float) -> bool:
    """True where the rows are enough, wide enough and mostly full, as those of a text are."""
    spans = [(band[0].x0, max(p.x1 for p in band)) for band in column if band]
    if len(spans) < _FEWEST:
        return False
    width = max(s[1] for s in spans) - min(s[0] for s in spans)
    filled = median(b - a for a, b in spans)
    return width >= _NARROWEST * em and filled >= _FILLED * width


def _beside(one: Bands, other: Bands) -> bool:
    """True where the columns share a stretch of the page, though their rows may not be level."""
    heights = [[band[0].y for band in column if band] for column in (one, other)]
    return min(heights[0]) <= max(heights[1]) and min(heights[1]) <= max(heights[0])
