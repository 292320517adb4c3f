"""The derived state of every card, what it was made of, and the user's flags on cards."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.study.scheduler import CardState, shuffle_number
from reader.study.session import Waiting

SUSPENDED = "suspended"


class Row(NamedTuple):
    """A card as it is stored; `state` None for a new one, `live` if today's decks make it."""

    card: str
    term: str
    live: bool
    place: int
    rank: int
    state: CardState | None


_STATE = "state, stability, difficulty, first, last, due, reps, lapses"
_NEW = ("new", None, None, None, None, None, 0, 0)
# Of a card that may be asked; a flag is rare, its table small.
_ASKED = "live AND NOT EXISTS (SELECT 1 FROM card_flag f WHERE (f.card, flag) = (c.card, ?1))"
_OF_ARTICLE = """AND (?3 = '' OR term IN (SELECT t.term FROM article_term t
                 JOIN article a ON a.key = t.article WHERE a.id = ?3))"""


def put_row(db: sqlite3.Connection, row: Row) -> None:
    """Write a card."""
    put_rows(db, [row])


def put_rows(db: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Write cards."""
    db.executemany(
        f"""INSERT OR REPLACE INTO card_state (card, term, live, place, rank, shuffle, {_STATE})
            VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)""",
        ((*row[:5], shuffle_number(row.card), *_values(row.state)) for row in rows),
    )


def put_state(db: sqlite3.Connection, card: str, state: CardState | None) -> None:
    """Write what is known of a card that is there."""
    db.execute(
        f"""UPDATE card_state SET ({_STATE}) = (?,?,?,?,?,?,?,?) WHERE card = ?""",
        (*_values(state), card),
    )


def get_row(db: sqlite3.Connection, card: str) -> Row | None:
    """The card with this key, or None."""
    found = list(_rows(db, "card = ?", card))
    return found[0] if found else None


def rows_of(db: sqlite3.Connection, term: str) -> list[Row]:
    """All cards of a term."""
    return list(_rows(db, "term = ?", term))


def terms_of_cards(db: sqlite3.Connection) -> set[str]:
    """The ids of all terms that have cards."""
    return {row[0] for row in db.execute("SELECT DISTINCT term FROM card_state")}


def remove_card(db: sqlite3.Connection, card: str) -> None:
    """Forget a derived row."""
    db.execute("DELETE FROM card_state WHERE card = ?", (card,))


def remove_all(db: sqlite3.Connection) -> None:
    """Forget all derived rows."""
    db.execute("DELETE FROM card_state")


def due_cards(db: sqlite3.Connection, day: int, article: str = "") -> Iterator[Waiting]:
    """Cards due by `day` and not answered on it, the longest due first; `article`: only of it."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE {_ASKED} AND state <> 'new' AND due <= ?2 AND last <> ?2 {_OF_ARTICLE}
                ORDER BY due, shuffle, card""",
            (SUSPENDED, day, article),
        )
    )


def returning_cards(db: sqlite3.Connection, day: int, article: str = "") -> Iterator[Waiting]:
    """Cards answered on `day` that are due again on it."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE {_ASKED} AND last = ?2 AND due <= ?2 {_OF_ARTICLE}
                ORDER BY shuffle, card""",
            (SUSPENDED, day, article),
        )
    )


def new_cards(db: sqlite3.Connection, article: str = "") -> Iterator[Waiting]:
    """Cards never answered, in the order in which they are learned."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE {_ASKED} AND state = 'new' {_OF_ARTICLE.replace("?3", "?2")}
                ORDER BY place, rank, card""",
            (SUSPENDED, article),
        )
    )


def _waiting(rows: Iterable[tuple[str, str]]) -> Iterator[Waiting]:
    return (Waiting(*row) for row in rows)


def answered_terms(db: sqlite3.Connection, day: int) -> set[str]:
    """The terms of which a card was answered on `day`."""
    rows = db.execute("SELECT DISTINCT term FROM card_state WHERE last = ?", (day,))
    return {row[0] for row in rows}


def counts_of_day(db: sqlite3.Connection, day: int) -> tuple[int, int]:
    """(old cards, new cards) answered on `day`; a card counts once however often it came back."""
    old = db.execute(
        "SELECT count(*) FROM card_state WHERE last = ?1 AND first <> ?1", (day,)
    ).fetchone()[0]
    new = db.execute("SELECT count(*) FROM card_state WHERE first = ?", (day,)).fetchone()[0]
    return old, new


def next_due(db: sqlite3.Connection, day: int) -> int | None:
    """The first study day after `day` on which a card that may be asked is due, or None."""
    found: int | None = db.execute(
        f"SELECT min(due) FROM card_state c WHERE {_ASKED} AND state <> 'new' AND due > ?2",
        (SUSPENDED, day),
    ).fetchone()[0]
    return found


def due_by_article(db: sqlite3.Connection, day: int) -> dict[str, int]:
    """Article id → how many of its terms have a card due on `day` (one card of a term a day)."""
    return dict(
        db.execute(
            f"""WITH due_term AS (
                    SELECT DISTINCT term FROM card_state c
                    WHERE {_ASKED} AND state <> 'new' AND due <= ?2 AND (last = ?2
                        OR term NOT IN (SELECT s.term FROM card_state s WHERE s.last = ?2))
                )
                SELECT a.id, count(*) FROM due_term d
                JOIN article_term t ON t.term = d.term JOIN article a ON a.key = t.article
                GROUP BY a.id""",
            (SUSPENDED, day),
        )
    )


def flags_of(db: sqlite3.Connection, card: str) -> set[str]:
    """The user's flags on a card."""
    return {row[0] for row in db.execute("SELECT flag FROM card_flag WHERE card = ?", (card,))}


def flagged_cards(db: sqlite3.Connection) -> list[str]:
    """The keys of all cards with a flag."""
    return [row[0] for row in db.execute("SELECT DISTINCT card FROM card_flag ORDER BY card")]


def set_flag(db: sqlite3.Connection, card: str, flag: str, yes: bool, now: str) -> None:
    """Flag a card, or no longer."""
    if yes:
        db.execute("INSERT OR IGNORE INTO card_flag VALUES (?,?,?)", (card, flag, now))
    else:
        db.execute("DELETE FROM card_flag WHERE (card, flag) = (?, ?)", (card, flag))


def rename_flags(db: sqlite3.Connection, old: str, new: str) -> None:
    """Let the flags of the card `old` be those of `new`."""
    db.execute("UPDATE OR IGNORE card_flag SET card = ? WHERE card = ?", (new, old))
    db.execute("DELETE FROM card_flag WHERE card = ?", (old,))


def stamps(db: sqlite3.Connection) -> dict[str, str]:
    """What the derived rows were made of, by name."""
    return dict(db.execute("SELECT name, value FROM card_stamp"))


def put_stamps(db: sqlite3.Connection, values: dict[str, str]) -> None:
    """Say what the derived rows were made of."""
    db.executemany("INSERT OR REPLACE INTO card_stamp VALUES (?,?)", values.items())


def _rows(db: sqlite3.Connection, where: str, value: str) -> Iterator[Row]:
    for row in db.execute(
        f"""SELECT card, term, live, place, rank, {_STATE} FROM card_state
            WHERE {where} ORDER BY rank, card""",
        (value,),
    ):
        card, term, live, place, rank, *values = row
        state = None if values[0] == "new" else CardState(*values)
        yield Row(card, term, bool(live), place, rank, state)


def _values(state: CardState | None) -> tuple[object, ...]:
    if state is None:
        return _NEW
    return (
        state.state, state.stability, state.difficulty, state.first, state.last, state.due,
        state.reps, state.lapses,
    )  # fmt: skip
