"""Candidates of mining that the user ignores."""

from __future__ import annotations

import sqlite3


def ignored_candidates(db: sqlite3.Connection) -> dict[str, str]:
    """Folded form → the candidate as printed, the latest ignored first."""
    rows = db.execute("SELECT form, term FROM ignored_candidate ORDER BY id DESC")
    return dict(rows.fetchall())


def ignore_candidate(db: sqlite3.Connection, form: str, term: str, now: str) -> None:
    """Ignore the candidate `term`, folded to `form`; once more changes nothing."""
    db.execute(
        "INSERT OR IGNORE INTO ignored_candidate (form, term, made) VALUES (?,?,?)",
        (form, term, now),
    )


def restore_candidate(db: sqlite3.Connection, form: str) -> bool:
    """Ignore it no longer; True if it was."""
    return db.execute("DELETE FROM ignored_candidate WHERE form = ?", (form,)).rowcount > 0
