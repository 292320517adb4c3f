"""`tifa add FILE…`: articles into the library."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from reader.cli.output import json_line, printable
from reader.cli.sources import name_of, read_bytes
from reader.errors import TifaError
from reader.services.home import Home
from reader.services.library import (
    LARGEST_FILE,
    Added,
    Failed,
    add_article,
    annotate_articles,
    read_file,
    sync_shipped,
)

HELP = (
    "Take articles from UTF-8 text or Markdown files into the library and annotate them. A file "
    "that cannot be taken is reported, and the others still go in."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", nargs="+", metavar="FILE", help="a file; - is standard input")
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would go in; keep nothing"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on one line, in full")


def run(args: argparse.Namespace, home: Home) -> int:
    """Add the files; 2 where one of them failed, after all others are in."""
    now = home.clock()
    sync_shipped(home.db, home.paths.seeds, now)
    added: list[Added] = []
    failed: list[Failed] = []
    for file in args.files:
        name = name_of(file)
        try:
            article = read_file(name, read_bytes(file, LARGEST_FILE))
            added.append(add_article(home.db, article, now, args.dry_run))
        except TifaError as error:
            failed.append(Failed(name, str(error).removeprefix(f"{name}: ")))
    if not args.dry_run:
        _annotate(home, [one.article.id for one in added if one.status != "same"])
    if args.json:
        errors = [{"file": f.file, "error": f.error} for f in failed]
        json_line({"articles": [_values(one) for one in added], "errors": errors})
    else:
        for one in added:
            print(_line(one, args.dry_run))
    for problem in failed:
        print("tifa:", printable(f"{problem.file}: {problem.error}"), file=sys.stderr)
    return 2 if failed else 0


def _annotate(home: Home, identities: list[str]) -> None:
    if not identities:
        return
    total = len(identities)
    watched = sys.stderr.isatty()
    if watched:
        print(f"annotating {total} …", end="", file=sys.stderr, flush=True)
    done = annotate_articles(home.db, home.glossary, identities, home.paths.cache)
    for number, _ in enumerate(done, 1):
        if watched:
            print(f"\rannotating {number}/{total} …", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _values(one: Added) -> dict[str, Any]:
    article = one.article
    return {
        "id": article.id,
        "title": article.title,
        "subtitle": article.subtitle,
        "source": article.source,
        "date": article.date,
        "author": article.author,
        "status": one.status,
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
        "warnings": list(one.warnings),
    }


_VERBS = {"new": "added", "same": "already there", "replaces": "replaced"}
_WOULD = {"new": "would add", "same": "already there", "replaces": "would replace"}


def _line(one: Added, dry_run: bool) -> str:
    article = one.article
    verb = (_WOULD if dry_run else _VERBS)[one.status]
    lines = [f"{verb}: {article.id}  {article.title}  ({article.hanzi:,} 字)"]
    lines += [f"  note: {warning}" for warning in one.warnings]
    return "\n".join(lines)
