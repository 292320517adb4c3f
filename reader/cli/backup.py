"""`tifa backup`: copy the database."""

from __future__ import annotations

import argparse
from pathlib import Path

from reader.cli.output import decoded, json_line, printable
from reader.services.backup import make_backup
from reader.services.home import Home

HELP = (
    "Copy the database with all you did, as of this moment, also while tifa is open. tifa makes a "
    "backup by itself on every day on which it is opened, and keeps the last of 7 days, 4 weeks "
    "and 12 months; those made with this command stay. `tifa restore` brings one back."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "file", nargs="?", metavar="FILE", help="where to; by itself among the other backups"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """Make a backup and say where it is."""
    target = Path(decoded(args.file)).expanduser().absolute() if args.file else None
    made = make_backup(home.paths, home.clock(), target)
    size = made.stat().st_size
    if args.json:
        json_line({"backup": str(made), "bytes": size})
    else:
        print(printable(f"{made}: {size:,} bytes, checked"))
    return 0
