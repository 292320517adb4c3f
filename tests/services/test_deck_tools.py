"""The user's decks from outside: new, add, import, export, check, with the real decks beside."""

from __future__ import annotations

import random
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import NotFound, TifaError
from reader.glossary.check import check
from reader.glossary.loader import load_decks
from reader.glossary.model import Term
from reader.glossary.table import read_table, write_table
from reader.language.words import Linguist
from reader.paths import Paths
from reader.pinyin import words
from reader.services.deck_check import check_decks
from reader.services.deck_pinyin import marked, readings, suggest_pinyin
from reader.services.deck_tools import (
    Imported,
    add_term,
    exported,
    import_table,
    new_deck,
)
from reader.services.home import Home
from reader.services.own_deck import put_term
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def linguist(language_cache: Path) -> Linguist:
    return Linguist(language_cache)


def again(home: Home) -> Home:
    return Home(home.paths, home.config, home.clock)


def statuses(done: Imported) -> list[str]:
    return [row.status for row in done.rows]


def test_the_shipped_decks_are_silent(home: Home) -> None:
    assert [str(problem) for problem in check_decks(home, strict=True)] == []


def test_a_file_is_checked_among_all_decks(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[term]]\nterm = "甲乙"\nrelated = { part_of = ["两个确立", "丙丁"] }\n', encoding="utf-8"
    )
    put_term(home, {"term": "四个庚", "kind": "numeric", "components": [{"zh": "一"}]})
    assert [problem.check for problem in check_decks(home, [file])] == ["relations"]
    (other,) = check_decks(home)
    assert (other.check, Path(other.file).name, other.line) == ("components", "own.toml", 7)
    with pytest.raises(TifaError, match="no such file"):
        check_decks(home, [tmp_path / "nowhere.toml"])


def test_wrong_readings_are_found(linguist: Linguist) -> None:
    """Most syllables that are spoilt in right pinyin are noticed; no right one ever is."""
    decks = load_decks(sorted((ROOT / "decks").glob("*.toml")))
    draw = random.Random(7)
    terms: dict[str, Term] = {}
    for identity, term in draw.sample(sorted(decks.terms.items()), 150):
        spelled = words(term.pinyin)
        if spelled and "zhe" not in term.pinyin:
            draw.choice(spelled)[-1] = "nüè"
            spoilt = " ".join("'".join(word) for word in spelled)
            terms[identity] = replace(term, pinyin=spoilt, related={}, was=())
    found = check(
        replace(decks, terms=terms), "2026-03-02", lambda text: list(readings(linguist, text))
    )
    noticed = {problem.field for problem in found if "as nüè" in problem.message}
    assert len(noticed) >= 0.6 * len(terms)


@pytest.mark.parametrize(
    ("term", "pinyin"),
    [
        ("两个确立", "liǎng gè quèlì"),
        ("“闯新路、进中游”", "chuǎng xīnlù, jìn zhōngyóu"),
        ("1+5", "1+5"),
        ("1+N工作法", "1+N gōngzuò fǎ"),
        ("中央12个方面", "zhōngyāng 12 gè fāngmiàn"),
        ("西安会议", "Xī'ān huìyì"),
    ],
)
def test_pinyin_is_suggested_as_decks_write_it(linguist: Linguist, term: str, pinyin: str) -> None:
    assert suggest_pinyin(linguist, term) == pinyin


def test_tone_numbers_become_marks() -> None:
    assert marked("liang3 ge4 que4li4") == "liǎng gè quèlì"
    assert marked("Xi1an1 nv3 lu:4 de5") == "Xī'ān nǚ lǜ de"
    for kept in ("1+5", "5G wǎng", "xīn 4 huà", "GDP", "xīn3huà"):
        assert marked(kept) == kept


def test_a_new_deck_and_a_term_for_it(home: Home) -> None:
    path = new_deck(home, "mine", 'My "own" 自选')
    assert [deck.title for deck in home.glossary.decks if deck.id == "mine"] == ['My "own" 自选']
    for name, said in (("mine", "there already"), ("numbered", "shipped"), ("a/b", "cannot name")):
        with pytest.raises(TifaError, match=said):
            new_deck(home, name)
    assert add_term(home, {"term": "甲乙工程", "english": "A"}, "mine").status == "new"
    assert add_term(home, {"term": "甲乙工程", "english": "A"}, "mine").status == "same"
    assert add_term(home, {"term": "甲乙工程", "english": "B"}, "mine").status == "changed"
    (entry,) = tomllib.loads(path.read_text(encoding="utf-8"))["term"]
    assert entry == {"term": "甲乙工程", "pinyin": "jiǎyǐ gōngchéng", "english": "B"}
    with pytest.raises(TifaError, match="`tifa decks new nope` makes it"):
        add_term(home, {"term": "丙丁"}, "nope")
    assert check_decks(again(home)) == []


def test_adding_to_a_shipped_term_makes_its_lists_longer(home: Home) -> None:
    shipped = home.glossary.term("两个确立")
    assert shipped is not None
    assert add_term(home, {"term": "两个确立"}, "own").status == "same"
    added = {"term": "两个确立", "goes_with": ["甲～", shipped.goes_with[0]]}
    assert add_term(home, added, "own").status == "changed"
    term = again(home).glossary.term("两个确立")
    assert term is not None
    assert term.goes_with == (*shipped.goes_with, "甲～")
    assert (term.deck, term.components) == (shipped.deck, shipped.components)


def test_a_component_named_again_keeps_its_place_and_gets_its_english(home: Home) -> None:
    new_deck(home, "mine")
    items = [{"zh": "甲项"}, {"zh": "乙项", "en": "B"}]
    add_term(home, {"term": "两个庚", "components": items}, "mine")
    again_named = [{"zh": "甲项", "en": "A"}, {"zh": "乙项"}]
    add_term(home, {"term": "两个庚", "components": again_named}, "mine")
    term = again(home).glossary.term("两个庚")
    assert term is not None
    assert [(item.zh, item.en) for item in term.components] == [("甲项", "A"), ("乙项", "B")]


TABLE = """\
term\tpinyin\tenglish\tvariants
甲乙工程\t\tone\t甲工程 | 乙工程
丙丁会议\tbing3 ding1 hui4yi4\ttwo\t
戊己\twù\tthree\t
“甲乙工程”\t\tagain\t
两个确立\t\tMine\t
对标一流、对表先进\t\t\t
"""


def test_a_table_goes_in_once(home: Home) -> None:
    done = import_table(home, read_table(TABLE), "mine")
    assert [(row.line, row.status) for row in done.rows[:5]] == [
        (2, "new"), (3, "new"), (4, "bad"), (5, "skipped"), (6, "skipped"),
    ]  # fmt: skip
    assert "has 1 syllables for 2 Hanzi" in done.rows[2].why
    assert "on line 2 already" in done.rows[3].why
    assert "in the deck numbered already; --merge" in done.rows[4].why
    term = again(home).glossary.term("丙丁会议")
    assert term is not None
    assert (term.pinyin, term.deck) == ("bǐng dīng huìyì", "mine")
    assert home.glossary.named("乙工程") == ["甲乙工程"]
    text = done.file.read_text(encoding="utf-8")
    assert statuses(import_table(home, read_table(TABLE), "mine"))[:2] == ["same", "same"]
    assert done.file.read_text(encoding="utf-8") == text


def test_a_dry_run_and_merging(home: Home) -> None:
    table = read_table(TABLE.replace("\t\tone", "\t\tuno"))
    dry = import_table(home, table, "mine", merge=True, dry_run=True)
    assert not dry.file.exists()
    import_table(home, read_table(TABLE), "mine")
    done = import_table(home, table, "mine", merge=True)
    assert [row.status for row in done.rows if row.status == "changed"] == ["changed"] * 2
    merged = again(home).glossary.term("两个确立")
    assert merged is not None
    assert (merged.english, merged.deck) == ("Mine", "numbered")
    own = tomllib.loads(done.file.read_text(encoding="utf-8"))["term"]
    assert {"id": "两个确立", "english": "Mine"} in own
    text = done.file.read_text(encoding="utf-8")
    import_table(home, table, "mine", merge=True)
    assert done.file.read_text(encoding="utf-8") == text


def test_a_printed_form_of_another_term_is_no_new_one(home: Home) -> None:
    put_term(home, {"term": "甲乙工程", "variants": ["甲工程"]})
    done = import_table(home, read_table("甲工程\tjiǎ gōngchéng\n"), "mine")
    assert [(row.status, row.why) for row in done.rows] == [
        ("skipped", "is a printed form of 甲乙工程")
    ]


@pytest.mark.parametrize("delimiter", ["\t", ","])
def test_all_decks_go_out_and_come_in_unchanged(home: Home, tmp_path: Path, delimiter: str) -> None:
    table = write_table(exported(home, []), delimiter)
    data = tmp_path / "elsewhere"
    empty = Paths(data, home.paths.cache, data, tmp_path / "none", home.paths.seeds)
    other = Home(empty, home.config, home.clock)
    done = import_table(other, read_table(table), "mine")
    assert set(statuses(done)) == {"new"}
    assert other.glossary.problems == ()
    for entry in home.glossary.entries:
        here, there = home.glossary.term(entry.id), other.glossary.term(entry.id)
        assert here is not None
        assert there == replace(here, deck="mine")
    assert write_table(exported(other, ["mine"]), delimiter) == table


def test_only_the_decks_that_are_asked_for(home: Home) -> None:
    assert {record["deck"] for record in exported(home, ["policy", "jargon"])} == {
        "policy",
        "jargon",
    }
    with pytest.raises(NotFound, match=r"no deck “nope”; there are .*policy"):
        exported(home, ["nope"])
