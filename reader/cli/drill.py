"""`tifa drill`: ask what is due."""

from __future__ import annotations

import argparse
import sys

from reader.cli.output import json_line
from reader.cli.terminal import need_terminal
from reader.errors import TifaError
from reader.services.home import Home

HELP = "Drill the cards that are due today; with --json only say how many there are."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--json",
        action="store_true",
        help="print what is due as one JSON object, and ask nothing",
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """Open the drill, or print its counts. Raises TifaError where there is no terminal."""
    if args.json:
        counts = home.drill.due_counts()
        next_due = counts.next_due.isoformat() if counts.next_due else None
        json_line(
            {
                "due": counts.due,
                "new": counts.new,
                "reviews_today": counts.reviews_today,
                "next_due": next_due,
            }
        )
        return 0
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise TifaError("the drill needs a terminal; in a pipe use `tifa drill --json`")
    need_terminal()
    # Broken settings and a broken database are told before the screen is taken.
    _ = home.config, home.db
    from reader.tui.app import TifaApp

    return TifaApp(home, start="drill").run() or 0
