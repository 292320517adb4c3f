"""`tifa where TERM`: all places in the library where a term stands."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from reader.cli.output import asked, coloured, json_line, printable, styled
from reader.cli.places import paragraph_name
from reader.errors import NotFound
from reader.services.home import Home
from reader.services.library import annotate_articles, stale_articles, sync_shipped
from reader.services.occurrences import Occurrence, Occurrences, find_terms

HELP = (
    "List where a term stands in your articles, by date, each place with its sentence. TERM is a "
    "headword, another form of it, or an id."
)
_BOLD, _COLOUR, _DIM, _PLAIN = "\x1b[1m", "\x1b[1;36m", "\x1b[2m", "\x1b[0m"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("term", metavar="TERM", help="a headword, another form of it, or an id")
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """Print the places; 1 where there are none, or no such term."""
    wanted = asked(args.term)
    ids = find_terms(home, wanted)
    if not ids:
        if args.json:
            _json(home, wanted, Occurrences(home, []), [])
        raise NotFound(f"no deck has “{wanted}”; `tifa look {wanted}` searches more loosely")
    sync_shipped(home.db, home.paths.seeds, home.clock())
    _annotate(home)
    found = Occurrences(home, ids)
    if args.json:
        _json(home, wanted, found, ids)
    elif found.articles:
        _print(home, found, ids)
    if not found.articles:
        raise NotFound(f"“{wanted}” stands in none of your articles")
    return 0


def _annotate(home: Home) -> None:
    """Bring the index up to date."""
    stale = stale_articles(home.db, home.glossary)
    if not stale:
        return
    watched = sys.stderr.isatty()
    done = annotate_articles(home.db, home.glossary, stale, home.paths.cache)
    for number, _ in enumerate(done, 1):
        if watched:
            print(f"\rannotating {number}/{len(stale)} …", end="", file=sys.stderr, flush=True)
    if watched:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _json(home: Home, wanted: str, found: Occurrences, ids: list[str]) -> None:
    terms = [home.glossary.record(identity) or {} for identity in ids]
    json_line(
        {
            "query": wanted,
            "terms": [{"id": term["id"], "term": term["term"]} for term in terms],
            "count": len(found),
            "articles": len(found.articles),
            "first": found.first,
            "last": found.last,
            "occurrences": [_values(place) for place in found.places()],
        }
    )


def _values(place: Occurrence) -> dict[str, Any]:
    return {
        "article": place.article,
        "title": place.title,
        "source": place.source,
        "date": place.date,
        "paragraph": place.paragraph,
        "offset": place.offset,
        "sentence": place.sentence,
        "start": place.start,
        "end": place.end,
    }


def _print(home: Home, found: Occurrences, ids: list[str]) -> None:
    entry = home.glossary.entry(ids[0])
    span = " – ".join(dict.fromkeys(date for date in (found.first, found.last) if date))
    articles = len(found.articles)
    facts = f"{len(found)} × in {articles} article{'s' * (articles > 1)}"
    name = entry.forms[0] if entry else ids[0]
    print(printable(f"{name}  {', '.join(part for part in (facts, span) if part)}"))
    last = ""
    for place in found.places():
        if place.article != last:
            last = place.article
            facts = "  ".join(part for part in (place.date, place.title, place.article) if part)
            print(f"\n{_styled(printable(facts), _BOLD)}")
        sentence = place.sentence
        parts = sentence[: place.start], place.printed, sentence[place.end :]
        before, term, after = (printable(part).replace("\n", " ") for part in parts)
        where = _styled(f"{paragraph_name(place.paragraph)}:", _DIM)
        print(f"  {where} {before}{_marked(term)}{after}")


def _styled(text: str, style: str) -> str:
    return f"{style}{text}{_PLAIN}" if styled() else text


def _marked(term: str) -> str:
    """The term set off from its sentence: by style on a terminal, by brackets elsewhere."""
    if not styled():
        return f"【{term}】"
    return f"{_COLOUR if coloured() else _BOLD}{term}{_PLAIN}"
