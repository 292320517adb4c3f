"""Folding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.fold import fold, fold_with_map

TEXT = st.text(
    st.one_of(st.sampled_from("闯新路進进、“”‘’《》 \u200b\n３ＡＢab五大任務"), st.characters())
)


@given(TEXT)
def test_the_map_leads_back_to_the_character(text: str) -> None:
    folded, offsets = fold_with_map(text)
    assert folded == fold(text)
    assert len(offsets) == len(folded)
    assert offsets == sorted(set(offsets))
    assert all(fold(text[at]) == char for at, char in zip(offsets, folded, strict=True))
    assert all(fold(text[at]) == "" for at in set(range(len(text))) - set(offsets))


@given(TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "printed",
    ["闯新路、进中游", "“闯新路、进中游”", "闯新路　进中游", "闯新\n路进\u200b中游", "闖新路進中遊",
     "《闯新路》进中游", "'闯新路进中游'"],
)  # fmt: skip
def test_ways_of_printing_a_term(printed: str) -> None:
    assert fold(printed) == "闯新路进中游"


def test_full_width_quotes_and_invisible_characters_are_skipped_too() -> None:
    assert fold("＂闯新路＇\u200e\u202a进\u2066中\ufe0f游\U000e0101\uffff") == "闯新路进中游"


def test_full_width_and_case() -> None:
    assert fold("１＋５ Ａ") == fold("1+5a") == "1+5a"


def test_bytes_that_are_no_text_are_skipped() -> None:
    assert fold("\udcff两个\ud800确立") == "两个确立"
