"""Cleaning: what a terminal could obey never gets past."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.clean import clean_text

NASTY = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\x9d\x07[]m;31\u202e\u2066\u200b\ufeff\u00ad\r\n\t \u3000闯"),
    )
)


@given(NASTY)
def test_idempotent(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once


@given(NASTY)
def test_nothing_a_terminal_obeys_or_hides(text: str) -> None:
    for char in clean_text(text).replace("\n", ""):
        assert unicodedata.category(char) not in ("Cc", "Cs"), hex(ord(char))
        assert unicodedata.bidirectional(char) not in (
            "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN",
        ), hex(ord(char))  # fmt: skip
        assert char not in "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\u061c"


@given(NASTY)
def test_nfc_and_no_blanks_at_the_ends_of_lines(text: str) -> None:
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert all(line == line.strip() for line in cleaned.split("\n"))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("　　全区\u00a0上下 \t 要", "全区 上下 要"),
        ("\x1b[1;31m红\x1b[0m", "红"),
        ("\x1b]0;title\x07题\x1b]8;;http://x\x1b\\链\x1b]8;;\x1b\\", "题链"),
        ("\x9b31m红\x9dtitle\x9c题", "红题"),
        ("\x1bP1$r\x1b\\文\x1bc章", "文章"),
        ("人\u200b民\u202e日\ufeff报\u00ad", "人民日报"),
        ("cafe\u0301", "café"),
        ("“两个确立”——《决定》，③", "“两个确立”——《决定》，③"),
        ("\x1b[31", ""),
    ],
)
def test_examples(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned
