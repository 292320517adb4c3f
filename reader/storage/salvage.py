"""What can still be read in a damaged database, taken over into the backup that replaced it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from reader.storage.card_states import drop_stamp
from reader.storage.database import open_database, transaction
from reader.storage.log_checks import IMPOSSIBLE

# Tables of which rows are only ever added, and what tells whether one is there already.
_TABLES = ("drill_term", "drill_sentence", "review", "retraction")


def salvage(wreck: Path, database: Path) -> int:
    """Add the answers, undos and terms of `wreck` that `database` has not; returns how many
    answers. What can't be read, or can't have been written by tifa, is left out. The cards are to
    be made anew. Raises sqlite3.Error where `database` can't be written."""
    with closing(open_database(database)) as db:
        newest = db.execute("SELECT ifnull(max(seq), 0) FROM review").fetchone()[0]
        with transaction(db):
            for table in _TABLES:
                _copy(wreck, db, table)
                if table == "review":
                    _drop_impossible(db, newest)
            found: int = db.execute(
                "SELECT count(*) FROM review WHERE seq > ?", (newest,)
            ).fetchone()[0]
            drop_stamp(db)
    return found


def _copy(wreck: Path, db: sqlite3.Connection, table: str) -> None:
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[1] != "seq"]
    marks = ",".join("?" * len(columns))
    insert = f"INSERT OR IGNORE INTO {table} ({','.join(columns)}) VALUES ({marks})"
    for row in _rows(wreck, table, columns):
        # A row that breaks a rule is not one of ours: a wrong type, an undo of no answer.
        with suppress(sqlite3.IntegrityError):
            db.execute(insert, row)


def _rows(wreck: Path, table: str, columns: list[str]) -> Iterator[tuple[object, ...]]:
    """The rows of a table as far as the damage: from its beginning on, and from its end back."""
    order = "seq" if table != "retraction" else "id"
    for direction in ("ASC", "DESC"):
        rows: list[tuple[object, ...]] = []
        try:
            with closing(sqlite3.connect(f"{wreck.absolute().as_uri()}?mode=ro", uri=True)) as old:
                old.text_factory = bytes
                names = ",".join(columns)
                for row in old.execute(
                    f"SELECT {names} FROM {table} NOT INDEXED ORDER BY {order} {direction}"
                ):
                    rows.append(tuple(_text(value) for value in row))
        except (sqlite3.Error, UnicodeDecodeError):
            yield from rows if direction == "ASC" else reversed(rows)
            continue
        yield from rows
        return


def _text(value: object) -> object:
    return value.decode() if isinstance(value, bytes) else value


def _drop_impossible(db: sqlite3.Connection, newest: int) -> None:
    either = " OR ".join(f"({c})" for c in IMPOSSIBLE.values() if "?1" not in c)
    db.execute(f"DELETE FROM review WHERE seq > ? AND ({either})", (newest,))
