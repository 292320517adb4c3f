"""Page down in articles of 100,000 and 10,000,000 characters: the time of a whole frame.

A frame is the key, the layout, the painting and the bytes for the terminal. The text is
annotated by a stand-in (words of two Hanzi), for only the page is measured here.

Run: python tests/bench/bench_scroll.py [pages]
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from reader.articles.model import Article
from reader.paths import find_paths
from reader.services.home import Home
from reader.storage.articles import list_articles, put_article
from reader.storage.blocks import Block, Stamp, put_annotation
from reader.storage.database import transaction
from reader.tui.app import TifaApp
from reader.tui.widgets.page import Page

SENTENCE = "内蒙古自治区党委全面贯彻落实会议精神，推动各项工作高质量发展取得新的成效。"


def block(seq: int) -> Block:
    """A paragraph of about 330 characters."""
    text = SENTENCE * 9
    lengths, readings = [], []
    for sentence in [SENTENCE] * 9:
        for at in range(0, len(sentence), 2):
            piece = sentence[at : at + 2]
            lengths.append(len(piece))
            readings.append("" if piece[0] in "，。" else "zhuāng xíng"[: 6 * len(piece)].strip())
    count = len(lengths)
    terms = (("内蒙古", 0, 3, True),)
    return Block(seq, seq, 0, 0, text, tuple(lengths), tuple(readings), ("x",) * count, terms)


def store(home: Home, name: str, characters: int) -> None:
    """An article of so many characters."""
    with transaction(home.db):
        put_article(home.db, Article(name, name, ()), "user", "2026-01-01")
        key = list_articles(home.db, name)[0].key
        blocks = [block(n) for n in range(characters // len(SENTENCE) // 9)]
        put_annotation(home.db, key, Stamp("x", home.glossary.digest, "x"), blocks)


async def frames(home: Home, name: str, pages: int) -> list[float]:
    """Milliseconds of each page-down, from the key to the painted frame."""
    app = TifaApp(home, article=name)
    app.annotate_stale = lambda: None  # type: ignore[method-assign]
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause(1)  # the app has settled, as for a reader who has read the first page
        page = app.screen.query_one(Page)
        taken = []
        for _ in range(pages):
            start = time.perf_counter()
            page.action_page(1)
            app.screen._compositor.update_widgets({page})
            update = app.screen._compositor.render_full_update()
            update.render_segments(app.console)
            taken.append((time.perf_counter() - start) * 1000)
            await pilot.pause(0)
        return taken


def main() -> None:
    """Both lengths in turn; medians, p99 and their ratio."""
    pages = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        home = Home(
            find_paths({"TIFA_HOME": folder}), None, lambda: datetime(2026, 1, 1, tzinfo=UTC)
        )
        figures = {}
        for characters in (100_000, 10_000_000):
            store(home, str(characters), characters)
        for characters in (100_000, 10_000_000):
            taken = asyncio.run(frames(home, str(characters), pages))[5:]
            figures[characters] = statistics.median(taken)
            p99 = statistics.quantiles(taken, n=100)[98]
            print(
                f"{characters:>11,} characters: page down median {figures[characters]:.1f} ms, "
                f"p99 {p99:.1f} ms (limit 16)"
            )
        print(f"ratio of medians {figures[10_000_000] / figures[100_000]:.2f} (limit 1.3)")


if __name__ == "__main__":
    main()
