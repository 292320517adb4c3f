"""What asking a card takes, in one statement: each statement locks the file and lets it go."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from reader.storage.card_states import ROW, Row, row_of


class Known(NamedTuple):
    """A card as it is stored; whether its term was met in any sentence; the flags that hold for
    the card; the id of the parameter set in force."""

    row: Row
    met: bool
    flags: frozenset[str]
    parameters: str


def what_is_known(db: sqlite3.Connection, card: str, day: int, default: str) -> Known | None:
    """All that is known of the card with this key on a study day, or None without it; `default`:
    the id of the parameter set that is in force where none was fitted."""
    found = db.execute(
        f"""SELECT {ROW},
                   EXISTS (SELECT 1 FROM drill_sentence s WHERE s.term = c.term),
                   (SELECT group_concat(flag) FROM card_flag f
                    WHERE f.card = c.card AND (until IS NULL OR until > ?)),
                   ifnull((SELECT id FROM parameter_set WHERE withdrawn IS NULL
                           ORDER BY seq DESC LIMIT 1), ?)
            FROM card_state c WHERE card = ?""",
        (day, default, card),
    ).fetchone()
    if found is None:
        return None
    *row, met, flags, parameters = found
    return Known(row_of(row), bool(met), frozenset(flags.split(",") if flags else ()), parameters)
