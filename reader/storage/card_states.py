"""The derived state of every card, and what it was made of."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from reader.study.scheduler import CardState, shuffle_number


class Row(NamedTuple):
    """A card as it is stored; `state` None for a new one, `live` if today's decks make it."""

    card: str
    term: str
    live: bool
    place: int
    rank: int
    state: CardState | None


_STATE = "state, stability, difficulty, first, last, due, reps, lapses, step"
ROW = f"card, term, live, place, rank, {_STATE}"
_NEW = ("new", None, None, None, None, None, 0, 0, 0)


def row_of(values: Sequence[Any]) -> Row:
    """A card from the values of the columns ROW."""
    card, term, live, place, rank, *rest = values
    state = None if rest[0] == "new" else CardState(*rest)
    return Row(card, term, bool(live), place, rank, state)


def put_row(db: sqlite3.Connection, row: Row) -> None:
    """Write a card."""
    put_rows(db, [row])


def put_rows(db: sqlite3.Connection, rows: Iterable[Row]) -> int:
    """Write cards; returns how many."""
    return db.executemany(
        f"""INSERT OR REPLACE INTO card_state (card, term, live, place, rank, shuffle, {_STATE})
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)""",
        ((*row[:5], shuffle_number(row.card), *(row.state or _NEW)) for row in rows),
    ).rowcount


def advance(
    db: sqlite3.Connection,
    card: str,
    before: CardState | None,
    after: CardState,
    parameters: str,
    default: str,
) -> bool:
    """Write what an answer made of a card; False, and nothing written, where it is no longer as
    it was `before`, or the parameter set in force is not the one with the id `parameters`
    (`default`: the id of the one in force where none was fitted)."""
    cursor = db.execute(
        f"""UPDATE card_state SET ({_STATE}) = (?,?,?,?,?,?,?,?,?)
            WHERE card = ? AND ({_STATE}) IS (?,?,?,?,?,?,?,?,?) AND ? = ifnull(
                (SELECT id FROM parameter_set WHERE withdrawn IS NULL ORDER BY seq DESC LIMIT 1),
                ?)""",
        (*after, card, *(before or _NEW), parameters, default),
    )
    return cursor.rowcount > 0


def get_row(db: sqlite3.Connection, card: str) -> Row | None:
    """The card with this key, or None."""
    row = db.execute(f"SELECT {ROW} FROM card_state WHERE card = ?", (card,)).fetchone()
    return row_of(row) if row else None


def rows_of(db: sqlite3.Connection, term: str) -> list[Row]:
    """All cards of a term."""
    rows = db.execute(f"SELECT {ROW} FROM card_state WHERE term = ? ORDER BY rank, card", (term,))
    return [row_of(row) for row in rows]


def all_states(db: sqlite3.Connection) -> Iterator[tuple[str, CardState | None]]:
    """The key and the state of every card."""
    for row in db.execute(f"SELECT card, {_STATE} FROM card_state"):
        yield row[0], None if row[1] == "new" else CardState(*row[1:])


def terms_of_cards(db: sqlite3.Connection) -> set[str]:
    """The ids of all terms that have cards."""
    return {row[0] for row in db.execute("SELECT DISTINCT term FROM card_state")}


def remove_card(db: sqlite3.Connection, card: str) -> None:
    """Forget a derived row."""
    db.execute("DELETE FROM card_state WHERE card = ?", (card,))


def remove_all(db: sqlite3.Connection) -> None:
    """Forget all derived rows."""
    db.execute("DELETE FROM card_state")


def stamps(db: sqlite3.Connection) -> dict[str, str]:
    """What the derived rows were made of, by name."""
    return dict(db.execute("SELECT name, value FROM card_stamp"))


def put_stamps(db: sqlite3.Connection, values: dict[str, str]) -> None:
    """Say what the derived rows were made of."""
    db.executemany("INSERT OR REPLACE INTO card_stamp VALUES (?,?)", values.items())


def drop_stamp(db: sqlite3.Connection) -> None:
    """Forget what the cards were made of: they are made anew."""
    db.execute("DELETE FROM card_stamp")
