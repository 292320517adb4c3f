"""A database that was cut off, overwritten or lost is told at opening and left as it is."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import Damaged
from reader.storage.backup import copy_database
from reader.storage.database import check_pages, open_database
from reader.storage.log_checks import structure
from tests.services.drilling import Desk, many

PAGE = 4096


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with 120 answers."""
    folder = tmp_path_factory.mktemp("sound")
    desk = Desk(folder, deck=many(200))
    desk.db.executemany(
        "INSERT INTO drill_term (term, added) VALUES (?, 'now')",
        ((f"t{n:05}",) for n in range(200)),
    )
    desk.drill.rebuild()
    for _ in range(12):
        desk.drill.start()
        desk.play(*[3] * min(10, desk.drill.progress[1]))
        desk.pass_days(1)
    assert desk.counts()["review"] >= 120
    desk.db.close()
    return folder / "tifa.db"


def opened(path: Path) -> None:
    db = open_database(path)
    try:
        check_pages(db, path)
    finally:
        db.close()


def refused(path: Path) -> str:
    """The database is not opened, and no byte of it changes."""
    before = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    with pytest.raises(Damaged) as caught:
        opened(path)
    after = {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}
    for name in ("tifa.db", "tifa.db-wal"):
        # An empty log that SQLite made to read, or removed, is none.
        assert after.get(name, b"") == before.get(name, b"")
    assert "`tifa restore`" in str(caught.value)
    return str(caught.value)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True))
def test_cut_off_anywhere(sound: Path, tmp_path: Path, share: float) -> None:
    path = tmp_path / "tifa.db"
    data = sound.read_bytes()
    path.write_bytes(data[: 1 + int((len(data) - 1) * share)])
    message = refused(path)
    assert message.startswith(f"{path}: damaged (")


@pytest.mark.parametrize("filler", [b"\x00", b"\xff", b"\x2a"])
def test_each_page_that_was_overwritten(sound: Path, tmp_path: Path, filler: bytes) -> None:
    path = tmp_path / "tifa.db"
    data = sound.read_bytes()
    for at in range(PAGE, len(data), PAGE):
        path.write_bytes(data[:at] + filler * PAGE + data[at + PAGE :])
        refused(path)


def test_a_large_file_is_looked_through_where_it_matters(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.storage.database.SMALL", 0)
    path = tmp_path / "tifa.db"
    shutil.copy(sound, path)
    opened(path)
    db = sqlite3.connect(path)
    try:
        rows = db.execute("SELECT name, pageno FROM dbstat").fetchall()
    except sqlite3.OperationalError:
        pytest.skip("this SQLite does not tell where pages are")
    finally:
        db.close()
    mine = {"review", "retraction", "drill_term", "drill_sentence", "card_state", "card_flag"}
    pages = [number for name, number in rows if name in mine]
    assert len(pages) > 10
    data = sound.read_bytes()
    for number in pages:
        at = (number - 1) * PAGE
        path.write_bytes(data[:at] + b"\x00" * PAGE + data[at + PAGE :])
        refused(path)


def test_a_header_that_was_overwritten(sound: Path, tmp_path: Path) -> None:
    path = tmp_path / "tifa.db"
    path.write_bytes(b"\x00" * 100 + sound.read_bytes()[100:])
    refused(path)


def test_what_was_written_last_is_not_thrown_away_with_a_lost_file(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    desk = Desk(tmp_path / "desk", deck=many(5))
    desk.drill.add_term("t00001")
    log = (tmp_path / "desk" / "tifa.db-wal").read_bytes()
    assert log
    for content in (b"", None):
        other = tmp_path / f"other-{content is None}"
        other.mkdir()
        (other / "tifa.db-wal").write_bytes(log)
        if content is not None:
            (other / "tifa.db").write_bytes(content)
        assert "tifa.db-wal is there" in refused(other / "tifa.db")
        assert (other / "tifa.db-wal").read_bytes() == log
    desk.db.close()


def test_a_cut_off_file_beside_its_log(sound: Path, tmp_path: Path) -> None:
    """Closing a database that was opened to write would write the log into the wreck."""
    shutil.copy(sound, tmp_path / "tifa.db")
    db = open_database(tmp_path / "tifa.db")
    db.execute("INSERT INTO state VALUES ('a', 'b')")
    wreck = tmp_path / "wreck"
    wreck.mkdir()
    shutil.copy(tmp_path / "tifa.db-wal", wreck)
    db.close()
    # The header is in the log as well: only the middle of the file is missing.
    (wreck / "tifa.db").write_bytes(sound.read_bytes()[: 20 * PAGE])
    refused(wreck / "tifa.db")


def test_a_lost_database_is_not_made_anew_beside_its_backups(sound: Path, tmp_path: Path) -> None:
    copy_database(sound, tmp_path / "backups" / "tifa-2026-03-01.db")
    for make in (lambda: None, (tmp_path / "tifa.db").touch):
        make()
        assert "while its backups are there" in refused(tmp_path / "tifa.db")


def test_what_was_changed_inside_a_page(sound: Path, tmp_path: Path) -> None:
    data = sound.read_bytes()
    for old, new in ((b"t00003#meaning#", b"t00903#meaning#"), (b"t00007#rev", b"t00007#rew")):
        changed = data.replace(old, new, 1)
        assert changed != data
        (tmp_path / "tifa.db").write_bytes(changed)
        db = open_database(tmp_path / "tifa.db")
        assert structure(db) != []
        db.close()
