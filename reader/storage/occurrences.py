"""Where a term stands in the library. Apart from the blocks: a look-up in the shell is brief."""

from __future__ import annotations

import sqlite3


def term_places(db: sqlite3.Connection, term: str) -> list[tuple[str, str, int]]:
    """(article id, its title, how often), most often first."""
    rows = db.execute(
        """SELECT a.id, a.title, t.count
             FROM article_term t JOIN article a ON a.key = t.article
            WHERE t.term = ? ORDER BY t.count DESC, a.date DESC, a.id""",
        (term,),
    )
    return [(row[0], row[1], row[2]) for row in rows]
