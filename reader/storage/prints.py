"""What tells the text of an article from others, to find those that are like another one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable


def put_prints(db: sqlite3.Connection, identity: str, prints: Iterable[int]) -> None:
    """Keep the prints of the article with this id in the place of earlier ones."""
    (key,) = db.execute("SELECT key FROM article WHERE id = ?", (identity,)).fetchone()
    db.execute("DELETE FROM article_print WHERE article = ?", (key,))
    rows = ((key, one) for one in prints)
    db.executemany("INSERT OR IGNORE INTO article_print VALUES (?,?)", rows)


def without_prints(db: sqlite3.Connection) -> list[str]:
    """The ids of the articles whose prints were not made yet."""
    rows = db.execute("SELECT id FROM article WHERE key NOT IN (SELECT article FROM article_print)")
    return [row[0] for row in rows]


def sharing(db: sqlite3.Connection, prints: list[int], least: int) -> list[str]:
    """The ids of the articles that have `least` of `prints` or more, most first."""
    marks = ",".join("?" * len(prints))
    rows = db.execute(
        f"""SELECT a.id FROM article_print p JOIN article a ON a.key = p.article
            WHERE p.print IN ({marks})
            GROUP BY p.article HAVING count(*) >= ? ORDER BY count(*) DESC, a.id""",
        (*prints, least),
    )
    return [row[0] for row in rows]
