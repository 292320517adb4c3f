"""The user's corrections of readings."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Correction:
    """How the user wants a word read: one of `syllables` per Hanzi of `word`, tones marked.

    It holds at code point `offset` of `paragraph` of `article`; in all of that article where these
    are None; everywhere where `article` is None too. `id` is 0 before it is stored.
    """

    word: str
    syllables: tuple[str, ...]
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
        """The word and where: a later correction of the same scope takes this one's place."""
        return self.word, self.article, self.paragraph, self.offset


_COLUMNS = "word, syllables, article, paragraph, offset, id, made"


def corrections(db: sqlite3.Connection) -> list[Correction]:
    """All corrections, in the order in which they were made."""
    rows = db.execute(f"SELECT {_COLUMNS} FROM reading ORDER BY id")
    return [Correction(row[0], tuple(row[1].split(" ")), *row[2:]) for row in rows]


def put_correction(db: sqlite3.Connection, correction: Correction, now: str) -> int:
    """Store a correction, in the place of an earlier one of its scope; its id."""
    row = db.execute(
        """INSERT INTO reading (word, syllables, article, paragraph, offset, made)
           VALUES (?,?,?,?,?,?)
           ON CONFLICT (word, ifnull(article, ''), ifnull(paragraph, -9), ifnull(offset, -9))
           DO UPDATE SET syllables = excluded.syllables, made = excluded.made
           RETURNING id""",
        (
            correction.word, " ".join(correction.syllables), correction.article,
            correction.paragraph, correction.offset, now,
        ),
    ).fetchall()  # fmt: skip
    return int(row[0][0])


def remove_correction(db: sqlite3.Connection, number: int) -> bool:
    """Remove the correction with this id; True if it was there."""
    return db.execute("DELETE FROM reading WHERE id = ?", (number,)).rowcount > 0


def put_words(
    db: sqlite3.Connection,
    article: int,
    seq: int,
    words: tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]],
) -> None:
    """Write the lengths, readings and sources of a block's words anew (see blocks.Block); the
    stamp of its annotation stays as it is."""
    text = json.dumps(words, ensure_ascii=False, separators=(",", ":"))
    db.execute("UPDATE block SET words = ? WHERE (article, seq) = (?, ?)", (text, article, seq))
