"""Articles in the database."""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from reader.articles.clean import clean_text
from reader.articles.model import Article, Paragraph, Suspicion
from reader.storage.articles import (
    Came,
    came,
    digests,
    find_digest,
    find_related,
    get_article,
    get_facts,
    list_articles,
    put_article,
    remove_article,
)
from reader.storage.database import open_database
from reader.storage.reading import Position, put_position

LINE = st.text(max_size=20).map(lambda text: clean_text(text).replace("\n", "").strip())
FILLED = LINE.filter(bool)
ARTICLES = st.builds(
    Article,
    id=FILLED,
    title=FILLED,
    paragraphs=st.lists(st.builds(Paragraph, FILLED, st.integers(0, 6)), max_size=4).map(tuple),
    subtitle=LINE,
    source=LINE,
    date=st.sampled_from(["", "2023", "2023-07", "2023-07-24"]),
    author=LINE,
    note=LINE,
    title_supplied=st.booleans(),
    suspected=st.lists(st.builds(Suspicion, LINE, LINE), max_size=2).map(tuple),
)
ONE = Article("a-1", "题", (Paragraph("一", 1), Paragraph("文。")), source="报", date="2024-01-02")


@given(ARTICLES)
def test_an_article_comes_back_as_it_went_in(article: Article) -> None:
    with tempfile.TemporaryDirectory() as folder:
        db = open_database(Path(folder) / "tifa.db")
        put_article(db, article, "user", "now")
        found = get_article(db, article.id)
        assert found == article
        assert found is not None
        assert found.digest == article.digest
        assert get_facts(db, article.id) == replace(article, paragraphs=())
        db.close()


def test_the_same_id_again_replaces_the_text(db: sqlite3.Connection) -> None:
    put_article(db, ONE, "user", "now")
    key = list_articles(db)[0].key
    put_article(db, replace(ONE, title="新题"), "user", "later")
    (row,) = list_articles(db)
    assert (row.key, row.title) == (key, "新题")


def test_what_the_library_shows(db: sqlite3.Connection) -> None:
    put_article(db, ONE, "user", "now")
    put_article(db, replace(ONE, id="b-2", date="2025"), "shipped", "now")
    put_article(db, replace(ONE, id="c-3", date=""), "user", "now")
    put_position(db, "b-2", Position(1, 0, 0.5), "now")
    rows = list_articles(db)
    assert [row.id for row in rows] == ["b-2", "a-1", "c-3"]
    assert [row.progress for row in rows] == [0.5, 0, 0]
    assert (rows[1].hanzi, rows[1].origin, rows[1].annotated) == (3, "user", False)
    assert (rows[1].known, rows[1].terms) == (None, 0)
    assert [row.id for row in list_articles(db, "a-1")] == ["a-1"]
    assert list_articles(db, "nothing") == []


def test_finding_what_is_the_same(db: sqlite3.Connection) -> None:
    put_article(db, ONE, "user", "now", Came("/a.txt", "as it came"))
    put_article(db, replace(ONE, id="s", title="另"), "shipped", "now")
    assert came(db, "a-1") == Came("/a.txt", "as it came")
    assert came(db, "s") == came(db, "none") == Came()
    assert find_digest(db, "as it came") == "a-1"
    assert find_digest(db, ONE.digest) == "a-1"
    assert find_digest(db, "none") is None
    assert find_related(db, "题", "") == find_related(db, "", "/a.txt") == ["a-1"]
    assert find_related(db, "另", "") == []  # shipped ones are never replaced
    assert digests(db, "user") == {"a-1": ONE.digest}


def test_removing(db: sqlite3.Connection) -> None:
    put_article(db, ONE, "user", "now")
    assert remove_article(db, "a-1")
    assert not remove_article(db, "a-1")
    assert get_article(db, "a-1") is None
