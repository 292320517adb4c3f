"""All that the user left at places in articles: looked through, moved."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

# What hangs on a place → the column that says what it is about. Of these, the ones that hold only
# where the text still stands are `bound`.
_TABLES = {
    "position": "article",
    "bookmark": "quote",
    "drill_sentence": "sentence",
    "reading": "word",
    "match_decision": "form",
}
BOUND = ("reading", "match_decision")


@dataclass(frozen=True, slots=True)
class Left:
    """Something in `table` that hangs on code point `offset` of `paragraph` of an article; `text`
    is what it is about: a quote, a word; `key` its row."""

    table: str
    key: int
    paragraph: int
    offset: int
    text: str


def left_in(db: sqlite3.Connection, article: str) -> list[Left]:
    """All that hangs on places in the article with this id and did not lose its place before."""
    found = []
    for table, about in _TABLES.items():
        rows = db.execute(
            f"""SELECT rowid, paragraph, offset, {about} FROM {table}
                WHERE article = ? AND offset >= 0 ORDER BY rowid""",
            (article,),
        )
        found += [Left(table, *row) for row in rows]
    return found


def move(db: sqlite3.Connection, moved: list[tuple[Left, tuple[int, int]]]) -> list[Left]:
    """Have each of them hang on another place (paragraph, offset) of its article (inside a
    transaction); those are given back whose place another of their kind has already.

    Of these a bookmark is put one code point further; the rest hold nowhere any more.
    """
    # Out of each other's way first: the places of one may be those another comes from.
    for one, _ in moved:
        lose(db, one)
    taken: set[tuple[str, str, int, int]] = set()
    lost = []
    for one, (paragraph, offset) in moved:
        about = "" if one.table == "bookmark" else one.text
        while one.table == "bookmark" and (one.table, about, paragraph, offset) in taken:
            offset += 1
        if one.table in BOUND and (one.table, about, paragraph, offset) in taken:
            lost.append(one)
            continue
        taken.add((one.table, about, paragraph, offset))
        _put(db, one, (paragraph, offset))
    return lost


def lose(db: sqlite3.Connection, one: Left) -> None:
    """Have it hold nowhere: its text is gone."""
    _put(db, one, (one.paragraph, -one.key))


def _put(db: sqlite3.Connection, one: Left, place: tuple[int, int]) -> None:
    db.execute(
        f"UPDATE {one.table} SET paragraph = ?, offset = ? WHERE rowid = ?", (*place, one.key)
    )


def forget_places(db: sqlite3.Connection, article: str) -> None:
    """Forget where an article was left, and its bookmarks."""
    for table in ("position", "bookmark"):
        db.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
