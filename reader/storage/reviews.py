"""The review log: rows are only added. What was taken back has a retraction."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.study.scheduler import Logged


class Review(NamedTuple):
    """One answer. `id` is unique in all logs; days are study days; `answered_at` UTC, ISO 8601;
    `marks`: of each item that was recited, whether it was right; none for other cards."""

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
    marks: tuple[bool, ...] = ()


_FIELDS = """id, card, term, rating, answered_at, study_day, interval, due, parameters,
             retention, took_ms, marks"""
# Rows that count. A retraction is looked up by its unique index.
_KEPT = "NOT EXISTS (SELECT 1 FROM retraction x WHERE x.review = review.id)"


def append_review(db: sqlite3.Connection, review: Review) -> None:
    """Add an answer to the log."""
    marks = json.dumps(list(map(int, review.marks))) if review.marks else "[]"
    db.execute(
        f"INSERT INTO review ({_FIELDS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)", (*review[:-1], marks)
    )


def newest_review(db: sqlite3.Connection) -> Review | None:
    """The newest answer that was not taken back, or None."""
    row = db.execute(
        f"SELECT {_FIELDS} FROM review WHERE {_KEPT} ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    return Review(*row)._replace(marks=_marks(row[-1]))


def newest_marks(db: sqlite3.Connection, cards: Sequence[str]) -> tuple[bool, ...]:
    """The marks of the newest answer that counts and has any, of one card under all its keys."""
    marks = ",".join("?" * len(cards))
    row = db.execute(
        f"""SELECT marks FROM review
            WHERE card IN ({marks}) AND marks <> '[]' AND {_KEPT} ORDER BY seq DESC LIMIT 1""",
        tuple(cards),
    ).fetchone()
    return _marks(row[0]) if row else ()


def _marks(kept: str) -> tuple[bool, ...]:
    return tuple(map(bool, json.loads(kept)))


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
    # The few that were taken back are looked up at once: for each answer it would take a third.
    rows = db.execute(
        """SELECT card, rating, study_day, due FROM review WHERE seq NOT IN
           (SELECT r.seq FROM retraction x JOIN review r ON r.id = x.review) ORDER BY seq"""
    )
    return ((card, Logged(*answer)) for card, *answer in rows)


def count_reviews(db: sqlite3.Connection, day: int) -> int:
    """How many answers of a study day count."""
    found: int = db.execute(
        f"SELECT count(*) FROM review WHERE study_day = ? AND {_KEPT}", (day,)
    ).fetchone()[0]
    return found


def newest_day(db: sqlite3.Connection) -> int | None:
    """The latest study day of an answer that counts, or None without one."""
    row = db.execute(
        f"SELECT study_day FROM review WHERE {_KEPT} ORDER BY study_day DESC LIMIT 1"
    ).fetchone()
    return row[0] if row else None


def answers_after(db: sqlite3.Connection, day: int) -> list[str]:
    """The ids of the answers that count of study days after `day`, in order."""
    rows = db.execute(f"SELECT id FROM review WHERE study_day > ? AND {_KEPT} ORDER BY seq", (day,))
    return [row[0] for row in rows]
