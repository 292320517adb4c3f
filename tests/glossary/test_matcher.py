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


@pytest.mark.parametrize("mark", list("、“”‘’《》「」『』＂＇\"' \u3000\n\r\u200b\u200d\ufeff\u2060"
                                      "\u200e\u202c\u00ad\ufe0f\u2028"))  # fmt: skip
def test_no_mark_inside_a_term_hides_it(mark: str) -> None:
    text = f"要闯新{mark}路进{mark}中{mark}游。"
    assert found(text)[0] == ("闯新路进中游", text[1:-1], True)


@pytest.mark.parametrize(
    ("form", "printed"),
    [
        ("着力点", "著力點"),
        ("读原著、学原文", "讀原著、學原文"),
        ("铸牢中华民族共同体意识", "鑄牢中華民族共同體意識"),
        ("征求意见", "徵求意見"),
        ("为人民服务", "爲人民服務"),
        ("为人民服务", "為人民服務"),
        ("抓落实", "抓落實"),
        ("干部", "幹部"),
        ("放管服", "放管服"),
    ],
)
def test_traditional_script(form: str, printed: str) -> None:
    text = f"「{printed}」"
    (match,) = Matcher([("t", form)]).find(text)
    assert text[match.start : match.end] == printed


def test_nested_terms_are_all_known() -> None:
    forms = ["铸牢中华民族共同体意识主线", "铸牢中华民族共同体意识", "中华民族共同体"]
    matcher = Matcher([(form, form) for form in forms])
    matches = matcher.find("以“铸牢中华民族共同体意识”主线")
    assert [(m.id, m.shown) for m in matches] == list(zip(forms, (True, False, False), strict=True))


def test_a_form_within_a_longer_one_of_its_term_is_no_match_beside_it() -> None:
    matcher = Matcher([("放管服", "放管服"), ("放管服", "“放管服”改革"), ("改革", "改革")])
    matches = matcher.find("深化放管服改革，改革“放管服”")
    assert [(m.id, m.start, m.shown) for m in matches] == [
        ("放管服", 2, True),
        ("改革", 5, False),
        ("改革", 8, True),
        ("放管服", 11, True),
    ]


def test_a_form_is_marked_where_the_longer_one_of_its_term_gives_way() -> None:
    matcher = Matcher([("甲", "甲乙"), ("甲", "甲乙丙丁"), ("丁", "丙丁戊己庚")])
    matches = matcher.find("甲乙丙丁戊己庚")
    assert [(m.id, m.end - m.start) for m in matches if m.shown] == [("甲", 2), ("丁", 5)]


def test_overlapping_terms_are_all_known() -> None:
    assert found("自治区长") == [("区", "自治区", True), ("治区长", "治区长", False)]


def test_senses_come_in_the_order_they_are_given() -> None:
    matcher = Matcher([("a", "1+5"), ("b", "1+5")])
    matches = matcher.find("1+5", rank=lambda ids, span: list(reversed(ids)))
    assert matches == [Match("b", 0, 3, True), Match("a", 0, 3)]


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
