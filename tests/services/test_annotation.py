"""Annotation: words, readings and terms of any text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.articles.clean import clean_text
from reader.articles.model import Article, Paragraph
from reader.glossary.compiled import Glossary, compile_decks
from reader.glossary.loader import load_decks
from reader.hanzi import count_hanzi, is_hanzi
from reader.services.annotation import LONGEST_WORD, Annotator
from tests.conftest import ROOT

SEEDS = sorted((ROOT / "seeds").glob("*.md"))
PIECES = st.sampled_from(
    ["闯新路、进中游", "“五大任务”", "两个\u3000确立", "三多三少三慢", "“慢、粗、虚”", "1+5",
     "内蒙古", "行", "乐", "花儿", "〇", "𠀀", "㐂", "的", "，", "。", "——", "GDP", "3.5%", " ",
     "https://example.org/" + "x" * 60]
)  # fmt: skip
TEXT = (
    st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40)
    .map(lambda parts: clean_text("".join(parts)).replace("\n", " ").strip())
    .filter(bool)
)


@pytest.fixture(scope="module")
def annotator(language_cache: Path) -> Annotator:
    decks = load_decks(sorted((ROOT / "decks").glob("*.toml")))
    return Annotator(Glossary(compile_decks(decks, "")), language_cache)


@given(TEXT)
@settings(max_examples=150)
@example("三多三少三慢、三 多三少三慢")
@example("“闯新路、进中游”闯新路進中遊")
@example("习近平新时代中国特色社会主义思想" * 100)
def test_words_tile_and_blocks_join(annotator: Annotator, text: str) -> None:
    annotated = annotator.paragraph(Paragraph(text))
    assert "".join(word.text for word in annotated.words) == text
    at = 0
    for word in annotated.words:
        assert word.start == at
        assert 0 < len(word.text) <= LONGEST_WORD
        assert len(word.pinyin) == count_hanzi(word.text)
        assert bool(word.by) == bool(word.pinyin)
        assert all("'" not in syllable and " " not in syllable for syllable in word.pinyin)
        at += len(word.text)
    shown = [term for term in annotated.terms if term.shown]
    assert all(a.end <= b.start for a, b in pairwise(shown))
    assert all(0 <= term.start < term.end <= len(text) for term in annotated.terms)

    blocks = [b for b in annotator.blocks(Article("", "", (Paragraph(text),))) if b.paragraph == 0]
    assert "".join(block.text for block in blocks) == text
    assert [block.ends_paragraph for block in blocks] == [False] * (len(blocks) - 1) + [True]
    assert "".join(block.text for block in blocks[:1]) == text[: len(blocks[0].text)]
    for block in blocks:
        assert sum(block.lengths) == len(block.text)
        assert len(block.lengths) == len(block.readings) == len(block.by)
        assert text[block.start : block.start + len(block.text)] == block.text
    marked = [(b.start + t[1], b.start + t[2]) for b in blocks for t in b.terms if t[3]]
    assert marked == [(term.start, term.end) for term in shown]


def test_a_term_is_divided_and_read_as_its_deck_says(annotator: Annotator) -> None:
    annotated = annotator.paragraph(Paragraph("要“闯新路、进中游”。"))
    words = [(word.text, word.pinyin) for word in annotated.words if word.by == "glossary"]
    assert "".join(text for text, _ in words) == "闯新路进中游"
    assert [s for _, syllables in words for s in syllables] == [
        "chuǎng", "xīn", "lù", "jìn", "zhōng", "yóu",
    ]  # fmt: skip


def test_title_and_subtitle_are_annotated_before_the_text(annotator: Annotator) -> None:
    article = Article("", "标题", (Paragraph("正文。"),), subtitle="副题")
    assert [(b.seq, b.paragraph, b.text) for b in annotator.blocks(article)] == [
        (0, -2, "标题"), (1, -1, "副题"), (2, 0, "正文。"),
    ]  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS[::5], ids=lambda path: path.stem)
def test_the_shipped_articles(annotator: Annotator, seed: Path) -> None:
    from reader.articles.markdown import parse_markdown

    article = parse_markdown(seed.read_text("utf-8"), seed.name)
    text: dict[int, str] = {}
    unread = 0
    for block in annotator.blocks(article):
        text[block.paragraph] = text.get(block.paragraph, "") + block.text
        unread += sum("?" in reading for reading in block.readings)
    assert [text[n] for n in range(len(article.paragraphs))] == [p.text for p in article.paragraphs]
    assert unread == 0
    assert any(is_hanzi(char) for char in text[-2])


SHORT = ["旗", "盟", "社", "党组", "四风", "政法", "两会", "国旗", "中国", "全会"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("高举旗帜，旗开得胜。", []),
        ("全旗升国旗，五星红旗。", ["旗", "国旗"]),
        ("加入联盟，结盟，同盟军。", []),
        ("锡林郭勒盟、达拉特旗", ["盟", "旗"]),  # put together of them, they hold the term
        ("三中全会，全会精神。", ["全会", "全会"]),
        ("发展中国家，中国发展。", ["中国"]),
        ("基层党组织、社会、报社。", []),
        ("局党组会议，党组书记。", ["党组", "党组"]),
        ("纠治四风，“四风”问题", ["四风", "四风"]),
        ("高級黨組織，局黨組會議。", ["黨組"]),
    ],
)
def test_no_short_term_inside_a_longer_word(
    language_cache: Path, tmp_path: Path, text: str, found: list[str]
) -> None:
    deck = tmp_path / "deck.toml"
    deck.write_text("".join(f'[[term]]\nterm = "{form}"\n' for form in SHORT), encoding="utf-8")
    glossary = Glossary(compile_decks(load_decks([deck]), ""))
    terms = Annotator(glossary, language_cache).paragraph(Paragraph(text)).terms
    assert [text[t.start : t.end] for t in terms if t.shown] == found


def test_the_sense_that_fits_the_article_is_marked(annotator: Annotator) -> None:
    def sense(source: str, text: str) -> str:
        article = Article("", "会议", (Paragraph(text),), source=source, date="2025-03")
        terms = [t for b in annotator.blocks(article) for t in b.terms if t[0].startswith("1+5")]
        assert len(terms) == 2  # both are listed
        assert [t[3] for t in terms] == [True, False]
        return terms[0][0]

    assert sense("达拉特旗报", "落实“1+5”。") == "1+5-cadres"
    assert sense("鄂尔多斯日报", "落实“1+5”。") == "1+5-cadres"  # named in English by the decks
    assert sense("上海日报", "落实“1+5”。") == "1+5-politics-law"
    assert sense("达拉特旗报", "落实中央“1+5”工作意见。") == "1+5-politics-law"
