"""Candidate set terms: what is proposed, what is not, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.fold import fold
from reader.glossary.mining import Candidate, mine
from reader.glossary.mining_components import components, items_in
from reader.glossary.mining_phrases import Word
from reader.glossary.mining_score import Draft, score
from reader.services.home import Home
from reader.services.mining import cutter

Mine = Callable[..., list[Candidate]]


@pytest.fixture
def mined(home: Home) -> Mine:
    """`mined("text", …)` with the words of the real dictionary."""
    cut = cutter(home)

    def run(*texts: str, **more: object) -> list[Candidate]:
        return mine([(text, False) for text in texts], cut, **more)  # type: ignore[arg-type]

    return run


def terms(found: Sequence[Candidate]) -> list[str]:
    return [candidate.term for candidate in found]


@pytest.mark.parametrize(
    ("text", "term", "why"),
    [
        ("要深入推进“清零攻坚”，把存量清干净。", "清零攻坚", "in quotation marks"),
        ("全面打造“万亩千斤”工程，让农民增收。", "万亩千斤", "in quotation marks"),
        ("全市推行一村一策一档，逐项销号。", "一村一策一档", "numeral formula"),
        ("我们紧紧围绕三大提升行动抓落实。", "三大提升行动", "numeral formula"),
        ("构建“1+3+N”体系，压实责任。", "1+3+N体系", "in quotation marks"),
        ("全旗建立1+3+6的服务架构。", "1+3+6", "numeral formula"),
        (
            "按照组织有力、产业兴旺、乡风淳朴、治理高效的总要求推进。",
            "组织有力、产业兴旺、乡风淳朴、治理高效",
            "parallel run of 4",
        ),
        ("深入实施农牧民素质整体提升行动，培育新农人。", "农牧民素质整体提升行动", "实施"),
        ("坚持因村施策，久久为功。", "因村施策", "1 × in this article"),
    ],
)
def test_what_marks_a_set_term(mined: Mine, text: str, term: str, why: str) -> None:
    found = {candidate.term: candidate for candidate in mined(text)}
    assert term in found
    assert why in found[term].evidence
    assert 0 <= found[term].score <= 1


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("会议学习了《关于“清零攻坚”的意见》。", "清零攻坚"),  # inside a book title
        ("他说：“我们三个月就能把这件事情办好。”", "三个月"),
        ("他说：“我们三个月就能把这件事情办好。”", "我们三个月就能把这件事情办好"),
        ("今年以来五个方面的工作都有进展。", "五个方面"),
        ("全市去年共有十二个村通了公路。", "十二个村"),
    ],
)
def test_what_does_not(mined: Mine, text: str, term: str) -> None:
    assert term not in terms(mined(text))


def test_what_marks_itself_comes_before_what_does_not(mined: Mine) -> None:
    found = terms(mined("今年大家继续努力，积极参加集体劳动。要落实“清零攻坚”和“三减四增”要求。"))
    assert set(found[:2]) == {"清零攻坚", "三减四增"}


def test_a_quoted_code_comes_before_a_quoted_word(mined: Mine) -> None:
    found = terms(mined("全省落实“415X”，人人关心“马拉松”比赛。"))
    assert found.index("415X") < found.index("马拉松")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("“415X”先进制造业集群营收突破九万亿元。", "415X先进制造业集群"),
        ("落实“132”总体工作部署，推进各项任务。", "132总体工作部署"),
        ("“1+3”结对帮扶机制全面建立。", "1+3结对帮扶机制"),
        ("推进“8＋4”经济政策体系建设。", "8＋4经济政策体系"),
    ],
)
def test_a_quoted_code_is_proposed_with_what_it_names(mined: Mine, text: str, term: str) -> None:
    code = term[: text.index("”") - text.index("“") - 1]
    found = terms(mined(text))
    assert found[0] == term
    assert code not in found


def test_a_name_judged_a_term_and_one_that_comes_to_mind_to_many_weigh_more() -> None:
    spans = [(0, 0, 4)]
    name = Draft("链长制", signs={"name": 1}, spans=spans, listed=1)
    often = Draft("链长制", signs={"name": 1}, spans=spans, listed=4)
    judged = Draft("链长制", signs={"name": 1}, spans=spans, core=True, listed=4)
    assert score(name) < score(often) < score(judged)


def test_a_name_other_documents_use_is_proposed_though_it_stands_once(mined: Mine) -> None:
    text = "各地发展首发经济，各地发展农村电站。"
    found = {candidate.term: candidate for candidate in mined(text)}
    assert "on the list of known names" in found["首发经济"].evidence
    assert "name" not in found["农村电站"].evidence
    assert found["首发经济"].score > 2 * found["农村电站"].score
    known = mined(text, known=["首发经济"])
    assert "首发经济" not in terms(known)


def test_a_name_within_a_longer_one_is_not_proposed(mined: Mine) -> None:
    found = terms(mined("实施新型政策性金融工具，推进医疗卫生强基工程。各地实施强基工程。"))
    assert "医疗卫生强基工程" in found
    assert "强基工程" in found  # it stands alone as well
    assert "强基工程" not in terms(mined("推进医疗卫生强基工程，成效明显。"))


def test_a_term_in_a_list_that_is_a_name_is_proposed_beside_it(mined: Mine) -> None:
    found = terms(mined("立足中华民族伟大复兴战略全局和世界百年未有之大变局，谋划工作。"))
    assert "中华民族伟大复兴战略全局和世界百年未有之大变局" in found
    assert "中华民族伟大复兴战略全局" in found


def test_a_short_quotation_is_proposed_with_the_word_it_belongs_to(mined: Mine) -> None:
    found = terms(mined("实施“七化”改造项目，加快企业升级。开展“二五”普法。"))
    assert {"七化改造", "二五普法"} <= set(found)


@pytest.mark.parametrize(
    ("text", "run"),
    [
        ("统筹新能源大基地、大通道、大消纳体系建设。", "大基地、大通道、大消纳"),
        ("要体现继承性、民族性，把握方向。", "继承性、民族性"),
    ],
)
def test_a_run_whose_items_share_a_character_is_cut_where_they_begin(
    mined: Mine, text: str, run: str
) -> None:
    assert run in terms(mined(text))


def test_two_items_of_one_word_are_two_terms(mined: Mine) -> None:
    found = terms(mined("要加快建设诚信青河、平安青河，走在前列。"))
    assert {"诚信青河", "平安青河"} <= set(found)
    assert "诚信青河、平安青河" not in found


def test_a_name_is_no_part_of_other_words(mined: Mine) -> None:
    assert "一件事" not in terms(mined("他们两个人同一件事情都记得。"))


def test_repetition_counts_and_is_told(mined: Mine) -> None:
    once = mined("深入开展牧区振兴行动。")
    often = mined(
        "深入开展牧区振兴行动。", "各地推进牧区振兴行动，成效明显。", "牧区振兴行动不能松劲。",
        library=["前年部署过牧区振兴行动。", "与此无关。"],
    )  # fmt: skip
    (few,) = [c for c in once if c.term == "牧区振兴行动"]
    (many,) = [c for c in often if c.term == "牧区振兴行动"]
    assert many.score > few.score
    assert many.count == 3
    assert "3 × in this article; in 1 other article" in many.evidence
    assert (many.paragraph, many.offset) == (0, 4)


def test_the_longest_form_is_proposed_not_its_parts(mined: Mine) -> None:
    found = terms(mined(*["深入实施边境牧区振兴工程。"] * 3))
    assert "边境牧区振兴工程" in found
    assert not {"牧区振兴", "边境牧区", "牧区振兴工程", "振兴工程"} & set(found)


@pytest.mark.parametrize(
    "known",
    ["清零攻坚", "清零、攻坚", "清零攻堅", "清零攻坚行动"],  # the last has it in a longer form
)
def test_what_a_deck_has_is_not_proposed(mined: Mine, known: str) -> None:
    text = "要落实“清零攻坚”，再抓“三减四增”。"
    assert "清零攻坚" in terms(mined(text))
    found = terms(mined(text, known=[known]))
    assert "清零攻坚" not in found
    assert "三减四增" in found


def test_what_stands_only_in_known_terms_or_cuts_them_is_not_proposed(mined: Mine) -> None:
    text = "铸牢中华民族共同体意识工作主线是纲。"
    found = terms(mined(text, known=["铸牢中华民族共同体意识"]))
    assert not any("共同体" in term and not term.startswith("铸牢") for term in found)


def test_what_is_ignored_is_not_proposed(mined: Mine) -> None:
    assert terms(mined("落实“清零攻坚”。", skip={"清零攻坚"})) == []


def test_traditional_script_and_line_ends(mined: Mine) -> None:
    assert "清零攻堅" in terms(mined("要落實「清零攻堅」，逐項銷號。"))
    assert mined("") == []
    assert mined("。，！") == []


@pytest.mark.parametrize(
    ("term", "number"),
    [("两个确立", 2), ("五大任务", 5), ("十二个行动", 12), ("三会一课", 4), ("三农", 3),
     ("一带一路", 2), ("1+5", 0), ("模范自治区", 0), ("一体推进", 0)],
)  # fmt: skip
def test_how_many_items_a_name_promises(term: str, number: int) -> None:
    assert items_in(term) == number


@pytest.mark.parametrize(
    ("term", "texts", "items"),
    [
        ("三个到位", ["落实“三个到位”，即思想到位、责任到位、措施到位。"],
         ("思想到位", "责任到位", "措施到位")),
        ("三个到位", ["“三个到位”是指思想、责任和措施。"], ("思想", "责任", "措施")),
        ("两项制度", ["坚持两项制度：一是首问负责制；二是限时办结制。"],
         ("首问负责制", "限时办结制")),
        ("三件事", ["今年抓三件事。一是修路，二是通电，三是引水。"], ("修路", "通电", "引水")),
        ("三长联动", ["推行网格长、楼栋长、街巷长“三长联动”机制。"],
         ("网格长", "楼栋长", "街巷长")),
        ("三会一课", ["落实三会一课（党员大会、支委会、党小组会、党课）制度。"],
         ("党员大会", "支委会", "党小组会", "党课")),
        ("两个必须", ["做到“两个必须”。", "——必须坚持人民至上。这是根本。",
                      "——必须坚持自信自立。"], ("必须坚持人民至上", "必须坚持自信自立")),
        # The term stands in an item of the list, or the list is of another number.
        ("一主两副", ["——坚持融合，构建“一主两副”格局。", "——坚持改革。", "——坚持开放。",
                      "——坚持共享。"], ()),
        ("两个必须", ["做到“两个必须”。", "——坚持改革。", "——坚持开放。", "——坚持共享。"], ()),
        ("三个到位", ["落实“三个到位”，即思想到位、责任到位。"], ()),  # one too few
        ("三个到位", ["落实“三个到位”，工作就有保证。"], ()),
        ("两个维护", ["领悟“两个确立”、做到“两个维护”。"], ()),
    ],
)  # fmt: skip
def test_items_the_text_spells_out(term: str, texts: list[str], items: tuple[str, ...]) -> None:
    start = texts[0].index(term)
    assert components(term, texts, [(0, start, start + len(term))]) == items


_PIECES = st.lists(
    st.sampled_from(
        [
            *"的和是在一二三大个“”‘’《》、，。；：—（）+3\u200b \t乡村振兴战略全面推进",
            "坚持",
            "行动",
        ]
    ),
    max_size=60,
).map("".join)


def _characters(text: str) -> list[Word]:
    return [Word(char, at) for at, char in enumerate(text)]


@given(st.lists(_PIECES, max_size=4), st.lists(_PIECES, max_size=3))
def test_any_text_is_mined(texts: list[str], known: list[str]) -> None:
    found = mine([(text, False) for text in texts], _characters, known=known)
    assert [c.score for c in found] == sorted((c.score for c in found), reverse=True)
    folded = [fold(candidate.term) for candidate in found]
    assert len(set(folded)) == len(folded)
    assert set(folded).isdisjoint(map(fold, known))
    for candidate in found:
        assert fold(candidate.term) in fold(texts[candidate.paragraph][candidate.offset :])
        assert candidate.count >= 1
