"""Readings, collocations, lists: what each kind asks, and of which terms."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.model import Component, Term
from reader.study.card import DEFAULT_KINDS, KINDS, Card, Strangers, cards_of
from reader.study.card.contexts import key_word
from reader.study.typed import compare
from tests.conftest import ROOT


def listed(name: str, *items: str, **more: object) -> Term:
    return Term(name, name, "d", components=tuple(map(Component, items)), **more)


TASKS = listed("三大任务", "北方生态屏障", "北疆安全屏障", "战略资源基地", english="Three Tasks")
OTHER = listed("三个代表", "先进生产力的要求", "先进文化的方向", "人民的根本利益")
ROADS = listed("四条道路", "东方文明之路", "北疆安全屏障", "西部开发之路", "南方开放之路")
POOL = Strangers([TASKS, OTHER, ROADS])


def only(term: Term, kind: str, **how: object) -> Card | None:
    how.setdefault("strangers", lambda: POOL)
    cards = cards_of(term, (), [kind], **how)
    assert len(cards) <= 1
    return cards[0] if cards else None


def test_settings_and_cards_know_the_same_kinds() -> None:
    from reader import config

    assert config.DRILL_KINDS == KINDS
    assert config.Config().kinds_of("any") == DEFAULT_KINDS


# -- reading


@pytest.mark.parametrize(
    ("term", "pinyin", "hard"),
    [
        ("三重一大", "sān zhòng yī dà", True),
        ("高质量增长", "gāo zhìliàng zēngzhǎng", True),
        ("五大任务", "wǔ dà rènwu", False),  # a neutral tone is no other reading
        ("两个确立", "liǎng gè quèlì", False),
        (
            "一二三四五六七八九十长一二三",
            "yī èr sān sì wǔ liù qī bā jiǔ shí cháng yī èr sān",
            False,
        ),
    ],
)
def test_only_hard_readings_are_asked_unless_all_are_wanted(
    term: str, pinyin: str, hard: bool
) -> None:
    entry = Term(term, term, "d", pinyin=pinyin)
    assert (only(entry, "reading") is not None) is hard
    assert only(entry, "reading", only_hard=False) is not None


def test_a_reading_that_does_not_fit_is_not_asked() -> None:
    for pinyin in ("", "liǎng gè", "two things here now"):
        assert only(Term("x", "两个确立", "d", pinyin=pinyin), "reading", only_hard=False) is None


def test_the_reading_asked_is_the_pinyin_and_what_is_spoken() -> None:
    card = only(
        Term("x", "1+N一个不落", "d", pinyin="1+N yī gè bù luò"), "reading", only_hard=False
    )
    assert card is not None
    assert card.met_on_front
    for typed in ("yi1 ge4 bu4 luo4", "1+N yi2ge4 bu2luo4", "yī gè bù luò"):
        assert compare(typed, card.wanted).right


# -- lists


def test_which_formula_never_tells_its_name() -> None:
    term = listed("三农", "农业", "三农干部", "农民")
    card = only(term, "formula")
    assert [part.text for part in card.front] == ["1  农业", "2  ＿＿干部", "3  农民"]
    assert compare("三农", card.wanted).right


def test_a_name_that_is_its_list_is_not_asked_for() -> None:
    term = listed(
        "照镜子、正衣冠、洗洗澡", "照镜子", "正衣冠", "洗洗澡", english="look in the mirror"
    )
    assert only(term, "formula") is None
    for kind in ("items", "wrong"):
        card = only(term, kind)
        assert not any("正衣冠" in part.text for part in card.front if part.role != "item")


def test_a_strange_item_is_alike_and_belongs_to_another() -> None:
    seen = set()
    for turn in range(40):
        card = only(TASKS, "wrong", turn=turn)
        shown = [part.text.split("  ")[1] for part in card.front if part.role == "item"]
        own = [component.zh for component in TASKS.components]
        strange = [n for n, zh in enumerate(shown, 1) if zh not in own]
        assert strange == [card.wrong]
        assert shown[card.wrong - 1] in ("东方文明之路", "西部开发之路", "南方开放之路")  # as long
        assert own[card.wrong - 1] in [part.text for part in card.back]
        assert card == only(TASKS, "wrong", turn=turn)
        seen.add((card.wrong, shown[card.wrong - 1]))
    assert len(seen) > 4  # no place and no stranger to learn by heart


def test_what_makes_no_wrong_item() -> None:
    assert only(listed("二者", "其一", "其二"), "wrong") is None
    assert only(TASKS, "wrong", strangers=lambda: Strangers([TASKS])) is None
    old = replace(ROADS, components=(*ROADS.components, Component("战略资源基地", valid_to="2001")))
    for turn in range(20):  # what once stood on the list is no stranger to it
        card = only(old, "wrong", turn=turn, strangers=lambda: Strangers([TASKS]))
        assert not any("战略资源" in part.text for part in card.front)


def test_of_a_long_list_as_many_are_shown_as_there_are_digits() -> None:
    term = listed("十二个词", *(f"{c}项任务" for c in "甲乙丙丁戊己庚辛壬癸子丑"))
    for turn in range(30):
        card = only(term, "wrong", turn=turn)
        assert card.choices == 9
        assert 1 <= card.wrong <= 9


# -- collocations


@pytest.mark.parametrize(
    ("collocation", "gapped"),
    [
        ("～的决定性意义", "两个确立的＿＿＿意义"),
        ("深刻领悟“～”的决定性意义", "深刻领悟“两个确立”的＿＿＿意义"),
        ("～的成果", "两个确立的＿＿"),
        ("拥护～", "＿＿两个确立"),
        ("坚决拥护“～”", "＿＿＿＿“两个确立”"),
        ("～建设", "两个确立＿＿"),
        ("实施～行动", "＿＿两个确立行动"),
        ("在～的关键点上集中发力", "在＿＿＿＿的关键点上集中发力"),
        ("从～中悟规律、明方向", "从＿＿＿＿中悟规律、明方向"),
    ],
)
def test_the_key_word_is_blanked_or_the_term(collocation: str, gapped: str) -> None:
    card = only(Term("x", "两个确立", "d", goes_with=(collocation,)), "collocation")
    assert card.front[0].text == gapped
    start = gapped.index("＿")
    whole = collocation.replace("～", "两个确立")
    answer = whole[start : start + gapped.count("＿")]
    assert compare(answer, card.wanted).right


def test_the_key_of_a_collocation_outlives_its_quotes_and_its_order() -> None:
    one = Term("x", "两个确立", "d", goes_with=("拥护～", "深刻领悟～的决定性意义"))
    two = replace(one, term="“两个确立”", goes_with=("深刻领悟 “～”的决定性意义", "拥护～", "～"))
    keys = [{card.key for card in cards_of(term, (), ["collocation"])} for term in (one, two)]
    assert len(keys[0]) == 2
    assert keys[0] == keys[1]


@given(st.text(max_size=30))
def test_any_collocation_makes_a_card_or_none(text: str) -> None:
    term = Term("x", "两个确立", "d", goes_with=(text, text))
    assert len(cards_of(term, (), ["collocation"])) <= 1
    word = key_word(text)
    assert word is None or 0 <= word[0] < word[1] <= len(text)


texts = st.text(max_size=12)


@given(texts, texts, texts, texts, st.lists(st.text(min_size=1, max_size=8), max_size=6))
def test_keys_stay_when_the_wording_of_a_term_changes(
    headword: str, pinyin: str, english: str, meaning: str, items: list[str]
) -> None:
    """Whatever is edited, a card that is still made has the key it had."""
    before = replace(TASKS, pinyin="sān dà rènwu", goes_with=("拥护～",), meaning="m")
    after = replace(
        before, term=headword or "词", pinyin=pinyin, english=english, meaning=meaning,
        components=tuple(map(Component, items)),
    )  # fmt: skip
    made = [
        {card.kind: card.key for card in cards_of(
            term, (), KINDS, only_hard=False, strangers=lambda: POOL)}
        for term in (before, after)
    ]  # fmt: skip
    for kind, key in made[1].items():
        assert key == made[0][kind]


def test_the_shipped_decks_make_cards_of_every_kind() -> None:
    from reader.glossary.loader import load_decks

    terms = list(load_decks(sorted((ROOT / "decks").glob("*.toml"))).terms.values())
    pool = Strangers(terms)
    counts = dict.fromkeys(KINDS, 0)
    for term in terms:
        for card in cards_of(term, (), KINDS, strangers=lambda: pool):
            counts[card.kind] += 1
            assert not card.wrong or card.wrong <= card.choices
    assert all(counts[kind] for kind in KINDS if kind != "cloze")
    assert counts["reading"] < len(terms) / 3  # only hard ones: no flood of cards
