"""The terms in the drill, and the sentences they were met in."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from reader.study.sentence import Met


@dataclass(frozen=True, slots=True)
class Origin:
    """What stands under a card: the article a sentence is from; a date is YYYY[-MM[-DD]]."""

    title: str
    source: str
    date: str


def put_term(db: sqlite3.Connection, term: str, now: str) -> bool:
    """Enrol a term behind all others; True if it was not enrolled."""
    cursor = db.execute("INSERT OR IGNORE INTO drill_term (term, added) VALUES (?,?)", (term, now))
    return cursor.rowcount > 0


def remove_term(db: sqlite3.Connection, term: str) -> bool:
    """Take a term out; its sentences and reviews stay. True if it was enrolled."""
    return db.execute("DELETE FROM drill_term WHERE term = ?", (term,)).rowcount > 0


def terms(db: sqlite3.Connection) -> dict[str, int]:
    """The ids of the terms in the drill → their place, in the order in which they came in."""
    return dict(db.execute("SELECT term, seq FROM drill_term ORDER BY seq"))


def place_of(db: sqlite3.Connection, term: str) -> int | None:
    """The place of a term in the drill, or None if it isn't there."""
    row = db.execute("SELECT seq FROM drill_term WHERE term = ?", (term,)).fetchone()
    return row[0] if row else None


def put_sentence(db: sqlite3.Connection, term: str, met: Met, now: str) -> bool:
    """Keep a sentence a term was met in; True if it is new for this term."""
    cursor = db.execute(
        """INSERT OR IGNORE INTO drill_sentence
               (term, facet, article, paragraph, offset, sentence, added)
           VALUES (?,?,?,?,?,?,?)""",
        (term, met.facet, met.article, met.paragraph, met.offset, met.sentence, now),
    )
    return cursor.rowcount > 0


def sentences(db: sqlite3.Connection, term: str) -> list[Met]:
    """The sentences a term was met in, the first one first."""
    rows = db.execute(
        """SELECT article, paragraph, offset, sentence FROM drill_sentence
           WHERE term = ? ORDER BY seq""",
        (term,),
    )
    return [Met(*row) for row in rows]


def all_sentences(db: sqlite3.Connection) -> dict[str, list[Met]]:
    """Term id → the sentences it was met in, for all terms."""
    found: dict[str, list[Met]] = {}
    for term, *met in db.execute(
        "SELECT term, article, paragraph, offset, sentence FROM drill_sentence ORDER BY seq"
    ):
        found.setdefault(term, []).append(Met(*met))
    return found


def rename_term(db: sqlite3.Connection, old: str, new: str) -> None:
    """Let what hangs on the id `old` hang on `new`; where both are there, `new` stays as it is."""
    for table in ("drill_term", "drill_sentence"):
        db.execute(f"UPDATE OR IGNORE {table} SET term = ? WHERE term = ?", (new, old))
        db.execute(f"DELETE FROM {table} WHERE term = ?", (old,))


def origin_of(db: sqlite3.Connection, article: str) -> Origin | None:
    """Where a sentence is from, or None if the article with this id is gone."""
    row = db.execute("SELECT title, source, date FROM article WHERE id = ?", (article,)).fetchone()
    return Origin(*row) if row else None
