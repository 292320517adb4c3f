"""Pinyin spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader import pinyin


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("gòngtóngtǐ", ["gòng", "tóng", "tǐ"]),
        ("xī'ān", ["xī", "ān"]),
        ("xi’an", ["xi", "an"]),
        ("Nèiménggǔ", ["Nèi", "méng", "gǔ"]),
        ("fāng'àn", ["fāng", "àn"]),
        ("fāngān", ["fān", "gān"]),
        ("nǚ'ér", ["nǚ", "ér"]),
        ("lüè", ["lüè"]),
        ("huār", ["huār"]),
        ("zhuàngzhàng", ["zhuàng", "zhàng"]),
        ("ng", ["ng"]),
        ("1+5", []),
        ("hello!", []),
        ("中", []),
        ("", []),
    ],
)
def test_syllables(word: str, parts: list[str]) -> None:
    assert pinyin.syllables(word) == parts


def test_decomposed_letters_count_as_composed() -> None:
    assert pinyin.syllables("lia\u030cng") == ["liǎng"]


def test_words_are_parted_by_blanks_and_hyphens() -> None:
    assert pinyin.words("liǎng gè quèlì, wǔ–dà") == [
        ["liǎng"], ["gè"], ["què", "lì"], ["wǔ"], ["dà"],
    ]  # fmt: skip


def test_for_searching() -> None:
    assert pinyin.plain("Lǜsè fāzhǎn, nǚ'ér") == "lvsefazhannver"
    assert pinyin.plain("lüe4") == "lve4"
    assert pinyin.numbered("liǎng gè de") == "liang3ge4de5"
    assert pinyin.numbered("lǜsè") == "lv4se4"


def test_joining() -> None:
    assert pinyin.join(["xī", "ān"]) == "xī'ān"
    assert pinyin.join(["fāng", "àn"]) == "fāng'àn"
    assert pinyin.join(["nǚ", "ér"]) == "nǚ'ér"
    assert pinyin.join(["guó", "jiā"]) == "guójiā"
    assert pinyin.join([]) == ""


SYLLABLES = ["zhuāng", "xī", "ān", "ér", "lǜ", "guǒ", "rén", "é", "áng", "nín", "gè", "shēn", "huá"]


@given(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=6))
def test_what_is_joined_comes_apart_again(parts: list[str]) -> None:
    assert pinyin.syllables(pinyin.join(parts)) == parts


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    pinyin.words(text)
    assert pinyin.plain(text) == pinyin.plain(pinyin.plain(text))
    pinyin.numbered(text)


def test_a_capital_begins_a_word_of_a_dictionarys_entry() -> None:
    assert pinyin.spelled("Běi jīng Dà xué") == "Běijīng Dàxué"
    assert pinyin.spelled("fāng àn") == "fāng'àn"
    assert pinyin.spelled("Xī ān") == "Xī'ān"
    assert pinyin.spelled("") == ""
