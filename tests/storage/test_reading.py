"""What the user did while reading."""

from __future__ import annotations

import sqlite3

from reader.articles.model import Article
from reader.storage.articles import put_article
from reader.storage.reading import (
    Position,
    bookmarks,
    get_position,
    known,
    put_bookmark,
    put_position,
    remove_bookmark,
    set_known,
)
from reader.storage.state import get_state, put_state


def test_positions(db: sqlite3.Connection) -> None:
    assert get_position(db, "a") is None
    put_article(db, Article("a", "题", ()), "user", "now")
    put_article(db, Article("b", "题", ()), "user", "now")
    put_position(db, "a", Position(3, 14, 0.25), "2026-01-02")
    put_position(db, "b", Position(0, 0), "2026-01-01")
    put_position(db, "gone", Position(0, 0), "2026-01-03")
    assert get_position(db, "a") == Position(3, 14, 0.25)
    put_position(db, "a", Position(4, 0, 0.5), "2026-01-04")
    assert get_position(db, "a") == Position(4, 0, 0.5)


def test_known_words_and_terms(db: sqlite3.Connection) -> None:
    set_known(db, "word", "人民", True, "now")
    set_known(db, "word", "人民", True, "later")
    set_known(db, "term", "人民", True, "now")
    assert known(db, "word") == known(db, "term") == {"人民"}
    set_known(db, "word", "人民", False, "now")
    assert (known(db, "word"), known(db, "term")) == (set(), {"人民"})


def test_bookmarks(db: sqlite3.Connection) -> None:
    put_bookmark(db, "a", (2, 5), "后", "", "now")
    put_bookmark(db, "a", (0, 1), "前", "note", "now")
    put_bookmark(db, "b", (0, 1), "别", "", "now")
    put_bookmark(db, "a", (2, 5), "后", "changed", "later")
    found = bookmarks(db, "a")
    assert [(b.paragraph, b.offset, b.quote, b.note) for b in found] == [
        (0, 1, "前", "note"), (2, 5, "后", "changed"),
    ]  # fmt: skip
    remove_bookmark(db, found[0].key)
    assert [b.quote for b in bookmarks(db, "a")] == ["后"]


def test_state(db: sqlite3.Connection) -> None:
    assert get_state(db, "k") is None
    put_state(db, "k", "1")
    put_state(db, "k", "2")
    assert get_state(db, "k") == "2"
