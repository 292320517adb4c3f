"""Two meanings of one form, in order."""

from __future__ import annotations

import pytest

from reader.glossary.model import Origin, Term
from reader.glossary.senses import NOWHERE, Setting, rank_senses

CADRES = Term(
    "1+5-a", "1+5", "d", level="local", goes_with=("市委～干部机制",),
    scope="Dalad Banner: managing officials", zh="达拉特旗管理干部的机制",
)  # fmt: skip
LAW = Term(
    "1+5-b", "1+5", "d", level="central", goes_with=("中央～工作意见",),
    scope="Political and legal work since 2019", zh="中央关于政法工作的一组意见",
)  # fmt: skip
TRADE = Term("两新-a", "两新", "d", scope="Economy since 2024", zh="设备更新和以旧换新")
PARTY = Term("两新-b", "两新", "d", scope="Party building", zh="新经济组织、新社会组织的党建")


def first(senses: tuple[Term, ...], text: str, form: str, setting: Setting = NOWHERE) -> str:
    at = text.index(form)
    return rank_senses(senses, setting, text, at, at + len(form))[0].id


@pytest.mark.parametrize("senses", [(CADRES, LAW), (LAW, CADRES)])
@pytest.mark.parametrize(
    ("text", "setting", "expected"),
    [
        ("落实1+5。", Setting("2025-03", "达拉特旗日报 会议"), "1+5-a"),
        ("落实1+5。", Setting("2025-03", "某报 会议 Dalad Banner"), "1+5-a"),
        ("落实1+5。", Setting("2025-03", "上海日报 会议"), "1+5-b"),
        ("落实中央“1+5”工作意见。", Setting("2025-03", "达拉特旗日报"), "1+5-b"),
        ("落实中央“1+5”工作意见。", Setting("2017", "上海日报"), "1+5-a"),  # not yet then
        ("政法机关落实1+5。", NOWHERE, "1+5-b"),
        ("干部管理，落实1+5。", NOWHERE, "1+5-a"),
    ],
)
def test_date_then_company_then_place_then_words(
    senses: tuple[Term, ...], text: str, setting: Setting, expected: str
) -> None:
    assert first(senses, text, "1+5", setting) == expected


def test_a_sense_comes_last_before_its_time() -> None:
    text = "设备更新，两新政策"
    assert first((TRADE, PARTY), text, "两新", Setting("2025-01")) == "两新-a"
    assert first((TRADE, PARTY), text, "两新", Setting("2024")) == "两新-a"
    assert first((TRADE, PARTY), text, "两新", Setting("2018-05")) == "两新-b"
    ended = Term("x", "两新", "d", scope="until 2012")
    dated = Term("y", "两新", "d", origin=Origin(first="2013"))
    assert first((ended, dated), text, "两新", Setting("2020")) == "y"
    assert first((dated, ended), text, "两新", Setting("2010")) == "x"


def test_what_nothing_tells_apart_stays_in_order() -> None:
    one, other = Term("a", "甲乙", "d"), Term("b", "甲乙", "d")
    assert rank_senses([one, other], NOWHERE, "甲乙", 0, 2) == [one, other]
    assert rank_senses([other, one], NOWHERE, "甲乙", 0, 2) == [other, one]
