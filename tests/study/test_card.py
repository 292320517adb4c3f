"""Cards from terms, and the sentences terms were met in."""

import pytest

from reader.glossary.model import Component, Term
from reader.study.card import Item, Part, card_key, cards_of, split_key
from reader.study.sentence import Met, blanked, spans_of

TASKS = Term(
    id="五大任务",
    term="五大任务",
    deck="d",
    pinyin="wǔ dà rènwu",
    english="Five Major Tasks",
    meaning="The five roles given to Inner Mongolia.",
    kind="numeric",
    components=(
        Component("旧的一项", valid_to="2020"),
        Component("我国北方重要生态安全屏障", "ecological shield", "两个屏障"),
        Component("祖国北疆安全稳定屏障", "", "两个屏障"),
    ),
)
MET = Met("a1", 3, 12, "全区上下要完成好“五大任务”。")


def test_the_cards_of_a_formula() -> None:
    cards = {card.kind: card for card in cards_of(TASKS, [MET])}
    assert list(cards) == ["meaning", "reverse", "cloze", "items"]
    meaning, reverse = cards["meaning"], cards["reverse"]
    assert meaning.front == (Part("term", "五大任务"),)
    assert meaning.back[:2] == (Part("pinyin", "wǔ dà rènwu"), Part("english", "Five Major Tasks"))
    assert meaning.met_on_front
    assert reverse.front == (Part("english", "Five Major Tasks"), Part("note", "numeric · 4 字"))
    assert not any("五大任务" in part.text for part in reverse.front)
    assert not reverse.met_on_front
    assert cards["cloze"].front == (Part("sentence", "全区上下要完成好“＿＿＿＿”。"),)
    assert cards["items"].items == (  # today's list only
        Item("我国北方重要生态安全屏障", "ecological shield", "两个屏障"),
        Item("祖国北疆安全稳定屏障", "", "两个屏障"),
    )


def test_what_the_deck_does_not_say_makes_no_card() -> None:
    assert cards_of(Term("x", "闯新路", "d")) == []
    assert [c.kind for c in cards_of(Term("x", "闯新路", "d", zh="走出新路"))] == ["meaning"]
    ended = Term("x", "三公", "d", english="e", components=(Component("a", valid_to="2001"),))
    assert "items" not in [c.kind for c in cards_of(ended)]
    assert [c.kind for c in cards_of(TASKS, [MET], kinds=["items"])] == ["items"]


def test_a_sentence_without_the_term_makes_no_cloze() -> None:
    kinds = [card.kind for card in cards_of(TASKS, [Met("a", 0, 0, "别的话。")])]
    assert "cloze" not in kinds


def test_keys_stay_when_content_changes() -> None:
    edited = Term("五大任务", "五大任务", "other", english="The Five Tasks", zh="…",
                  components=TASKS.components)  # fmt: skip
    moved = Met("a1", 9, 0, "全区上下 要完成好‘五大任务’。")
    assert [c.key for c in cards_of(edited, [moved])] == [c.key for c in cards_of(TASKS, [MET])]


@pytest.mark.parametrize("term", ["两个确立", "a#b", "1+5@内蒙古", "x y"])
def test_keys_can_be_split(term: str) -> None:
    assert split_key(card_key(term, "cloze", "ab12")) == (term, "cloze", "ab12")
    assert split_key(card_key(term, "meaning")) == (term, "meaning", "")


def test_every_form_is_blanked_and_its_marks_stay() -> None:
    text = "“三多、三少、三慢”，即三多三少三慢；三多。"
    spans = spans_of(text, ["三多三少三慢", "三多"])
    assert [text[a:b] for a, b in spans] == ["三多、三少、三慢", "三多三少三慢", "三多"]
    assert blanked(text, spans) == "“＿＿、＿＿、＿＿”，即＿＿＿＿＿＿；＿＿。"
    assert blanked("按1571来", spans_of("按1571来", ["1571"])) == "按＿＿＿＿来"
    assert spans_of(text, ["没有"]) == []
