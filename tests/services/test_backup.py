"""Backups: what they hold, which stay, and the way back."""

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config import Config
from reader.errors import Damaged, NotFound, TifaError
from reader.paths import Paths
from reader.services.backup import (
    daily_backup,
    list_backups,
    make_backup,
    newest_sound,
    restore,
    to_keep,
)
from reader.storage.database import open_database
from tests.conftest import ROOT, environment
from tests.services.drilling import START, Desk, many

BIG = Config(drill_new_per_day=9999)
USERS = ("review", "retraction", "drill_term", "drill_sentence", "card_flag", "article", "known",
         "card_state", "position", "state", "reading")  # fmt: skip


def paths_of(folder: Path) -> Paths:
    return Paths(folder, folder / "cache", folder, ROOT / "decks", folder / "seeds")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path, BIG, many(40))
    for n in range(40):
        desk.drill.add_term(f"t{n:05}")
    desk.drill.start()
    desk.play(*[3] * 20)
    return desk


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    db = sqlite3.connect(path)
    found = {table: db.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()
             for table in USERS}  # fmt: skip
    db.close()
    return found


def test_a_backup_and_back_again(desk: Desk, tmp_path: Path) -> None:
    paths = paths_of(tmp_path)
    made = make_backup(paths, desk.now)  # while the drill has it open
    then = content(paths.database)
    assert content(made) == then
    assert sorted(file.name for file in made.parent.iterdir()) == [made.name]  # one file, no log
    desk.play(*[1] * 10)
    later = content(paths.database)
    assert later != then
    with pytest.raises(TifaError, match="another tifa has it open"):
        restore_elsewhere(tmp_path, made)
    assert content(paths.database) == later
    desk.db.close()

    done = restore(paths, made, desk.now)
    assert done.aside == tmp_path / "tifa-aside-2026-03-01-120000.db"
    assert content(paths.database) == then
    assert content(done.aside) == later  # nothing is ever thrown away
    assert (done.backup.answers, done.backup.newest[:10]) == (20, "2026-03-01")
    desk.open()
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept
    desk.drill.start()
    desk.play(3)


def restore_elsewhere(folder: Path, backup: Path) -> None:
    """Restore in another process: locks are between processes."""
    done = subprocess.run(
        [sys.executable, "-m", "reader", "restore", str(backup)],
        env=environment(folder), cwd=folder, capture_output=True, text=True,
    )  # fmt: skip
    if done.returncode:
        raise TifaError(done.stderr)


def test_the_log_of_a_killed_session_goes_aside_with_its_database(
    desk: Desk, tmp_path: Path
) -> None:
    paths = paths_of(tmp_path)
    made = make_backup(paths, desk.now)
    desk.play(*[3] * 5)
    other = tmp_path / "killed"
    other.mkdir()
    for name in ("tifa.db", "tifa.db-wal"):  # as a kill would leave them
        shutil.copy(tmp_path / name, other)
    assert (other / "tifa.db-wal").stat().st_size
    shutil.copytree(tmp_path / "backups", other / "backups")
    done = restore(paths_of(other), other / "backups" / made.name, desk.now)
    assert content(other / "tifa.db") == content(made)
    assert content(done.aside) == content(tmp_path / "tifa.db")


def test_a_damaged_database_makes_no_backup_and_lets_none_go(desk: Desk, tmp_path: Path) -> None:
    paths = paths_of(tmp_path)
    desk.db.close()
    for n in range(9):
        assert daily_backup(paths, desk.now + timedelta(days=n), 4)
    before = sorted(backup.path.name for backup in list_backups(paths))
    data = bytearray(paths.database.read_bytes())
    data[4096 * 10 : 4096 * 12] = b"\x00" * 8192
    paths.database.write_bytes(data)
    with pytest.raises(Damaged, match="no backup of it was kept"):
        daily_backup(paths, desk.now + timedelta(days=20), 4)
    assert sorted(file.name for file in (tmp_path / "backups").iterdir()) == before
    assert paths.database.read_bytes() == data

    best = newest_sound(paths)
    done = restore(paths, best.path, desk.now)
    assert done.aside.read_bytes() == data
    desk.open()
    assert desk.counts()["review"] == 20


def test_answers_since_the_backup_are_taken_over_from_a_damaged_database(
    desk: Desk, tmp_path: Path
) -> None:
    """Of a log with a hole in it, both ends."""
    paths = paths_of(tmp_path)
    made = make_backup(paths, desk.now)
    for _ in range(12):
        desk.pass_days(1)
        desk.drill.start()
        while desk.drill.next():
            desk.play(3)
    undone = desk.drill.undo()
    assert undone
    log = [row[0] for row in desk.db.execute("SELECT id FROM review ORDER BY seq")]
    desk.db.close()
    db = sqlite3.connect(paths.database)
    try:
        pages = [row[0] for row in db.execute(
            "SELECT pageno FROM dbstat WHERE name = 'review' AND pagetype = 'leaf' ORDER BY path"
        )]  # fmt: skip
    except sqlite3.OperationalError:
        pytest.skip("this SQLite does not tell where pages are")
    finally:
        db.close()
    assert len(pages) > 3
    data = bytearray(paths.database.read_bytes())
    at = (pages[len(pages) // 2] - 1) * 4096
    data[at : at + 4096] = b"\x00" * 4096
    paths.database.write_bytes(data)

    done = restore(paths, made, desk.now)
    desk.open()
    kept = [row[0] for row in desk.db.execute("SELECT id FROM review ORDER BY seq")]
    lost = set(log) - set(kept)
    assert kept == [identity for identity in log if identity not in lost]  # in their order
    assert done.salvaged == len(kept) - 20 > 20
    assert 0 < len(lost) < 40  # what one page holds
    assert len(desk.retracted()) == 1
    desk.drill.start()
    states = desk.states()
    desk.drill.rebuild()
    assert desk.states() == states
    # From a sound one nothing is taken over: somebody wants to go back.
    desk.db.close()
    assert restore(paths, made, desk.now + timedelta(hours=1)).salvaged == 0
    desk.open()
    assert desk.counts()["review"] == 20


def test_a_backup_that_was_damaged_itself(desk: Desk, tmp_path: Path) -> None:
    paths = paths_of(tmp_path)
    old = make_backup(paths, desk.now)
    new = make_backup(paths, desk.now + timedelta(hours=1))
    os.utime(old, (1, 1))
    data = new.read_bytes()
    new.write_bytes(data[: len(data) // 2])
    assert [bool(backup.problem) for backup in list_backups(paths)] == [True, False]
    assert newest_sound(paths).path == old
    desk.db.close()
    before = paths.database.read_bytes()
    with pytest.raises(TifaError, match="cannot be restored"):
        restore(paths, new, desk.now)
    with pytest.raises(NotFound, match="no such backup"):
        restore(paths, tmp_path / "none.db", desk.now)
    (tmp_path / "other.db").write_text("a diary")
    with pytest.raises(TifaError, match="cannot be restored"):
        restore(paths, tmp_path / "other.db", desk.now)
    assert paths.database.read_bytes() == before


def test_a_backup_of_an_older_tifa_is_brought_up_to_date(desk: Desk, tmp_path: Path) -> None:
    made = make_backup(paths_of(tmp_path), desk.now)
    with sqlite3.connect(made) as old:
        old.execute("DROP TABLE parameter_set")
        old.execute("DELETE FROM migration WHERE name = '2026-11 fitted parameters'")
    old.close()
    desk.db.close()
    restore(paths_of(tmp_path), made, desk.now)
    db = open_database(tmp_path / "tifa.db")
    assert db.execute("SELECT count(*) FROM parameter_set").fetchone() == (0,)
    db.close()


def test_one_a_study_day(desk: Desk, tmp_path: Path) -> None:
    paths = paths_of(tmp_path)
    zone = START.tzinfo
    assert daily_backup(paths, datetime(2026, 3, 2, 3, 59, tzinfo=zone), 4).name == (
        "tifa-2026-03-01.db"
    )
    assert daily_backup(paths, datetime(2026, 3, 2, 3, 59, 59, tzinfo=zone), 4) is None
    assert daily_backup(paths, datetime(2026, 3, 2, 4, 0, tzinfo=zone), 4).name == (
        "tifa-2026-03-02.db"
    )
    assert daily_backup(paths_of(tmp_path / "new"), START, 4) is None  # nothing to back up


def test_no_room_for_a_backup(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(TifaError, match="the backup cannot be written"):
        daily_backup(paths_of(tmp_path), desk.now, 4)


def test_answers_go_on_while_a_backup_is_made(desk: Desk, tmp_path: Path) -> None:
    """A copy is of one moment: each holds a beginning of the log, and cards that fit it."""
    stop = threading.Event()
    made: list[Path] = []

    def back_up() -> None:
        while not stop.is_set():
            made.append(make_backup(paths_of(tmp_path), START, tmp_path / f"b{len(made)}.db"))

    thread = threading.Thread(target=back_up)
    thread.start()
    try:
        end = time.monotonic() + 20
        while len(made) < 5 and time.monotonic() < end:
            if desk.drill.next() is None:
                desk.pass_days(1)
                desk.drill.start()
            else:
                desk.play(3)
    finally:
        stop.set()
        thread.join()
    log = [row[0] for row in desk.db.execute("SELECT id FROM review ORDER BY seq")]
    lengths = set()
    for path in made:
        folder = tmp_path / path.stem
        folder.mkdir()
        path.rename(folder / "tifa.db")
        copy = Desk(folder, BIG, many(40))
        mine = [row[0] for row in copy.db.execute("SELECT id FROM review ORDER BY seq")]
        assert mine == log[: len(mine)]
        lengths.add(len(mine))
        kept = copy.states()
        copy.drill.rebuild()
        assert copy.states() == kept
        copy.db.close()
    assert len(lengths) > 1


# -- which stay

days = st.sets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=200)


@given(days)
def test_what_stays(taken: set[date]) -> None:
    kept = to_keep(taken)
    assert kept <= taken
    assert kept >= set(sorted(taken)[-7:])
    assert len(kept) <= 7 + 4 + 12
    assert to_keep(kept) == kept


def test_two_years_of_days(desk: Desk, tmp_path: Path) -> None:
    kept: set[date] = set()
    for n in range(730):
        kept = to_keep(kept | {date(2026, 1, 1) + timedelta(days=n)})
    newest = date(2026, 1, 1) + timedelta(days=729)
    ages = sorted((newest - day).days for day in kept)
    assert ages[:7] == list(range(7))
    assert ages[-1] > 300  # the last of the twelfth month
    assert all(later - sooner <= 31 for sooner, later in pairwise(ages))


def test_rotation_touches_only_its_own_files(desk: Desk, tmp_path: Path) -> None:
    paths = paths_of(tmp_path)
    folder = tmp_path / "backups"
    mine = make_backup(paths, desk.now)
    (folder / "notes.txt").write_text("mine")
    stale = folder / "tifa-2025-01-01.db.abc.new"
    stale.write_text("left by a crash")
    os.utime(stale, (1, 1))
    for n in range(1, 40):
        shutil.copy(mine, folder / f"tifa-{date(2025, 12, 1) + timedelta(days=n)}.db")
    daily_backup(paths, desk.now, 4)
    names = {file.name for file in folder.iterdir()}
    assert {mine.name, "notes.txt", "tifa-2026-03-01.db"} <= names
    assert stale.name not in names
    assert len(names) == 2 + len(to_keep(
        {date(2025, 12, 1) + timedelta(days=n) for n in range(1, 40)} | {date(2026, 3, 1)}
    ))  # fmt: skip
