"""Numbers in terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.fold import fold
from reader.glossary.matcher import Matcher
from reader.glossary.numerals import spellings


@pytest.mark.parametrize(
    ("form", "others"),
    [
        ("五大任务", ["5大任务"]),
        ("两个确立", ["2个确立"]),
        ("十大工程", ["10大工程"]),
        ("十四五规划", []),  # 145, or 14 and 5? nobody prints it in figures
        ("二十大报告", ["20大报告"]),
        ("三十六计策", ["36计策"]),
        ("1+5", ["一+五"]),
        ("12+20机制", ["十二+二十机制"]),
        ("三严三实", ["3严三实"]),
        ("两会", []),
        ("百花齐放", []),
        ("2025行动", []),
        ("007号", []),
    ],
)
def test_other_spellings_of_a_number(form: str, others: list[str]) -> None:
    assert list(spellings(form)) == others


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("五大任务", "完成5大任务，完成５大任务", ["5大任务", "５大任务"]),
        ("1+5", "中央“一+五”和“１＋５”", ["一+五", "１＋５"]),
        ("五大任务", "十五大任务，二〇二五大任务，25大任务", []),
        ("五大任务", "第五、五大任务；统一五大任务；二、五大任务", ["五大任务"] * 3),
        ("四个意识", "三、四个意识", ["四个意识"]),
        ("1+5", "1、1+5；11+5；1+50", ["1+5"]),
        ("十个明确", "统一十个明确，二十个明确，六十个明确", ["十个明确"]),
        ("十四五", "十四五时期，二十四五岁", ["十四五"]),
        ("GDP", "GDP与GDPS", ["GDP"]),
    ],
)
def test_numbers_are_never_cut(form: str, text: str, found: list[str]) -> None:
    matches = Matcher([("t", form)]).find(text)
    assert [text[m.start : m.end] for m in matches] == found


@given(st.text(st.sampled_from("零〇一二三四五六七八九十百千两0123456789+大个、 "), max_size=12))
def test_any_form_finds_itself_and_each_of_its_spellings(form: str) -> None:
    folded = fold(form)
    if not folded:
        return
    matcher = Matcher([("t", form)])
    for printed in (form, *spellings(folded)):
        assert any(fold(printed[m.start : m.end]) == fold(printed) for m in matcher.find(printed))
