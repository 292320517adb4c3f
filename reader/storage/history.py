"""The whole review log as plain values, what was taken back included."""

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
