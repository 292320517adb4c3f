"""A page may hold its text twice, for wide screens and for telephones: one is enough."""

from __future__ import annotations

from collections import Counter
from itertools import compress

from reader.articles.pages.measure import Measure
from reader.articles.pages.model import Box, Page

_MOST = 200  # boxes that are looked at as copies of others


def find_copies(page: Page, prose: list[int]) -> list[range]:
    """The lines of boxes of which nearly all the `prose`, a fifth of the page or more, stands
    elsewhere too. Of two copies the first stays."""
    texts = [line.text for line in page.lines]
    measure = Measure(page, prose)
    count = Counter(compress(texts, prose))
    repeated = sum(prose[i] for i, text in enumerate(texts) if count[text] > 1)
    if 5 * repeated < measure.total:
        return []

    def is_copy(box: Box) -> bool:
        own = [i for i in range(box.first, box.last) if prose[i]]
        inside = Counter(texts[i] for i in own)
        elsewhere = sum(prose[i] for i in own if count[texts[i]] > inside[texts[i]])
        return len(own) > 2 and elsewhere > 0.9 * measure.prose(box)

    copies: list[Box] = []
    tried = 0
    for box in page.boxes[1:]:
        inside = copies and box.first < copies[-1].last
        if inside or 5 * measure.prose(box) < measure.total:
            continue
        tried += 1
        if is_copy(box):
            copies.append(box)
        if tried > _MOST:
            break
    found = []
    for box in reversed(copies):
        if is_copy(box):
            count -= Counter(texts[i] for i in range(box.first, box.last) if prose[i])
            found.append(range(box.first, box.last))
    return found
