"""`tifa doctor`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.conftest import Outcome, Tifa


def wrong(done: Outcome) -> list[dict[str, Any]]:
    assert done.json["ok"] is (done.code == 0)
    return [finding for finding in done.json["findings"] if not finding["fine"]]


def test_a_sound_home(reading_tifa: Tifa) -> None:
    done = reading_tifa("doctor", "--json")
    assert (done.code, wrong(done)) == (0, [])
    texts = {finding["about"]: finding["text"] for finding in done.json["findings"]}
    assert texts["articles"] == "15, annotated 15, to be annotated (again) 0"
    assert "sound" in texts["database"]
    assert texts["locale"] == "LC_ALL=C.UTF-8"
    text = reading_tifa("doctor")
    assert text.code == 0
    assert all(line.startswith("ok  ") for line in text.out.splitlines())


def test_a_new_home_is_sound_and_stays_untouched(tifa: Tifa, tmp_path: Path) -> None:
    done = tifa("doctor", "--json")
    assert wrong(done) == []
    assert not (tmp_path / "home" / "tifa.db").exists()


def test_everything_that_is_wrong_is_told(tifa: Tifa, tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "decks").mkdir(parents=True)
    (home / "decks" / "own.toml").write_text("[[term]]\n")
    (home / "config.toml").write_text("[reading]\ncolumn = 9000\n")
    (home / "tifa.db").write_bytes(b"SQLite format 3\x00" + b"garbage" * 200)
    done = tifa("doctor", "--json", env={"LC_ALL": "POSIX"})
    assert done.code == 1
    found = {finding["about"]: finding["text"] for finding in wrong(done)}
    assert set(found) == {"deck", "settings", "database", "locale"}
    assert "own.toml:1: term.term" in found["deck"]
    assert "column must be a whole number from 40 to 160" in found["settings"]
    assert "export LC_ALL=C.UTF-8" in found["locale"]
    assert "!! " in tifa("doctor").out


def test_a_damaged_database(tifa: Tifa, tmp_path: Path) -> None:
    tifa("list")
    database = tmp_path / "home" / "tifa.db"
    data = bytearray(database.read_bytes())
    data[4096 * 3 : 4096 * 9] = b"\xff" * (4096 * 6)
    database.write_bytes(data)
    done = tifa("doctor", "--json")
    assert done.code == 1
    assert [finding["about"] for finding in wrong(done)] == ["database"]
    assert "`tifa restore`" in wrong(done)[0]["text"]
