"""Typed answers beside the right ones."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.spelling.syllable import numbered
from reader.study.card import Wanted
from reader.study.scheduler import Rating
from reader.study.typed import compare, compare_hanzi, compare_pinyin

RIGHT = "liǎng gè què lì"


def verdicts(typed: str, form: str = RIGHT) -> list[str]:
    return [piece.verdict for piece in compare_pinyin(typed, form).pieces]


@pytest.mark.parametrize(
    "typed",
    [
        "liang3 ge4 que4 li4",
        "liǎng gè quèlì",
        "liang3ge4que4li4",
        "liǎnggèquèlì",
        "LIANG3 Ge4 quèlì",
        "ｌｉａｎｇ３　ge4 que4 li4",
        "  liang3,ge4.que4-li4 ",
        "lia\u030cng ge\u0300 que\u0300li\u0300",
    ],
)
def test_however_it_is_spelt_it_is_right(typed: str) -> None:
    found = compare_pinyin(typed, RIGHT)
    assert found.right
    assert found.suggested is Rating.GOOD


@pytest.mark.parametrize(
    ("typed", "form"),
    [
        ("lv4se4", "lǜ sè"),
        ("lü4 se4", "lǜ sè"),
        ("lu:4se4", "lǜ sè"),
        ("LÜ4SE4", "lǜ sè"),
        ("nüe4", "nüè"),
        ("lue4", "lüè"),
        ("jü3", "jǔ"),
        ("xi1an1", "xī ān"),
        ("xī'ān", "xī ān"),
        ("ren4wu", "rèn wu"),
        ("ren4wu5", "rèn wu"),
        ("rèn wu0", "rèn wu"),
        ("na3r", "nǎ r"),
    ],
)
def test_u_umlaut_the_apostrophe_and_the_neutral_tone(typed: str, form: str) -> None:
    assert compare_pinyin(typed, form).right


@pytest.mark.parametrize(
    ("typed", "wanted", "grade"),
    [
        ("liang2 ge4 que4 li4", ["wrong tone", "right", "right", "right"], Rating.HARD),
        ("lianggequeli", ["wrong tone"] * 4, Rating.HARD),
        ("liang3 ge4 dao4 li4", ["right", "right", "wrong", "right"], Rating.AGAIN),
        ("liang3 ge4 li4", ["right", "right", "missing", "right"], Rating.AGAIN),
        ("liang3 ge4 que4 li4 de5", ["right"] * 4 + ["too much"], Rating.AGAIN),
        ("", ["missing"] * 4, Rating.AGAIN),
        ("两个确立", ["missing"] * 4, Rating.AGAIN),
    ],
)
def test_what_is_wrong_is_said_syllable_by_syllable(
    typed: str, wanted: list[str], grade: Rating
) -> None:
    assert verdicts(typed) == wanted
    assert compare_pinyin(typed, RIGHT).suggested is grade


def test_a_tone_on_a_neutral_syllable_is_a_wrong_tone() -> None:
    assert verdicts("ren4 wu4", "rèn wu") == ["right", "wrong tone"]


def test_joined_letters_are_parted_where_they_fit_best() -> None:
    assert [p.typed for p in compare_pinyin("fangan", "fàng àn").pieces] == ["fang", "an"]
    assert [p.typed for p in compare_pinyin("fangan", "fān gàn").pieces] == ["fan", "gan"]


def test_the_nearest_of_several_forms_is_shown() -> None:
    spoken = Wanted("pinyin", ("yī qiè", "yí qiè"))
    assert compare("yi2qie4", spoken).right
    assert compare("yi1qie4", spoken).right
    forms = Wanted("hanzi", ("疏勒县第一中学", "三个代表", "三代表"))
    assert [p.wanted for p in compare("三各代表", forms).pieces] == ["三", "个", "代表"]


def test_letters_of_the_term_may_be_typed_or_not() -> None:
    method = Wanted("pinyin", ("gōng zuò fǎ",), ("N",))
    assert compare("1+N gong1zuo4fa3", method).right
    assert compare("gong1zuo4fa3", method).right
    assert not compare("1+N N gong1zuo4fa3", method).right


@pytest.mark.parametrize("typed", ["两个确立", "“两个确立”", "兩個確立", " 两个 确立 "])
def test_marks_and_script_of_hanzi_do_not_matter(typed: str) -> None:
    assert compare_hanzi(typed, "“两个确立”").right


def test_hanzi_are_compared_one_by_one() -> None:
    found = compare_hanzi("两各确立了", "两个确立").pieces
    assert [(p.verdict, p.wanted, p.typed) for p in found] == [
        ("right", "两", "两"), ("wrong", "个", "各"), ("right", "确立", "确立"),
        ("too much", "", "了"),
    ]  # fmt: skip


initials = st.sampled_from(["", "b", "zh", "sh", "q", "l", "n", "x", "r", "g"])
finals = st.sampled_from(["a", "ang", "ian", "uo", "i", "ü", "ei", "ong", "iu", "ui", "e", "er"])


@st.composite
def syllables(draw: st.DrawFn) -> str:
    from reader.spelling.syllable import with_tone

    return with_tone(draw(initials) + draw(finals), draw(st.integers(1, 5)))


@settings(max_examples=300, deadline=None)
@given(st.lists(syllables(), min_size=1, max_size=8), st.sampled_from(["", " ", "'", "-"]))
def test_numbers_and_marks_say_the_same(parts: list[str], between: str) -> None:
    form = " ".join(parts)
    as_numbers = between.join(map(numbered, parts))
    for typed in (as_numbers, as_numbers.replace("ü", "v"), as_numbers.replace("ü", "u:"), form):
        assert compare_pinyin(typed, form).right, typed


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["pinyin", "hanzi"]), st.text(max_size=12))
def test_nothing_that_is_typed_breaks_it(typed: str, script: str, form: str) -> None:
    found = compare(typed, Wanted(script, (form, RIGHT)))
    assert found.suggested in Rating
    assert found.right == all(piece.verdict == "right" for piece in found.pieces)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="aeginoqulz1234 'ǎèv:", max_size=50))
def test_no_typed_letter_is_lost(typed: str) -> None:
    found = compare_pinyin(typed, RIGHT)
    assert [p.wanted for p in found.pieces if p.wanted] == RIGHT.split()
    letters = re.sub(r"[^a-zü]", "", numbered("".join(p.typed for p in found.pieces)))
    plain = numbered(typed.replace("u:", "ü").replace("v", "ü"))
    assert letters.replace("ü", "u") == re.sub(r"[^a-zü]", "", plain).replace("ü", "u")


def test_a_very_long_answer_is_looked_at_only_in_part() -> None:
    assert len(compare("ab" * 100_000, Wanted("pinyin", (RIGHT,))).pieces) < 400
