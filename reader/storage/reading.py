"""What the user did while reading: places, known words, bookmarks."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Position:
    """A place in an article: code point `offset` of `paragraph`; `progress` from 0 to 1."""

    paragraph: int
    offset: int
    progress: float = 0.0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A marked place with the sentence it stands in; `note` may be empty."""

    key: int
    article: str
    paragraph: int
    offset: int
    quote: str
    note: str


def put_position(db: sqlite3.Connection, article: str, place: Position, now: str) -> None:
    """Remember where an article was left."""
    db.execute(
        "INSERT OR REPLACE INTO position VALUES (?,?,?,?,?)",
        (article, place.paragraph, place.offset, place.progress, now),
    )


def get_position(db: sqlite3.Connection, article: str) -> Position | None:
    """Where an article was left, or None."""
    row = db.execute(
        "SELECT paragraph, offset, progress FROM position WHERE article = ?", (article,)
    ).fetchone()
    return Position(*row) if row else None


def known(db: sqlite3.Connection, kind: str, yes: bool = True) -> set[str]:
    """The words (kind `word`) or ids of terms (kind `term`) said to be known (`yes`) or not."""
    rows = db.execute("SELECT key FROM known WHERE (kind, yes) = (?, ?)", (kind, yes))
    return {row[0] for row in rows}


def set_known(db: sqlite3.Connection, kind: str, key: str, yes: bool, now: str) -> None:
    """Keep that a word or term is known, or that it is not."""
    db.execute("INSERT OR REPLACE INTO known VALUES (?,?,?,?)", (kind, key, now, yes))


def put_bookmark(
    db: sqlite3.Connection,
    article: str,
    place: tuple[int, int],
    quote: str,
    note: str,
    now: str,
) -> None:
    """Mark (paragraph, offset) of an article, or change the note of the mark there."""
    db.execute(
        """INSERT INTO bookmark (article, paragraph, offset, quote, note, made)
           VALUES (?,?,?,?,?,?)
           ON CONFLICT (article, paragraph, offset) DO UPDATE SET note = excluded.note""",
        (article, *place, quote, note, now),
    )


def remove_bookmark(db: sqlite3.Connection, key: int) -> None:
    """Take a bookmark away."""
    db.execute("DELETE FROM bookmark WHERE key = ?", (key,))


def bookmarks(db: sqlite3.Connection, article: str) -> list[Bookmark]:
    """The bookmarks of an article in its order."""
    rows = db.execute(
        """SELECT key, article, paragraph, offset, quote, note FROM bookmark
           WHERE article = ? ORDER BY paragraph, offset""",
        (article,),
    )
    return [Bookmark(*row) for row in rows]
