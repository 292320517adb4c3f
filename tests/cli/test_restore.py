"""`tifa backup`, `tifa restore`, and `tifa doctor` on what is in the database."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.config import Config
from reader.paths import find_paths
from reader.services.home import Home
from reader.study.scheduler import Rating
from tests.conftest import Tifa

NOW = datetime.now(UTC)  # the day of the commands, which have the clock of the machine


def drill(root: Path, answers: int, now: datetime = NOW) -> None:
    """Some terms in the drill, and so many answers."""
    home = Home(find_paths({"TIFA_HOME": str(root)}), Config(), lambda: now)
    for term in ("两个确立", "五大任务", "两件大事", "闯新路进中游"):
        if home.glossary.term(term):
            home.drill.add_term(term)
    home.drill.start()
    for _ in range(answers):
        asked = home.drill.next()
        assert asked is not None
        home.drill.answer(asked, Rating.AGAIN, 1)
    home.close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    drill(tmp_path / "home", 5)
    return tmp_path / "home"


def test_there_and_back(tifa: Tifa, root: Path) -> None:
    made = tifa("backup", "--json").json
    assert Path(made["backup"]).stat().st_size == made["bytes"]
    drill(root, 3)
    (listed,) = tifa("restore", "--json").json["backups"]
    assert (listed["file"], listed["answers"], listed["problem"]) == (made["backup"], 5, None)
    assert "5 answers, the last on" in tifa("restore").out
    done = tifa("restore", listed["name"], "--json")
    assert done.code == 0
    aside = sqlite3.connect(done.json["aside"])
    assert aside.execute("SELECT count(*) FROM review").fetchone() == (8,)
    aside.close()
    restored = sqlite3.connect(root / "tifa.db")
    assert restored.execute("SELECT count(*) FROM review").fetchone() == (5,)
    restored.close()
    assert tifa("drill", "--json").json["reviews_today"] == 5
    assert tifa("doctor", "--json").json["ok"]


def test_to_a_file_of_ones_own(tifa: Tifa, root: Path, tmp_path: Path) -> None:
    target = tmp_path / "stick" / "我的.db"
    assert tifa("backup", str(target)).code == 0
    assert "is there already" in tifa("backup", str(target)).error
    assert str(target) in tifa("restore", str(target), "--json").json["restored"]["file"]


def test_nothing_to_list_or_restore(tifa: Tifa) -> None:
    assert tifa("restore").code == 1
    assert tifa("restore", "--json").json == {"backups": []}
    assert tifa("restore", "newest").code == 1
    missing = tifa("restore", "tifa-2020-01-01.db")
    assert missing.code == 1
    assert "there is no such backup" in missing.error
    assert tifa("backup").code == 1


@pytest.mark.parametrize("command", [["list"], ["drill", "--json"], ["look", "两个确立"]])
def test_a_cut_off_database_is_told_and_left(tifa: Tifa, root: Path, command: list[str]) -> None:
    tifa("backup")
    database = root / "tifa.db"
    database.write_bytes(database.read_bytes()[:50_000])
    done = tifa(*command)
    if command[0] == "look":  # it needs no database to say what a term is
        assert done.code in (0, 2)
    else:
        assert done.code == 2
        assert "damaged" in done.error
        assert "`tifa restore`" in done.error
    assert database.stat().st_size == 50_000
    assert tifa("restore", "newest").code == 0
    assert tifa("drill", "--json").json["reviews_today"] == 5


def change(root: Path, statement: str) -> None:
    db = sqlite3.connect(root / "tifa.db")
    db.execute("PRAGMA ignore_check_constraints = 1")
    with db:
        assert db.execute(statement).rowcount > 0
    db.close()


@pytest.mark.parametrize(
    ("statement", "needle"),
    [
        ("UPDATE review SET rating = 4 WHERE seq = 2", "not what the log of answers gives"),
        ("UPDATE review SET rating = 7 WHERE seq = 2", "CHECK constraint failed"),
        ("UPDATE review SET due = due + 64 WHERE seq = 3", "a due day that is not the day"),
        ("UPDATE review SET study_day = study_day - 32, due = due - 32 WHERE seq = 1", "far from"),
        ("UPDATE review SET parameters = 'fsrs6-x' WHERE seq = 1", "unknown parameters"),
        ("UPDATE review SET answered_at = 'x026' WHERE seq = 1", "a moment that is none"),
        ("UPDATE review SET term = '两个确兀' WHERE seq = 1", "a key that is not of its term"),
        ("UPDATE card_state SET stability = stability + 1 WHERE reps", "not what the log"),
        ("UPDATE article SET body = replace(body, '发展', '发屠')", "is not what it was"),
        ("UPDATE retraction SET review = 'none'", "refer to what is not there"),
    ],
)
def test_the_doctor_finds_what_was_changed(
    tifa: Tifa, root: Path, statement: str, needle: str
) -> None:
    tifa("list")  # takes the articles in
    home = Home(find_paths({"TIFA_HOME": str(root)}), Config(), lambda: NOW)
    home.drill.undo()
    home.close()
    assert tifa("doctor", "--json").json["ok"]
    change(root, statement)
    done = tifa("doctor", "--json")
    assert done.code == 1
    wrong = [finding["text"] for finding in done.json["findings"] if not finding["fine"]]
    assert any(needle in text for text in wrong), wrong


def test_cards_are_rebuilt_from_the_log(tifa: Tifa, root: Path) -> None:
    sound = "SELECT * FROM card_state ORDER BY card"
    db = sqlite3.connect(root / "tifa.db")
    before = db.execute(sound).fetchall()
    db.close()
    change(root, "UPDATE card_state SET stability = 99, due = due + 9 WHERE reps")
    done = tifa("doctor", "--rebuild", "--json")
    answered = sum(row[6] != "new" for row in before)
    assert (done.code, done.json["differed"]) == (0, answered)
    db = sqlite3.connect(root / "tifa.db")
    assert db.execute(sound).fetchall() == before
    db.close()
    assert tifa("doctor", "--json").json["ok"]


def test_answers_of_days_to_come(tifa: Tifa, root: Path) -> None:
    drill(root, 2, NOW + timedelta(days=4000))
    done = tifa("doctor", "--json")
    assert done.code == 1
    (clock,) = [f["text"] for f in done.json["findings"] if f["about"] == "clock"]
    assert "--retract-future" in clock
    assert tifa("doctor", "--retract-future").out == ("2 answers of days to come were taken back\n")
    assert tifa("doctor", "--json").json["ok"]


def test_optimizing_needs_answers(tifa: Tifa, root: Path) -> None:
    done = tifa("drill", "optimize")
    assert done.code == 1
    assert "too few answers" in done.error
    assert tifa("drill", "optimize", "--undo").code == 1
    assert "not allowed with" in tifa("drill", "optimize", "--undo", "--apply").error
