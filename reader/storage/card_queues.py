"""Which cards may be asked, in which order. All days are study days."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

from reader.study.session import Waiting

# Of a card c that may be asked on :day; a flag is rare, its table small.
_ASKED = """live AND NOT EXISTS (SELECT 1 FROM card_flag f WHERE f.card = c.card AND
            (f.flag = 'suspended' OR (f.flag = 'buried' AND f.until > :day)))"""
# Of a card that was answered on :day. An index by the day would be two pages more to write for each
# answer; the log has one.
_LOGGED = "card IN (SELECT card FROM review WHERE study_day = :day)"
_ANSWERED = f"last = :day AND {_LOGGED}"
# The longer a card has not been seen for its stability, the less likely it is still known.
_FADED = "(:day - last) / stability"
# How a backlog is worked off, by the name of the setting. Each order is the same when asked again.
ORDERS = {
    "due": "due, shuffle, card",
    "least-known": f"{_FADED} DESC, shuffle, card",
    "best-known": f"{_FADED}, shuffle, card",
    "random": "(shuffle + :day * 2654435761) % 4294967296, card",
}


def due_cards(db: sqlite3.Connection, day: int, order: str = "due") -> Iterator[Waiting]:
    """Cards due by `day` and not answered on it; `order`: a key of ORDERS."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE {_ASKED} AND state <> 'new' AND due <= :day AND last <> :day
                ORDER BY {ORDERS[order]}""",
            {"day": day},
        )
    )


def returning_cards(db: sqlite3.Connection, day: int) -> Iterator[Waiting]:
    """Cards answered on `day` that are due again on it."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE {_ASKED} AND {_ANSWERED} AND due <= :day ORDER BY shuffle, card""",
            {"day": day},
        )
    )


def new_cards(db: sqlite3.Connection, day: int) -> Iterator[Waiting]:
    """Cards never answered, in the order in which they are learned."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE {_ASKED} AND state = 'new' ORDER BY place, rank, card""",
            {"day": day},
        )
    )


def faded_cards(db: sqlite3.Connection, day: int) -> Iterator[Waiting]:
    """All cards that are not set aside, whatever their dates: the least likely to be known first,
    those never answered last."""
    return _waiting(
        db.execute(
            f"""SELECT card, term FROM card_state c
                WHERE live AND NOT EXISTS (SELECT 1 FROM card_flag f
                                           WHERE (f.card, f.flag) = (c.card, 'suspended'))
                ORDER BY state = 'new', {_FADED} DESC, place, rank, card""",
            {"day": day},
        )
    )


def leeches(db: sqlite3.Connection, lapses: int) -> Iterator[Waiting]:
    """Cards forgotten `lapses` times or more, the most often forgotten first."""
    return _waiting(
        db.execute(
            """SELECT card, term FROM card_state WHERE live AND lapses >= ?
               ORDER BY lapses DESC, shuffle, card""",
            (lapses,),
        )
    )


def flagged_cards(db: sqlite3.Connection, flag: str) -> Iterator[Waiting]:
    """Cards with a flag, in the order in which they got it."""
    return _waiting(
        db.execute(
            """SELECT c.card, c.term FROM card_flag f JOIN card_state c ON c.card = f.card
               WHERE f.flag = ? AND live ORDER BY f.since, c.card""",
            (flag,),
        )
    )


def _waiting(rows: Iterable[tuple[str, str]]) -> Iterator[Waiting]:
    return (Waiting(*row) for row in rows)


def held_terms(db: sqlite3.Connection, day: int) -> set[str]:
    """The terms whose turn is over on `day`: a card of theirs was answered, or buried."""
    rows = db.execute(
        f"""SELECT term FROM card_state WHERE {_ANSWERED}
            UNION SELECT c.term FROM card_flag f JOIN card_state c ON c.card = f.card
                   WHERE f.flag = 'buried' AND f.until > :day""",
        {"day": day},
    )
    return {row[0] for row in rows}


def begun_terms(db: sqlite3.Connection) -> set[str]:
    """The terms of which a card was ever answered."""
    rows = db.execute("SELECT DISTINCT term FROM card_state WHERE last IS NOT NULL")
    return {row[0] for row in rows}


def counts_of_day(db: sqlite3.Connection, day: int) -> tuple[int, int]:
    """(old cards, new cards) answered on `day`; a card counts once however often it came back."""
    old = db.execute(
        f"SELECT count(*) FROM card_state WHERE {_ANSWERED} AND first <> :day", {"day": day}
    ).fetchone()[0]
    return old, len(new_of_day(db, day))


def new_of_day(db: sqlite3.Connection, day: int) -> list[str]:
    """The term of each card that was answered for the first time on `day`."""
    rows = db.execute(f"SELECT term FROM card_state WHERE first = :day AND {_LOGGED}", {"day": day})
    return [row[0] for row in rows]


def next_due(db: sqlite3.Connection, day: int) -> int | None:
    """The first study day from `day` on for which a card answered before waits, or None; what is
    overdue waits for `day`."""
    found: int | None = db.execute(
        f"SELECT max(min(due), :day) FROM card_state c WHERE {_ASKED} AND state <> 'new'",
        {"day": day},
    ).fetchone()[0]
    return found


def due_of_term(db: sqlite3.Connection, term: str, day: int) -> int | None:
    """The study day on which the next card of a term is due, or None while none has a day."""
    found: int | None = db.execute(
        f"SELECT min(due) FROM card_state c WHERE {_ASKED} AND state <> 'new' AND term = :term",
        {"day": day, "term": term},
    ).fetchone()[0]
    return found


def due_by_article(db: sqlite3.Connection, day: int) -> dict[str, int]:
    """Article id → how many of its terms have a card due on `day` (one card of a term a day)."""
    return dict(
        db.execute(
            f"""WITH held(term) AS (
                    SELECT term FROM card_state WHERE {_ANSWERED}
                    UNION SELECT b.term FROM card_flag f JOIN card_state b ON b.card = f.card
                           WHERE f.flag = 'buried' AND f.until > :day
                ), due_term AS (
                    SELECT DISTINCT term FROM card_state c
                    WHERE {_ASKED} AND state <> 'new' AND due <= :day
                      AND (last = :day OR term NOT IN held)
                )
                SELECT a.id, count(*) FROM due_term d
                JOIN article_term t ON t.term = d.term JOIN article a ON a.key = t.article
                GROUP BY a.id""",
            {"day": day},
        )
    )
