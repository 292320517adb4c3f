"""Which lines of a web page are its text: the box where the prose is, without what is beside it.

Own code on lxml, because trafilatura, tried on the same pages (tests/bench/bench_pages.py), keeps
menus and teasers, and loses text that stands in a form, in a link or without <p>.
"""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

from reader.articles.pages.beside import find_beside
from reader.articles.pages.copies import find_copies
from reader.articles.pages.measure import Measure, is_label, is_link, named
from reader.articles.pages.model import Box, Page
from reader.articles.pages.prose import weigh

_LEAST_PART = 30  # Hanzi of prose in a box that stands far from the main one and is text
_LEAST_MATTER = 150  # characters of a table or list beside the prose that is part of the text


def choose_lines(page: Page) -> list[int]:
    """The indices of the lines that are the text of the page, in order; none if it has none."""
    prose = weigh(page)
    if not any(prose):
        return []
    foreign = find_beside(page, prose)
    prose = [0 if out else weight for out, weight in zip(foreign, prose, strict=True)]
    for span in find_copies(page, prose):
        for i in span:
            foreign[i], prose[i] = True, 0
    return _Choice(page, foreign, prose).lines()


class _Choice:
    """`foreign`: lines that stand beside the text; `prose`: what the others weigh."""

    def __init__(self, page: Page, foreign: list[bool], prose: list[int]) -> None:
        self.page = page
        self.foreign = foreign
        self.prose = prose
        self.measure = Measure(page, prose)
        self.children: list[list[int]] = [[] for _ in page.boxes]
        for index, box in enumerate(page.boxes[1:], 1):
            if box.last > box.first:
                self.children[box.parent].append(index)
        partings = (is_link(line) or out for line, out in zip(page.lines, foreign, strict=True))
        self.partings = [0, *accumulate(partings)]
        self.matter: list[Box] = []
        self.core = self._find_core()
        self.flows: set[int] = set()
        self.known: dict[int, bool] = {}

    # The box that holds the text.

    def _find_core(self) -> int:
        boxes = self.page.boxes
        at = 0
        while self.children[at] and self.measure.prose(boxes[at]):
            inner = self.children[at]
            best = max(inner, key=lambda child: self.measure.prose(boxes[child]))
            if self._is_split(at, best, inner):
                break
            at = best
        # A single paragraph stands among others that hold less prose: a heading, a signature.
        only = at
        while boxes[only].last - boxes[only].first == 1 and boxes[only].parent >= 0:
            at, only = only, boxes[only].parent
        if boxes[only].tag in ("p", "li", "dd"):  # one that <br> parts
            at, only = only, boxes[only].parent
        alike = sum(boxes[child].tag == boxes[at].tag for child in self.children[only])
        return only if alike > 1 else at

    def _is_split(self, at: int, best: int, inner: list[int]) -> bool:
        """Whether part of the text stands in `at` outside of its `best` child."""
        boxes, measure = self.page.boxes, self.measure
        main = boxes[best]
        own = measure.prose(boxes[at]) - sum(measure.prose(boxes[child]) for child in inner)
        if own > 0.02 * measure.prose(main):
            return True
        split = False
        for child in inner:
            if child == best:
                continue
            box = boxes[child]
            prose = measure.prose(box)
            if self._is_matter(box, main):
                self.matter.append(box)
                split = True
            elif prose > 0.7 * measure.size(box) and measure.linked(box) < 0.25:
                split |= prose > max(_LEAST_PART, 0.05 * measure.prose(main)) or self._adjoins(
                    box, main
                )
        return split

    def _is_matter(self, box: Box, main: Box) -> bool:
        """Whether a box with little prose is part of the text all the same: a table, a list."""
        size = self.measure.size(box)
        if size < max(_LEAST_MATTER, self.measure.size(main) // 10):
            return False
        if self.measure.linked(box) > 0.1 or self.measure.notices(box) or named(box):
            return False
        return self._adjoins(box, main)

    def _adjoins(self, box: Box, main: Box) -> bool:
        """Whether nothing stands between a box and the `main` one that parts them."""
        first, last = (box.last, main.first) if box.first < main.first else (main.last, box.first)
        apart = self.partings[last] - self.partings[first]
        return not apart and not self.measure.prose_between(first, last)

    # The lines of it.

    def lines(self) -> list[int]:
        """The lines of the text."""
        box = self.page.boxes[self.core]
        prose = [i for i in range(box.first, box.last) if self.prose[i]]
        if not prose:
            return []
        self.flows = self._find_flows(prose)
        chosen = []
        labelled = False
        for i in range(box.first, box.last):
            if self.foreign[i]:
                continue
            inside = prose[0] <= i <= prose[-1]
            if self._heads_links(i):
                labelled = True
            elif is_link(self.page.lines[i]):
                heads = self.page.lines[i].heading > 0 and i + 1 == prose[0]
                if (inside or heads) and not labelled and self._is_in_flow(i):
                    chosen.append(i)
            elif inside or (not labelled and self._is_in_flow(i)):
                labelled = False
                chosen.append(i)
        return chosen

    def _heads_links(self, index: int) -> bool:
        if not is_label(self.page.lines[index].text):
            return False
        after = index + 1
        end = after == len(self.page.lines)
        return end or self.foreign[after] or is_link(self.page.lines[after])

    def _find_flows(self, prose: list[int]) -> set[int]:
        """The boxes in which the paragraphs of the text stand one under the other."""
        weights: Counter[int] = Counter()
        for i in prose:
            weights[self._home(i)] += self.prose[i]
        return {box for box, weight in weights.items() if weight * 20 > weights.total()}

    def _home(self, index: int) -> int:
        """The innermost box in which a line stands beside others."""
        boxes = self.page.boxes
        at = self.page.lines[index].box
        while at != self.core and boxes[at].last - boxes[at].first == 1:
            at = boxes[at].parent
        return at

    def _is_in_flow(self, index: int) -> bool:
        """Whether a line that is no prose stands in the flow of the text, by itself or in a table
        or list that is part of it."""
        if any(box.first <= index < box.last for box in self.matter):
            return True
        home = self._home(index)
        if home not in self.known:
            self.known[home] = self._is_flowing(home)
        return self.known[home]

    def _is_flowing(self, at: int) -> bool:
        boxes = self.page.boxes
        if at in self.flows or self.measure.prose(boxes[at]):
            return True
        while at != self.core and boxes[at].parent not in self.flows:
            at = boxes[at].parent
        box = boxes[at]
        if at == self.core or named(box) or self.measure.linked(box) > 0.3:
            return False
        return not self.measure.links(box.first, box.last)
