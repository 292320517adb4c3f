"""Articles into the library: what a file holds, and how each of them goes in."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.articles.intake import Incoming, read_articles
from reader.articles.model import Article
from reader.errors import TifaError
from reader.hanzi import HANZI
from reader.services.versions import compare, make_prints, replace_article
from reader.storage import articles
from reader.storage.articles import Came
from reader.storage.database import transaction

LARGEST_FILE = 40_000_000  # bytes
LONGEST = 2_000_000  # code points of one article: four thick books


@dataclass(frozen=True, slots=True)
class Added:
    """One article that came in: what is in the library now, and how (new, same, replaces)."""

    article: Article
    status: str
    warnings: tuple[str, ...] = ()


def read_file(file: str, data: bytes, split: bool | None = None) -> tuple[Incoming, ...]:
    """The articles in the bytes of `file` (see `read_articles` for `split`).

    Raises TifaError naming the file and, where it or an article in it is too large, the limit.
    """
    if len(data) > LARGEST_FILE:
        raise TifaError(
            f"{file}: larger than {LARGEST_FILE:,} bytes, and tifa takes no larger file. "
            "Split the file"
        )
    if not data.strip():
        raise TifaError(f"{file}: the file is empty")
    found = read_articles(data, file, split)
    for one in found:
        length = sum(len(paragraph.text) for paragraph in one.article.paragraphs)
        if length > LONGEST:
            raise TifaError(
                f"{file}: an article of {length:,} characters, and tifa takes up to "
                f"{LONGEST:,}. Split the file"
            )
    return found


class Adding:
    """One run of adding. No article of it replaces another one of it, however alike they are."""

    def __init__(self, db: sqlite3.Connection, now: datetime, dry_run: bool = False) -> None:
        """`dry_run`: only say what would happen."""
        self._db = db
        self._now = now.astimezone(UTC).isoformat(timespec="seconds")
        self._dry_run = dry_run
        self._done: set[str] = set()  # ids
        self._seen: dict[str, str] = {}  # digest as it came in → id
        make_prints(db)

    def add(self, incoming: Incoming, came_from: str = "", as_read: str = "") -> Added:
        """Take one article in, in one transaction; the same content again changes nothing, and a
        corrected version replaces the user's earlier one (see `compare`).

        `came_from`: the file, in full, or URL that it was read from; `as_read`: its digest then,
        where the reader has changed its title since.
        """
        article = incoming.article
        digest = as_read or article.digest
        if self._dry_run:
            added = self._try(incoming, came_from, digest)
        else:
            with transaction(self._db):
                version = compare(self._db, article, came_from, self._done)
                stored = replace(article, id=version.id or self._new_id(article))
                lost: list[str] = []
                if version.status != "same":
                    came = Came(came_from, digest)
                    lost = replace_article(self._db, stored, "user", self._now, came)
            added = Added(stored, version.status, (*incoming.warnings, *lost))
        self._done.add(added.article.id)
        self._seen[digest] = added.article.id
        return added

    def _try(self, incoming: Incoming, came_from: str, digest: str) -> Added:
        article = incoming.article
        if identity := self._seen.get(digest):
            return Added(replace(article, id=identity), "same", incoming.warnings)
        version = compare(self._db, article, came_from, self._done)
        stored = replace(article, id=version.id or self._new_id(article))
        return Added(stored, version.status, incoming.warnings)

    def _new_id(self, article: Article) -> str:
        return new_id(self._db, article, self._done)


def new_id(db: sqlite3.Connection, article: Article, taken: Collection[str] = ()) -> str:
    """An id that no article has and that is not in `taken`: its own, else from date and title."""
    name = re.sub(f"[^{HANZI}A-Za-z0-9]+", "", article.title)[:12]
    base = article.id or "-".join(part for part in (article.date, name) if part) or "article"
    identity, n = base, 2
    while identity in taken or articles.origin(db, identity):
        identity, n = f"{base}-{n}", n + 1
    return identity
