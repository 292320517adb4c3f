"""Annotations in the database."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from reader.articles.model import Article, Paragraph
from reader.storage.articles import list_articles, put_article, remove_article
from reader.storage.blocks import (
    Block,
    Stamp,
    blocks_holding,
    find_place,
    get_block,
    get_outline,
    next_with_terms,
    put_annotation,
    stamp,
)
from reader.storage.occurrences import term_places
from reader.storage.reading import set_known

STAMP = Stamp("1.1", "glossary", "digest")


def block(seq: int, paragraph: int, start: int = 0, ends: bool = True) -> Block:
    """“五大任务AB” in one paragraph, with a term marked and one inside it."""
    return Block(
        seq, paragraph, start, 0, "五大任务AB", (1, 1, 2, 2), ("wǔ", "dà", "rèn wù", ""),
        ("glossary", "glossary", "glossary", ""),
        (("五大任务", 0, 4, True), ("任务", 2, 4, False)), ends, (("务", 3, 4),),
    )  # fmt: skip


BLOCKS = [
    block(0, 0, ends=False),
    replace(block(1, 0, 6), terms=()),
    replace(block(2, 1), heading=2),
]


@pytest.fixture
def key(db: sqlite3.Connection) -> int:
    put_article(db, Article("a", "题", (Paragraph("文"),)), "user", "now")
    key = list_articles(db)[0].key
    assert put_annotation(db, key, STAMP, BLOCKS) == 3
    return key


def test_round_trip(db: sqlite3.Connection, key: int) -> None:
    outline = get_outline(db, key)
    assert outline is not None
    assert [get_block(db, key, outline, seq) for seq in range(len(outline))] == BLOCKS
    assert [outline.length(seq) for seq in range(3)] == [6, 6, 6]
    assert [outline.ends_paragraph(seq) for seq in range(3)] == [False, True, True]
    assert [outline.heading(seq) for seq in range(3)] == [False, False, True]
    assert stamp(db, key) == STAMP
    with pytest.raises(LookupError):
        get_block(db, key, outline, 3)


def test_annotating_again_writes_only_what_changed(db: sqlite3.Connection, key: int) -> None:
    assert put_annotation(db, key, STAMP, BLOCKS) == 0
    changed = [BLOCKS[0], replace(BLOCKS[1], by=("user", "glossary", "glossary", "")), BLOCKS[2]]
    before = db.total_changes
    assert put_annotation(db, key, replace(STAMP, glossary="new"), changed) == 1
    assert db.total_changes > before
    assert stamp(db, key) == replace(STAMP, glossary="new")
    assert put_annotation(db, key, STAMP, BLOCKS[:1]) == 0
    outline = get_outline(db, key)
    assert outline is not None
    assert len(outline) == 1
    assert db.execute("SELECT count(*) FROM block").fetchone() == (1,)


def test_places(db: sqlite3.Connection, key: int) -> None:
    assert find_place(db, key, 0, 0) == find_place(db, key, 0, 5) == 0
    assert find_place(db, key, 0, 6) == find_place(db, key, 0, 99) == 1
    assert find_place(db, key, 1, 3) == find_place(db, key, 9, 0) == 2
    assert find_place(db, key + 1, 0, 0) == 0
    assert next_with_terms(db, key, -1) == 0
    assert next_with_terms(db, key, 0) == 2
    assert next_with_terms(db, key, 2) is None
    assert next_with_terms(db, key, 2, back=True) == 0


def test_searching_the_text(db: sqlite3.Connection, key: int) -> None:
    assert blocks_holding(db, key, "任务ab") == [0, 1, 2]
    assert blocks_holding(db, key, "%") == blocks_holding(db, key, "_") == []


def test_where_a_term_stands_and_what_is_known(db: sqlite3.Connection, key: int) -> None:
    assert term_places(db, "五大任务") == [("a", "题", 2)]
    assert term_places(db, "没有") == []
    (row,) = list_articles(db)
    assert (row.annotated, row.terms, row.known) == (True, 2, 0)
    set_known(db, "word", "任务", True, "now")
    (row,) = list_articles(db)
    assert row.known == pytest.approx(1 / 3)


def test_removing_an_article_removes_its_annotation(db: sqlite3.Connection, key: int) -> None:
    remove_article(db, "a")
    for table in ("annotation", "block", "article_word", "article_term"):
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert get_outline(db, key) is stamp(db, key) is None
