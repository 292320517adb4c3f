"""Several articles in one file: where one ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from reader.articles.cleaning.bylines import is_name, is_office, read_byline
from reader.articles.cleaning.chrome import is_furniture, is_picture
from reader.articles.cleaning.facts import read_facts
from reader.articles.cleaning.footer import read_foot_line
from reader.articles.cleaning.headings import mark_level
from reader.articles.cleaning.rows import Row, ends_sentence, is_prose
from reader.hanzi import count_hanzi

_REPORT = re.compile(
    r"[（(【\[]?(?:本报|本网|新华社|新华网|中新社|人民网|据新华社)[^。，,]{0,24}?(?:讯|电|报道)[\s（(】\]:：—-]"
)
RULE = re.compile(r"[-=_*~—＝＊#☆★◆]{4,}|\*(?:\s?\*){2,}")
_SERIES = re.compile(
    r"(?:[—-]{1,2})?.{0,4}?([一二三四五六七八九十]{1,2})(?:论|谈|评|问|说).{2,40}|.{4,60}?(?:之|[(（])([一二三四五六七八九十]{1,2})[)）]?"
)
_NUMBERS = "〇一二三四五六七八九十"
_LEAST = 120  # Hanzi of an article


@dataclass(frozen=True, slots=True)
class Parting:
    """`pieces`: the rows of each article; `shared`: the head of a page above them all;
    `warning`: what a person should be told of the cut, or ""."""

    pieces: tuple[tuple[Row, ...], ...]
    shared: tuple[Row, ...] = ()
    warning: str = ""


def part_rows(rows: Sequence[Row], split: bool | None = None) -> Parting:
    """Rows parted into articles. `split`: wherever a new one seems to begin (True), nowhere
    (False), only where that is certain (None; otherwise the warning says so)."""
    whole = Parting((tuple(rows),))
    if split is False:
        return whole
    for find in (_collection, _mastheads, _series, _edited):
        if pieces := _cut(rows, find(rows)):
            return pieces
    reports = _reports(rows)
    torn = sum(_breaks_off(rows, at) for at in range(len(rows) - 1))
    certain = len(reports) > 1 and not torn
    if (certain or split) and (pieces := _cut(rows, reports)):
        return pieces
    ruled = _ruled(rows)
    if split and (pieces := _cut(rows, ruled)):
        return pieces
    if len(reports) > 1 or (split is None and _cut(rows, ruled)):
        found = max(len(reports), len(ruled))
        warning = (
            f"This looks like {found} or more articles in one file, but where they part is not "
            "certain: it was kept as one (--split parts it)."
        )
        return Parting(whole.pieces, warning=warning)
    return whole


def are_columns_mixed(rows: Sequence[Row]) -> bool:
    """True for a newspaper page whose columns seem to have been read across each other: several
    reports, and paragraphs that break off in mid-sentence."""
    torn = sum(_breaks_off(rows, at) for at in range(len(rows) - 1))
    return torn >= 2 and len(_reports(rows)) >= 2


def _cut(rows: Sequence[Row], starts: list[int]) -> Parting | None:
    if len(starts) < 2:
        return None
    shared: tuple[Row, ...] = ()
    if _hanzi(rows[: starts[0]]) >= _LEAST and any(is_prose(r.text) for r in rows[: starts[0]]):
        starts = [0, *starts]
    else:
        shared = tuple(rows[: starts[0]])
    ends = [*starts[1:], len(rows)]
    pieces = tuple(tuple(rows[a:b]) for a, b in zip(starts, ends, strict=True))
    if any(_hanzi([r for r in piece if is_prose(r.text)]) < _LEAST / 2 for piece in pieces):
        return None
    return Parting(pieces, shared)


def _collection(rows: Sequence[Row]) -> list[int]:
    """A collection whose titles are pictures: numbers that agree with their order stand at
    several, and paragraphs of text follow each."""
    starts, agreeing = [], 0
    for at, row in enumerate(rows):
        if not is_picture(row.text):
            continue
        number = at and re.fullmatch(r"0?(\d{1,2})[.、]?", rows[at - 1].text)
        starts.append(at - 1 if number else at)
        if number:
            if int(number[1]) != len(starts):
                return []
            agreeing += 1
    ends = [*starts[1:], len(rows)] if starts else []
    long = all(
        sum(is_prose(row.text) for row in rows[a:b]) >= 2 for a, b in zip(starts, ends, strict=True)
    )
    return starts if agreeing >= 2 and long else []


def _mastheads(rows: Sequence[Row]) -> list[int]:
    """Titles with a line of date and source below them, before running text."""
    starts: list[int] = []
    for at, row in enumerate(rows):
        if at == 0 or len(row.text) > 90 or not _states_origin(row.text):
            continue
        after = [later.text for later in rows[at + 1 : at + 5]]
        start = _title_above(rows, at)
        if start is None or (starts and start <= starts[-1]):
            continue
        if any(map(is_prose, after)) and (not starts or _prose_between(rows, starts[-1], start)):
            starts.append(start)
    return starts


def _states_origin(text: str) -> bool:
    facts = read_facts(text)
    return facts is not None and bool((facts.source and facts.date) or (facts.date and ":" in text))


def _title_above(rows: Sequence[Row], at: int) -> int | None:
    start = None
    for back in range(at - 1, max(-1, at - 4), -1):
        text = rows[back].text
        if read_byline(text) or is_name(text):
            continue
        if not _is_title(text):
            break
        start = back
        if back and ends_sentence(rows[back - 1].text):
            break
    return start


def _series(rows: Sequence[Row]) -> list[int]:
    """Titles that count themselves: ——一论…, ——二论…"""
    starts: list[int] = []
    for at, row in enumerate(rows):
        text = row.text
        if len(text) > 70 or (ends_sentence(text) and text[-1] not in "）)") or mark_level(text):
            continue
        match = _SERIES.fullmatch(text)
        if not match or (match[1] or match[2]) != _NUMBERS[min(len(starts) + 1, 10)]:
            continue
        above = at and text[0] in "—-" and _is_title(rows[at - 1].text)
        if any(is_prose(later.text) for later in rows[at + 1 : at + 5]):
            starts.append(at - 1 if above else at)
    return starts if len(starts) > 1 and _ends_before(rows, starts) else []


def _edited(rows: Sequence[Row]) -> list[int]:
    """Titles each of whose texts ends with a line of its editors."""
    ends = [at for at, row in enumerate(rows) if _names_editors(row.text)]
    starts = [next((at for at, row in enumerate(rows) if _is_title(row.text)), len(rows))]
    for end in ends[:-1]:
        below = [row.text for row in rows[end + 1 : end + 5]]
        if not below or not _is_title(below[0]) or not any(map(is_prose, below)):
            return []
        starts.append(end + 1)
    apart = len(starts) == len(ends) and _ends_before(rows, starts)
    return starts if apart and _prose_between(rows, starts[-1], ends[-1]) else []


def _names_editors(text: str) -> bool:
    facts = read_foot_line(text) if len(text) < 60 else None
    return facts is not None and bool(re.match(r"\S{0,4}(?:编辑|责编|編輯|責編)", facts.note))


def _reports(rows: Sequence[Row]) -> list[int]:
    """Titles above text that opens as a newspaper's report does (本报讯)."""
    starts = []
    for at, row in enumerate(rows):
        if not at or not _REPORT.match(row.text):
            continue
        start = at
        while start and start > at - 3 and _heads(rows[start - 1].text):
            start -= 1
        while start < at and read_facts(rows[start].text):  # of the page, above the title
            start += 1
        if start < at and any(_is_title(r.text) for r in rows[start:at]):
            starts.append(start)
    return starts


def _ruled(rows: Sequence[Row]) -> list[int]:
    """Titles below a line of dashes."""
    starts = [0] if rows and _is_title(rows[0].text) else []
    for at, row in enumerate(rows[:-2]):
        below = [later.text for later in rows[at + 2 : at + 5]]
        if RULE.fullmatch(row.text) and _is_title(rows[at + 1].text) and any(map(is_prose, below)):
            starts.append(at + 1)
    return starts


def _ends_before(rows: Sequence[Row], starts: list[int]) -> bool:
    return all(_prose_between(rows, a, b) for a, b in pairwise(starts))


def _prose_between(rows: Sequence[Row], start: int, end: int) -> bool:
    return any(is_prose(row.text) for row in rows[start:end])


def _heads(text: str) -> bool:
    return _is_title(text) or bool(read_byline(text)) or is_name(text) or is_office(text)


def _is_title(text: str) -> bool:
    if not 5 <= count_hanzi(text) <= 60 or ends_sentence(text) or mark_level(text):
        return False
    return not is_prose(text) and not is_furniture(text)


def _breaks_off(rows: Sequence[Row], at: int) -> bool:
    text, after = rows[at].text, rows[at + 1]
    return len(text) >= 45 and not ends_sentence(text) and after.gap and not rows[at].heading


def _hanzi(rows: Sequence[Row]) -> int:
    return sum(count_hanzi(row.text) for row in rows)
