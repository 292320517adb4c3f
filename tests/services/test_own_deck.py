"""Writing into the user's own decks: what is there lives, and the glossary knows at once."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from reader.errors import NotFound, TifaError
from reader.glossary.loader import load_decks
from reader.services.home import Home
from reader.services.own_deck import add_variant, put_term

HAND_MADE = """\
# my deck, by hand
[deck]
id = "own"
title = "Mine"

# first
[[term]]
term = "甲乙丙"  # the first three
english = "abc"
components = [
  # the first of them
  { zh = "甲" },
]
colour = "red"

# second, which must stay second
[[term]]
term = "丁戊"
"""


@pytest.fixture
def own(home: Home) -> Path:
    home.paths.user_decks.mkdir(parents=True)
    return home.paths.user_decks / "own.toml"


def again(home: Home) -> Home:
    """The same home, started anew."""
    return Home(home.paths, home.config, home.clock)


def test_a_new_term_is_written_and_known_at_once(home: Home) -> None:
    values: dict[str, Any] = {
        "meaning": 'Says "yes" \\ no',
        "term": "甲乙工程",
        "components": ({"zh": "甲", "en": "first"}, {"zh": "乙"}),
        "related": {"part_of": ("两个确立",)},
        "goes_with": ["实施～"],
        "english": "",
    }
    home.glossary.term("两个确立")
    assert put_term(home, values) == "甲乙工程"
    for one in (home, again(home)):
        term = one.glossary.term("甲乙工程")
        assert term is not None
        assert (term.meaning, term.deck) == ('Says "yes" \\ no', "own")
        assert [(c.zh, c.en) for c in term.components] == [("甲", "first"), ("乙", "")]
        assert term.related == {"part_of": ("两个确立",)}
        assert one.glossary.problems == ()
    text = (home.paths.user_decks / "own.toml").read_text(encoding="utf-8")
    assert text.endswith(
        '[[term]]\nterm = "甲乙工程"\nmeaning = "Says \\"yes\\" \\\\ no"\ncomponents = [\n'
        '  { zh = "甲", en = "first" },\n  { zh = "乙" },\n]\ngoes_with = ["实施～"]\n'
        'related = { part_of = ["两个确立"] }\n'
    )


def test_comments_order_and_other_fields_live(home: Home, own: Path) -> None:
    own.write_text(HAND_MADE, encoding="utf-8")
    put_term(home, {"term": "“甲乙丙”", "english": "ABC", "pinyin": "jiǎ yǐ bǐng"})
    put_term(home, {"term": "己庚"})
    expected = (
        HAND_MADE.replace('"甲乙丙"  #', '"“甲乙丙”"  #')
        .replace('"abc"', '"ABC"')
        .replace('colour = "red"\n', 'colour = "red"\npinyin = "jiǎ yǐ bǐng"\n')
    )
    assert own.read_text(encoding="utf-8") == expected + '\n[[term]]\nterm = "己庚"\n'


def test_the_same_again_changes_nothing(home: Home, own: Path) -> None:
    own.write_text(HAND_MADE, encoding="utf-8")
    put_term(home, {"id": "甲乙丙", "english": "abc", "components": [{"zh": "甲"}]})
    assert own.read_text(encoding="utf-8") == HAND_MADE


def test_a_shipped_term_is_merged_and_an_empty_value_takes_the_field_out(home: Home) -> None:
    shipped = home.glossary.term("两个确立")
    assert shipped is not None
    put_term(home, {"id": "两个确立", "english": "Mine", "goes_with": ["～的意义"]})
    for one in (home, again(home)):
        term = one.glossary.term("两个确立")
        assert term is not None
        assert (term.english, term.components) == ("Mine", shipped.components)
    own = (home.paths.user_decks / "own.toml").read_text(encoding="utf-8")
    assert tomllib.loads(own)["term"] == [
        {"id": "两个确立", "english": "Mine", "goes_with": ["～的意义"]}
    ]
    put_term(home, {"id": "两个确立", "english": None})
    term = home.glossary.term("两个确立")
    assert term is not None
    assert (term.english, term.goes_with) == (shipped.english, ("～的意义",))


def test_a_term_is_hidden_and_shown_again(home: Home) -> None:
    put_term(home, {"id": "两个确立", "hidden": True})
    assert "两个确立" not in home.glossary
    put_term(home, {"id": "两个确立", "hidden": False})
    assert "两个确立" in home.glossary


def test_what_no_deck_may_hold_is_refused_and_nothing_written(home: Home, own: Path) -> None:
    own.write_text(HAND_MADE, encoding="utf-8")
    for values, said in (
        ({"term": "甲乙丙", "pinyin": "jiǎ yǐ"}, "甲乙丙: pinyin: has 2 syllables for 3 Hanzi"),
        ({"term": "己", "kind": "joke"}, "己: kind: must be one of"),
        ({"term": "己", "shape": "round"}, "己: shape: no such field"),
        ({"term": "己", "english": "a\x1bb"}, "己: english: holds an invisible"),
        ({"term": "“”"}, "an entry needs its headword"),
        ({"english": "nobody"}, "an entry needs its headword"),
        ({"id": "nobody", "english": "x"}, "there is no “nobody” to add to"),
    ):
        with pytest.raises(TifaError, match=said):
            put_term(home, values)
    assert own.read_text(encoding="utf-8") == HAND_MADE
    assert "己" not in home.glossary


@pytest.mark.parametrize("text", ["[[term]\n", "term = 3\n", 'term = ["x"]\n', "\xff"])
def test_a_broken_deck_is_left_as_it_is(home: Home, own: Path, text: str) -> None:
    own.write_bytes(text.encode("latin-1"))
    with pytest.raises(TifaError, match=r"own\.toml: .*mend it first"):
        put_term(home, {"term": "甲乙"})
    assert own.read_bytes() == text.encode("latin-1")


def test_another_deck_of_ones_own(home: Home, own: Path) -> None:
    put_term(home, {"term": "甲乙"}, deck="zodiac")
    put_term(home, {"term": "甲乙", "english": "changed where it stands"})
    assert not own.exists()
    (term,) = tomllib.loads((own.parent / "zodiac.toml").read_text(encoding="utf-8"))["term"]
    assert term == {"term": "甲乙", "english": "changed where it stands"}
    for deck, said in (("numbered", "a shipped deck"), ("../x", "cannot name"), ("", "cannot")):
        with pytest.raises(TifaError, match=said):
            put_term(home, {"term": "丙丁"}, deck=deck)


def test_a_variant_comes_to_those_there_are(home: Home) -> None:
    shipped = next(
        term
        for entry in home.glossary.entries
        if (term := home.glossary.term(entry.id)) and term.variants
    )
    add_variant(home, shipped.id, "  甲乙丙丁 ")
    add_variant(home, shipped.id, "“甲乙丙丁”")
    for one in (home, again(home)):
        term = one.glossary.term(shipped.id)
        assert term is not None
        assert term.variants == (*shipped.variants, "甲乙丙丁")
        assert one.glossary.named("甲乙丙丁") == [shipped.id]
    assert load_decks([home.paths.user_decks / "own.toml"]).decks[0].id == "own"
    with pytest.raises(TifaError, match="variants: “《》” holds nothing but quotes"):
        add_variant(home, shipped.id, "《》")
    with pytest.raises(NotFound):
        add_variant(home, "nobody", "甲")
