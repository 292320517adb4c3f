"""Terms and the dictionary searched together, as one types."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Config
from reader.errors import TifaError
from reader.paths import Paths
from reader.services.home import Home
from reader.services.search import Search
from reader.services.words import make_index, needs_index
from tests.conftest import NOW, ROOT


def home_in(data: Path, cache: Path) -> Home:
    return Home(Paths(data, cache, data, ROOT / "decks", ROOT / "seeds"), Config(), lambda: NOW)


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Search]:
    """Over the shipped decks and the whole dictionary."""
    home = home_in(tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("cache"))
    make_index(home.paths)
    yield Search(home)
    home.close()


def words(search: Search, query: str) -> list[str]:
    found = search.find(query).words
    assert found is not None
    return [entry.simplified for entry in found]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("共同体", "共同体"),
        ("共同體", "共同体"),
        ("乾坤", "乾坤"),
        ("卡尔马克思", "卡尔·马克思"),
        ("卡拉OK", "卡拉OK"),
        ("gongtongti", "共同体"),
        ("gòng tóng tǐ", "共同体"),
        ("gong4 tong ti", "共同体"),
        ("gtt", "共同体"),
        ("fāzhǎn", "发展"),
        ("xi'an", "西安"),
        ("xi an", "西安"),
        ("发zhan", "发展"),
        ("中hua人民gongheguo", "中华人民共和国"),
        ("development", "发展"),
        ("to reform", "改革"),
        ("poverty alleviation", "扶贫"),
        ("alleviation poverty", "扶贫"),
        ("people's republic of china", "中华人民共和国"),
        ("gongtonti", "共同体"),
        ("gontongti", "共同体"),
        ("gognchandang", "共产党"),
        ("zonghuarenmingongheguo", "中华人民共和国"),
        ("develpment", "发展"),
        ("为人民服物", "为人民服务"),
    ],
)
def test_the_word_that_is_meant_comes_first(search: Search, query: str, first: str) -> None:
    assert words(search, query)[0] == first


@pytest.mark.parametrize(
    ("query", "among"),
    [
        ("mingongheguo", "中华人民共和国"),
        ("women", "我们"),
        ("women", "妇幼"),
        ("zhgr", "中国人"),
        ("establ", "建立"),
        ("n", "你"),
        ("人民共和国", "中华人民共和国"),
    ],
)
def test_a_word_is_among_what_is_found(search: Search, query: str, among: str) -> None:
    assert among in words(search, query)


def test_tones_count_where_they_are_given(search: Search) -> None:
    found = search.words("ma3")
    assert found
    assert all(entry.pinyin.lower().startswith("mǎ") for entry in found)


def test_inside_means_from_a_syllable_on(search: Search) -> None:
    assert "发展" not in words(search, "azha")


def test_hanzi_that_are_no_word_give_the_words_they_are_made_of(search: Search) -> None:
    assert words(search, "改革共同体")[0] == "改革"
    assert "共同体" in words(search, "改革共同体")


@pytest.mark.parametrize(
    "query", ["liang ge que lu", "estabishments", "两个queli", "两个确利", "liang3 ge que li"]
)
def test_a_term_however_it_is_misspelt(search: Search, query: str) -> None:
    assert search.find(query).terms[0] == "两个确立"


@pytest.mark.parametrize("query", ["", "   ", "qqqqqqq", "。", "“”", "%", "___"])
def test_nothing_is_found(search: Search, query: str) -> None:
    found = search.find(query)
    assert (found.terms, found.words) == ([], [])


TYPED = st.sampled_from("两个确立发展 liǎngequv3'+*[](\\“”%_\n\x00\ud800{~z")


@given(st.text(st.one_of(TYPED, st.characters(codec=None)), max_size=30))
def test_no_query_is_an_error(search: Search, query: str) -> None:
    found = search.find(query, 20)
    assert len(found.terms) <= 20
    assert len(found.words or ()) <= 20


def test_a_pasted_page_is_no_burden(search: Search) -> None:
    search.find("na" * 100_000)
    search.find("发展" * 100_000)


def test_a_term_added_just_now_is_found(home: Home) -> None:
    from reader.glossary.model import Term

    search = Search(home)
    assert search.terms("jiǎyǐbǐngding") == []
    home.glossary.add(Term("甲乙丙丁", "甲乙丙丁", "own", "jiǎ yǐ bǐng dīng", "A B C D"))
    assert search.terms("jiayibinding") == ["甲乙丙丁"]


def test_without_an_index_there_are_terms_and_no_words(tmp_path: Path) -> None:
    home = home_in(tmp_path, tmp_path)
    found = Search(home).find("liang ge que li")
    assert found.terms == ["两个确立"]
    assert found.words is None
    assert needs_index(home.paths)


def test_an_old_index_is_no_index_and_a_damaged_one_is_told(search: Search, tmp_path: Path) -> None:
    home = home_in(tmp_path, tmp_path)
    shutil.copy(search._home.paths.dictionary, home.paths.dictionary)
    assert not needs_index(home.paths)
    db = sqlite3.connect(home.paths.dictionary)
    db.execute("DROP TABLE lines")
    with pytest.raises(TifaError, match="damaged"):
        Search(home).find("fazhan")
    home.close()
    db.execute("PRAGMA user_version = 1")
    db.close()
    assert needs_index(home.paths)
    assert Search(home).find("fazhan").words is None
    home.close()
