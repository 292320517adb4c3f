"""`tifa drill import`: the answers of another tifa, joined with those here."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path

from reader.cli.output import decoded, json_line, printable
from reader.services.home import Home
from reader.services.merging import take_history

HELP = (
    "Take over the history that `tifa export --history` wrote, of another machine or of this one: "
    "answers, what was taken back, the terms in the drill with their sentences. It is joined with "
    "what is here by the ids of the answers, so nothing is lost or counted twice, and all cards "
    "are made anew from both."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="as `tifa export --history` wrote it")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """Take the history over and say what came. Raises TifaError for a file that is none."""
    file = Path(decoded(args.file))
    taken = take_history(home, file)
    if args.json:
        json_line(asdict(taken))
        return 0
    known = f"{taken.known:,} {'was' if taken.known == 1 else 'were'}"
    there = f" ({known} here already)" if taken.known else ""
    back = f", {taken.retracted:,} of all taken back" if taken.retracted else ""
    print(printable(f"{file}: {_some(taken.new, 'answer')} taken over{there}{back}"))
    if taken.terms:
        print(f"{_some(taken.terms, 'term')} came into the drill")
    if taken.waiting:
        print(f"{_some(taken.waiting, 'answer')} wait: no deck here has their term")
    return 0


def _some(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"
