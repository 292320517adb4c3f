"""`tifa edit ID`: an article in the user's editor, then annotated anew."""

from __future__ import annotations

import argparse
import os
import sys

from reader.cli.output import decoded, printable
from reader.errors import TifaError
from reader.services.home import Home
from reader.services.library import annotate_articles, sync_shipped
from reader.services.revising import begin, edit, finish

HELP = (
    "Open an article as Markdown in your editor (VISUAL, else EDITOR) and take the edited text "
    "into the library. Your place in it, bookmarks, corrections and cards stay with their text. "
    "A shipped article is not changed: what you make of it becomes an article of your own."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("article", metavar="ID", help="an article's id, or a piece of its title")


def run(args: argparse.Namespace, home: Home) -> int:
    """Edit one article."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise TifaError("editing needs a terminal; in a pipe use `tifa list`, `tifa add`")
    sync_shipped(home.db, home.paths.seeds, home.clock())
    revision = begin(home.db, home.paths, decoded(args.article))
    if revision.kept:
        print(f"opening what you wrote the last time: {revision.file}", file=sys.stderr)
    edit(revision, os.environ)
    done = finish(home.db, revision, home.clock())
    article = done.article
    if done.status == "same":
        print(printable(f"unchanged: {article.id}  {article.title}"))
        return 0
    for _ in annotate_articles(home.db, home.glossary, [article.id], home.paths.cache):
        pass
    verb = "changed" if done.status == "replaces" else "added as your own"
    print(printable(f"{verb}: {article.id}  {article.title}  ({article.hanzi:,} 字)"))
    for warning in done.warnings:
        print(printable(f"  note: {warning}"))
    return 0
