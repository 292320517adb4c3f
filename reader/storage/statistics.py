"""What statistics are made of. Answers that were taken back are left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reader.study.statistics import Answer, Standing

# The few that were taken back are looked up once, by number: a look-up by id for each answer
# would take longer than reading it.
_KEPT = "seq NOT IN (SELECT r.seq FROM retraction x JOIN review r ON r.id = x.review)"


class Past(NamedTuple):
    """One answer to a card of a term; `answered_at` UTC, ISO 8601."""

    id: str
    card: str
    rating: int
    answered_at: str
    study_day: int
    interval: int
    took_ms: int


def answers(db: sqlite3.Connection) -> Iterator[Answer]:
    """All answers in the order of the log, under the keys their cards had then."""
    return db.execute(
        f"""SELECT card, rating, study_day, interval, took_ms FROM review
            WHERE {_KEPT} ORDER BY seq"""
    )


def past(db: sqlite3.Connection, cards: Sequence[str]) -> list[Past]:
    """The answers to cards (all the keys they have had), in the order of the log."""
    marks = ",".join("?" * len(cards))
    rows = db.execute(
        f"""SELECT id, card, rating, answered_at, study_day, interval, took_ms FROM review
            WHERE card IN ({marks})
              AND NOT EXISTS (SELECT 1 FROM retraction x WHERE x.review = review.id)
            ORDER BY seq""",
        tuple(cards),
    )
    return [Past(*row) for row in rows]


def standings(db: sqlite3.Connection) -> list[Standing]:
    """All cards as they stand, also those that are no longer in the drill but were answered."""
    rows = db.execute(
        """SELECT card, term, state, stability, last, due, reps, lapses, live, difficulty, step
           FROM card_state c WHERE live OR reps"""
    )
    flags: dict[str, tuple[bool, int | None]] = {
        card: (bool(suspended), until)
        for card, suspended, until in db.execute(
            """SELECT card, max(flag = 'suspended'), max(CASE flag WHEN 'buried' THEN until END)
               FROM card_flag GROUP BY card"""
        )
    }
    usual = False, None
    return [
        Standing._make((*row[:8], bool(row[8]), *flags.get(row[0], usual), *row[9:]))
        for row in rows
    ]


def retentions(db: sqlite3.Connection, days: Sequence[int]) -> list[float | None]:
    """The retention (0–1) that was wished for at the end of each of these study days: with the
    latest answer up to then; None before the first."""
    return [
        row[0] if row else None
        for row in (
            db.execute(
                """SELECT retention FROM review
                   WHERE study_day <= ?
                     AND NOT EXISTS (SELECT 1 FROM retraction x WHERE x.review = review.id)
                   ORDER BY study_day DESC, seq DESC LIMIT 1""",
                (day,),
            ).fetchone()
            for day in days
        )
    ]
