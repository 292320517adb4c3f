"""The index of occurrences."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.model import Article
from reader.storage.articles import list_articles, put_article, remove_article
from reader.storage.blocks import Block, Stamp, get_block, get_outline, put_annotation, put_terms
from reader.storage.occurrences import term_places
from reader.storage.term_index import held, holdings, standing

STAMP = Stamp("1", "g", "d")
TERMS = (("五大任务", 0, 4, True), ("任务", 2, 4, False), ("任务二", 2, 4, False))
BLOCK = Block(0, 0, 0, 0, "五大任务任务", (6,), ("",), ("",), (*TERMS, ("任务", 4, 6, True)))


def put(db: sqlite3.Connection, identity: str, date: str, *blocks: Block) -> int:
    """Store an article of these blocks; its key."""
    put_article(db, Article(identity, f"题{identity}", (), date=date), "user", "now")
    key = list_articles(db, identity)[0].key
    put_annotation(db, key, STAMP, [replace(block, seq=n) for n, block in enumerate(blocks)])
    return key


def test_what_stands_in_a_block() -> None:
    assert standing(TERMS) == [("五大任务", 0, 4), ("任务", 2, 4)]
    senses = (("a", 0, 3, False), ("b", 0, 3, True))
    assert standing(senses) == [("b", 0, 3)]
    across = (("自治区", 0, 3, True), ("治区长", 1, 4, False))
    assert standing(across) == [("自治区", 0, 3)]
    assert standing((("a", 0, 3, False),)) == []


def test_articles_by_date_undated_ones_last(db: sqlite3.Connection) -> None:
    put(db, "c", "", BLOCK)
    put(db, "b", "2024", BLOCK, replace(BLOCK, terms=()), BLOCK)
    put(db, "a", "2023-05", BLOCK)
    found = holdings(db, ["五大任务"])
    assert [(h.id, h.date, h.count, h.blocks) for h in found] == [
        ("a", "2023-05", 1, (0,)), ("b", "2024", 2, (0, 2)), ("c", "", 1, (0,)),
    ]  # fmt: skip
    both = holdings(db, ["五大任务", "任务"])
    assert [(h.id, h.count, h.blocks) for h in both][1] == ("b", 6, (0, 2))
    assert holdings(db, ["任务二"]) == holdings(db, ["没有"]) == []
    block = held(db, found[1].key, 2, ["任务"])
    assert block is not None
    assert (block.text, block.spans) == ("五大任务任务", ((2, 4), (4, 6)))
    assert held(db, found[1].key, 3, ["任务"]) is None


def test_it_goes_with_the_article_and_follows_a_new_text(db: sqlite3.Connection) -> None:
    key = put(db, "a", "2024", BLOCK, BLOCK)
    put(db, "a", "2024", replace(BLOCK, terms=BLOCK.terms[3:]))
    assert holdings(db, ["五大任务"]) == []
    assert [h.count for h in holdings(db, ["任务"])] == [1]
    assert list_articles(db)[0].key == key
    remove_article(db, "a")
    assert holdings(db, ["任务"]) == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    from reader.storage.database import open_database

    return open_database(tmp_path_factory.mktemp("index") / "tifa.db")


KNOWN = st.lists(
    st.tuples(st.sampled_from("甲乙丙"), st.integers(0, 3), st.booleans()), max_size=4
).map(lambda rows: tuple(sorted({(t, 2 * at, 2 * at + 2, shown) for t, at, shown in rows},
                                key=lambda term: term[1])))  # fmt: skip


@given(st.lists(KNOWN, min_size=1, max_size=4), st.lists(KNOWN, min_size=4, max_size=4))
def test_changing_blocks_is_indexing_anew(
    shared: sqlite3.Connection,
    before: list[tuple[tuple[str, int, int, bool], ...]],
    after: list[tuple[tuple[str, int, int, bool], ...]],
) -> None:
    base = replace(BLOCK, text="甲甲乙乙丙丙丁丁", lengths=(8,))
    key = put(shared, "a", "2024", *(replace(base, terms=terms) for terms in before))
    outline = get_outline(shared, key)
    assert outline is not None
    new = [replace(base, terms=terms) for terms in after[: len(before)]]
    for seq, block in enumerate(new):
        put_terms(shared, key, get_block(shared, key, outline, seq), replace(block, seq=seq))
    changed = [holdings(shared, [term]) for term in "甲乙丙"]
    put(shared, "a", "2024", *new)
    assert changed == [holdings(shared, [term]) for term in "甲乙丙"]
    assert term_places(shared, "甲") == [(h.id, h.title, h.count) for h in changed[0]]
