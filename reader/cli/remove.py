"""`tifa remove ID…`: articles out of the library."""

from __future__ import annotations

import argparse
import sys

from reader.cli.output import decoded, json_line, printable
from reader.errors import NotFound, TifaError
from reader.services.home import Home
from reader.services.library import sync_shipped
from reader.services.removing import Removal, plan_removal, remove_article

HELP = (
    "Take articles that you added out of the library. Your place in them and bookmarks go; "
    "answers, cards with sentences met in them and corrections stay. Shipped articles cannot be "
    "removed."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "articles", nargs="+", metavar="ID", help="an article's id, or a piece of its title"
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """Remove them, all or none; 1 where the user does not want to or there is no such article."""
    sync_shipped(home.db, home.paths.seeds, home.clock())
    plans = {plan.row.id: plan for plan in (_plan(home, name) for name in args.articles)}
    if not args.yes:
        _ask(list(plans.values()))
    for identity in plans:
        remove_article(home.db, identity)
    if args.json:
        json_line({"removed": [{"id": p.row.id, "title": p.row.title} for p in plans.values()]})
    else:
        for plan in plans.values():
            print(printable(f"removed: {plan.row.id}  {plan.row.title}"))
    return 0


def _plan(home: Home, name: str) -> Removal:
    return plan_removal(home.db, decoded(name))


def _ask(plans: list[Removal]) -> None:
    if sys.stdin is None or not sys.stdin.isatty():
        raise TifaError("nobody can be asked here; with --yes it removes without asking")
    for plan in plans:
        row = plan.row
        facts = "  ".join(fact for fact in (row.source, row.date, f"{row.hanzi:,} 字") if fact)
        print(printable(f"{row.id}  {row.title}  {facts}"), file=sys.stderr)
        print(f"  {plan.goes} {plan.stays}", file=sys.stderr)
    print("Remove? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().lower() not in ("y", "yes"):
        raise NotFound("nothing was removed")
