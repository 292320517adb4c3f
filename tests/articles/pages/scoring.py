"""How much of the text of a page was found, and how much that is none."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import trafilatura

from reader.articles.intake import read_articles
from reader.hanzi import HANZI
from tests.articles.pages.story import SamplePage


def ours_of(page: SamplePage) -> str:
    """The paragraphs that `tifa add` makes of the page."""
    found = read_articles(page.data, page.name, split=False)
    return "".join(p.text for item in found for p in item.article.paragraphs)


def theirs_of(page: SamplePage) -> str:
    """What trafilatura alone makes of it, without the title, which is no part of the text."""
    text = trafilatura.extract(page.data, include_comments=False) or ""
    return "".join(line for line in text.split("\n") if line.strip("# ") != page.story.title)


def score(got: str, page: SamplePage) -> tuple[float, float]:
    """Precision and recall."""
    a, b = pairs(got), pairs("".join(page.body))
    common = sum((a & b).values())
    return common / max(1, a.total()), common / max(1, b.total())


def pairs(text: str) -> Counter[tuple[str, str]]:
    """The pairs of neighbouring Hanzi in a text."""
    return Counter(pairwise(re.findall(f"[{HANZI}]", text)))
