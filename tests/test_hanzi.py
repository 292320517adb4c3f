import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.hanzi import count_hanzi, is_hanzi


@pytest.mark.parametrize("char", ["一", "龥", "〇", "㐀", "\uf900", "\U00020000", "\U00030000"])
def test_ideographs_are_hanzi(char: str) -> None:
    assert is_hanzi(char)
    assert count_hanzi(f"a{char}b") == 1


@pytest.mark.parametrize("char", ["가", "ꀀ", "あ", "\ue000", "。", "a", "", "一一", "々"])
def test_others_are_not(char: str) -> None:
    assert not is_hanzi(char)


@given(st.characters())
def test_what_is_hanzi_has_an_ideographs_name(char: str) -> None:
    named = unicodedata.name(char, "").startswith("CJK ") and "IDEOGRAPH" in unicodedata.name(char)
    known = unicodedata.category(char) != "Cn"  # newer extensions than this Python's tables
    if known:
        assert is_hanzi(char) == (named or char == "〇")
