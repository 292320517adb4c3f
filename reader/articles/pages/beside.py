"""Which lines of a web page stand beside its text: menus, other articles, readers' comments."""

from __future__ import annotations

from collections import Counter
from itertools import compress

from reader.articles.pages.measure import (
    SCRAP,
    TEASER,
    TEXT_TAGS,
    Measure,
    is_label,
    is_talk_label,
    named,
)
from reader.articles.pages.model import Box, Page


def find_beside(page: Page, prose: list[int]) -> list[bool]:
    """For each line whether it is no part of the text, whatever it says. `prose`: what each line
    weighs, not all 0."""
    return _Beside(page, prose).find()


class _Beside:
    """`heaviest`: a line that is text, because none holds more; `lists`: boxes in which small
    ones follow each other that open with a link."""

    def __init__(self, page: Page, prose: list[int]) -> None:
        self.page = page
        self.measure = Measure(page, prose)
        # Where there are paragraphs they alone tell whether too much was left out.
        long = [weight if weight > TEASER else 0 for weight in prose]
        self.weights = long if any(long) else prose
        self.talk = [False] * len(prose)
        end = 0
        for box in page.boxes:
            if box.first >= end and named(box) == "talk":
                self.talk[box.first : box.last] = [True] * (box.last - box.first)
                end = box.last
        spoken = [0 if talk else weight for weight, talk in zip(prose, self.talk, strict=True)]
        self.heaviest = max(range(len(prose)), key=spoken.__getitem__)
        teasers = Counter(box.parent for box in page.boxes if self._is_teaser(box))
        self.lists = {parent for parent, count in teasers.items() if count > 2}

    def find(self) -> list[bool]:
        """The lines beside the text, by names and measures unless they leave out too much."""
        total = sum(self.weights)
        found = self._sift(names=True)
        talk = sum(compress(self.weights, self.talk))
        if 2 * sum(compress(self.weights, found)) < total + talk:
            return found
        found = self._sift(names=False)  # names that fit nearly all tell nothing
        if 4 * sum(compress(self.weights, found)) < 3 * total:
            return found
        self.lists.clear()  # nor do links over short texts
        return self._sift(names=False)

    def _sift(self, names: bool) -> list[bool]:
        found = [line.hidden for line in self.page.lines]
        end = 0
        for box in self.page.boxes[1:]:
            # Not what is inside a box that is left out already.
            if end <= box.first < box.last and self._is_beside(box, named(box) if names else ""):
                found[box.first : box.last] = [True] * (box.last - box.first)
                end = box.last
        return found

    def _is_beside(self, box: Box, name: str) -> bool:
        measure = self.measure
        prose = measure.prose(box)
        if name == "talk" and measure.total - prose > max(SCRAP, prose // 10):
            return True
        if box.first <= self.heaviest < box.last:
            return False
        if box.parent in self.lists and self._is_teaser(box):
            return True
        if self._announces(box):
            return True
        if prose * 2 > measure.total:
            return False
        size, share, linked = measure.size(box), prose / measure.total, measure.linked(box)
        purity, long = prose / size, measure.has_long(box)
        if box.tag in TEXT_TAGS and purity > 0.7:
            name = ""  # a paragraph of prose, whatever it is called
        if name == "apart" and share < 0.45:
            return True
        if name and (share < 0.1 or (share < 0.4 and purity < 0.7 and not long)):
            return True
        count = box.last - box.first
        if count > 1:
            opening = self.page.lines[box.first].text
            if linked > 0.5 and purity < 0.45 and not long:
                return True
            if (linked > 0.2 and is_label(opening)) or (share < 0.3 and is_talk_label(opening)):
                return True
        teasers = measure.links(box.first, box.last)
        if count > 3 and teasers > 0.4 * count and share < 0.4 and not long:
            return True
        return size < 800 and share < 0.2 and measure.notices(box) * 80 > size

    def _is_teaser(self, box: Box) -> bool:
        """Whether a small box opens with a link and says little more."""
        return (
            2 <= box.last - box.first <= 4
            and self.measure.links(box.first, box.first + 1) > 0
            and not self.measure.has_long(box)
        )

    def _announces(self, box: Box) -> bool:
        """Whether a box is a list of other articles, each with its first words."""
        count, prose = box.last - box.first, self.measure.prose(box)
        teasers = self.measure.links(box.first, box.last)
        if count < 4 or teasers < 0.4 * count:
            return False
        return (
            self.measure.paragraphs(box) <= 1.2 * teasers
            and not self.measure.has_long(box)
            and self.measure.total > max(SCRAP + prose, 1.3 * prose)
        )
