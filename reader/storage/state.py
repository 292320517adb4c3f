"""Small facts of the installation."""

from __future__ import annotations

import sqlite3


def get_state(db: sqlite3.Connection, key: str) -> str | None:
    """The value kept under `key`, or None."""
    row = db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def put_state(db: sqlite3.Connection, key: str, value: str) -> None:
    """Keep `value` under `key`."""
    db.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (key, value))
