"""One article into a library, as a run of adding would take it."""

from __future__ import annotations

import sqlite3
from datetime import datetime

from reader.articles.intake import Incoming
from reader.articles.model import Article
from reader.services.adding import Added, Adding


def add_article(
    db: sqlite3.Connection, article: Article, now: datetime, dry_run: bool = False
) -> Added:
    """Take one article in by itself; see `Adding`."""
    return Adding(db, now, dry_run).add(Incoming(article))
