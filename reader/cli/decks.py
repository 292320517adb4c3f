"""`tifa decks`: the decks there are; `tifa decks check`: what is wrong in them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

from reader.cli.output import json_line, printable
from reader.glossary.model import Deck
from reader.services.home import Home

HELP = (
    "List the decks with their number of terms; `tifa decks check` reports what is wrong in them."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "action", nargs="?", choices=("list", "check"), default="list", help="default: list"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """List, or check: then 1 where there is a problem, 0 and silence where there is none."""
    glossary = home.glossary
    problems = glossary.problems
    if args.json:
        decks = [{**asdict(deck), "origin": _origin(deck, home)} for deck in glossary.decks]
        json_line({"decks": decks, "problems": [asdict(problem) for problem in problems]})
        return 1 if args.action == "check" and problems else 0
    if args.action == "check":
        for problem in problems:
            print(printable(str(problem)))
        return 1 if problems else 0
    widest = max((len(deck.id) for deck in glossary.decks), default=0)
    for deck in glossary.decks:
        facts = f"{deck.id:<{widest}}  {deck.terms:>5,} terms  {_origin(deck, home):<7}"
        print(printable(f"{facts}  {deck.title}"))
    if problems:
        some = f"{len(problems)} problems" if len(problems) > 1 else "1 problem"
        print(f"tifa: {some} in the decks; `tifa decks check` shows where", file=sys.stderr)
    return 0


def _origin(deck: Deck, home: Home) -> str:
    return "shipped" if Path(deck.file).parent == home.paths.decks else "own"
