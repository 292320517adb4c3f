"""Places found again in another version of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.articles.alignment import Alignment
from reader.articles.sentences import sentence_at

OLD = {
    -2: "闯新路",
    0: "各地抓落实。完成好“五大任务”！全区上下行动起来。",
    1: "旗委书记朝阳出席会议，并作了重要讲话。",
    2: "会议要求，认真学习。",
}


def at(texts: dict[int, str], words: str) -> tuple[int, int]:
    """The place where `words` stands first."""
    return next((n, text.index(words)) for n, text in sorted(texts.items()) if words in text)


def test_a_paragraph_before_and_a_corrected_character_move_nothing_wrongly() -> None:
    new = {
        -2: "闯新路",
        0: "新的一段。",
        1: OLD[0],
        2: "旗委书记朝阳出席了会议，并作重要讲话。",
        3: "会议要求，认真学习。",
    }
    found = Alignment(OLD, new)
    for words in ("五大任务", "朝阳", "讲话", "认真", "闯新路"):
        assert found.find(at(OLD, words)) == at(new, words)


def test_paragraphs_cut_joined_and_moved() -> None:
    new = {-2: "闯新路", 0: "会议要求，认真学习。各地抓落实。", 1: "完成好“五大任务”！", 2: OLD[1]}
    found = Alignment(OLD, new)
    for words in ("五大任务", "朝阳", "认真", "各地"):
        assert found.find(at(OLD, words)) == at(new, words)
    assert found.find(at(OLD, "全区")) is None


def test_what_is_gone_is_told_and_the_nearest_place_is_behind_what_stood_before_it() -> None:
    new = {-2: "闯新路", 0: "各地抓落实。另有安排。", 2: "会议要求，认真学习。"}
    found = Alignment(OLD, new)
    assert found.find(at(OLD, "朝阳")) is None
    assert found.nearest(at(OLD, "五大任务")) == (0, 6)
    assert found.nearest(at(OLD, "认真")) == at(new, "认真")
    assert Alignment(OLD, {}).nearest((1, 3)) == (0, 0)
    assert Alignment({}, new).nearest((1, 3)) == (-2, 0)
    assert found.find((7, 0)) is None
    assert found.find((0, 999)) is None


def test_a_long_line_without_punctuation_is_aligned_from_both_ends() -> None:
    old, new = {0: "甲乙丙丁" * 500_000}, {0: "甲乙丙丁" * 250_000 + "戊" + "甲乙丙丁" * 250_000}
    found = Alignment(old, new)
    assert found.find((0, 10)) == (0, 10)
    assert found.find((0, 1_999_999)) == (0, 2_000_000)


SENTENCES = st.text("甲乙丙丁，", min_size=1, max_size=9).map(lambda text: text + "。")
TEXTS = st.lists(st.lists(SENTENCES, max_size=5).map("".join), max_size=6).map(
    lambda texts: dict(enumerate(texts))
)


def occurrences(texts: dict[int, str]) -> list[str]:
    return [s + "。" for text in texts.values() for s in text.split("。")[:-1]]


@given(TEXTS, TEXTS, st.data())
def test_a_sentence_that_was_kept_is_under_the_place(
    old: dict[int, str], other: dict[int, str], data: st.DataObject
) -> None:
    texts = list(old.values()) + list(other.values())
    data.draw(st.randoms(use_true_random=False)).shuffle(texts)
    new = dict(enumerate(texts))  # every old paragraph, somewhere among others
    found = Alignment(old, new)
    for number, text in old.items():
        for offset in range(len(text)):
            there = found.find((number, offset))
            assert there is not None
            assert sentence_at(new[there[0]], there[1]) == sentence_at(text, offset)
            assert new[there[0]][there[1]] == text[offset]


@given(TEXTS, TEXTS)
def test_a_place_found_holds_the_same_character(old: dict[int, str], new: dict[int, str]) -> None:
    found = Alignment(old, new)
    for number, text in old.items():
        for offset, char in enumerate(text):
            there = found.find((number, offset))
            if there is not None:
                assert new[there[0]][there[1]] == char
            if any(new.values()):
                near = found.nearest((number, offset))
                assert near[0] in new


@given(TEXTS)
def test_the_same_text_maps_to_itself(texts: dict[int, str]) -> None:
    found = Alignment(texts, texts)
    assert all(
        found.find((number, offset)) == (number, offset)
        for number, text in texts.items()
        for offset in range(len(text))
    )
