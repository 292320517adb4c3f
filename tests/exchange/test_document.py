"""Words, terms and their pinyin on the way out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.exchange.body import inner, toned
from reader.exchange.document import headword, passage
from reader.exchange.explained import explain
from reader.exchange.markup import clean, escaped
from reader.glossary.model import Term
from reader.spelling.passage import Style
from tests.exchange.texts import ANY, AT, TASKS, WORDS


def bare(markup: str) -> str:
    """`markup` without tags."""
    return re.sub(r"<[^>]+>", "", markup)


def test_words_keep_their_pinyin_and_terms_their_words() -> None:
    made = passage(WORDS, [(AT, AT + 4, TASKS)])
    assert made.text == "".join(text for text, _ in WORDS)
    (term,) = (stretch for stretch in made.stretches if stretch.term)
    assert [word.text for word in term.words] == ["五", "大", "任务"]
    shown = inner(made)
    assert '任务<rp>(</rp><rt><span class="t4">rèn</span>wu</rt><rp>)</rp></ruby>”' in shown
    # 学习了 is one spelling, and so one ruby; 西安 has its apostrophe.
    assert bare(shown).count("(xī&#x27;ān)") == 1


def test_words_whose_spelling_runs_on_share_a_ruby() -> None:
    words = [("学习", ("xué", "xí")), ("着", ("zhe",)), ("的", ("de",))]
    assert re.findall(r"<ruby>.*?</ruby>", inner(passage(words)))[0].count("<rt>") == 2


def test_each_syllable_over_its_hanzi() -> None:
    shown = inner(passage([("任务", ("rèn", "wu"))], style=Style(joined=False)))
    first = '任<rp>(</rp><rt><span class="t4">rèn</span></rt><rp>)</rp>'
    assert shown.startswith(f"<ruby>{first}务<rp>(</rp><rt>wu</rt>")


@pytest.mark.parametrize(
    ("term", "pinyin", "expected"),
    [
        ("五大任务", "wǔ dà rènwu", ["五 wǔ", "大 dà", "任务 rènwu"]),
        ("1+N工作法", "1+N gōngzuòfǎ", ["1+N ", "工作法 gōngzuòfǎ"]),
        ("中国特色", "Zhōngguó tèsè", ["中国 Zhōngguó", "特色 tèsè"]),
        ("慢、粗、虚", "màn, cū, xū", ["慢 màn", "、 ", "粗 cū", "、 ", "虚 xū"]),
        ("奋勇争先", "fènyǒng-zhēngxiān", ["奋勇 fènyǒng-", "争先 zhēngxiān"]),
        ("新词", "xīn", ["新词 "]),  # it doesn't fit: no pinyin rather than a wrong one
    ],
)
def test_headwords_are_read_as_their_deck_says(term: str, pinyin: str, expected: list[str]) -> None:
    made = headword(Term(term, term, "small", pinyin))
    words = [word for stretch in made.stretches for word in stretch.words]
    assert [f"{w.text} {''.join(text for text, _ in w.pieces)}" for w in words] == expected


def test_the_date_of_the_article_picks_the_list() -> None:
    assert [len(items) for _, items in explain(TASKS, "").groups] == [1, 1]
    old = explain(TASKS, "2010-05")
    assert "旧的" in [item.zh for _, items in old.groups for _, item in items]
    assert "official: Xinhua" in old.status
    assert any("Avoid: 5 tasks" in line for line in old.small)


def test_pinyin_is_coloured_by_tone() -> None:
    assert toned([("mā", 1), ("'", 0), ("de", 5)]) == '<span class="t1">mā</span>&#x27;de'


@given(ANY)
def test_what_is_escaped_is_only_text(text: str) -> None:
    made = escaped(text)
    assert not set(made) & set("<>\"'")
    assert re.sub(r"&(amp|lt|gt|quot|#x27);", "", made).count("&") == 0
    assert all(char == " " or char.isprintable() or ord(char) >= 0xA0 for char in made)
    assert clean(clean(text)) == clean(text)


@given(
    st.lists(st.tuples(st.text("提法中a，“", min_size=1, max_size=4), st.booleans()), max_size=8),
    st.integers(0, 12),
    st.integers(1, 6),
)
def test_no_character_is_lost_or_doubled(
    drawn: list[tuple[str, bool]], start: int, length: int
) -> None:
    words = [
        (text, tuple("dà" for c in text if c in "提法中") if read else ()) for text, read in drawn
    ]
    made = passage(words, [(start, start + length, TASKS)])
    assert made.text == "".join(text for text, _ in words)
    assert bare(re.sub(r"<r[pt]>.*?</r[pt]>", "", inner(made))) == made.text
