"""`tifa decks`: the decks there are, and the verbs that check, make, fill and give them out."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

from reader.cli.output import json_line, printable
from reader.glossary.model import Deck
from reader.services.home import Home

HELP = (
    "List the decks with their number of terms; check them, or add to your own. `tifa decks VERB "
    "--help` tells more."
)

# verb → what it does; each has a module of its own, reader.cli.decks_VERB
VERBS = {
    "list": "the default",
    "check": "report what is wrong in decks; silent where nothing is",
    "new": "make a deck of your own",
    "add": "add a term to a deck of your own",
    "import": "take terms from a TSV or CSV table into a deck of your own",
    "export": "give terms out as a TSV or CSV table, or as JSON",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _json(parser, False)
    verbs = parser.add_subparsers(dest="verb", metavar=" | ".join(VERBS))
    for verb, text in VERBS.items():
        own = verbs.add_parser(verb, help=text, description=_help(verb), allow_abbrev=False)
        if verb != "list":
            import_module(f"reader.cli.decks_{verb}").add_arguments(own)
        if verb != "export":
            _json(own, argparse.SUPPRESS)


def _json(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--json", action="store_true", default=default, help="one JSON object on one line"
    )


def _help(verb: str) -> str:
    if verb == "list":
        return "List the decks with their number of terms."
    text: str = import_module(f"reader.cli.decks_{verb}").HELP
    return text


def run(args: argparse.Namespace, home: Home) -> int:
    """List the decks, or do what the verb says."""
    if args.verb not in (None, "list"):
        code: int = import_module(f"reader.cli.decks_{args.verb}").run(args, home)
        return code
    glossary = home.glossary
    problems = glossary.problems
    if args.json:
        decks = [{**asdict(deck), "origin": _origin(deck, home)} for deck in glossary.decks]
        json_line({"decks": decks, "problems": [asdict(problem) for problem in problems]})
        return 0
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
