"""`tifa add`: articles into the library."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from reader.cli.output import json_line, printable
from reader.errors import TifaError
from reader.services.adding import Added, Adding
from reader.services.gathering import Unread, gather
from reader.services.home import Home
from reader.services.library import annotate_articles, sync_shipped

HELP = (
    "Take articles into the library, clean, and annotate them: text, Markdown, saved web pages, "
    "EPUB, Word (.docx) and PDF in any Chinese encoding, whatever their names; all files of a "
    "folder; the page at an http or https address; - is standard input. What cannot be read is "
    "reported, and the rest still goes in."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files", nargs="+", metavar="FILE|FOLDER|URL|-", help="what holds the articles"
    )
    split = parser.add_mutually_exclusive_group()
    split.add_argument(
        "--split", action="store_true", default=None, help="part several articles of one file"
    )
    split.add_argument(
        "--no-split", action="store_false", dest="split", default=None,
        help="one article a file (without either: parted where that is certain)",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run",
        action="store_true",
        help="show what would go in (with --json, in full); keep nothing",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on one line, in full")


def run(args: argparse.Namespace, home: Home) -> int:
    """Add them; 2 where one that was named, or that looks like an article, could not be read; 1
    where a page is not there. Ctrl-C leaves what is in."""
    sync_shipped(home.db, home.paths.seeds, home.clock())
    report = _Report(args.json, args.dry_run)
    try:
        report.take(_add(args, home))
        if not args.dry_run:
            _annotate(home, report.changed)
    except KeyboardInterrupt:
        _progress("")
        done = "nothing was kept" if args.dry_run else f"{len(report.changed)} articles are in"
        print(f"tifa: stopped; {done}", file=sys.stderr)
        report.finish()
        return 130
    report.finish()
    return report.code


def _add(args: argparse.Namespace, home: Home) -> Iterator[Added | Unread]:
    adding = Adding(home.db, home.clock(), args.dry_run)

    def told(name: str, number: int, of: int) -> None:
        _progress(f"reading {number}/{of} {name}")

    for got in gather(args.files, args.split, told):
        if isinstance(got, Unread):
            yield got
            continue
        for incoming in got.articles:
            try:
                yield adding.add(incoming, got.came_from)
            except TifaError as error:
                yield Unread(got.name, f"{incoming.article.title}: {error}")


class _Report:
    """What happened so far, printed at once or, as JSON, at the end."""

    def __init__(self, as_json: bool, dry_run: bool) -> None:
        self._json = as_json
        self._dry_run = dry_run
        self._values: list[dict[str, Any]] = []
        self._errors: list[dict[str, str]] = []
        self.changed: list[str] = []
        self.code = 0

    def take(self, results: Iterator[Added | Unread]) -> None:
        """Tell of each as it comes."""
        for one in results:
            _progress("")
            if isinstance(one, Unread):
                self._unread(one)
            else:
                self._added(one)

    def finish(self) -> None:
        """Print the JSON."""
        if self._json:
            json_line({"articles": self._values, "errors": self._errors})

    def _added(self, one: Added) -> None:
        if one.status != "same":
            self.changed.append(one.article.id)
        if self._json:
            self._values.append(_values(one))
        else:
            print(printable(_line(one, self._dry_run)), flush=True)

    def _unread(self, one: Unread) -> None:
        if not one.skipped:
            self.code = max(self.code, 1 if one.absent else 2)
        error = f"skipped ({one.reason})" if one.skipped else one.reason
        self._errors.append({"file": one.name, "error": error})
        lead = "skipped: " if one.skipped else "tifa: "
        print(printable(f"{lead}{one.name}: {one.reason}"), file=sys.stderr)


def _annotate(home: Home, identities: list[str]) -> None:
    if not identities:
        return
    total = len(identities)
    _progress(f"annotating {total} …")
    done = annotate_articles(home.db, home.glossary, identities, home.paths.cache)
    for number, _ in enumerate(done, 1):
        _progress(f"annotating {number}/{total} …")
    _progress("")


def _progress(text: str) -> None:
    """Show what is being done, on a terminal; "" takes it away."""
    if sys.stderr is None or not sys.stderr.isatty():
        return
    from shutil import get_terminal_size

    from rich.cells import set_cell_size

    room = get_terminal_size().columns - 1
    shown = set_cell_size(printable(text), min(room, len(text) * 2)).rstrip()
    print(f"\r\x1b[K{shown}", end="", file=sys.stderr, flush=True)


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
