"""How much each line of a page weighs in the search for its text."""

from __future__ import annotations

from itertools import accumulate

from reader.articles.pages.measure import (
    SCRAP,
    count_notices,
    named,
    prose_of,
    text_of,
)
from reader.articles.pages.model import Box, Page, PageLine

_LABELS = 3  # lines such as “show all” between the text and what is folded away
_MENTIONS = 3  # paragraphs in a row of a text on such matters
_SPOKEN = 30  # characters of a line that is text though a link holds it all


def weigh(page: Page) -> list[int]:
    """The Hanzi of prose in each line, 0 for what is not to be read; all 0 if there is no text.

    Marks the lines of `page`: what is hidden and yet text is hidden no longer.
    """
    lines = page.lines
    for line in lines:
        line.notices = count_notices(line.text)
    _clear_of_suspicion(page)
    full = [prose_of(line) for line in lines]
    prose = [0 if line.hidden else weight for line, weight in zip(lines, full, strict=True)]
    if sum(prose) < SCRAP and sum(full) > 4 * sum(prose):  # a script is to show the text
        for line in lines:
            line.hidden = False
        prose = full
    elif any(line.hidden for line in lines):
        _unfold(page, prose, full)
    if not any(prose):  # a page may make links of all its paragraphs, to have them read aloud
        for line in lines:
            if "。" in line.text and line.size >= _SPOKEN:
                line.linked = 0
        prose = [0 if line.hidden else prose_of(line) for line in lines]
    if not any(prose):  # lines too short for prose: names, a table
        prose = [0 if line.hidden else text_of(line) for line in lines]
        if sum(prose) < SCRAP:
            return [0] * len(prose)
    return prose


def _clear_of_suspicion(page: Page) -> None:
    """Sentences between two paragraphs of their own kind are text, though they speak of licences,
    registers or rights, as the notices of a site do."""
    lines, boxes = page.lines, page.boxes

    def alike(one: PageLine, other: PageLine) -> bool:
        first, second = boxes[one.box], boxes[other.box]
        return one.box == other.box or (first.parent, first.tag) == (second.parent, second.tag)

    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].notices and end - at < _MENTIONS:
            end += 1
        if 0 < at < end < len(lines):
            before, after = lines[at - 1], lines[end]
            around = not after.notices and min(prose_of(before), prose_of(after)) >= _SPOKEN
            if around and all(alike(before, line) for line in lines[at : end + 1]):
                for line in lines[at:end]:
                    line.notices = 0
        at = max(end, at + 1)


def _unfold(page: Page, prose: list[int], full: list[int]) -> None:
    """Take in what a page has folded away behind its first paragraphs."""
    seen = {line.text for line in page.lines if not line.hidden}
    sums = [0, *accumulate(prose)]
    for box in page.boxes[1:]:
        parent = page.boxes[box.parent]
        if not box.hidden or parent.hidden or named(box):
            continue
        around = sums[parent.last] - sums[parent.first]
        if 2 * around > sums[-1] and _continues(page, box, prose, full, seen):
            for i in range(box.first, box.last):
                page.lines[i].hidden = False
                prose[i] = full[i]


def _continues(page: Page, box: Box, prose: list[int], full: list[int], seen: set[str]) -> bool:
    own = range(box.first, box.last)
    if not any(prose[max(0, box.first - _LABELS) : box.first]):
        return False
    fresh = sum(full[i] for i in own if page.lines[i].text not in seen)
    size = sum(page.lines[i].size for i in own)
    return fresh > SCRAP and fresh > 0.7 * size and fresh < 4 * sum(prose)
