"""`tifa drill`: ask what is due, by deck, of an article, or practise."""

from __future__ import annotations

import argparse
import sys

from reader.cli.opening import open_or_offer
from reader.cli.output import decoded, json_line
from reader.cli.terminal import need_terminal
from reader.errors import TifaError
from reader.services.drill_types import Scope
from reader.services.home import Home

HELP = (
    "Drill what is due today, then new cards. DECK: only the terms of these decks, also those that "
    "you have not put into the drill yet. Cram, leeches, flagged and suspended cards are practice: "
    "nothing of it is logged, and no date moves. With --json only say how many cards there are. "
    "`tifa drill optimize --help`: fit the model of memory to your answers; `tifa drill import "
    "--help`: take over the history of another tifa."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="an id, as in `tifa decks`")
    parser.add_argument(
        "--article", metavar="ID", help="the unknown terms of an article, before you read it"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--due", action="store_true", help="only what is due, no new cards")
    what.add_argument("--cram", type=int, metavar="N", help="the N cards you know least")
    what.add_argument("--leeches", action="store_true", help="cards forgotten again and again")
    what.add_argument("--flagged", action="store_true", help="cards you flagged")
    what.add_argument("--suspended", action="store_true", help="cards you suspended")
    parser.add_argument(
        "--json",
        action="store_true",
        help="print how many cards there are as one JSON object, and ask nothing",
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """Open the drill, or print its counts. Raises NotFound for an unknown deck or article,
    TifaError where there is no terminal."""
    if args.json:
        _print(home, _scope(args, home))
        return 0
    if not (sys.stdin and sys.stdin.isatty() and sys.stdout and sys.stdout.isatty()):
        raise TifaError("the drill needs a terminal; in a pipe use `tifa drill --json`")
    need_terminal()
    # Broken settings and a broken database are told before the screen is taken.
    _ = home.config
    open_or_offer(home)
    scope = _scope(args, home)
    from reader.tui.app import TifaApp

    return TifaApp(home, start="drill", scope=scope).run() or 0


def _scope(args: argparse.Namespace, home: Home) -> Scope:
    """The session that the arguments ask for; its decks and its article are there."""
    if args.cram is not None and args.cram < 1:
        raise TifaError("--cram wants the number of cards, 1 or more")
    if args.decks and args.article:
        raise TifaError("name decks or an article, not both")
    names = ("due", "cram", "leeches", "flagged", "suspended")
    what = next((name for name in names if getattr(args, name)), "today")
    decks = tuple(dict.fromkeys(decoded(deck) for deck in args.decks))
    scope = Scope(what, decks, _article(home, decoded(args.article or "")), args.cram or 20)
    home.drill.check(scope)
    return scope


def _article(home: Home, wanted: str) -> str:
    """The id of an article, whose terms are then known; "" for none."""
    if not wanted:
        return ""
    from reader.services.library import annotate_articles, find_article, sync_shipped

    sync_shipped(home.db, home.paths.seeds, home.clock())
    row = find_article(home.db, wanted)
    if not row.annotated:
        list(annotate_articles(home.db, home.glossary, [row.id], home.paths.cache))
    return row.id


def _print(home: Home, scope: Scope) -> None:
    counts = home.drill.due_counts(scope)
    cards = {"cards": counts.due} if scope.practice else {"due": counts.due, "new": counts.new}
    next_due = counts.next_due.isoformat() if counts.next_due else None
    json_line({**cards, "reviews_today": counts.reviews_today, "next_due": next_due})
