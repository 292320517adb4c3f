"""What the user said of single cards; of its own, so that no rebuild loses it."""

from __future__ import annotations

import sqlite3

SUSPENDED = "suspended"  # not asked until it is taken back
BURIED = "buried"  # not asked before its study day `until`
FLAGGED = "flagged"  # marked, to be looked at again


def flagged_keys(db: sqlite3.Connection) -> list[str]:
    """The keys of all cards that have a flag."""
    return [row[0] for row in db.execute("SELECT DISTINCT card FROM card_flag ORDER BY card")]


def set_flag(
    db: sqlite3.Connection, card: str, flag: str, since: str, until: int | None = None
) -> None:
    """Flag a card since a moment (UTC, ISO 8601); `until`: the study day on which that ends."""
    db.execute(
        """INSERT INTO card_flag (card, flag, since, until) VALUES (?,?,?,?)
           ON CONFLICT DO UPDATE SET until = excluded.until""",
        (card, flag, since, until),
    )


def remove_flag(db: sqlite3.Connection, card: str, flag: str, since: str = "") -> None:
    """Take a flag away; `since`: only if it was set at that moment."""
    db.execute(
        "DELETE FROM card_flag WHERE (card, flag) = (?1, ?2) AND ?3 IN ('', since)",
        (card, flag, since),
    )


def rename_flags(db: sqlite3.Connection, old: str, new: str) -> None:
    """Let the flags of the card `old` be those of `new`."""
    db.execute("UPDATE OR IGNORE card_flag SET card = ? WHERE card = ?", (new, old))
    db.execute("DELETE FROM card_flag WHERE card = ?", (old,))
