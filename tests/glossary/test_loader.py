"""Deck files: merging, and what is wrong told with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.glossary.loader import load_decks
from reader.glossary.model import Component, Origin, Rendering
from tests.conftest import ROOT
from tests.glossary.conftest import Write

FIRST = """
[deck]
id = "first"
title = "First"

[[term]]
term = "两个确立"
pinyin = "liǎng gè quèlì"
english = "Two Establishments"
renderings = [{ text = "Two Affirmations", date = "2022", status = "official" }]
components = [{ zh = "一" }, { zh = "二", en = "two", group = "g" }]
origin = { first = "2018-01-01", first_at = "somewhere" }
related = { pairs_with = ["两个维护"] }

[[term]]
term = "“闯新路、进中游”"
variants = ["闯路进游"]
"""


def said(write: Write, *texts: str) -> list[str]:
    return [f"{Path(p.file).stem}:{p.line}: {p.field}: {p.message}" for p in write(*texts).problems]


def test_a_deck_is_read(write: Write) -> None:
    decks = write(FIRST)
    assert decks.problems == ()
    (deck,) = decks.decks
    assert (deck.id, deck.title, deck.terms) == ("first", "First", 2)
    term = decks.terms["两个确立"]
    assert term.deck == "first"
    assert term.renderings == (Rendering("Two Affirmations", "", "2022", "official"),)
    assert term.components == (Component("一"), Component("二", "two", "g"))
    assert term.origin == Origin("2018-01-01", "somewhere")
    assert term.related == {"pairs_with": ("两个维护",)}
    assert term.confidence == "unsure"
    assert decks.terms["闯新路进中游"].forms == ("“闯新路、进中游”", "闯路进游")


def test_a_later_deck_merges_field_by_field(write: Write) -> None:
    own = '[[term]]\nid = "两个确立"\nenglish = "Mine"\ncomponents = [{ zh = "三" }]\n'
    decks = write(FIRST, own)
    term = decks.terms["两个确立"]
    assert decks.problems == ()
    assert (term.english, term.pinyin, term.deck) == ("Mine", "liǎng gè quèlì", "first")
    assert term.components == (Component("三"),)
    assert decks.decks[1].terms == 0


def test_replace_takes_its_place(write: Write) -> None:
    decks = write(FIRST, '[[term]]\nterm = "两个确立"\nreplace = true\nenglish = "Mine"\n')
    term = decks.terms["两个确立"]
    assert (term.english, term.pinyin, term.components, term.deck) == ("Mine", "", (), "deck2")


def test_hidden_takes_it_out_and_can_be_undone(write: Write) -> None:
    hide = '[[term]]\nterm = "两个确立"\nhidden = true\n'
    assert "两个确立" not in write(FIRST, hide).terms
    again = '[[term]]\nterm = "两个确立"\nhidden = false\n'
    assert write(FIRST, hide, again).terms["两个确立"].english == "Two Establishments"


def test_letters_of_the_headword_are_no_syllables(write: Write) -> None:
    right = (
        ("1+N工作法", "1+N gōngzuò fǎ"),
        ("AI赋能", "AI fùnéng"),
        ("A股", "A gǔ"),
        ("股A", "gǔ A"),
    )
    for term, pinyin in right:
        assert said(write, f'[[term]]\nterm = "{term}"\npinyin = "{pinyin}"\n') == []
    (line,) = said(write, '[[term]]\nterm = "AI赋能"\npinyin = "AI fù"\n')
    assert "has 1 syllables for 2 Hanzi" in line


def test_was_keeps_old_ids(write: Write) -> None:
    decks = write('[[term]]\nterm = "甲乙"\nwas = ["old one", "older"]\n')
    assert decks.terms["甲乙"].was == ("old one", "older")


def test_two_senses_have_ids_of_their_own(write: Write) -> None:
    text = '[[term]]\nid = "1+5/a"\nterm = "1+5"\n[[term]]\nid = "1+5/b"\nterm = "1+5"\n'
    assert set(write(text).terms) == {"1+5/a", "1+5/b"}
    assert said(write, text) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('term = "甲乙丙"\npinyin = "jiǎ yǐ"',
         "甲乙丙.pinyin: has 2 syllables for 3 Hanzi: “jiǎ yǐ”"),
        ('term = "“”"', "“”.term: holds nothing but quotes and marks"),
        ('term = "，"', "，.term: holds nothing but quotes and marks"),
        ('term = "甲乙"\nvariants = ["、"]', "甲乙.variants: “、” holds nothing but quotes"),
        ('term = "甲乙"\ncolour = "red"', "甲乙.colour: no such field"),
        ('term = "甲乙"\nenglish = 3', "甲乙.english: must be a text in quotes, not empty"),
        ('term = "甲乙"\nenglish = " "', "甲乙.english: must be a text in quotes, not empty"),
        ('term = "甲乙"\nenglish = "a\\u001b[31mb"', "甲乙.english: holds an invisible or control "
         "character (U+001B); remove it"),
        ('term = "甲\\u202e乙"', "甲\u202e乙.term: holds an invisible"),
        ('term = "甲乙"\nvariants = ["a\\u200bb"]', "甲乙.variants: holds an invisible"),
        ('term = "甲乙"\nvariants = "x"', "甲乙.variants: must be a list of texts"),
        ('term = "甲乙"\nkind = "joke"', "甲乙.kind: must be one of numeric, slogan,"),
        ('term = "甲乙"\nconfidence = "very"', "甲乙.confidence: must be one of sure, likely,"),
        ('term = "甲乙"\ncomponents = ["x"]', "甲乙.components: item 1: must be an inline table"),
        ('term = "甲乙"\ncomponents = [{ zh = "a" }, { en = "b" }]',
         "甲乙.components: item 2: needs zh"),
        ('term = "甲乙"\ncomponents = [{ zh = "a", valid_to = "2020-13" }]',
         "甲乙.components: item 1: valid_to a date is a text"),
        ('term = "甲乙"\nrenderings = [{ text = "a", by = "b" }]',
         "甲乙.renderings: item 1: “by” is not known here (known: text, publisher"),
        ('term = "甲乙"\norigin = { first = 2018 }', "甲乙.origin: first a date is a text"),
        ('term = "甲乙"\nrelated = { like = ["x"] }', "甲乙.related: “like” is not known here"),
        ('term = "甲乙"\nhidden = "yes"', "甲乙.hidden: must be true or false"),
        ('english = "nothing"', "term.term: an entry needs its headword"),
        ('id = "nobody"\nenglish = "x"', "nobody.term: there is no “nobody” to add to"),
        ('term = "首"', "首.id: “首” stands twice in this file; give one of them another id"),
    ],
)  # fmt: skip
def test_problems_name_line_and_field_and_the_rest_loads(
    write: Write, entry: str, problem: str
) -> None:
    text = f'[deck]\ntitle = "x"\n\n\n[[term]]\nterm = "首"\n\n  [[ term ]]\n{entry}\n\n'
    text += '[[term]]\nterm = "尾"\n'
    (line,) = said(write, text)
    assert line.startswith(f"deck1:8: {problem}")
    assert {"首", "尾"} <= set(write(text).terms)


def test_wrong_values_are_left_out_and_right_ones_kept(write: Write) -> None:
    text = '[[term]]\nterm = "甲乙"\nkind = "joke"\nenglish = "right"\n'
    term = write(text).terms["甲乙"]
    assert (term.kind, term.english) == ("", "right")


def test_files_that_do_not_parse_or_cannot_be_read(write: Write, tmp_path: Path) -> None:
    write(FIRST)
    broken, binary, missing = (tmp_path / f"{n}.toml" for n in ("broken", "binary", "missing"))
    broken.write_text('[deck]\nid = "b"\n[[term]]\nterm = "甲\n', encoding="utf-8")
    binary.write_bytes(b"\xff\xfe")
    decks = load_decks([broken, binary, missing, tmp_path / "deck1.toml"])
    assert [(Path(p.file).stem, p.line) for p in decks.problems] == [
        ("broken", 4), ("binary", 0), ("missing", 0),
    ]  # fmt: skip
    assert "not valid TOML" in decks.problems[0].message
    assert len(decks.terms) == 2


def test_tables_that_are_none_of_a_deck(write: Write) -> None:
    assert said(write, '[deck]\nname = "x"\n[words]\na = 1\n[[term]]\nterm = "甲"\n') == [
        "deck1:1: deck.name: not known here, or not a text",
        "deck1:1: words: no such table in a deck",
    ]
    assert said(write, 'deck = "x"\nterm = "y"\n') == [
        "deck1:1: term: terms are written as [[term]]"
    ]


def test_the_shipped_decks_load_without_a_problem() -> None:
    decks = load_decks(sorted((ROOT / "decks").glob("*.toml")))
    assert [str(problem) for problem in decks.problems] == []
    assert len(decks.terms) >= 60
