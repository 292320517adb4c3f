"""The user's corrections of readings."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from reader.articles.model import Article
from reader.storage.articles import put_article, remove_article
from reader.storage.corrections import (
    Correction,
    corrections,
    put_correction,
    remove_correction,
)

EVERYWHERE = Correction("朝阳", ("zhāo", "yáng"))


def test_the_later_of_one_scope_takes_the_place_of_the_earlier(db: sqlite3.Connection) -> None:
    wider = put_correction(db, EVERYWHERE, "1")
    narrower = put_correction(db, replace(EVERYWHERE, article="a"), "2")
    here = put_correction(db, replace(EVERYWHERE, article="a", paragraph=-2, offset=0), "3")
    assert len({wider, narrower, here}) == 3
    again = replace(EVERYWHERE, syllables=("cháo", "yáng"))
    assert put_correction(db, again, "4") == wider
    found = corrections(db)
    assert found[0] == replace(again, id=wider, made="4")
    assert [one.scope for one in found] == [
        ("朝阳", None, None, None), ("朝阳", "a", None, None), ("朝阳", "a", -2, 0),
    ]  # fmt: skip
    assert [one.here for one in found] == [False, False, True]


def test_removing(db: sqlite3.Connection) -> None:
    number = put_correction(db, EVERYWHERE, "1")
    assert remove_correction(db, number)
    assert not remove_correction(db, number)
    assert corrections(db) == []


def test_they_outlive_their_article(db: sqlite3.Connection) -> None:
    put_article(db, Article("a", "题", ()), "user", "now")
    put_correction(db, replace(EVERYWHERE, article="a"), "1")
    remove_article(db, "a")
    assert len(corrections(db)) == 1


@pytest.mark.parametrize(
    ("article", "paragraph", "offset"), [(None, 1, 1), ("a", 1, None), ("a", None, 1)]
)
def test_half_a_place_is_none(
    db: sqlite3.Connection, article: str | None, paragraph: int | None, offset: int | None
) -> None:
    half = replace(EVERYWHERE, article=article, paragraph=paragraph, offset=offset)
    with pytest.raises(sqlite3.IntegrityError):
        put_correction(db, half, "1")
