"""`tifa readings`: the readings the user corrected."""

from __future__ import annotations

import argparse
from typing import Any

from reader.cli.output import decoded, json_line, printable
from reader.cli.places import place_name
from reader.services.corrections import add_correction, list_corrections, remove_corrections
from reader.services.home import Home
from reader.services.library import sync_shipped
from reader.storage.corrections import Correction

HELP = (
    "List the readings you corrected, have a word read otherwise (`tifa readings add 朝阳 "
    "zhāoyáng`; tone numbers do as well), or take corrections back. All articles follow."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    _json(parser, False)
    actions = parser.add_subparsers(dest="action", metavar="list | add | remove")
    listing = actions.add_parser("list", help="the default", allow_abbrev=False)
    adding = actions.add_parser("add", help="have a word read otherwise", allow_abbrev=False)
    adding.add_argument("word", metavar="WORD", help="as it is printed")
    adding.add_argument(
        "pinyin", nargs="+", metavar="PINYIN", help="a syllable per Hanzi: zhāo yáng, zhao1yang2"
    )
    adding.add_argument("--article", metavar="ID", help="in this article only")
    removing = actions.add_parser("remove", help="take back", allow_abbrev=False)
    removing.add_argument("wanted", metavar="WORD|ID", help="a word, or what `list` has before it")
    for action in (listing, adding, removing):
        _json(action, argparse.SUPPRESS)


def _json(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--json", action="store_true", default=default, help="one JSON object on one line"
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """List, add or remove; 1 where there is nothing to remove, or no such word in the article."""
    if args.action == "add":
        return _add(args, home)
    if args.action == "remove":
        return _remove(decoded(args.wanted), args.json, home)
    found = list_corrections(home.db)
    if args.json:
        json_line({"readings": [_values(one) for one in found]})
        return 0
    for one in found:
        print(_line(one))
    return 0


def _add(args: argparse.Namespace, home: Home) -> int:
    word, spelled = decoded(args.word), decoded(" ".join(args.pinyin))
    article = decoded(args.article) if args.article else None
    if article is not None:
        sync_shipped(home.db, home.paths.seeds, home.clock())
    made = add_correction(home.db, word, spelled, home.clock(), article)
    if args.json:
        json_line({"reading": _values(made.correction), "status": made.status})
    else:
        print(f"{made.status}: {_line(made.correction)}")
    return 0


def _remove(wanted: str, as_json: bool, home: Home) -> int:
    gone = remove_corrections(home.db, wanted)
    if as_json:
        json_line({"removed": [_values(one) for one in gone]})
        return 0
    for one in gone:
        print(f"removed: {_line(one)}")
    return 0


def _values(one: Correction) -> dict[str, Any]:
    return {
        "id": one.id,
        "word": one.word,
        "pinyin": list(one.syllables),
        "article": one.article,
        "paragraph": one.paragraph,
        "offset": one.offset,
        "made": one.made,
    }


def _line(one: Correction) -> str:
    where = one.article or "everywhere"
    if one.paragraph is not None:
        where += f", {place_name(one.paragraph, one.offset)}"
    return printable(f"{one.id:>4}  {one.word}  {' '.join(one.syllables)}  ({where})")
