"""The card after the one that is asked, made ready while a person looks at that one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reader.services.drill_types import Asked
from reader.storage.database import stand
from reader.study.session import Waiting


class Ahead:
    """Keeps one card. It is given out only if nothing it was made of can have changed since: this
    connection wrote nothing but answers to other cards, and no other wrote anything."""

    def __init__(self, db: sqlite3.Connection, moment: Callable[[], object]) -> None:
        """`moment`: what a card depends on beside the database."""
        self._db = db
        self._moment = moment
        self._kept: tuple[Waiting, object, Asked | None] | None = None
        self._excused = 0  # rows

    def keep(self, waiting: Waiting, make: Callable[[Waiting], Asked | None]) -> None:
        """Make a card ready."""
        since = self._stand()  # before reading: what changes meanwhile has changed since
        self._kept = waiting, since, make(waiting)

    def take(self, waiting: Waiting) -> Asked | None:
        """The card, if it is this one and still what it was; it is kept no longer."""
        kept, self._kept = self._kept, None
        if kept is None or kept[0] != waiting or kept[1] != self._stand():
            return None
        return kept[2]

    def drop(self) -> None:
        """Keep no card."""
        self._kept = None

    @contextmanager
    def excused(self) -> Iterator[None]:
        """What is written within leaves the card as it is: the answer to another."""
        before = self._db.total_changes
        yield
        self._excused += self._db.total_changes - before

    def _stand(self) -> object:
        rows, others = stand(self._db)
        return rows - self._excused, others, self._moment()
