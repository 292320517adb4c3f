"""Corrections of readings: what is taken, where they hold, and that all articles follow."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.model import Article, Paragraph
from reader.errors import NotFound, TifaError
from reader.glossary.compiled import Glossary, compile_decks
from reader.glossary.loader import load_decks
from reader.hanzi import count_hanzi
from reader.language.model import Word
from reader.services.alternatives import alternatives, explain, read_source, stored_source
from reader.services.annotation import Annotator
from reader.services.applying import apply, correct_block, digest, find
from reader.services.corrections import (
    add_correction,
    check_word,
    correct_at,
    corrections_at,
    list_corrections,
    read_syllables,
    remove_corrections,
)
from reader.services.home import Home
from reader.services.library import annotate_articles, list_articles, stale_articles
from reader.services.reading import Reading
from reader.storage.blocks import Block
from reader.storage.corrections import Correction
from tests.adding import add_article
from tests.conftest import NOW

FILE = Article("", "朝阳升起", (Paragraph("朝阳区的朝阳。"), Paragraph("别的段落。")), date="2024")


def words(*texts: str) -> list[Word]:
    """Words with a made-up reading (a) for every Hanzi."""
    found, at = [], 0
    for text in texts:
        count = count_hanzi(text)
        found.append(Word(text, at, ("a",) * count, "phrase" if count else ""))
        at += len(text)
    return found


def read(annotated: list[Word]) -> dict[str, tuple[str, ...]]:
    """Word → reading of those by the user."""
    return {word.text: word.pinyin for word in annotated if word.by == "user"}


# -- what is taken


@pytest.mark.parametrize(
    ("word", "spelled", "expected"),
    [
        ("朝阳", "zhāo yáng", "zhāo yáng"),
        ("朝阳", "Zhāoyáng", "zhāo yáng"),
        ("朝阳", "zhao1yang2", "zhāo yáng"),
        ("朝阳", " zhao1 yang2 ", "zhāo yáng"),
        ("西安", "Xī'ān", "xī ān"),
        ("花儿", "huār", "huā r"),
        ("女儿", "nǚ'ér", "nǚ ér"),
        ("绿", "lu:4", "lǜ"),
        ("绿", "lv4", "lǜ"),
        ("朝", "zhaō", "zhāo"),
        ("的", "de", "de"),
        ("长", "chang5", "chang"),
        ("得", "děi", "děi"),
        ("AA制", "zhì", "zhì"),
    ],
)
def test_pinyin_in_many_spellings(word: str, spelled: str, expected: str) -> None:
    assert " ".join(read_syllables(word, spelled)) == expected


@pytest.mark.parametrize(
    ("word", "spelled", "wrong"),
    [
        ("朝阳", "zhāo", "“朝阳” has 2 Hanzi and “zhāo” 1 syllable"),
        ("朝", "zhāo yáng", "1 Hanzi and “zhāo yáng” 2 syllables"),
        ("朝", "zhxāo", "“zhxāo” is no syllable"),
        ("朝", "朝", "“朝” is no syllable"),
        ("朝", "zhao9", "no tone 9"),
        ("朝", "zhāo1", "two tones"),
        ("朝阳", "zhaoyang", "“zhaoyang” has no tones"),
        ("长", "chang", "no tones"),
        ("朝", "  ", "no pinyin"),
        ("朝", "1", "no pinyin"),
    ],
)
def test_what_is_wrong_is_named(word: str, spelled: str, wrong: str) -> None:
    with pytest.raises(TifaError, match=wrong):
        read_syllables(word, spelled)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_other_text_is_an_error_for_a_person(word: str, spelled: str) -> None:
    with suppress(TifaError):
        word = check_word(word)
        assert len(read_syllables(word, spelled)) == count_hanzi(word)


@pytest.mark.parametrize("word", ["", "abc", "朝，阳", "朝 阳", "朝" * 19])
def test_what_is_no_word(word: str) -> None:
    with pytest.raises(TifaError):
        check_word(word)


# -- where they hold


def test_a_span_within_a_word_and_one_across_words() -> None:
    text = "想当年朝阳光"
    given_words = words("想当年", "朝", "阳光")
    mine = [Correction("当年", ("dàng", "nián")), Correction("朝阳", ("zhāo", "yáng"))]
    done = apply(given_words, find(text, given_words, [], mine))
    assert [(w.text, w.pinyin, w.by) for w in done] == [
        ("想当年", ("a", "dàng", "nián"), "user"),
        ("朝阳", ("zhāo", "yáng"), "user"),
        ("光", ("a",), "phrase"),
    ]


def test_the_longer_wins_then_the_narrower_and_a_place_over_all() -> None:
    text = "中国人民中国"
    given_words = words("中国", "人民", "中国")
    mine = [
        Correction("中国", ("b", "b")),
        Correction("中国人民", ("c", "c", "c", "c")),
        replace(Correction("中国", ("d", "d")), article="x"),
    ]
    spans = find(text, given_words, [], mine)
    assert [(s.start, s.syllables[0]) for s in spans] == [(0, "c"), (4, "d")]
    here = Correction("人民", ("e", "e"), "x", 3, 12)
    spans = find(text, given_words, [], [*mine, here], paragraph=3, base=10)
    assert [(s.start, s.syllables[0]) for s in spans] == [(0, "d"), (2, "e"), (4, "d")]
    assert find(text, given_words, [], [here], paragraph=4, base=10) == []
    assert find("另一个词", words("另一个词"), [], [here], 3, 10) == []


def test_not_across_the_words_of_a_term() -> None:
    text = "五大任务会"
    given_words = words("五", "大", "任务", "会")
    shown = [(0, 4)]

    def spans(word: str) -> list[tuple[int, int]]:
        one = Correction(word, ("b",) * len(word))
        return [(s.start, s.end) for s in find(text, given_words, shown, [one])]

    assert spans("大任") == spans("务会") == spans("大任务") == []
    assert spans("任务") == [(2, 4)]
    assert spans("五大任务会") == [(0, 5)]


def test_a_single_character_only_where_it_is_a_word() -> None:
    text = "认为为"
    found = find(text, words("认为", "为"), [], [Correction("为", ("wèi",))])
    assert [span.start for span in found] == [2]


def test_simplified_means_traditional_too() -> None:
    one = Correction("朝阳", ("zhāo", "yáng"))
    assert [s.start for s in find("東朝陽", words("東", "朝陽"), [], [one])] == [1]
    printed = Correction("朝陽", ("zhāo", "yáng"))
    assert find("朝阳", words("朝阳"), [], [printed]) == []
    assert find("髮", words("髮"), [], [Correction("发", ("fā",))]) == []  # not the same word


PIECE = st.text("朝阳区大为，a ", min_size=1, max_size=4)


@given(
    st.lists(PIECE, min_size=1, max_size=12),
    st.lists(st.text("朝阳区大为", min_size=1, max_size=4), max_size=5),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=3),
    st.lists(st.integers(0, 30), max_size=4),
)
def test_words_still_tile_with_one_string_per_hanzi(
    pieces: list[str], wanted: list[str], places: list[tuple[int, int]], edges: list[int]
) -> None:
    text, given_words = "".join(pieces), words(*pieces)
    mine = [Correction(word, ("b",) * len(word)) for word in wanted]
    mine += [
        Correction(word, ("c",) * len(word), "x", paragraph, offset)
        for word, (paragraph, offset) in zip(wanted, places, strict=False)
    ]
    bounds = sorted({min(edge, len(text)) for edge in edges})
    shown = list(zip(bounds[::2], bounds[1::2], strict=False))
    spans = find(text, given_words, shown, mine, 0)
    done = apply(given_words, spans)
    assert "".join(word.text for word in done) == text
    at = 0
    for word in done:
        assert word.text
        assert word.start == at
        assert len(word.pinyin) == count_hanzi(word.text)
        assert bool(word.by) == bool(word.pinyin)
        at += len(word.text)
    syllables = [s for word in done for s in word.pinyin]
    assert sum(s != "a" for s in syllables) == sum(len(span.syllables) for span in spans)


@pytest.fixture(scope="module")
def glossary() -> Glossary:
    from tests.conftest import ROOT

    return Glossary(compile_decks(load_decks(sorted((ROOT / "decks").glob("*.toml"))), ""))


def test_user_over_glossary_whatever_the_segmentation(
    glossary: Glossary, language_cache: Path
) -> None:
    mine = [
        Correction("任务", ("rèn", "wù")),
        Correction("人民政", ("x", "y", "z")),
        Correction("府工", ("p", "q")),
        Correction("五大任务好", ("1", "2", "3", "4", "5"), "x", 0, 9),
    ]
    annotator = Annotator(glossary, language_cache, mine)
    text = "完成五大任务。完成五大任务好，人民政府工作，人民政府"
    everywhere = annotator.paragraph(Paragraph(text)).words
    assert read(everywhere) == {
        "任务": ("rèn", "wù"), "人民政": ("x", "y", "z"), "府工": ("p", "q"),
        "人民政府": ("x", "y", "z", "fǔ"),
    }  # fmt: skip
    assert [w.text for w in everywhere][-2:] == ["，", "人民政府"]
    there = annotator.paragraph(Paragraph(text), "x", 0).words
    assert read(there)["五大任务好"] == ("1", "2", "3", "4", "5")
    assert "".join(word.text for word in there) == text
    blocks = list(annotator.blocks(Article("x", "题", (Paragraph(text * 40),))))
    assert "".join(b.text for b in blocks if b.paragraph == 0) == text * 40
    assert all(sum(b.lengths) == len(b.text) for b in blocks)


# -- kept, and followed


def test_adding_changing_and_removing(home: Home) -> None:
    db = home.db
    identity = add_article(db, FILE, NOW).article.id
    first = add_correction(db, "朝阳", "zhao1yang2", NOW)
    assert (first.status, first.correction.id) == ("new", list_corrections(db)[0].id)
    assert add_correction(db, "朝阳", "zhāoyáng", NOW).status == "same"
    assert add_correction(db, "朝阳", "cháoyáng", NOW).status == "changed"
    narrow = add_correction(db, "朝阳", "zhāo yáng", NOW, "朝阳升").correction
    assert narrow.article == identity
    with pytest.raises(NotFound, match="does not stand in"):
        add_correction(db, "夕阳", "xī yáng", NOW, identity)
    with pytest.raises(NotFound, match="no article"):
        add_correction(db, "朝阳", "zhāo yáng", NOW, "zzz")
    assert remove_corrections(db, str(narrow.id)) == [narrow]
    assert [one.word for one in remove_corrections(db, "朝阳")] == ["朝阳"]
    with pytest.raises(NotFound, match="no correction “朝阳”"):
        remove_corrections(db, "朝阳")


def test_what_is_said_at_a_place_holds_there(home: Home) -> None:
    db = home.db
    identity = add_article(db, FILE, NOW).article.id
    add_correction(db, "朝阳", "cháo yáng", NOW, identity)
    correct_at(db, "朝阳", ("cháo", "yáng"), NOW, identity, (0, 4), here=True)
    correct_at(db, "朝阳", ("cháo", "yáng"), NOW, identity, (0, 0), here=True)
    assert len(corrections_at(db, "朝阳", identity, (0, 4))) == 2
    assert len(corrections_at(db, "朝阳", "other", (0, 4))) == 0
    correct_at(db, "朝阳", ("zhāo", "yáng"), NOW, identity, (0, 4), here=False)
    left = [(one.article, one.offset) for one in list_corrections(db)]
    assert left == [(identity, 0), (None, None)]


def test_every_article_follows_and_no_run_loses_it(home: Home) -> None:
    db, cache = home.db, home.paths.cache
    one = add_article(db, FILE, NOW).article.id
    other = add_article(db, replace(FILE, title="另一篇朝阳"), NOW).article.id
    ids = {one, other}

    def run() -> set[str]:
        stale = stale_articles(db, home.glossary)
        return set(annotate_articles(db, home.glossary, stale, cache))

    def readings(identity: str) -> list[str]:
        reading = Reading(home, identity)
        blocks = [reading.block(n) for n in range(len(reading.outline))]
        return [r for b in blocks for r, by in zip(b.readings, b.by, strict=True) if by == "user"]

    assert run() == ids
    assert run() == set()
    add_correction(db, "朝阳", "zhāo yáng", NOW)
    assert run() == ids
    assert all("zhāo yáng" in " ".join(readings(identity)) for identity in ids)
    correct_at(db, "朝阳", ("cháo", "yáng"), NOW, one, (0, 4), here=True)
    assert run() == {one}  # the other has nothing to do with it
    assert [r[:11] for r in readings(one)].count("cháo yáng") == 1
    db.execute("UPDATE annotation SET engine = 'older'")
    before = readings(one)
    assert run() == ids
    assert readings(one) == before
    remove_corrections(db, "朝阳")
    assert run() == ids
    assert readings(one) == readings(other) == []


def test_the_stored_blocks_follow_at_once(home: Home) -> None:
    db = home.db
    identity = add_article(db, FILE, NOW).article.id
    list(annotate_articles(db, home.glossary, [identity], home.paths.cache))
    reading = Reading(home, identity)
    correct_at(db, "的", ("dì",), NOW, identity, (0, 3), here=True)
    reading.follow_corrections("的", 1)
    reading.refresh()
    block = reading.block(1)
    at = [block.text[: sum(block.lengths[:n])] for n in range(len(block.lengths))].index("朝阳区")
    assert (block.readings[at], block.by[at]) == ("dì", "user")
    assert "user" not in reading.block(2).by
    assert stale_articles(db, home.glossary) == [identity]
    assert list_articles(db)[0].annotated


def test_a_block_keeps_what_it_was_told() -> None:
    block = Block(0, 1, 5, 0, "朝阳，好", (2, 1, 1), ("cháo ?", "", "hǎo"),
                  ("rule zhāo yáng?", "", "default"), ())  # fmt: skip
    assert correct_block(block, []) == block
    done = correct_block(block, [Correction("好", ("hào",), "x", 1, 8)])
    assert done.readings == ("cháo ?", "", "hào")
    assert done.by == ("rule zhāo yáng?", "", "user")


def test_digest() -> None:
    one, two = Correction("朝", ("zhāo",)), Correction("长", ("zhǎng",))
    assert digest([]) == ""
    assert digest([one, two]) == digest([replace(two, id=4, made="now"), one]) != digest([one])


# -- why, and what else


@pytest.mark.parametrize("by", ["user", "glossary", "override", "phrase", "rule", "default"])
def test_sources_and_doubts_are_kept_in_one_string(by: str) -> None:
    assert read_source(stored_source(by, "")) == (by, "")
    assert read_source(stored_source(by, "dàng shí / a b")) == (by, "dàng shí / a b")
    assert stored_source(by, "x").endswith("?")
    assert explain(by) != by


def test_alternatives_begin_with_the_present_reading(home: Home) -> None:
    found = [one.syllables for one in alternatives(home, "为", ("wéi",), "wèi")]
    assert found[:2] == [("wéi",), ("wèi",)]
    found = [one.syllables for one in alternatives(home, "当时", ("dāng", "shí"), "")]
    assert found[0] == ("dāng", "shí")
    assert ("dàng", "shí") in found
    assert len(found) == len(set(found))


def test_alternatives_say_what_they_mean(home: Home) -> None:
    from reader.services.words import make_index

    make_index(home.paths)
    found = {one.syllables: one.meaning for one in alternatives(home, "都", ("dōu",), "")}
    assert "all" in found["dōu",]
    assert "capital" in found["dū",]
    found = {one.syllables: one.meaning for one in alternatives(home, "都会", ("dū", "huì"), "")}
    assert found["dōu", "huì"].startswith("都 dōu: ")
    home.close()
