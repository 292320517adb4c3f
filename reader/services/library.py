"""The library: the shipped articles, all of them listed, found, annotated."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from reader.errors import NotFound
from reader.glossary.compiled import Glossary
from reader.language.levels import LEVELS, ranks
from reader.services import applying, deciding
from reader.storage import articles, state
from reader.storage.articles import ArticleRow
from reader.storage.blocks import Stamp, put_annotation, stamp
from reader.storage.corrections import Correction, corrections
from reader.storage.database import transaction
from reader.storage.matches import Decision, decisions

_SHIPPED = "shipped articles"


def sync_shipped(db: sqlite3.Connection, seeds: Path, now: datetime) -> None:
    """Bring the shipped articles into the library where their files changed. Quick when not."""
    files = sorted(seeds.glob("*.md"))
    facts = [(f.name, s.st_size, s.st_mtime_ns) for f in files for s in [f.stat()]]
    looks = repr(facts)
    if state.get_state(db, _SHIPPED) == looks:
        return
    from reader.articles.markdown import parse_markdown  # most starts find nothing new
    from reader.services.versions import replace_article
    from reader.storage.articles import Came

    with transaction(db):
        stored = articles.digests(db, "shipped")
        for file in files:
            article = parse_markdown(file.read_text(encoding="utf-8"), file.name)
            if stored.pop(article.id, "") != article.digest:
                replace_article(db, article, "shipped", _utc(now), Came())
        for gone in stored:
            articles.remove_article(db, gone)
        state.put_state(db, _SHIPPED, looks)


def list_articles(db: sqlite3.Connection, level: str = "") -> list[ArticleRow]:
    """All articles, newest first; `level`: what the reader knows to begin with (see config)."""
    return articles.list_articles(db, level=LEVELS.get(level, 0))


def find_article(db: sqlite3.Connection, wanted: str) -> ArticleRow:
    """The article with this id, or the only one whose id begins so or whose title holds it.

    Raises NotFound with what there is instead.
    """
    rows = articles.list_articles(db)
    for fits in (
        lambda row: row.id == wanted,
        lambda row: row.id.startswith(wanted),
        lambda row: wanted in row.title,
    ):
        found = [row for row in rows if fits(row)]
        if len(found) == 1:
            return found[0]
        if found:
            some = ", ".join(row.id for row in found[:5])
            raise NotFound(f"“{wanted}” fits {len(found)} articles: {some}; name one of them")
    raise NotFound(f"no article “{wanted}”; `tifa list` shows those there are")


def stale_articles(db: sqlite3.Connection, glossary: Glossary) -> list[str]:
    """Ids of the articles whose annotation is missing or was made by other decks, engines,
    corrections of readings or decisions on matches."""
    said = _said(db)
    stale = []
    digests = articles.digests(db, "shipped") | articles.digests(db, "user")
    for row in articles.list_articles(db):
        made = stamp(db, row.key)
        engine = _engine(said, row.id)
        if made != Stamp(engine, glossary.digest, digests[row.id]):
            stale.append((made is not None, row.id))
    return [identity for _, identity in sorted(stale)]  # those without any annotation first


def annotate_articles(
    db: sqlite3.Connection, glossary: Glossary, identities: Iterable[str], cache: Path
) -> Iterator[str]:
    """Annotate articles one after the other and yield each id when it is stored.

    Loads the language engine; call it where a second's pause is no matter.
    """
    from reader.services.annotation import Annotator

    said = _said(db)
    annotator = Annotator(glossary, cache, *said)
    for identity in identities:
        while (article := articles.get_article(db, identity)) is not None:
            blocks = list(annotator.blocks(article))
            with transaction(db):
                latest = _said(db)
                row = articles.list_articles(db, identity)
                if latest == said and row:
                    made_of = Stamp(_engine(said, identity), glossary.digest, article.digest)
                    put_annotation(db, row[0].key, made_of, blocks, ranks())
            if latest == said:
                yield identity
                break
            # The user said something meanwhile, which the page shows already: once more with it.
            said, annotator = latest, Annotator(glossary, cache, *latest)


def _said(db: sqlite3.Connection) -> tuple[list[Correction], list[Decision]]:
    """What the user said of readings and of matches."""
    return corrections(db), decisions(db)


def _engine(said: tuple[list[Correction], list[Decision]], identity: str) -> str:
    from reader.services.engine import engine_digest

    readings, matches = said
    return engine_digest(
        applying.digest(applying.for_article(readings, identity)),
        deciding.digest(deciding.for_article(matches, identity)),
    )


def _utc(moment: datetime) -> str:
    from datetime import UTC

    return moment.astimezone(UTC).isoformat(timespec="seconds")
