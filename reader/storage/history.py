"""What the drill holds of the user's, as plain values: the whole review log, what was taken back
included, the terms in it, the parameter sets that were fitted."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any


def history(db: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Every answer in the order of the log, each with all its columns but `seq`; `retracted` is
    null, or the id and moment of its retraction."""
    cursor = db.execute(
        """SELECT r.*, x.id AS retraction, x.at AS retracted_at
           FROM review r LEFT JOIN retraction x ON x.review = r.id ORDER BY r.seq"""
    )
    names = [column[0] for column in cursor.description]
    for row in cursor:
        values = dict(zip(names, row, strict=True))
        retraction, at = values.pop("retraction"), values.pop("retracted_at")
        del values["seq"]
        yield {**values, "retracted": {"id": retraction, "at": at} if retraction else None}


def terms(db: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Every term in the drill, in the order in which they came in, with the sentences it was met
    in."""
    sentences: dict[str, list[dict[str, Any]]] = {}
    cursor = db.execute(
        """SELECT term, article, paragraph, offset, sentence, added FROM drill_sentence
           ORDER BY seq"""
    )
    names = [column[0] for column in cursor.description][1:]
    for term, *values in cursor:
        sentences.setdefault(term, []).append(dict(zip(names, values, strict=True)))
    for term, added in db.execute("SELECT term, added FROM drill_term ORDER BY seq"):
        yield {"term": term, "added": added, "sentences": sentences.get(term, [])}


def parameter_sets(db: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Every parameter set that was fitted, the oldest first, with all columns but `seq`."""
    cursor = db.execute("SELECT * FROM parameter_set ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for row in cursor:
        values = dict(zip(names, row, strict=True))
        del values["seq"]
        yield values
