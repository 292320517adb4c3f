"""The index of occurrences: which blocks of which articles hold a term.

It is written with the annotations, and goes with an article that goes.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Place = tuple[str, int, int]  # term id, and code points of the block: start, end
Match = tuple[str, int, int, bool]  # the same, and whether it is marked, as in Block.terms
Known = Sequence[Match]


@dataclass(frozen=True, slots=True)
class Holding:
    """An article that holds a term `count` times, in the blocks with these numbers."""

    key: int
    id: str
    title: str
    source: str
    date: str
    count: int
    blocks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A block that holds a term: its paragraph, where it begins there, its text, and the code
    points (start, end) of the text at which the term stands."""

    paragraph: int
    start: int
    text: str
    spans: tuple[tuple[int, int], ...]


def standing(terms: Known) -> list[Place]:
    """The terms that stand in a block: the marked ones, and those within them, the first sense of
    each. What lost against another is only a candidate and does not count."""
    marked = [(start, end) for _, start, end, shown in terms if shown]
    starts = [start for start, _ in marked]
    seen = set(marked)
    found: list[Place] = []
    for identity, start, end, shown in terms:
        if not shown:
            around = bisect_right(starts, start) - 1
            if (start, end) in seen or around < 0 or marked[around][1] < end:
                continue
            seen.add((start, end))
        found.append((identity, start, end))
    return found


def read_terms(stored: str) -> tuple[tuple[Match, ...], tuple[Place, ...]]:
    """`terms` and `silenced` of a Block, of what the database keeps."""
    found = json.loads(stored)
    return (
        tuple((t[0], t[1], t[2], bool(t[3])) for t in found if t[3] is not None),
        tuple((t[0], t[1], t[2]) for t in found if t[3] is None),
    )


def put_index(db: sqlite3.Connection, article: int, blocks: Iterable[tuple[int, Known]]) -> None:
    """Index an article: `blocks` are the numbers of all its blocks in order, with their terms."""
    counts: Counter[str] = Counter()
    places: dict[str, array[int]] = {}
    for seq, terms in blocks:
        here = Counter(term[0] for term in standing(terms))
        counts.update(here)
        for term in here:
            places.setdefault(term, array("I")).append(seq)
    db.execute("DELETE FROM article_term WHERE article = ?", (article,))
    db.executemany(
        "INSERT INTO article_term VALUES (?,?,?,?)",
        ((article, term, n, places[term].tobytes()) for term, n in counts.items()),
    )


def change_index(db: sqlite3.Connection, article: int, seq: int, old: Known, new: Known) -> None:
    """Have the index know that the terms of block `seq` changed."""
    before = Counter(term[0] for term in standing(old))
    after = Counter(term[0] for term in standing(new))
    for term in before | after:
        if before[term] == after[term]:
            continue
        row = db.execute(
            "SELECT count, blocks FROM article_term WHERE (article, term) = (?, ?)",
            (article, term),
        ).fetchone()
        count, places = (row[0], set(array("I", row[1]))) if row else (0, set())
        count += after[term] - before[term]
        (places.add if after[term] else places.discard)(seq)
        if places:
            stored = array("I", sorted(places)).tobytes()
            db.execute(
                "INSERT OR REPLACE INTO article_term VALUES (?,?,?,?)",
                (article, term, count, stored),
            )
        else:
            db.execute("DELETE FROM article_term WHERE (article, term) = (?, ?)", (article, term))


def holdings(db: sqlite3.Connection, terms: Sequence[str]) -> list[Holding]:
    """The articles that hold any of `terms` (ids), by date; those without a date come last."""
    rows = db.execute(
        f"""SELECT a.key, a.id, a.title, a.source, a.date, t.count, t.blocks
              FROM article_term t JOIN article a ON a.key = t.article
             WHERE t.term IN ({", ".join("?" * len(terms))})
             ORDER BY a.date = '', a.date, a.id""",
        tuple(terms),
    )
    found: dict[int, Holding] = {}
    for key, identity, title, source, date, count, stored in rows:
        blocks = set(array("I", stored))
        if known := found.get(key):
            count += known.count
            blocks |= set(known.blocks)
        found[key] = Holding(key, identity, title, source, date, count, tuple(sorted(blocks)))
    return list(found.values())


def terms_of(db: sqlite3.Connection, article: str) -> list[str]:
    """The ids of all terms that stand in the article with this id, the most frequent first."""
    rows = db.execute(
        """SELECT t.term FROM article_term t JOIN article a ON a.key = t.article
           WHERE a.id = ? ORDER BY t.count DESC, t.term""",
        (article,),
    )
    return [row[0] for row in rows]


def marked_terms(db: sqlite3.Connection, article: str) -> list[str]:
    """Those of them that are marked somewhere, not only part of others."""
    rows = db.execute(
        """SELECT DISTINCT w.term FROM article_word w JOIN article a ON a.key = w.article
           WHERE a.id = ?""",
        (article,),
    )
    marked = {row[0] for row in rows}
    return [term for term in terms_of(db, article) if term in marked]


def held(db: sqlite3.Connection, article: int, seq: int, terms: Sequence[str]) -> Held | None:
    """Where any of `terms` (ids) stand in block `seq` of the article with this key; None where the
    block is gone."""
    row = db.execute(
        "SELECT paragraph, start, text, terms FROM block WHERE (article, seq) = (?, ?)",
        (article, seq),
    ).fetchone()
    if row is None:
        return None
    paragraph, start, text, stored = row
    spans = [(s, e) for term, s, e in standing(read_terms(stored)[0]) if term in terms]
    return Held(paragraph, start, text, tuple(spans))
