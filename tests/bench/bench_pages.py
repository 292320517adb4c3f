"""Precision and recall of the text of web pages, ours beside trafilatura's, and the time of both.

Run it as `python tests/bench/bench_pages.py [known|unseen|later|chance]`. Pairs of neighbouring
Hanzi are counted, so that what is out of order counts too. The aims: 0.99 each, never below
trafilatura, and at most twice its time.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import trafilatura

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from reader.articles.intake import read_articles
from reader.hanzi import count_hanzi
from tests.articles.pages import known, later, unseen
from tests.articles.pages.chance import make_page
from tests.articles.pages.scoring import ours_of, score, theirs_of
from tests.articles.pages.story import SamplePage

TABLES = {
    "known": known.PAGES,
    "unseen": unseen.PAGES,  # layouts that the code had not met when it first read them
    "later": later.PAGES,
    "chance": [make_page(seed) for seed in range(1000, 1300)],
}
LONG = 20_000  # Hanzi
ROUNDS = 15


def main(names: list[str]) -> None:
    """Print a line a page, the means, and the times for a long page of each of three layouts."""
    for name in names or TABLES:
        print_table(name, TABLES[name])
    for page in (known.PAGES[0], known.PAGES[1], known.PAGES[5]):
        data, hanzi = lengthened(page)
        ours, theirs = times(data)
        print(
            f"{page.name:20} {hanzi} Hanzi: {ours * 1000:.1f} ms, trafilatura "
            f"{theirs * 1000:.1f} ms: {ours / theirs:.2f} times"
        )


def print_table(title: str, pages: list[SamplePage]) -> None:
    """Print precision and recall of each page, ours and trafilatura's."""
    print(f"{title:22}  ours          trafilatura")
    rows = []
    for page in pages:
        row = (*score(ours_of(page), page), *score(theirs_of(page), page))
        low = min(row[:2]) < 0.99 or row[0] < row[2] or row[1] < row[3]
        if low or title != "chance":
            print(f"{page.name:22}  {show(row)}{'  <<<' if low else ''}")
        rows.append(row)
    print(f"{'mean':22}  {show(tuple(sum(column) / len(rows) for column in zip(*rows)))}\n")  # noqa: B905


def show(row: tuple[float, ...]) -> str:
    """The four figures of a row."""
    return "{:.3f} {:.3f}   {:.3f} {:.3f}".format(*row)


def lengthened(page: SamplePage) -> tuple[bytes, int]:
    """The page with its paragraphs repeated, each time a little different."""
    markup, text = page.data.decode(), page.story.texts
    start, end = markup.index(text[0]), markup.rindex(text[-1])
    part = markup[start:end]
    copies = LONG // count_hanzi(part)
    longer = "".join(part.replace("，", f"{i}，").replace(",", f"{i},") for i in range(copies))
    markup = markup[:start] + longer + markup[end:]
    return markup.encode(), count_hanzi(markup)


def times(data: bytes) -> tuple[float, float]:
    """The best times in seconds of ours (all of it) and of trafilatura's extraction."""
    best = [1e9, 1e9]
    for _ in range(ROUNDS):
        for i, call in enumerate(
            (lambda: read_articles(data, "page"), lambda: trafilatura.extract(data))
        ):
            began = time.perf_counter()
            call()
            best[i] = min(best[i], time.perf_counter() - began)
    return best[0], best[1]


if __name__ == "__main__":
    main(sys.argv[1:])
