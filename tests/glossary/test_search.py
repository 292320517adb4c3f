"""Searching the glossary."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.compiled import Glossary, compile_decks
from reader.glossary.loader import load_decks
from reader.glossary.near import NearTerms
from reader.glossary.search import ranked
from tests.conftest import ROOT


def search(glossary: Glossary, query: str, limit: int = 50) -> list[str]:
    return [identity for identity, _ in ranked(glossary, query, limit)]


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
        ("queli", ["两个确立"]),
        ("uel", []),
        ("ueli", []),
        ("lg", ["两个确立", "两个维护"]),
        ("liang3 ge que li", ["两个确立"]),
        ("liǎng ge que", ["两个确立"]),
        ("liang2 ge que li", []),
        ("establishments two", ["两个确立"]),
        ("two est", ["两个确立"]),
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
NEAR = NearTerms(SHIPPED)


@given(st.text(st.one_of(st.sampled_from("两个确立 liǎngv3+*[](\\“”"), st.characters())))
def test_no_query_is_an_error(query: str) -> None:
    found = search(SHIPPED, query)
    assert len(found) == len(set(found)) <= 50


@given(st.text(st.one_of(st.sampled_from("两个确立 liǎngv3+*[](\\“”\n"), st.characters())))
def test_no_query_is_an_error_for_what_is_near(query: str) -> None:
    assert len(NEAR.search(query, 50)) <= 50


@pytest.mark.parametrize(
    ("query", "term"),
    [
        ("liang ge que lu", "两个确立"),
        ("liang ge que i", "两个确立"),
        ("lianggequeeli", "两个确立"),
        ("liangg equeil", "两个确立"),
        ("niang ge que ni", "两个确立"),
        ("lian ge queli", "两个确立"),
        ("lüse fazang", "绿色发展"),
        ("两个queli", "两个确立"),
        ("两个ql", "两个确立"),
        ("liangge确立", "两个确立"),
        ("两个确利", "两个确立"),
        ("兩個雀立", "两个确立"),
        ("establshments", "两个确立"),
        ("establlishments two", "两个确立"),
        ("gren development", None),
        ("greeen devlopment", "绿色发展"),
        ("qqqqqqq", None),
        ("两利", None),
    ],
)
def test_what_is_near(glossary: Callable[..., Glossary], query: str, term: str | None) -> None:
    assert next(iter(NearTerms(glossary(DECK)).search(query)), None) == term


LEAST_LETTERS = 7


@given(st.data())
def test_one_wrong_letter_still_finds_the_term(data: st.DataObject) -> None:
    entry = data.draw(st.sampled_from([e for e in SHIPPED.entries if len(e.plain) > LEAST_LETTERS]))
    at = data.draw(st.integers(0, len(entry.plain) - 1))
    letter = data.draw(st.sampled_from(["", "a", "g", "n", "z"]))
    query = entry.plain[:at] + letter + entry.plain[at + data.draw(st.integers(0, 1)) :]
    same = [e.id for e in SHIPPED.entries if e.plain == entry.plain]
    found = search(SHIPPED, query) + NEAR.search(query, 50)
    assert set(same) & set(found)


@pytest.mark.parametrize("way", ["forms", "plain", "numbered", "initials", "english"])
def test_every_shipped_term_is_found(way: str) -> None:
    """By headword and variants, pinyin without and with tones, initials, and English."""
    for entry in SHIPPED.entries:
        value = getattr(entry, way)
        for query in [value] if isinstance(value, str) else value:
            query = query.split("\n")[0]
            if query:
                assert entry.id in search(SHIPPED, query, limit=100), (way, query)
