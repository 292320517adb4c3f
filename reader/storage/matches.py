"""The user's decisions on matches: which of the terms that stand in one another is meant."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

MARK, SPLIT, SILENCE = "mark", "split", "silence"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is done where the match printed as `form` stands: `mark` another `term` (its id)
    instead, `split` it into the shorter ones inside, or `silence` it, so that nothing is marked.

    It holds at code point `offset` of `paragraph` of `article`; in all of that article where these
    are None (then `form` is folded); everywhere where `article` is None too. `id` is 0 before it
    is stored.
    """

    form: str
    choice: str
    term: str = ""
    article: str | None = None
    paragraph: int | None = None
    offset: int | None = None
    id: int = 0
    made: str = ""

    @property
    def here(self) -> bool:
        """Does it hold at one place only?"""
        return self.paragraph is not None

    @property
    def scope(self) -> tuple[str, str | None, int | None, int | None]:
        """The form and where: a later decision of the same scope takes this one's place."""
        return self.form, self.article, self.paragraph, self.offset


_COLUMNS = "form, choice, term, article, paragraph, offset, id, made"


def decisions(db: sqlite3.Connection) -> list[Decision]:
    """All decisions, in the order in which they were made."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM match_decision ORDER BY id")
    return [Decision(*row) for row in rows]


def put_decision(db: sqlite3.Connection, decision: Decision, now: str) -> int:
    """Store a decision, in the place of an earlier one of its scope; its id."""
    row = db.execute(
        """INSERT INTO match_decision (form, choice, term, article, paragraph, offset, made)
           VALUES (?,?,?,?,?,?,?)
           ON CONFLICT (form, ifnull(article, ''), ifnull(paragraph, -9), ifnull(offset, -9))
           DO UPDATE SET choice = excluded.choice, term = excluded.term, made = excluded.made
           RETURNING id""",
        (
            decision.form, decision.choice, decision.term, decision.article,
            decision.paragraph, decision.offset, now,
        ),
    ).fetchall()  # fmt: skip
    return int(row[0][0])


def remove_decision(db: sqlite3.Connection, number: int) -> bool:
    """Remove the decision with this id; True if it was there."""
    return db.execute("DELETE FROM match_decision WHERE id = ?", (number,)).rowcount > 0
