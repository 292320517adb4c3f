"""Terms found in text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.fold import fold
from reader.glossary.matcher import Match, Matcher

FORMS = [
    ("闯新路进中游", "闯新路、进中游"),
    ("闯新路", "闯新路"),
    ("五大任务", "五大任务"),
    ("任务", "任务"),
    ("1+5", "1+5"),
    ("旗", "旗"),
    ("区", "自治区"),
    ("治区长", "治区长"),
]
TERMS = {identity: {fold(form) for other, form in FORMS if other == identity}
         for identity, _ in FORMS}  # fmt: skip
TEXT = st.lists(
    st.one_of(
        st.sampled_from([form for _, form in FORMS]),
        st.sampled_from(list("闯新路进中游五大任务、“”《》 \u200b自治区长旗帜1+5０１２５+進務")),
        st.characters(),
    )
).map("".join)
MATCHER = Matcher(FORMS)


def found(text: str, **more: object) -> list[tuple[str, str, bool]]:
    matches = MATCHER.find(text, **more)  # type: ignore[arg-type]
    return [(m.id, text[m.start : m.end], m.shown) for m in matches]


@given(TEXT)
def test_every_span_folds_to_a_form_of_its_term(text: str) -> None:
    for match in MATCHER.find(text):
        span = text[match.start : match.end]
        assert fold(span) in TERMS[match.id]
        # No outer quotes, blanks or invisible characters: both ends are characters that count.
        assert fold(span[0])
        assert fold(span[-1])


@given(TEXT)
def test_marked_spans_never_overlap_and_the_order_is_by_start(text: str) -> None:
    matches = MATCHER.find(text)
    assert [m.start for m in matches] == sorted(m.start for m in matches)
    shown = [m for m in matches if m.shown]
    assert all(a.end <= b.start for a, b in pairwise(shown))


@given(TEXT)
def test_what_is_not_marked_lies_under_something_marked(text: str) -> None:
    matches = MATCHER.find(text)
    for match in matches:
        if not match.shown:
            assert any(o.start < match.end and match.start < o.end for o in matches if o.shown)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("要“闯新路、进中游”。", "闯新路、进中游"),
        ("要闯新路进中游。", "闯新路进中游"),
        ("要闯新\u200b路\n进中游。", "闯新\u200b路\n进中游"),
        ("要闖新路進中遊。", "闖新路進中遊"),
        ("要“闯新路”“进中游”。", "闯新路”“进中游"),
    ],
)
def test_ways_of_printing_one_term(text: str, span: str) -> None:
    assert found(text)[0] == ("闯新路进中游", span, True)
    assert ("闯新路", False) in [(identity, shown) for identity, _, shown in found(text)]


def test_full_width_figures_and_numbers_inside_numbers() -> None:
    assert found("“１＋５”行动") == [("1+5", "１＋５", True)]
    assert found("11+5") == found("1+52") == []


def test_the_longest_is_marked_and_those_inside_are_listed() -> None:
    assert found("五大任务") == [("五大任务", "五大任务", True), ("任务", "任务", False)]


def test_a_short_term_gives_way_to_a_word_of_the_language() -> None:
    def cuts_word(start: int, end: int) -> bool:
        return (start, end) == (0, 1)

    assert found("旗帜与旗", cuts_word=cuts_word) == [("旗", "旗", True)]


def test_two_senses_of_one_form_are_both_listed_and_one_is_marked() -> None:
    matcher = Matcher([("1+5 here", "1+5"), ("1+5 there", "1+5"), ("1+5 here", "“1+5”")])
    assert matcher.find("1+5") == [Match("1+5 here", 0, 3, True), Match("1+5 there", 0, 3)]


def test_no_terms_and_empty_forms() -> None:
    assert Matcher([]).find("五大任务") == []
    assert Matcher([("quotes", "“”")]).find("“”") == []
