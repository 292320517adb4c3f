"""`tifa stats`: what was learned, in numbers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from reader.cli.output import coloured, columns, decoded, json_line, printable, styled
from reader.errors import TifaError
from reader.services.home import Home
from reader.services.statistics import YEAR, gather, headword, history
from reader.tui.charts import Line, calendar, sections

HELP = (
    "What you learned: today and by week, true retention beside the one you want, the cards that "
    "come due, a year at a glance, how stable your memory is, decks, leeches. Answers you took "
    "back don't count. TERM: all answers to the cards of one term."
)

_WIDEST = 100  # cells
_WEEKS = 8
_STYLES = {
    "bold": "bold", "quiet": "dim", "bar": "cyan", "low": "bold red",
    "heat1": "green", "heat2": "green", "heat3": "bright_green", "heat4": "bright_green",
}  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("term", nargs="?", metavar="TERM", help="its id or a printed form")
    parser.add_argument(
        "--deck", action="append", default=[], metavar="ID",
        help="only this deck, as in `tifa decks`; may be given again",
    )  # fmt: skip
    parser.add_argument("--days", type=int, metavar="N", help=f"look back so many days ({YEAR})")
    parser.add_argument(
        "--json", action="store_true", help="every number, as one JSON object on one line"
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """Print the statistics. Raises NotFound for an unknown deck or term."""
    if args.term is not None:
        if args.deck or args.days is not None:
            raise TifaError("a term has its whole history; leave --deck and --days away")
        return _term(decoded(args.term), args.json, home)
    days = YEAR if args.days is None else args.days
    if not 1 <= days <= 36_500:
        raise TifaError("--days wants the number of days, from 1 to 36500")
    found = gather(home, tuple(dict.fromkeys(map(decoded, args.deck))), days)
    if args.json:
        from reader.cli.stats_values import values

        json_line(values(found, home))
        return 0
    width = _width()
    scope = ", ".join(deck.title for deck in home.glossary.decks if deck.id in found.decks)
    _print([(("Statistics 统计", "bold"), (f"  {scope or 'all decks'}", "quiet"))])
    if not found.all_days:
        _print([(), *sections.NOTHING])
        return 0
    pages = (
        sections.today(found, width),
        sections.weeks(found, width, _WEEKS),
        calendar.forecast(found, width, days=False),
        calendar.heat(found, width),
        sections.stability(found, width),
        sections.decks(found, width),
        sections.leeches(found, lambda term: headword(home.glossary, term)),
    )
    for page in pages:
        _print([(), *page])
    return 0


def _term(wanted: str, as_json: bool, home: Home) -> int:
    found = history(home, wanted)
    if as_json:
        from reader.cli.stats_values import history_values

        json_line(history_values(found))
        return 0
    titles = {deck.id: deck.title for deck in home.glossary.decks}
    _print([((found.term, "bold"), (f"  {titles.get(found.deck, '')}", "quiet"))])
    _print(sections.history(found, _width()))
    return 0


def _width() -> int:
    return max(40, min(_WIDEST, columns()))


def _print(lines: Iterable[Line]) -> None:
    if not styled():
        for line in lines:
            print(printable("".join(text for text, _ in line)).rstrip())
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(
        no_color=not coloured(), highlight=False, emoji=False, markup=False, file=sys.stdout
    )
    for line in lines:
        text = Text.assemble(*((printable(one), _STYLES.get(role, "")) for one, role in line))
        text.rstrip()
        console.print(text)
