"""`tifa decks new`: an empty deck of one's own."""

from __future__ import annotations

import argparse

from reader.cli.output import decoded, json_line, printable
from reader.services.home import Home

HELP = "Make an empty deck of your own, to which terms can be added; an editor does as well."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("deck", metavar="ID", help="its name, and that of its file")
    parser.add_argument("--title", default="", metavar="TEXT")


def run(args: argparse.Namespace, home: Home) -> int:
    """Make it, and say where it lies."""
    from reader.services.deck_tools import new_deck

    deck = decoded(args.deck)
    path = new_deck(home, deck, decoded(args.title))
    if args.json:
        json_line({"deck": deck, "file": str(path)})
    else:
        print(printable(f"new: {path}"))
    return 0
