"""`tifa look QUERY…`: terms and words, as a card, as plain text, or for programs.

This path must be quick: what only the card on a terminal needs is imported there.
"""

from __future__ import annotations

import sys
from types import SimpleNamespace

from reader.cli.output import asked, json_line, printable, styled
from reader.glossary.search import ranked
from reader.hanzi import is_hanzi

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from typing import Any

    from reader.services.home import Home

HELP = "Look up terms and words by Hanzi, by pinyin with or without tones, or by English."

_PERHAPS = 3  # terms named where a query finds nothing

_EMPTY: dict[str, object] = {
    "id": "", "term": "", "variants": [], "pinyin": "", "english": "", "renderings": [],
    "literal": "", "meaning": "", "zh": "", "kind": "", "level": "", "scope": "",
    "components": [], "origin": None, "goes_with": [], "related": {}, "sources": [],
    "confidence": "unsure", "deck": "",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("query", nargs="+", metavar="QUERY", help="Hanzi, pinyin or English")
    parser.add_argument("--json", action="store_true", help="one JSON object a query, one a line")


def parse(argv: list[str]) -> SimpleNamespace | None:
    """The arguments where they are simple; None leaves them to argparse, which is slow to load."""
    query = [word for word in argv if word != "--json"]
    if not query or any(word.startswith("-") for word in query):
        return None
    return SimpleNamespace(query=query, json=len(query) < len(argv))


def run(args: argparse.Namespace | SimpleNamespace, home: Home) -> int:
    """Answer the queries in order; 1 where one of them found nothing."""
    code = 0
    for query in map(asked, args.query):
        found = ranked(home.glossary, query)
        words = _words(home, query, parts=not found)
        near = [] if found or _is_word(query, words) else _near(home, query)
        if args.json:
            terms = [_values(home, identity) for identity, _ in found]
            answer: dict[str, Any] = {"query": query, "terms": terms, "words": words}
            json_line(answer | {"perhaps": near} if near else answer)
        elif found or words:
            _print(home, found, words)
        perhaps = f"; perhaps {'、'.join(near)}?" if near else ""
        if not found and not words:
            code = 1
            if not args.json:
                print("tifa:", printable(f"nothing found for “{query}”{perhaps}"), file=sys.stderr)
        elif near and not args.json:
            print("tifa:", printable(f"no term “{query}”{perhaps}"), file=sys.stderr)
    return code


def _is_word(query: str, words: list[dict[str, Any]]) -> bool:
    """Does the dictionary have what was asked for, and not only parts of it?"""
    if not is_hanzi(query[:1]):
        return bool(words)
    return any(query in (word["simplified"], word["traditional"]) for word in words)


def _print(home: Home, found: list[tuple[str, bool]], words: list[dict[str, Any]]) -> None:
    """The terms that are meant as whole cards, the others in a line each."""
    exact = sum(1 for _, is_exact in found if is_exact) or 1
    cards = [_values(home, identity) for identity, _ in found[:exact]]
    others = [_values(home, identity) for identity, _ in found[exact:]]
    if styled():
        from reader.cli.card import print_cards

        print_cards(home.glossary, cards, others, words)
    else:
        from reader.cli.plain import print_plain

        print_plain(home.glossary, cards, others, words)


def _values(home: Home, identity: str) -> dict[str, Any]:
    """All fields of a term, empty ones too, and the articles it stands in."""
    values = _EMPTY | (home.glossary.record(identity) or {})
    places: list[tuple[str, str, int]] = []
    if home.paths.database.exists():  # looking something up makes no database
        from reader.storage.occurrences import term_places

        places = term_places(home.db, identity)
    values["articles"] = [{"id": i, "title": title, "count": n} for i, title, n in places]
    return values


def _words(home: Home, query: str, parts: bool) -> list[dict[str, Any]]:
    """The words of the dictionary that answer `query`; its index is made when first needed."""
    from reader.services.words import search

    if home.dictionary is None:
        _prepare(home)
    names = ("simplified", "traditional", "pinyin", "definitions")
    return [{name: getattr(entry, name) for name in names} for entry in search(home, query, parts)]


def _near(home: Home, query: str) -> list[str]:
    """The terms that a query was perhaps meant for."""
    from reader.glossary.near import NearTerms

    found = NearTerms(home.glossary).search(query, _PERHAPS)
    return [entry.forms[0] for identity in found if (entry := home.glossary.entry(identity))]


def _prepare(home: Home) -> None:
    from reader.errors import TifaError
    from reader.services.words import make_index

    shown = sys.stderr.isatty()

    def progress(done: int, of: int) -> None:
        if shown:
            print(f"\rPreparing the dictionary (once): {done:,} of {of:,}", end="", file=sys.stderr)

    try:
        make_index(home.paths, progress)
    except TifaError as error:
        print("tifa:", error, file=sys.stderr)  # the terms can be answered all the same
    if shown:
        print(file=sys.stderr)
