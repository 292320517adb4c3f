"""Opening the database: one file, WAL, every commit durable."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import TifaError
from reader.storage.migrations import MIGRATIONS

BUSY_TIMEOUT = 10_000  # ms to wait for another tifa's transaction


def open_database(path: Path) -> sqlite3.Connection:
    """Open or create the database and bring its schema up to date.

    Raises TifaError where the file can't be opened, is no tifa database, or is of a newer tifa;
    such a file is never overwritten.
    """
    connection: sqlite3.Connection | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, isolation_level=None, timeout=BUSY_TIMEOUT / 1000)
        pending = _pending(connection, path)
        # Only now is it known to be ours: turning to WAL writes into the file.
        _turn_to_wal(connection)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if pending:
            _migrate(connection)
    except (sqlite3.Error, OSError) as error:
        if connection is not None:
            connection.close()
        if _is_busy(error):
            raise TifaError(f"{path}: another tifa is writing to it; try again") from error
        raise TifaError(
            f"{path}: cannot be opened as tifa's database ({error}); "
            "move it away or restore a backup of it"
        ) from error
    except TifaError:
        if connection is not None:
            connection.close()
        raise
    return connection


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


def _pending(connection: sqlite3.Connection, path: Path) -> bool:
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
