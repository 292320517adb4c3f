"""`tifa decks new`, `add`, `import`, `export`, and `check` with files, in the real program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Tifa


def test_from_nothing_to_a_deck_that_is_read(tifa: Tifa, tmp_path: Path) -> None:
    made = tifa("decks", "new", "mine", "--title", "Mine 自选", "--json")
    path = tmp_path / "home" / "decks" / "mine.toml"
    assert made.json == {"deck": "mine", "file": str(path)}
    done = tifa(
        "decks", "add", "甲乙工程", "--deck", "mine", "--english", "AB Project", "--kind", "policy",
        "--variant", "甲工程", "--variant", "乙工程",
        "--component", "甲 = first", "--component", "乙",
    )  # fmt: skip
    assert (done.code, done.out) == (0, "new: 甲乙工程  jiǎyǐ gōngchéng  AB Project\n")
    (found,) = tifa("look", "乙工程", "--json").json["terms"]
    assert (found["term"], found["deck"]) == ("甲乙工程", "mine")
    assert [c["zh"] for c in found["components"]] == ["甲", "乙"]
    again = tifa("decks", "add", "甲乙工程", "--deck", "mine", "--english", "AB Project", "--json")
    assert again.json["status"] == "same"
    assert again.json["term"]["components"] == [{"zh": "甲", "en": "first"}, {"zh": "乙"}]
    assert tifa("decks", "check").out == ""


def test_what_cannot_be_added_is_told_in_a_line(tifa: Tifa) -> None:
    for args, said in (
        (["new", "numbered"], "“numbered” is a shipped deck; name a deck of your own"),
        (["new", "../x"], "“../x” cannot name a deck"),
        (["add", "甲", "--deck", "nope"], "no deck “nope”; `tifa decks new nope` makes it"),
        (["add", "甲", "--kind", "joke"], "甲: kind: must be one of numeric, slogan,"),
        (["add", "甲乙", "--pinyin", "jia3"], "甲乙: pinyin: has 1 syllables for 2 Hanzi: “jiǎ”"),
        (["add", "“”"], "an entry needs its headword"),
        (["import", "nowhere.tsv"], "nowhere.tsv: no such file; check the name"),
        (["import", "-"], "standard input: it is empty"),
        (["check", "nowhere.toml"], "nowhere.toml: no such file; name deck files"),
        (["polish"], "invalid choice: 'polish'"),
    ):
        done = tifa("decks", *args)
        assert done.code == 2
        assert said in done.error
    missing = tifa("decks", "export", "nope")
    assert (missing.code, missing.out) == (1, "")
    assert missing.error.startswith("no deck “nope”; there are ")


def test_import_tells_what_became_of_every_row(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "terms.csv"
    text = "词条,拼音,英文\n戊,,z\n甲乙工程,,A\n两个确立,,B\n丙丁,bing3,C\n,,D\n"
    file.write_bytes(text.encode("gb18030"))
    done = tifa("decks", "import", str(file), "--deck", "mine")
    deck = tmp_path / "home" / "decks" / "mine.toml"
    assert done.code == 2
    assert done.out.splitlines() == [
        f"{file}:4: skipped 两个确立: is in the deck numbered already; --merge lays it over that",
        f"2 new, 1 skipped, 2 bad: {deck}",
    ]
    assert done.err.splitlines() == [
        f"tifa: {file}:5: 丙丁: pinyin: has 1 syllables for 2 Hanzi: “bǐng”",
        f"tifa: {file}:6: has no term; fill its first cell or remove the row",
    ]
    before = deck.read_bytes()
    again = tifa("decks", "import", str(file), "--deck", "mine", "--json")
    assert [row["status"] for row in again.json["rows"]] == [
        "same",
        "same",
        "skipped",
        "bad",
        "bad",
    ]
    assert deck.read_bytes() == before
    dry = tifa("decks", "import", "-", "--deck", "other", "--dry-run", stdin=b"ab\tx\ty")
    assert (dry.code, dry.out.split(":")[0]) == (0, "would be 1 new")
    assert not (tmp_path / "home" / "decks" / "other.toml").exists()


def test_export_and_import_in_another_home(tifa: Tifa, tmp_path: Path) -> None:
    tifa("decks", "add", "甲乙", "--english", "a, b\n“c”", "--variant", "甲|乙", "--with", "～甲")
    done = tifa("decks", "export", "own")
    header, *_ = done.out.splitlines()
    assert header == "term\tvariants\tpinyin\tenglish\tgoes_with\tconfidence"
    for name in ("own.csv", "own.tsv", "own.json"):
        file = tmp_path / name
        assert tifa("decks", "export", "own", "-o", str(file)).out == f"1 terms: {file}\n"
    (term,) = json.loads((tmp_path / "own.json").read_text(encoding="utf-8"))["terms"]
    assert term == tifa("decks", "export", "own", "--json").json["terms"][0]
    (tmp_path / "home" / "decks" / "own.toml").unlink()
    tifa("decks", "import", str(tmp_path / "own.csv"))
    assert tifa("decks", "export", "own").out == done.out


def test_check_of_one_file_and_strictly(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "deck.toml"
    file.write_text(
        '[[term]]\nterm = "四个甲乙"\nkind = "numeric"\ncomponents = [{ zh = "甲" }]\n'
        'pinyin = "sì gè jiǎ yī"\n\n[[term]]\nterm = "甲丁"\n',
        encoding="utf-8",
    )
    done = tifa("decks", "check", str(file))
    assert done.code == 1
    assert [line.split(": ")[:2] for line in done.out.splitlines()] == [
        [f"{file}:1", "四个甲乙.components"],
        [f"{file}:1", "四个甲乙.pinyin"],
    ]
    strict = tifa("decks", "check", "--strict", "--json", str(file)).json["problems"]
    assert {problem["check"] for problem in strict} == {"components", "pinyin", "fields"}
    assert {problem["line"] for problem in strict} == {1, 7}


def test_what_was_added_is_marked_in_the_articles(tifa: Tifa) -> None:
    tifa("decks", "add", "深化内化")
    text = "要做好深化内化的工作。".encode()
    done = tifa("annotate", "-", "--raw", "--format", "json", stdin=text)
    (term,) = done.json["articles"][0]["paragraphs"][0]["terms"]
    assert (term["id"], term["start"], term["end"]) == ("深化内化", 3, 7)
