"""`tifa restore`: bring a backup back."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reader.cli.output import decoded, json_line, printable
from reader.errors import NotFound
from reader.services.backup import Backup, Restored, list_backups, newest_sound, restore
from reader.services.home import Home
from reader.storage.database import backup_folder

HELP = (
    "List the backups, or put one in the place of the database (`tifa restore tifa-2026-03-01.db`, "
    "or any file that `tifa backup` made). The database that stands there is kept under another "
    "name, whatever state it is in; if it is damaged, the answers given since the backup are taken "
    "over as far as they can still be read."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "backup", nargs="?", metavar="BACKUP", help="“newest”, a name from the list, or a file"
    )
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")


def run(args: argparse.Namespace, home: Home) -> int:
    """List or restore; 1 where there is nothing to list or no such backup."""
    if args.backup is None:
        return _list(home, args.json)
    done = restore(home.paths, _find(home, decoded(args.backup)), home.clock())
    if args.json:
        aside = str(done.aside) if done.aside else None
        json_line({"restored": _values(done.backup), "aside": aside, "salvaged": done.salvaged})
    else:
        tell(done)
    return 0


def tell(done: Restored) -> None:
    """Say what was restored, and where the other database is now."""
    print(printable(f"restored: {line(done.backup)}"))
    if done.aside:
        print(printable(f"The database that stood there is now {done.aside}"))
    if done.salvaged:
        print(f"{done.salvaged:,} answers given since then could be read in it and were taken over")


def line(backup: Backup) -> str:
    """A backup in the list."""
    name = f"{backup.path.name:<28}"
    if backup.problem:
        return f"{name} cannot be restored: {backup.problem}"
    newest = f", the last on {backup.newest[:10]}" if backup.newest else ""
    answers = f"{backup.answers:,} answer{'s' * (backup.answers != 1)}"
    return f"{name} {backup.size / 1e6:>7.1f} MB   {answers}{newest}"


def _find(home: Home, wanted: str) -> Path:
    folder = backup_folder(home.paths.database)
    if wanted == "newest":
        if best := newest_sound(home.paths):
            return best.path
        raise NotFound(f"{folder}: no backup that can be restored")
    given, kept = Path(wanted).expanduser(), folder / wanted
    return kept if given.name == wanted and not given.exists() else given.absolute()


def _list(home: Home, as_json: bool) -> int:
    found = list_backups(home.paths)
    if as_json:
        json_line({"backups": [_values(backup) for backup in found]})
    elif found:
        print(printable(str(backup_folder(home.paths.database))))
        for backup in found:
            print(printable(f"  {line(backup)}"))
        print("`tifa restore NAME` brings one back; the present database is kept beside it.")
    else:
        print(printable(f"no backups in {backup_folder(home.paths.database)}"), file=sys.stderr)
    return 0 if found else 1


def _values(backup: Backup) -> dict[str, object]:
    return {
        "name": backup.path.name,
        "file": str(backup.path),
        "made": backup.made.isoformat(timespec="seconds"),
        "bytes": backup.size,
        "answers": backup.answers,
        "newest": backup.newest or None,
        "problem": backup.problem or None,
    }
