"""`tifa export`: articles, decks and the history as files for other programs."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reader.cli.output import decoded, json_line, printable
from reader.errors import TifaError
from reader.services.home import Home

HELP = (
    "Give out an article with its pinyin and terms as HTML, EPUB or Markdown; decks for Anki "
    "(apkg) or as a table; or the history of the drill as JSON. Terms that changed are changed in "
    "place when an .apkg is imported again, and keep their progress."
)
_ARTICLE = ("html", "epub", "md")
_DECKS = ("apkg", "tsv", "csv")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "article", nargs="?", metavar="ARTICLE", help="its id, or a piece of its title"
    )
    parser.add_argument("--deck", nargs="+", metavar="ID", help="decks, as `tifa decks` lists them")
    parser.add_argument("--all", action="store_true", help="all decks")
    parser.add_argument("--history", action="store_true", help="all answers of the drill, as JSON")
    parser.add_argument(
        "--format", choices=(*_ARTICLE, *_DECKS),
        help="html, epub, md for an article; apkg, tsv, csv for decks (default: as FILE ends, "
        "else html or apkg)",
    )  # fmt: skip
    parser.add_argument(
        "--pinyin", choices=("ruby", "brackets", "none"), default="ruby",
        help="over the words; behind them in brackets (md only); none",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", metavar="FILE",
        help="a file, a folder, or - for standard output (default: a file in this folder)",
    )  # fmt: skip
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    parser.add_argument("--json", action="store_true", help="say what was written as JSON")


def run(args: argparse.Namespace, home: Home) -> int:
    """Write the file and say so. Raises NotFound for an article or deck that isn't there."""
    wanted = [bool(args.article), bool(args.deck), args.all, args.history]
    if sum(wanted) != 1:
        raise TifaError("name one thing: an ARTICLE, --deck ID…, --all or --history")
    form = _format(args)
    output = None if args.output is None else decoded(args.output)
    if output == "-" and args.json:
        raise TifaError("-o - takes standard output; --json needs it too")
    from reader.services import exporting

    if args.history:
        export = exporting.export_history(home)
    elif args.article:
        export = exporting.export_article(home, decoded(args.article), form, args.pinyin)
    else:
        decks = [decoded(deck) for deck in args.deck or ()]
        export = exporting.export_decks(home, decks, form)
    if output == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(export.data)
        sys.stdout.buffer.flush()
        return 0
    file = exporting.save(export, Path(args.output or export.name), args.force)
    if args.json:
        size = len(export.data)
        json_line({"file": str(file), "format": form, "bytes": size, **export.facts})
        return 0
    counts = [f"{value:,} {name}" for name, value in export.facts.items() if isinstance(value, int)]
    print(printable(f"{file}: {', '.join(counts)}"))
    return 0


def _format(args: argparse.Namespace) -> str:
    """The format that is asked for, by name or by the file's ending. Raises TifaError."""
    allowed = _ARTICLE if args.article else ("json",) if args.history else _DECKS
    ending = Path(args.output or "").suffix.lower().lstrip(".")
    form: str = args.format or (ending if ending in allowed else allowed[0])
    if form not in allowed:
        what = "an article" if args.article else "the history" if args.history else "decks"
        raise TifaError(f"{what} can't be {form}; there is {', '.join(allowed)}")
    return form
