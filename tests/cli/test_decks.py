"""`tifa decks` and `tifa decks check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT, Tifa

BROKEN = """\
[deck]
title = "Mine"

[[term]]
term = "甲乙丙"
pinyin = "jiǎ yǐ"

[[term]]
term = "丁戊"
kind = "wrong"
english = "fourth and fifth"
"""


@pytest.fixture
def decks(tmp_path: Path) -> Path:
    folder = tmp_path / "home" / "decks"
    folder.mkdir(parents=True)
    return folder


def test_the_shipped_decks(reading_tifa: Tifa) -> None:
    done = reading_tifa("decks", "--json")
    assert done.code == 0
    files = {Path(deck["file"]).name for deck in done.json["decks"]}
    assert files == {path.name for path in (ROOT / "decks").glob("*.toml")}
    assert all(deck["origin"] == "shipped" for deck in done.json["decks"])
    assert sum(deck["terms"] for deck in done.json["decks"]) >= 60


def test_the_shipped_decks_are_sound(reading_tifa: Tifa) -> None:
    done = reading_tifa("decks", "check")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_an_own_deck_is_listed_as_such(tifa: Tifa, decks: Path) -> None:
    (decks / "own.toml").write_text('[deck]\ntitle = "[b]Mine"\n[[term]]\nterm = "甲乙"\n')
    (line,) = [line for line in tifa("decks").out.splitlines() if line.startswith("own ")]
    assert line.split() == ["own", "1", "terms", "own", "[b]Mine"]


def test_problems_name_file_line_and_field_and_the_rest_loads(tifa: Tifa, decks: Path) -> None:
    file, bad, binary = decks / "own.toml", decks / "bad.toml", decks / "binary.toml"
    file.write_text(BROKEN, encoding="utf-8")
    bad.write_text('[deck]\ntitle = "x"\n\n[[term]\nterm = "甲"\n', encoding="utf-8")
    binary.write_bytes(b"\xff\xfe\x00")
    done = tifa("decks", "check")
    assert done.code == 1
    lines = done.out.splitlines()
    assert len(lines) == 4
    assert lines[0].startswith(f"{bad}:4: not valid TOML")
    assert lines[1].startswith(f"{binary}: cannot be read")
    assert lines[2].startswith(f"{file}:4: 甲乙丙.pinyin: has 2 syllables for 3 Hanzi")
    assert lines[3].startswith(f"{file}:8: 丁戊.kind: must be one of numeric,")
    listed = tifa("decks")
    assert listed.code == 0
    assert listed.error == "4 problems in the decks; `tifa decks check` shows where"
    assert tifa("look", "丁戊", "--json").json["terms"][0]["english"] == "fourth and fifth"
    assert tifa("look", "两个确立").code == 0


def test_problems_as_json(tifa: Tifa, decks: Path) -> None:
    (decks / "own.toml").write_text(BROKEN, encoding="utf-8")
    done = tifa("decks", "check", "--json")
    assert done.code == 1
    assert [(p["line"], p["field"]) for p in done.json["problems"]] == [
        (4, "甲乙丙.pinyin"),
        (8, "丁戊.kind"),
    ]
