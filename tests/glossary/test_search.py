"""Searching the glossary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.compiled import Glossary, compile_decks
from reader.glossary.loader import load_decks
from reader.glossary.search import ranked, search
from tests.conftest import ROOT

DECK = """
[[term]]
term = "两个确立"
pinyin = "liǎng gè quèlì"
english = "Two Establishments"
renderings = [{ text = "Two Affirmations" }]
[[term]]
term = "两个维护"
pinyin = "liǎng gè wéihù"
english = "Two Upholds"
[[term]]
term = "绿色发展"
pinyin = "lǜsè fāzhǎn"
english = "green development"
[[term]]
term = "发展"
pinyin = "fāzhǎn"
english = "development"
[[term]]
term = "1+5"
english = "one plus five"
"""


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("两个确立", ["两个确立"]),
        ("兩個", ["两个确立", "两个维护"]),
        ("维护", ["两个维护"]),
        ("坚持绿色发展", ["发展", "绿色发展"]),
        ("liang ge", ["两个确立", "两个维护"]),
        ("liǎng gè wéi", ["两个维护"]),
        ("liang3ge4que", ["两个确立"]),
        ("lgql", ["两个确立"]),
        ("lvse fazhan", ["绿色发展"]),
        ("lüsefazhan", ["绿色发展"]),
        ("fazhan", ["发展", "绿色发展"]),
        ("Affirm", ["两个确立"]),
        ("two", ["两个确立", "两个维护"]),
        ("1+5", ["1+5"]),
        ("１＋５", ["1+5"]),
        ("velop", []),
        ("", []),
        ("“”", []),
        ("   ", []),
    ],
)
def test_what_is_found(glossary: Callable[..., Glossary], query: str, ids: list[str]) -> None:
    assert search(glossary(DECK), query) == ids


@pytest.mark.parametrize(
    "query", ["两个确立", "liangge queli", "liǎnggè quèlì", "two affirmations"]
)
def test_what_is_exactly_asked_for(glossary: Callable[..., Glossary], query: str) -> None:
    assert ranked(glossary(DECK), query)[0] == ("两个确立", True)


def test_what_is_only_like_it(glossary: Callable[..., Glossary]) -> None:
    assert ranked(glossary(DECK), "liangge") == [("两个确立", False), ("两个维护", False)]


def test_the_limit(glossary: Callable[..., Glossary]) -> None:
    assert len(search(glossary(DECK), "两个", limit=1)) == 1


SHIPPED = Glossary(compile_decks(load_decks(sorted((ROOT / "decks").glob("*.toml"))), ""))


@given(st.text(st.one_of(st.sampled_from("两个确立 liǎngv3+*[](\\“”"), st.characters())))
def test_no_query_is_an_error(query: str) -> None:
    found = search(SHIPPED, query)
    assert len(found) == len(set(found)) <= 50


def test_every_shipped_term_is_found_by_its_headword() -> None:
    for entry in SHIPPED.entries:
        assert entry.id in search(SHIPPED, entry.forms[0], limit=10)
