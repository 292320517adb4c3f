"""`tifa mine FILE|ID`: candidate set terms of a text that no deck has, best first."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from reader.articles.model import Article, Paragraph
from reader.cli.output import columns, decoded, json_line, printable, styled
from reader.errors import TifaError
from reader.services.adding import LARGEST_FILE, read_file
from reader.services.home import Home
from reader.services.library import sync_shipped
from reader.services.mining import Mined, mine_article, stored_article, values
from reader.services.sources import name_of, read_bytes

HELP = (
    "List candidate set terms of a file or an article that no deck has, best first, with what "
    "speaks for each. In the reader, M does the same and lets you accept, merge or ignore them."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", metavar="FILE|ID|-", help="a file, an article's id, standard input")
    parser.add_argument("--most", type=_number, default=0, metavar="N", help="list at most N")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """List them; 1 where there is none."""
    found = mine_article(home, _article(args.what, home))
    if args.most:
        found = found[: args.most]
    if args.json:
        json_line({"candidates": [values(mined) for mined in found]})
    else:
        for mined in found:
            print(printable(_line(mined)))
    return 0 if found else 1


def _number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


def _article(what: str, home: Home) -> Article:
    if what != "-" and not Path(what).exists():
        # A name with a slash or a suffix was meant as a file; anything else may be an article.
        if "/" in what or Path(what).suffix:
            raise TifaError(f"{what}: no such file; check the name")
        return stored_article(home, decoded(what))
    sync_shipped(home.db, home.paths.seeds, home.clock())
    first, *others = read_file(name_of(what), read_bytes(what, LARGEST_FILE))
    article = first.article
    for one in others:  # several articles of one file are searched as one
        title = Paragraph(one.article.title, 1)
        more = (*article.paragraphs, title, *one.article.paragraphs)
        article = replace(article, paragraphs=more)
    return article


def _line(mined: Mined) -> str:
    items = f" = {'、'.join(mined.components)}" if mined.components else ""
    line = f"{mined.score:4.2f}  {mined.term}{items}  ({mined.evidence})"
    if not styled():
        return line
    from rich.cells import cell_len, set_cell_size

    room = columns()
    return line if cell_len(line) <= room else set_cell_size(line, room - 1).rstrip() + "…"
