"""Articles out of the library."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from reader.errors import NotFound, TifaError
from reader.services.library import find_article
from reader.storage import articles
from reader.storage.articles import ArticleRow
from reader.storage.database import transaction
from reader.storage.places import forget_places, left_in


@dataclass(frozen=True, slots=True)
class Removal:
    """An article that may be removed, and how much hangs on it: what goes with it (`bookmarks`,
    the place it was left at) and what stays (`sentences` of cards, `corrections` and decisions)."""

    row: ArticleRow
    bookmarks: int
    sentences: int
    corrections: int

    @property
    def goes(self) -> str:
        """What goes with it, in words."""
        marks = f" and {_number(self.bookmarks, 'bookmark')}" if self.bookmarks else ""
        return f"Your place in it{marks} goes with it."

    @property
    def stays(self) -> str:
        """What stays, in words."""
        kept = []
        if self.sentences:
            kept.append(f"the cards with {_number(self.sentences, 'sentence')} met in it")
        if self.corrections:
            kept.append(_number(self.corrections, "correction"))
        return f"All answers of the drill stay{''.join(f', {one}' for one in kept)}."


def _number(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def plan_removal(db: sqlite3.Connection, wanted: str) -> Removal:
    """What removing the article would mean (see `find_article` for `wanted`).

    Raises NotFound, TifaError for a shipped one.
    """
    row = find_article(db, wanted)
    if row.origin == "shipped":
        raise TifaError(
            f"{row.id} ships with tifa and cannot be removed; it would be back at the next start. "
            "`tifa remove` takes out what you added"
        )
    left = [one.table for one in left_in(db, row.id)]
    return Removal(
        row,
        left.count("bookmark"),
        left.count("drill_sentence"),
        left.count("reading") + left.count("match_decision"),
    )


def remove_article(db: sqlite3.Connection, identity: str) -> None:
    """Take a user's article out of the library, with the reader's place in it and bookmarks.

    Cards with sentences met in it, answers, corrections and decisions stay. Raises NotFound.
    """
    with transaction(db):
        if articles.origin(db, identity) != "user":
            raise NotFound(f"no article “{identity}”; `tifa list` shows those there are")
        articles.remove_article(db, identity)
        forget_places(db, identity)
