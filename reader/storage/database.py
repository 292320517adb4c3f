"""Opening the database: one file, WAL, every commit durable."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import Damaged, TifaError
from reader.storage.migrations import MIGRATIONS

_CHECKPOINT = 8_000  # pages of 4 KiB
BUSY_TIMEOUT = 10_000  # ms to wait for another tifa's transaction
SMALL = 8_000_000  # bytes of a file that is read whole before it is trusted

# Tables that are made anew from the articles: no backup holds them.
CACHES = ("annotation", "block", "article_word", "article_term", "article_print")


def open_database(path: Path) -> sqlite3.Connection:
    """Open or create the database and bring its schema up to date.

    Raises Damaged for a file that is cut off, unreadable, or gone while its backups are there;
    TifaError where it can't be opened, is no tifa database, or is of a newer tifa. Such a file is
    never overwritten.
    """
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = _look_before(path)
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT / 1000)
        pending = check_ours(connection, path)
        if whole and _size(path) % connection.execute("PRAGMA page_size").fetchone()[0]:
            raise damaged(path, "cut off in the middle of a page")
        # Only now is it known to be ours: turning to WAL writes into the file.
        _turn_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        # Pages: the log is written back when tifa ends, not in the middle of a drill.
        connection.execute(f"PRAGMA wal_autocheckpoint = {_CHECKPOINT}")
        connection.execute("PRAGMA foreign_keys = ON")
        if pending:
            _migrate(connection)
    except (sqlite3.Error, OSError) as error:
        if connection is not None:
            connection.close()
        if _is_busy(error):
            raise TifaError(f"{path}: another tifa is writing to it; try again") from error
        if is_damage(error):
            raise damaged(path, str(error)) from error
        raise TifaError(
            f"{path}: cannot be opened as tifa's database ({error}); "
            "see that it is a file which you may write"
        ) from error
    except TifaError:
        if connection is not None:
            connection.close()
        raise
    return connection


def backup_folder(path: Path) -> Path:
    """Where the backups of the database at `path` are kept."""
    return path.with_name("backups")


def damaged(path: Path, how: str) -> Damaged:
    """The error that says so, and what to do; `how`: what SQLite says."""
    how = " ".join(how.replace("*** in database main ***", "").split())
    return Damaged(
        f"{path}: damaged ({how}); nothing was written to it. "
        "`tifa restore` lists the backups and brings one back; without one, move it away"
    )


def is_damage(error: Exception) -> bool:
    """Does this error of SQLite's say that the file itself is wrong?"""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def check_pages(connection: sqlite3.Connection, path: Path) -> None:
    """Look through the pages of the file as far as nobody has to wait for it. Raises Damaged.

    Small files are read whole, in 1.5 ms a megabyte. Of larger ones only the pages of tables that
    can't be made anew are walked, ten times as fast, which finds those that were lost or replaced;
    the backup of the day and `tifa doctor` read the rest.
    """
    try:
        if _size(path) <= SMALL:
            found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise damaged(path, found)
            return
        for (table,) in connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table'"
        ).fetchall():
            if table not in CACHES:
                connection.execute(f'SELECT count(*) FROM "{table}" NOT INDEXED').fetchone()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        raise damaged(path, str(error)) from error


def _look_before(path: Path) -> bool:
    """Raise Damaged, or SQLite's error, where opening it to write would already lose something.
    True if all of it is in this file, and nothing in the log beside it."""
    written = path.with_name(path.name + "-wal")
    if _size(written):
        # The last one to close a damaged file would write the log into it, and for an empty file
        # SQLite throws the log away.
        if not _size(path):
            raise damaged(path, f"empty or gone, while {written.name} is there")
        reading = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            reading.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                raise
        finally:
            reading.close()
        return False
    if not _size(path) and any(backup_folder(path).glob("*.db")):
        raise damaged(path, "empty or gone, while its backups are there")
    return True


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


def _turn_to_wal(connection: sqlite3.Connection) -> None:
    # Here alone SQLite does not wait for another process that is opening the same new database.
    deadline = time.monotonic() + BUSY_TIMEOUT / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def check_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Are there steps to take? Raises TifaError for a file that is not ours to change."""
    names = [name for name, _ in MIGRATIONS]
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    if not {"migration", "article"} <= tables:
        if tables:
            raise TifaError(f"{path}: a database, but not tifa's; move it away")
        return True
    applied = {row[0] for row in connection.execute("SELECT name FROM migration")}
    if newer := applied.difference(names):
        raise TifaError(f"{path}: made by a newer tifa (it knows “{min(newer)}”); update this one")
    return not applied.issuperset(names)


def _migrate(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        # Two processes may open a new database at once: look again inside the transaction.
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, applied TEXT NOT NULL)"
        )
        applied = {row[0] for row in connection.execute("SELECT name FROM migration")}
        if not applied:
            schema = Path(__file__).with_name("schema.sql").read_text(encoding="utf-8")
            for statement in _statements(schema):
                connection.execute(statement)
        for name, statements in MIGRATIONS:
            if name in applied:
                continue
            for statement in statements if applied else ():
                connection.execute(statement)
            connection.execute("INSERT INTO migration VALUES (?, datetime('now'))", (name,))


def _statements(script: str) -> Iterator[str]:
    # Not executescript, which commits the transaction around it.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def write_back(connection: sqlite3.Connection) -> None:
    """Put what was committed into its place in the file, as far as nobody is in the way.

    The log of commits then begins anew, and overwriting it costs a commit a third less than
    letting it grow.
    """
    connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()


def stand(connection: sqlite3.Connection) -> tuple[int, int]:
    """Two numbers, of which the first changes with each row that this connection writes, the second
    with each commit of another."""
    other: int = connection.execute("PRAGMA data_version").fetchone()[0]
    return connection.total_changes, other


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """One immediate transaction: all of it is durable on leaving, or nothing of it happened."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
