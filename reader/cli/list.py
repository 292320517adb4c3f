"""`tifa list`: the articles of the library."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from reader.cli.output import columns, json_line, styled
from reader.services.home import Home
from reader.services.library import list_articles, sync_shipped
from reader.storage.articles import ArticleRow

HELP = "List the articles, newest first: date, length in Hanzi, share of known words, id, title."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """Print the list."""
    sync_shipped(home.db, home.paths.seeds, home.clock())
    rows = list_articles(home.db, home.config.reading_level)
    if args.json:
        articles = [asdict(row) for row in rows]
        for article in articles:
            del article["key"]  # the database's own number; it means nothing elsewhere
        json_line({"articles": articles})
        return 0
    widest = max((len(row.id) for row in rows), default=0)
    for row in rows:
        print(_line(row, widest))
    return 0


def _line(row: ArticleRow, widest: int) -> str:
    known = "" if row.known is None else f"{row.known:4.0%}"
    facts = f"{row.date:<10} {row.hanzi:>7,} 字 {known:>4}  {row.id:<{widest}}  "
    title = row.title if not row.subtitle else f"{row.title} {row.subtitle}"
    if not styled():
        return facts + title
    from rich.cells import cell_len, set_cell_size

    room = columns() - cell_len(facts)
    if cell_len(title) > room:
        title = set_cell_size(title, max(room - 1, 0)).rstrip() + "…"
    return facts + title
