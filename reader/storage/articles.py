"""Articles: their text and where they come from."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass, replace

from reader.articles.markdown import dump_body, parse_body
from reader.articles.model import Article, Suspicion
from reader.storage.known_terms import KNOWN_TERMS
from reader.storage.prints import put_prints


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """What the library shows of an article without reading its text.

    `known` is the share (0–1) of its running words that are known, None before it is annotated;
    `progress` how far it was read (0–1); `terms` how many different set terms it holds.
    """

    key: int
    id: str
    title: str
    subtitle: str
    source: str
    date: str
    author: str
    hanzi: int
    origin: str
    annotated: bool
    known: float | None
    progress: float
    terms: int


@dataclass(frozen=True, slots=True)
class Came:
    """The file or URL that an article was read from, and its digest as it came in; both may be
    empty."""

    from_: str = ""
    as_: str = ""


_META = """id, title, subtitle, source, date, author, note, title_supplied, suspected, body,
           hanzi, digest, origin, added, came_from, came_as"""


def put_article(
    db: sqlite3.Connection,
    article: Article,
    origin: str,
    now: str,
    came: Came = Came(),
) -> None:
    """Store `article`, or replace the text of the one with its id; its annotation turns stale."""
    from reader.articles.likeness import letters, prints  # most starts store nothing

    suspected = [[s.as_is, s.likely] for s in article.suspected]
    db.execute(
        f"""INSERT INTO article ({_META}) VALUES ({', '.join('?' * 16)})
            ON CONFLICT (id) DO UPDATE SET
                title = excluded.title, subtitle = excluded.subtitle, source = excluded.source,
                date = excluded.date, author = excluded.author, note = excluded.note,
                title_supplied = excluded.title_supplied, suspected = excluded.suspected,
                body = excluded.body, hanzi = excluded.hanzi, digest = excluded.digest,
                origin = excluded.origin, came_from = excluded.came_from,
                came_as = excluded.came_as""",
        (
            article.id, article.title, article.subtitle, article.source, article.date,
            article.author, article.note, article.title_supplied,
            json.dumps(suspected, ensure_ascii=False), dump_body(article.paragraphs),
            article.hanzi, article.digest, origin, now, came.from_, came.as_,
        ),
    )  # fmt: skip
    put_prints(db, article.id, prints(letters(article)))


def remove_article(db: sqlite3.Connection, identity: str) -> bool:
    """Remove an article with its annotation; True if it was there."""
    return db.execute("DELETE FROM article WHERE id = ?", (identity,)).rowcount > 0


def get_article(db: sqlite3.Connection, identity: str) -> Article | None:
    """The article with this id, or None."""
    facts = get_facts(db, identity)
    row = db.execute("SELECT body FROM article WHERE id = ?", (identity,)).fetchone()
    if facts is None or row is None:
        return None
    return replace(facts, paragraphs=parse_body(row[0]))


def get_facts(db: sqlite3.Connection, identity: str) -> Article | None:
    """The article with this id but without its paragraphs (they may be long), or None."""
    row = db.execute(
        """SELECT id, title, subtitle, source, date, author, note, title_supplied, suspected
           FROM article WHERE id = ?""",
        (identity,),
    ).fetchone()
    if row is None:
        return None
    given, title, subtitle, source, date, author, note, supplied, suspected = row
    return Article(
        given,
        title,
        (),
        subtitle,
        source,
        date,
        author,
        note,
        title_supplied=bool(supplied),
        suspected=tuple(Suspicion(*pair) for pair in json.loads(suspected)),
    )


def digests(db: sqlite3.Connection, origin: str) -> dict[str, str]:
    """Article id → digest of all articles of one origin."""
    return dict(db.execute("SELECT id, digest FROM article WHERE origin = ?", (origin,)))


def came(db: sqlite3.Connection, identity: str) -> Came:
    """Where the article with this id came from."""
    row = db.execute("SELECT came_from, came_as FROM article WHERE id = ?", (identity,)).fetchone()
    return Came(*row) if row else Came()


def origin(db: sqlite3.Connection, identity: str) -> str | None:
    """`user` or `shipped`, or None where there is no article with this id."""
    row = db.execute("SELECT origin FROM article WHERE id = ?", (identity,)).fetchone()
    return row[0] if row else None


def find_related(db: sqlite3.Connection, title: str, came_from: str) -> list[str]:
    """The ids of the user's articles with this title, or that came from this file or URL."""
    rows = db.execute(
        """SELECT id FROM article WHERE title = ? AND origin = 'user'
           UNION SELECT id FROM article
                 WHERE came_from = ? AND came_from <> '' AND origin = 'user'""",
        (title, came_from),
    )
    return sorted(row[0] for row in rows)


def find_digest(db: sqlite3.Connection, digest: str) -> str | None:
    """The id of the article with this digest, now or when it came in, if there is one."""
    row = db.execute(
        """SELECT id, origin FROM article WHERE digest = ?1
           UNION SELECT id, origin FROM article WHERE came_as = ?1 AND came_as <> ''
           ORDER BY origin, id""",
        (digest,),
    ).fetchone()
    return row[0] if row else None


def list_articles(
    db: sqlite3.Connection, identity: str | None = None, level: int = 0
) -> list[ArticleRow]:
    """All articles, newest first (or the one with this id); `level`: how many of the most
    frequent words count as known unless the reader says otherwise. So do all words of a known
    term where it stands."""
    rows = db.execute(
        f"""WITH known_term(term) AS MATERIALIZED ({KNOWN_TERMS})
           SELECT a.key, a.id, a.title, a.subtitle, a.source, a.date, a.author, a.hanzi, a.origin,
                  n.article IS NOT NULL,
                  (SELECT sum(w.count * (w.term IN known_term OR w.word IN known_term
                                         OR coalesce(k.yes, w.rank BETWEEN 1 AND ?2)) * 1.0)
                          / sum(w.count)
                     FROM article_word w
                     LEFT JOIN known k ON k.kind = 'word' AND k.key = w.word
                    WHERE w.article = a.key),
                  coalesce(p.progress, 0),
                  (SELECT count(*) FROM article_term t WHERE t.article = a.key)
             FROM article a
             LEFT JOIN annotation n ON n.article = a.key
             LEFT JOIN position p ON p.article = a.id
            WHERE ?1 IS NULL OR a.id = ?1
            ORDER BY a.date DESC, a.id""",
        (identity, level),
    )
    return [ArticleRow(*(*row[:9], bool(row[9]), *row[10:])) for row in rows]
