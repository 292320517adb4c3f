"""`tifa look`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Tifa


def test_json_is_one_object_a_query_in_the_order_asked(reading_tifa: Tifa) -> None:
    done = reading_tifa("look", "五大任务", "nothing qqqq", "两个确立", "--json")
    assert (done.code, done.err) == (1, "")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [a["query"] for a in answers] == ["五大任务", "nothing qqqq", "两个确立"]
    assert answers[1] == {"query": "nothing qqqq", "terms": [], "words": []}
    term = answers[0]["terms"][0]
    assert term["id"] == term["term"] == "五大任务"
    assert term["pinyin"] == "wǔ dà rènwu"
    assert term["english"] == "Five Major Tasks"
    assert len(term["components"]) == 5
    assert term["articles"][0]["count"] >= 1
    for key in ("variants", "renderings", "goes_with", "related", "sources", "confidence", "zh"):
        assert key in term
    assert "五大任务" in done.out


@pytest.mark.parametrize(
    "query",
    ["两个确立", "兩個確立", "“两个确立”", "liǎng gè quèlì", "liang ge que li", "lianggequeli",
     "liang3ge4que4li4", "Two Establishments", "two affirmations"],
)  # fmt: skip
def test_ways_to_ask(reading_tifa: Tifa, query: str) -> None:
    assert reading_tifa("look", query, "--json").json["terms"][0]["id"] == "两个确立"


def test_plain_text_when_piped(reading_tifa: Tifa) -> None:
    done = reading_tifa("look", "五大任务")
    assert (done.code, done.err) == (0, "")
    assert "\x1b" not in done.out
    lines = done.out.splitlines()
    assert lines[0] == "五大任务  wǔ dà rènwu  [numeric · region]"
    assert lines[1] == "Five Major Tasks  (official · sure)"
    groups = [lines.index(f"  {group}") for group in ("两个屏障", "两个基地", "一个桥头堡")]
    assert groups == sorted(groups)
    assert any(line.startswith("    5  我国向北开放重要桥头堡") for line in lines)
    assert any(line.startswith("  part of     两件大事") for line in lines)
    assert any(line.startswith("  stands in   ") for line in lines)


def test_what_is_not_found_is_the_answer_no(reading_tifa: Tifa) -> None:
    done = reading_tifa("look", "qqqq", "两个确立")
    assert done.code == 1
    assert done.error == "nothing found for “qqqq”"
    assert "Two Establishments" in done.out
    assert reading_tifa("look", "").code == 1


def test_bytes_that_are_no_text_are_told_as_such(reading_tifa: Tifa) -> None:
    assert reading_tifa("look", "\udcff").error == "nothing found for “\ufffd”"
    assert "两个确立" in reading_tifa("look", "\udcff两个确立").out
    assert "no deck has “\ufffd没有”" in reading_tifa("where", "\udcff没有").error


def test_a_query_that_looks_like_an_option(reading_tifa: Tifa) -> None:
    assert "unrecognized" in reading_tifa("look", "--nope", "x").error
    done = reading_tifa("look", "--json", "--", "-qqqq-")
    assert done.json == {"query": "-qqqq-", "terms": [], "words": []}


def test_looking_up_makes_no_database(tifa: Tifa, tmp_path: Path) -> None:
    done = tifa("look", "两个确立", "--json")
    assert done.json["terms"][0]["articles"] == []
    assert not (tmp_path / "home" / "tifa.db").exists()


def test_a_term_of_ones_own_and_a_broken_config(tifa: Tifa, tmp_path: Path) -> None:
    """Own decks answer at once; looking up needs no settings, so broken ones don't matter."""
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "config.toml").write_text("[reading\n")
    deck = home / "decks" / "own.toml"
    deck.write_text('[[term]]\nterm = "[bold]甲乙丙丁[/]"\nenglish = "Three [i]Stricts[/i]"\n')
    assert tifa("look", "甲乙丙丁").out.startswith(
        "[bold]甲乙丙丁[/]\nThree [i]Stricts[/i]  (unsure)\n"
    )
    deck.write_text('[[term]]\nterm = "两个确立"\nenglish = "Two Mine"\n')
    (term, *_) = tifa("look", "两个确立", "--json").json["terms"]
    assert term["english"] == "Two Mine"
    assert len(term["components"]) == 2


def test_earlier_lists_come_after_the_one_in_force(tifa: Tifa, tmp_path: Path) -> None:
    decks = tmp_path / "home" / "decks"
    decks.mkdir(parents=True)
    (decks / "own.toml").write_text(
        '[[term]]\nterm = "四个某某"\ncomponents = [\n'
        '  { zh = "旧一", valid_to = "2020-10" },\n'
        '  { zh = "新一", valid_from = "2020-10" },\n'
        '  { zh = "新二", valid_from = "2020-10" },\n]\n',
        encoding="utf-8",
    )
    lines = tifa("look", "四个某某").out.splitlines()
    assert lines[1:] == ["    1  新一", "    2  新二", "  until 2020-10:", "    1  旧一", ""]


def test_json_names_the_terms_that_are_near(reading_tifa: Tifa) -> None:
    done = reading_tifa("look", "liang ge qeuli", "--json")
    assert (done.code, done.json["perhaps"]) == (1, ["两个确立"])
    assert "perhaps" not in reading_tifa("look", "发展", "--json").json
    misprinted = reading_tifa("look", "两个确力")  # its parts are words of the dictionary
    assert misprinted.code == 0
    assert "perhaps 两个确立?" in misprinted.error
