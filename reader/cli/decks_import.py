"""`tifa decks import`: a table's terms into a deck of one's own."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict

from reader.cli.output import decoded, json_line, printable
from reader.errors import TifaError
from reader.services.home import Home
from reader.services.sources import name_of, read_bytes

HELP = (
    "Take the terms of a TSV or CSV table into a deck of your own. A first row with the names of "
    "fields (term, pinyin, english, …) says what the columns are; without one they are term, "
    "pinyin, english, meaning. Missing pinyin is filled in. A term that another deck has is "
    "skipped, bad rows are reported, and the others still go in."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar="FILE", help="the table; - is standard input")
    parser.add_argument("--deck", default="own", metavar="ID", help="made if needed; default: own")
    parser.add_argument(
        "--merge", action="store_true", help="lay rows over the entries that other decks have"
    )
    parser.add_argument("--dry-run", action="store_true", help="show what would go in")


def run(args: argparse.Namespace, home: Home) -> int:
    """Import: 2 where a row is bad, after all others are in."""
    from reader.glossary.table import decode, read_table
    from reader.services.deck_tools import LARGEST_TABLE, import_table

    name = name_of(args.file)
    data = read_bytes(args.file, LARGEST_TABLE)
    if len(data) > LARGEST_TABLE:
        raise TifaError(f"{name}: more than {LARGEST_TABLE:,} bytes; split it")
    try:
        table = read_table(decode(data))
    except TifaError as error:
        raise TifaError(f"{name}: {error}") from error
    done = import_table(home, table, decoded(args.deck), args.merge, args.dry_run)
    if args.json:
        rows = [asdict(row) for row in done.rows]
        json_line({"file": str(done.file), "rows": rows, "notes": list(done.notes)})
    else:
        for note in done.notes:
            print(printable(f"{name}: {note}"), file=sys.stderr)
        for row in done.rows:
            if row.status == "skipped":
                print(printable(f"{name}:{row.line}: skipped {row.term}: {row.why}"))
        counts = [(done.count(s), s) for s in ("new", "changed", "same", "skipped", "bad")]
        told = ", ".join(f"{count:,} {status}" for count, status in counts if count) or "no rows"
        print(printable(f"{'would be ' if args.dry_run else ''}{told}: {done.file}"))
    for row in done.rows:
        if row.status == "bad":
            text = f"{name}:{row.line}: {row.term + ': ' if row.term else ''}{row.why}"
            print("tifa:", printable(text), file=sys.stderr)
    return 2 if done.count("bad") else 0
