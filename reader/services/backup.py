"""Backups of the database: one a study day by itself, more on demand, and the way back."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from reader.errors import NotFound, TifaError
from reader.paths import Paths
from reader.storage import backup as files
from reader.storage.database import backup_folder
from reader.storage.salvage import salvage
from reader.study.day import study_day, to_date

KEEP = (7, 4, 12)  # days, weeks, months of which the newest backup is kept
_DAILY = re.compile(r"tifa-(\d{4}-\d\d-\d\d)\.db")
_ABANDONED = 86_400  # seconds after which an unfinished copy is nobody's any more


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup: its file, when it was made (with zone), its size in bytes, and for a sound one how
    many answers it holds and when the last was given (UTC, ISO 8601), else what is wrong."""

    path: Path
    made: datetime
    size: int
    answers: int = 0
    newest: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place; where the database that stood there is now (None: none did); and how
    many answers were taken over from it because it was damaged."""

    backup: Backup
    aside: Path | None
    salvaged: int = 0


def daily_backup(paths: Paths, now: datetime, rollover: int) -> Path | None:
    """Make today's backup if there is none, and let the oldest go; its file, or None.

    `now` with its zone; `rollover`: the hour at which a study day begins. Raises Damaged where the
    database is damaged: then no backup is let go. Raises TifaError where none can be written.
    """
    folder = backup_folder(paths.database)
    target = folder / f"tifa-{to_date(study_day(now, rollover)).isoformat()}.db"
    if target.exists() or not paths.database.exists():
        return None
    files.copy_database(paths.database, target)
    _rotate(folder)
    return target


def make_backup(paths: Paths, now: datetime, target: Path | None = None) -> Path:
    """Make a backup at `target`, or in the folder of backups, where it stays; returns its file.

    Raises NotFound without a database, TifaError for a file that is there, or as `daily_backup`.
    """
    if not paths.database.exists():
        raise NotFound(f"{paths.database}: there is no database yet")
    target = target or backup_folder(paths.database) / f"tifa-{_stamp(now)}.db"
    if target.exists():
        raise TifaError(f"{target}: is there already; name another file")
    files.copy_database(paths.database, target)
    return target


def list_backups(paths: Paths) -> list[Backup]:
    """All files in the folder of backups, newest first; each is read and checked."""
    found = (inspect(path) for path in backup_folder(paths.database).glob("*.db"))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def newest_sound(paths: Paths) -> Backup | None:
    """The newest backup that can be restored, or None."""
    return next((backup for backup in list_backups(paths) if not backup.problem), None)


def inspect(path: Path) -> Backup:
    """What there is to say about a backup. Raises NotFound where there is none."""
    if not path.is_file():
        raise NotFound(f"{path}: there is no such backup; `tifa restore` lists those there are")
    facts = path.stat()
    made = datetime.fromtimestamp(facts.st_mtime, UTC).astimezone()
    if problems := files.check_copy(path):
        return Backup(path, made, facts.st_size, problem=problems[0])
    return Backup(path, made, facts.st_size, *files.count_answers(path))


def restore(paths: Paths, backup: Path, now: datetime) -> Restored:
    """Put a copy of `backup` in the database's place; what stood there is kept beside it.

    Where that was damaged, the answers that can still be read in it are taken over: nobody wants to
    go back before those. From a sound one nothing is.

    Raises NotFound without such a backup, TifaError for one that is not sound, while another tifa
    has the database open, or where files can't be written. The database then is as it was.
    """
    chosen = inspect(backup)
    if chosen.problem:
        raise TifaError(f"{backup}: cannot be restored: {chosen.problem}")
    aside = paths.database.with_name(f"tifa-aside-{_stamp(now)}.db")
    if aside.exists():
        raise TifaError(f"{aside}: is there already; move it away and try again")
    wrecked = paths.database.is_file() and bool(files.check_copy(paths.database))
    kept = files.replace_database(backup, paths.database, aside)
    salvaged = 0
    if kept and wrecked:
        with suppress(sqlite3.Error):  # more than the backup is a gift
            salvaged = salvage(kept, paths.database)
    return Restored(chosen, kept, salvaged)


def to_keep(days: Iterable[date]) -> set[date]:
    """Of the days that have a backup, those whose backup stays: the newest of each of the newest
    days, weeks and months."""
    newest_first = sorted(set(days), reverse=True)
    kept: set[date] = set()
    spans: tuple[Callable[[date], object], ...] = (
        lambda day: day,
        lambda day: day.isocalendar()[:2],
        lambda day: (day.year, day.month),
    )
    for span, count in zip(spans, KEEP, strict=True):
        first: dict[object, date] = {}
        for day in newest_first:
            first.setdefault(span(day), day)
        kept.update(list(first.values())[:count])
    return kept


def _rotate(folder: Path) -> None:
    """Remove the daily backups that don't stay, and what crashes left; never anything else."""
    daily = {
        date.fromisoformat(name[1]): path
        for path in folder.glob("tifa-*.db")
        if (name := _DAILY.fullmatch(path.name))
    }
    gone = [daily[day] for day in daily.keys() - to_keep(daily)]
    # By the clock that made the files, not by ours, which a test or a person may set.
    gone += [p for p in folder.glob("*.db.*.new*") if time.time() - p.stat().st_mtime > _ABANDONED]
    for path in gone:
        with suppress(OSError):
            path.unlink()


def _stamp(now: datetime) -> str:
    return now.strftime("%Y-%m-%d-%H%M%S")
