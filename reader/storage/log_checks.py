"""What can be wrong in a database whose file is sound: questions to all its rows."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from reader.storage.articles import get_article
from reader.study.sentence import Met

# What no answer can be like → the condition of such rows.
IMPOSSIBLE = {
    "a due day that is not the day of the answer and its interval": "due <> study_day + interval",
    "an interval below 0": "interval < 0",
    "a key that is not of its term":
        "substr(card, 1, length(term) + 1) <> term || '#' "
        "OR length(card) - length(replace(card, '#', '')) <> 2 "
        "+ length(term) - length(replace(term, '#', ''))",
    "a moment that is none": "julianday(answered_at) IS NULL",
    # A day begins up to 23 hours after midnight, and zones are up to 14 hours from UTC.
    "a study day far from its moment":
        "abs(julianday(answered_at) - julianday('1970-01-01') - study_day - 0.5) > 2.5",
    "a time to answer below 0": "took_ms < 0",
    "a wished retention that is no chance": "retention <= 0 OR retention >= 1",
    "unknown parameters": "parameters NOT IN (SELECT value FROM json_each(?1))",
}  # fmt: skip


def structure(db: sqlite3.Connection) -> list[str]:
    """What SQLite itself finds wrong, a line each: pages, indexes, constraints, references."""
    lines = [" ".join(row[0].split()) for row in db.execute("PRAGMA integrity_check(5)")]
    found = [line for line in lines if line != "ok"]
    if not found:
        for table, count in db.execute(
            'SELECT "table", count(*) FROM pragma_foreign_key_check GROUP BY 1'
        ):
            found.append(f"{table}: {count} rows refer to what is not there")
    return found


def impossible_answers(db: sqlite3.Connection, parameters: str) -> list[str]:
    """What no answer can be like; `parameters`: a JSON list of the ids of all sets."""
    found = []
    for what, condition in IMPOSSIBLE.items():
        values = (parameters,) if "?1" in condition else ()
        row = db.execute(f"SELECT count(*), min(seq) FROM review WHERE {condition}", values)
        count, first = row.fetchone()
        if count:
            found.append(f"{count} answers (the first is number {first}) have {what}")
    return found


def changed_texts(db: sqlite3.Connection) -> Iterator[str]:
    """Articles and sentences that are not what they were when they were stored."""
    for identity, digest in db.execute("SELECT id, digest FROM article ORDER BY id").fetchall():
        try:
            article = get_article(db, identity)
        except (ValueError, TypeError, KeyError):
            article = None
        if article is None or article.digest != digest:
            yield f"the article {identity} is not what it was when it was added; add it again"
    for term, facet, sentence in db.execute("SELECT term, facet, sentence FROM drill_sentence"):
        if Met("", 0, 0, sentence).facet != facet:
            yield f"a sentence of “{term}” is not what it was when the term was met"
