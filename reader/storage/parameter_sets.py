"""The parameter sets of the memory model that were fitted to the user's answers."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from reader.study.parameters import DEFAULT, Parameters


@dataclass(frozen=True, slots=True)
class Fitted:
    """A set, when it was fitted (UTC, ISO 8601), the number of answers it was tried on, and the
    log loss of the set before it and its own on them."""

    parameters: Parameters
    at: str
    answers: int
    before: float
    after: float


def put_set(db: sqlite3.Connection, fitted: Fitted) -> None:
    """Let a set be the one in force."""
    db.execute(
        """INSERT INTO parameter_set (id, weights, fitted, answers, loss_before, loss_after)
           VALUES (?,?,?,?,?,?)""",
        (
            fitted.parameters.id, json.dumps(fitted.parameters.weights), fitted.at,
            fitted.answers, fitted.before, fitted.after,
        ),
    )  # fmt: skip


def withdraw_set(db: sqlite3.Connection, now: str) -> bool:
    """Let the set before the one in force be in force again; False if none was ever fitted."""
    cursor = db.execute(
        """UPDATE parameter_set SET withdrawn = ? WHERE seq =
           (SELECT max(seq) FROM parameter_set WHERE withdrawn IS NULL)""",
        (now,),
    )
    return cursor.rowcount > 0


def in_force(db: sqlite3.Connection, known: Parameters | None = None) -> Parameters:
    """The set new answers are scheduled with; `known` itself, if it still is that one."""
    row = db.execute(
        "SELECT id, weights FROM parameter_set WHERE withdrawn IS NULL ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return DEFAULT
    if known is not None and known.id == row[0]:
        return known
    return Parameters(tuple(map(float, json.loads(row[1]))))


def all_sets(db: sqlite3.Connection) -> dict[str, Parameters]:
    """All sets ever used, the built-in one included, by the id they are stored under."""
    rows = db.execute("SELECT id, weights FROM parameter_set ORDER BY seq")
    found = {row[0]: Parameters(tuple(map(float, json.loads(row[1])))) for row in rows}
    return {DEFAULT.id: DEFAULT, **found}
