"""`tifa decks check`: what is wrong in decks."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from reader.cli.output import json_line, printable
from reader.services.home import Home

HELP = (
    "Report what is wrong in deck files: their form, duplicates, relations to no term, lists that "
    "are not as long as their name says, forms that collide, dates, pinyin against the language "
    "engine, claims without a source. A field that an entry names in `reviewed` is taken as it is."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="deck files; alone: all decks"
    )
    parser.add_argument(
        "--strict", action="store_true", help="entries must be complete, as in shipped decks"
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """Check: 1 where there is a problem, 0 and silence where there is none."""
    from reader.services.deck_check import check_decks

    problems = check_decks(home, args.files, args.strict)
    if args.json:
        json_line({"problems": [asdict(problem) for problem in problems]})
    else:
        for problem in problems:
            print(printable(str(problem)))
    return 1 if problems else 0
