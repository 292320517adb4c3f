"""`tifa matches`: which of the matching terms is meant, as the user decided."""

from __future__ import annotations

import argparse
from typing import Any

from reader.cli.output import decoded, json_line, printable
from reader.cli.places import place_name
from reader.services.home import Home
from reader.services.library import find_article, sync_shipped
from reader.services.matches import add_decision, list_decisions, remove_decisions
from reader.storage.matches import MARK, SILENCE, SPLIT, Decision

HELP = (
    "List what you decided on terms that stand in one another's way (key m in the reader), decide "
    "(`tifa matches add 1+5 --mark 1+5-cadres`), or take decisions back. All articles follow."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _json(parser, False)
    actions = parser.add_subparsers(dest="action", metavar="list | add | remove")
    listing = actions.add_parser("list", help="the default", allow_abbrev=False)
    adding = actions.add_parser("add", help="decide on a form", allow_abbrev=False)
    adding.add_argument("form", metavar="FORM", help="what is printed, such as 1+5")
    choices = adding.add_mutually_exclusive_group(required=True)
    choices.add_argument("--mark", metavar="TERM", help="this term is meant (its id)")
    choices.add_argument("--split", action="store_true", help="the shorter terms in it are meant")
    choices.add_argument("--silence", action="store_true", help="no term is meant")
    adding.add_argument("--article", metavar="ID", help="in this article only")
    removing = actions.add_parser("remove", help="take back", allow_abbrev=False)
    removing.add_argument(
        "wanted", metavar="FORM|ID", help="what is printed there, or what `list` has before it"
    )
    for action in (listing, adding, removing):
        _json(action, argparse.SUPPRESS)


def _json(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--json", action="store_true", default=default, help="one JSON object on one line"
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """List, add or remove; 1 where there is no such decision, form, term or article."""
    if args.action == "add":
        return _add(args, home)
    if args.action == "remove":
        found, key, lead = remove_decisions(home.db, decoded(args.wanted)), "removed", "removed: "
    else:
        found, key, lead = list_decisions(home.db), "matches", ""
    if args.json:
        json_line({key: [_values(one) for one in found]})
        return 0
    for one in found:
        print(f"{lead}{_line(one)}")
    return 0


def _add(args: argparse.Namespace, home: Home) -> int:
    choice = MARK if args.mark else SPLIT if args.split else SILENCE
    article = None
    if args.article:
        sync_shipped(home.db, home.paths.seeds, home.clock())
        article = find_article(home.db, decoded(args.article)).id
    wanted = Decision(decoded(args.form), choice, decoded(args.mark or ""), article)
    made = add_decision(home.db, home.glossary, wanted, home.clock())
    if args.json:
        json_line({"match": _values(made)})
    else:
        print(f"decided: {_line(made)}")
    return 0


def _values(one: Decision) -> dict[str, Any]:
    return {
        "id": one.id,
        "form": one.form,
        "choice": one.choice,
        "term": one.term or None,
        "article": one.article,
        "paragraph": one.paragraph,
        "offset": one.offset,
        "made": one.made,
    }


def _line(one: Decision) -> str:
    done = f"→ {one.term}" if one.choice == MARK else "split" if one.choice == SPLIT else "silenced"
    where = one.article or "everywhere"
    if one.paragraph is not None:
        where += f", {place_name(one.paragraph, one.offset)}"
    return printable(f"{one.id:>4}  {one.form}  {done}  ({where})")
