"""Copies of the database: made, checked, and put in its place."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing, suppress
from pathlib import Path

from reader.errors import Damaged, TifaError
from reader.storage.database import CACHES, check_ours, is_damage, open_database

# The bytes of a file that SQLite locks for reading as long as it has the database open (WAL).
_READERS = (510, 0x4000_0002)


def copy_database(source: Path, target: Path) -> None:
    """Copy the database at `source`, as of one moment, to `target`: one file, checked, durable.

    Others may write to `source` meanwhile. `target` appears all at once or not at all. What is made
    anew from the articles is left out, which makes the copy much smaller. Raises Damaged where what
    is copied is damaged, TifaError where the copy can't be written.
    """
    temporary: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(".new", f"{target.name}.", target.parent)
        os.close(handle)
        temporary = Path(name)
        with closing(sqlite3.connect(temporary, isolation_level=None)) as copy:
            with closing(_reading(source)) as original:
                original.backup(copy)
            _refuse_damage(copy, source)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            copy.execute("PRAGMA synchronous = OFF")  # all of it is synchronised below
            for table in CACHES:
                copy.execute(f"DELETE FROM {table}")
            copy.execute("VACUUM")
            _refuse_damage(copy, source)
        _sync(temporary)
        temporary.replace(target)
        _sync(target.parent)
    except (sqlite3.Error, OSError) as error:
        if is_damage(error):
            raise Damaged(f"{source}: damaged ({error}), so no backup of it was kept") from error
        raise TifaError(f"{target}: the backup cannot be written ({error})") from error
    finally:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()


def check_copy(path: Path) -> list[str]:
    """What is wrong with a closed database file, a line each; nothing for a sound one of tifa's."""
    try:
        with closing(_reading(path)) as db:
            lines = [row[0] for row in db.execute("PRAGMA quick_check(3)")]
            if lines != ["ok"]:
                return [" ".join(line.split()) for line in lines]
            check_ours(db, path)
            db.execute("SELECT 1 FROM review LIMIT 1")
    except TifaError as error:
        return [str(error).removeprefix(f"{path}: ")]
    except sqlite3.Error as error:
        return [str(error)]
    return []


def count_answers(path: Path) -> tuple[int, str]:
    """How many answers a sound database file holds, and when the last was given (UTC, ISO 8601)."""
    with closing(_reading(path)) as db:
        row = db.execute("SELECT count(*), ifnull(max(answered_at), '') FROM review").fetchone()
    return row[0], row[1]


def replace_database(backup: Path, database: Path, aside: Path) -> Path | None:
    """Put a copy of `backup` in the place of `database`, which is kept as `aside`, log and all.

    Returns `aside`, or None if there was nothing to keep. A crash leaves the old database, or none
    and `aside`, or the new one. Raises TifaError where another process has the database open, or
    where files can't be written.
    """
    temporary = database.with_name(f"{database.name}.restoring")
    try:
        copy_database(backup, temporary)
        _refuse_if_open(database)
        kept = _move(database, aside)
        try:
            _refuse_if_open(aside)  # one that opened it at the last moment
        except TifaError:
            _move(aside, database)
            raise
        temporary.replace(database)
        _sync(database.parent)
    except OSError as error:
        raise TifaError(f"{database}: the backup cannot be put there ({error})") from error
    finally:
        with suppress(OSError):
            temporary.unlink()
    open_database(database).close()  # an older backup is brought up to date
    return aside if kept else None


def _move(source: Path, target: Path) -> bool:
    """Rename a database and its log; True if there was anything. The log never stays behind: beside
    another database it would be taken for that one's."""
    moved = False
    for ending in ("", "-wal"):
        part = source.with_name(source.name + ending)
        if ending and part.exists() and not part.stat().st_size:
            part.unlink()  # left by one who only read
        elif part.exists():
            part.rename(target.with_name(target.name + ending))
            moved = True
    with suppress(OSError):
        source.with_name(f"{source.name}-shm").unlink()  # made anew from the log
    return moved


def _refuse_if_open(database: Path) -> None:
    if _is_open(database):
        raise TifaError(f"{database}: another tifa has it open; close that one and try again")


def _is_open(database: Path) -> bool:
    try:
        import fcntl
    except ImportError:  # there an open file can't be renamed anyway
        return False
    if not database.is_file():
        return False
    with database.open("rb+") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *_READERS)
        except OSError:
            return True
    return False


def _refuse_damage(copy: sqlite3.Connection, source: Path) -> None:
    found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
    if found != "ok":
        reason = " ".join(found.split())
        raise Damaged(f"{source}: damaged ({reason}), so no backup of it was kept")


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)


def _sync(path: Path) -> None:
    """Have the file, or the names in a folder, on disk."""
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
