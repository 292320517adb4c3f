"""The notes that were given out to Anki: their GUIDs, and when their content last changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

Row = tuple[str, str, str, int]  # id, GUID, digest of the content, seconds since 1970


def exported_notes(db: sqlite3.Connection) -> list[Row]:
    """All of them, in no order."""
    return db.execute("SELECT id, guid, digest, changed FROM exported_note").fetchall()


def put_exported_notes(
    db: sqlite3.Connection, rows: Iterable[Row], gone: Iterable[str] = ()
) -> None:
    """Keep these (inside a transaction); `gone`: ids whose notes bear other ids now."""
    db.executemany("DELETE FROM exported_note WHERE id = ?", ((identity,) for identity in gone))
    db.executemany(
        "INSERT OR REPLACE INTO exported_note (id, guid, digest, changed) VALUES (?,?,?,?)", rows
    )
