"""Rows of print → paragraphs: by indent, by rows that stop short, by leading and size of type."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from reader.articles.pdf.layout import Block, Row, em

_INDENT = (1.2, 4.5)  # em: how far a first row is moved in (two Hanzi is the rule)
_SLACK = 1.6  # em: how far a full row may stop short, for punctuation that is moved down
_RAGGED = 4.0  # em: the same, where the next row or the missing stop says that the text goes on
_LEADING = 1.45  # × the usual: a wider space between rows parts paragraphs
_OTHER_SIZE = 0.09  # of the size: more is another kind of text
_TITLE = 1.25  # of the body's size: titles are larger than this
_NOTE = 0.9  # of the body's size: footnotes are smaller than this
_STOPS = "。！？；：…”』」）)!?;:."
_TOKEN = re.compile(r"[!-\u024f]+")  # what is not broken over two rows
_NUMBERED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、]|第[一二三四五六七八九十百]+[条章节])"
)
_HYPHENED = re.compile(r"[A-Za-z]-$")


class Printed(NamedTuple):
    """A paragraph; `size` and `font` are those of most of it. `centred`: all of its rows are;
    `gap`: more than the usual space stands before it."""

    text: str
    size: float
    font: str
    centred: bool
    gap: bool
    page: int


class _Placed(NamedTuple):
    """A row and how it stands in its column. Lengths are em."""

    row: Row
    page: int
    block: int
    indent: float
    short: float
    gap: float  # to the row above, × the usual; 0 where none stands above
    large: bool  # more than the body of the text


def paragraphs(pages: Sequence[Sequence[Block]]) -> list[Printed]:
    """The paragraphs of a document whose pages are given as blocks in reading order; those that
    run over the end of a column or page are whole, before the notes that stand between."""
    rows = [row for page in pages for block in page for row in block.rows]
    if not rows:
        return []
    body = em(rows)
    placed = list(_placed(pages, body))
    indents = sum(_INDENT[0] < p.indent < _INDENT[1] and _like(p.row.size, body) for p in placed)
    indented = indents >= max(2, 0.03 * len(placed))
    done: list[Printed] = []
    held: list[Printed] = []  # notes inside a paragraph that goes on after them
    open_: list[_Placed] = []
    notes: list[_Placed] = []

    for now in placed:
        note = now.row.size < _NOTE * body
        if open_ and note and not notes and _runs_on(open_[-1]):
            notes = [now]
        elif notes and note:
            if not _joins(notes, now, indented):
                held.append(_printed(notes))
                notes = []
            notes.append(now)
        elif open_ and _joins(open_, now, indented):
            open_.append(now)
        else:
            if open_:
                done.append(_printed(open_))
            done += held + ([_printed(notes)] if notes else [])
            held, notes, open_ = [], [], [now]
    return [
        *done,
        *([_printed(open_)] if open_ else []),
        *held,
        *map(_printed, filter(None, [notes])),
    ]


def _placed(pages: Sequence[Sequence[Block]], body: float) -> Iterator[_Placed]:
    spans = _spans(pages, body)
    dense = [
        (a.y - b.y) / body
        for page in pages
        for block in page
        for a, b in pairwise(block.rows)
        if _like(a.size, body) and _like(b.size, body) and 0.8 * body < a.y - b.y < 4 * body
    ]
    usual = median(dense) if dense else 1.6
    number = 0
    for at, page in enumerate(pages):
        for block in page:
            left, right = spans[number]
            above: Row | None = None
            for row in block.rows:
                gap = 0.0
                if above:
                    gap = (above.y - row.y) / (usual * max(row.size, above.size))
                size = row.size
                moved, short = (row.x0 - left) / size, (right - row.x1) / size
                yield _Placed(row, at, number, moved, short, gap, size > _TITLE * body)
                above = row
            number += 1


def _spans(pages: Sequence[Sequence[Block]], body: float) -> list[tuple[float, float]]:
    """Where the text of each block begins and ends when a row is full. A block of few rows is
    measured by those that stand at the same place on other pages."""
    whole = [r for page in pages for block in page for r in block.rows if _like(r.size, body)]
    places: dict[tuple[int, int], list[Row]] = {}
    for page in pages:
        for block in page:
            rows = (r for r in block.rows if _like(r.size, body))
            places.setdefault(_place(block, body), []).extend(rows)
    spans = []
    for page in pages:
        for block in page:
            own = [r for r in block.rows if _like(r.size, body)] or list(block.rows)
            usual = places[_place(block, body)] or own
            if not (math.isfinite(block.left) or math.isfinite(block.right)) and len(page) > 1:
                # A title over columns is measured by all of them.
                spans.append((min(r.x0 for r in [*whole, *own]), max(r.x1 for r in [*whole, *own])))
            else:
                spans.append((_left(own, usual, body), _right(usual, body)))
    return spans


def _place(block: Block, body: float) -> tuple[int, int]:
    """The edges of a block, so rough that they are the same on every page."""
    left, right = (round(max(-1e6, min(1e6, edge)) / body / 3) for edge in block[:2])
    return left, right


def _left(own: list[Row], usual: list[Row], body: float) -> float:
    """The least place where a row of the block begins, or three of the usual ones a little before
    it: the block may be the first row of a paragraph and no more."""
    least = min(row.x0 for row in own)
    begins = Counter(round(row.x0) for row in usual)
    return min(
        (x for x, count in begins.items() if count >= 3 and least - 5 * body < x < least),
        default=least,
    )


def _right(usual: list[Row], body: float) -> float:
    """The farthest place where a fifth of the rows end; fewer may stick out. Where none is, the
    farthest end: of short paragraphs few rows are full."""
    ends = sorted(row.x1 for row in usual)
    enough = max(2, len(ends) / 5)
    for at in range(len(ends) - 1, max(0, len(ends) - 1 - math.ceil(enough)), -1):
        if at + 1 - bisect_left(ends, ends[at] - _SLACK * body) >= enough:
            return ends[at]
    return ends[-1]


def _like(size: float, other: float) -> bool:
    return abs(size - other) <= _OTHER_SIZE * max(size, other)


def _centred(placed: _Placed) -> bool:
    return placed.indent > 1 and placed.short > 1 and abs(placed.indent - placed.short) < 1.2


def _both_of_title(last: _Placed, now: _Placed) -> bool:
    """True for large rows of which one stands in the middle below the other; where no row of the
    text is full, they need not stand in the middle of it."""
    apart = (last.row.x0 + last.row.x1 - now.row.x0 - now.row.x1) / 2
    return last.large and now.large and abs(apart) < 0.6 * now.row.size and now.indent > 1


def _full(placed: _Placed, slack: float, following: Row) -> bool:
    """True where the row reaches its edge, or `following` opens with what did not fit in it."""
    if token := _TOKEN.match(following.text):
        width = following.x1 - following.x0
        slack += min(15.0, width / following.size * len(token[0]) / len(following.text))
    return placed.short < slack


def _stopped(row: Row) -> bool:
    return row.text[-1] in _STOPS


def _runs_on(last: _Placed) -> bool:
    return last.short < _RAGGED and not _centred(last) and not _stopped(last.row)


def _joins(before: list[_Placed], now: _Placed, indented: bool) -> bool:
    """True where `now` goes on with the paragraph of the rows `before`. `indented`: paragraphs of
    this document open with an indent."""
    last = before[-1]
    stopped = _stopped(last.row)
    broken = last.block != now.block
    if not _like(last.row.size, now.row.size) or (not broken and now.gap > _LEADING):
        return False
    if stopped and (_NUMBERED.match(now.row.text) or last.row.font != now.row.font):
        return False
    centred = (_centred(last) and _centred(now)) or _both_of_title(last, now)
    if centred and not broken:
        # The two rows of a title; else lines that are set one by one.
        return last.row.font == now.row.font and now.row.text[:1] not in "（(—" and not stopped
    slack = _RAGGED if indented or not stopped else _SLACK
    if now.indent >= _INDENT[1] or not _full(last, slack, now.row):
        return False
    if now.indent > _INDENT[0]:
        hanging = abs(last.indent - now.indent) < 0.3 or not indented
        return hanging and not broken and not stopped
    return indented or not broken or not stopped


def _printed(rows: list[_Placed]) -> Printed:
    weights: Counter[tuple[float, str]] = Counter()
    for placed in rows:
        weights[(placed.row.size, placed.row.font)] += len(placed.row.text)
    (size, font), _ = weights.most_common(1)[0]
    return Printed(
        joined(placed.row.text for placed in rows),
        size,
        font,
        all(map(_centred, rows)),
        rows[0].gap > _LEADING,
        rows[0].page,
    )


def joined(rows: Iterable[str]) -> str:
    """The rows as one line: a blank between western words, none where a word was parted."""
    parts: list[str] = []
    for row in rows:
        if parts and _HYPHENED.search(parts[-1][-2:]) and row[:1].islower():
            parts[-1] = parts[-1][:-1]
        elif parts and _TOKEN.match(parts[-1][-1:]) and _TOKEN.match(row):
            parts.append(" ")
        parts.append(row)
    return "".join(parts)
