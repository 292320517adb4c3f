"""`tifa decks export`: terms as a table."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli.output import decoded, json_line, printable
from reader.services.home import Home

HELP = (
    "Give out the terms of decks (alone: of all) as a table that `tifa decks import` and "
    "spreadsheets read, or as JSON; they are as the reader shows them, your own changes included."
)
_DELIMITERS = {"tsv": "\t", "csv": ","}
_FORMATS = (*_DELIMITERS, "json")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("decks", nargs="*", metavar="DECK", help="its id, as `tifa decks` lists it")
    parser.add_argument("--format", choices=_FORMATS, help="default: as FILE ends, else tsv")
    parser.add_argument("--json", action="store_const", const="json", dest="format")
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="write to this file")


def run(args: argparse.Namespace, home: Home) -> int:
    """Print the table, or write it; 1 where there is no such deck."""
    from reader.config import write_atomically
    from reader.services.deck_tools import exported

    records = exported(home, [decoded(deck) for deck in args.decks])
    file: Path | None = args.output
    ending = file.suffix.lower().lstrip(".") if file else ""
    form = args.format or (ending if ending in _FORMATS else "tsv")
    if form == "json":
        if file is None:
            json_line({"terms": records})
            return 0
        import json

        text = json.dumps({"terms": records}, ensure_ascii=False, indent=1) + "\n"
    else:
        from reader.glossary.table import write_table

        text = write_table(records, _DELIMITERS[form])
    if file is None:
        print(text, end="")
        return 0
    # Spreadsheets take a CSV file for UTF-8 only where it says so.
    write_atomically(file, ("\ufeff" if form == "csv" else "") + text)
    print(printable(f"{len(records):,} terms: {file}"))
    return 0
