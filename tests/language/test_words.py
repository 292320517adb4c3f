from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.hanzi import is_hanzi
from reader.language.model import Fixed
from reader.language.words import Linguist

# Any text at all, and text dense in what the engine has rules for.
TEXT = st.one_of(
    st.text(),
    st.text(
        alphabet="为得地着了还都只将重更当调干种行长蒙以的一不儿"
        "。，、“”1.5%GDP 記著髮〇\U00020000\r\n"
    ),
)


@settings(max_examples=400, deadline=None)
@given(text=TEXT)
def test_words_tile_any_text(linguist: Linguist, text: str) -> None:
    words = linguist.words(text)
    assert "".join(word.text for word in words) == text
    at = 0
    for word in words:
        assert word.start == at
        at += len(word.text)
        hanzi = sum(map(is_hanzi, word.text))
        assert len(word.pinyin) == hanzi
        assert bool(word.by) == bool(hanzi)


@settings(max_examples=100, deadline=None)
@given(text=TEXT, cuts=st.lists(st.integers(0, 20), max_size=3))
def test_cuts_word_takes_any_span(linguist: Linguist, text: str, cuts: list[int]) -> None:
    crosses = linguist.cuts_word(text)
    assert not crosses(0, len(text))
    for cut in cuts:
        crosses(min(cut, len(text)), len(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("增长1.5%。", ["增长", "1.5%", "。"]),
        ("2023-2027年GDP", ["2023-2027", "年", "GDP"]),
        ("约1,000,000元", ["约", "1,000,000", "元"]),
        ("于12:30到", ["于", "12:30", "到"]),
        ("COVID-19疫情", ["COVID-19", "疫情"]),
        ("——“和”……", ["——", "“", "和", "”", "……"]),
        ("３．５℃", ["３", "．", "５℃"]),
        ("\r\n ", ["\r\n", " "]),
    ],
)
def test_figures_and_foreign_words_stay_whole(
    linguist: Linguist, text: str, words: list[str]
) -> None:
    assert [word.text for word in linguist.words(text)] == words


def test_fixed_spans_come_out_as_given(linguist: Linguist) -> None:
    text = "为“五大任务”服务"
    span = Fixed(2, ((1, ("wǔ",)), (1, ("dà",)), (2, ("rèn", "wu"))), "glossary")
    words = linguist.words(text, [span])
    assert [(w.text, w.start, w.pinyin, w.by) for w in words[2:5]] == [
        ("五", 2, ("wǔ",), "glossary"),
        ("大", 3, ("dà",), "glossary"),
        ("任务", 4, ("rèn", "wu"), "glossary"),
    ]
    # What stands around a fixed span is read in the context of the whole text.
    assert words[0].pinyin == ("wèi",)


def test_cuts_word_knows_the_dictionary(linguist: Linguist) -> None:
    crosses = linguist.cuts_word("统种共富产业")
    assert crosses(3, 5)
    assert not crosses(4, 6)
    # Our own phrases are words for the sake of their readings only: they hide no term.
    assert not crosses(0, 2)


def test_rare_characters_are_bare(linguist: Linguist) -> None:
    assert linguist.words("\U000323a0")[0].pinyin == ("",)


def test_building_one_loads_nothing(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    Linguist(cache)
    assert not cache.exists()


def test_same_text_same_words(linguist: Linguist, tmp_path: Path) -> None:
    text = "坚持以人民为中心，为群众办实事。"
    first = linguist.words(text)
    assert linguist.words(text) == first
    again = Linguist(tmp_path)
    assert again.words(text) == first
    assert Linguist(tmp_path).words(text) == first  # now from the cache


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    Linguist(tmp_path).words("好")
    (cached,) = tmp_path.glob("words-*.cache")
    cached.write_bytes(cached.read_bytes()[:1000])
    assert Linguist(tmp_path).words("好")[0].pinyin == ("hǎo",)
