"""The review log: rows are only added. What was taken back has a retraction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from reader.study.scheduler import Logged


@dataclass(frozen=True, slots=True)
class Review:
    """One answer. `id` is unique in all logs; days are study days; `answered_at` UTC, ISO 8601."""

    id: str
    card: str
    term: str
    rating: int
    answered_at: str
    study_day: int
    interval: int
    due: int
    parameters: str
    retention: float
    took_ms: int


_FIELDS = """id, card, term, rating, answered_at, study_day, interval, due, parameters,
             retention, took_ms"""
# Rows that count. A retraction is looked up by its unique index.
_KEPT = "NOT EXISTS (SELECT 1 FROM retraction x WHERE x.review = review.id)"


def append_review(db: sqlite3.Connection, review: Review) -> None:
    """Add an answer to the log."""
    db.execute(f"INSERT INTO review ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)", astuple(review))


def newest_review(db: sqlite3.Connection) -> Review | None:
    """The newest answer that was not taken back, or None."""
    row = db.execute(
        f"SELECT {_FIELDS} FROM review WHERE {_KEPT} ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return Review(*row) if row else None


def retract_review(db: sqlite3.Connection, identity: str, review: str, now: str) -> None:
    """Take the answer with the id `review` back."""
    db.execute("INSERT INTO retraction VALUES (?,?,?)", (identity, review, now))


def log_of(db: sqlite3.Connection, cards: Sequence[str]) -> list[Logged]:
    """The answers that count of one card under all the keys it has had, in order."""
    marks = ",".join("?" * len(cards))
    rows = db.execute(
        f"""SELECT rating, study_day, due FROM review
            WHERE card IN ({marks}) AND {_KEPT} ORDER BY seq""",
        tuple(cards),
    )
    return [Logged(*row) for row in rows]


def whole_log(db: sqlite3.Connection) -> Iterator[tuple[str, Logged]]:
    """(card, answer) of all answers that count, in order."""
    rows = db.execute(f"SELECT card, rating, study_day, due FROM review WHERE {_KEPT} ORDER BY seq")
    return ((row[0], Logged(*row[1:])) for row in rows)


def count_reviews(db: sqlite3.Connection, day: int) -> int:
    """How many answers of a study day count."""
    found: int = db.execute(
        f"SELECT count(*) FROM review WHERE study_day = ? AND {_KEPT}", (day,)
    ).fetchone()[0]
    return found
