"""What must not be lost: killed sessions, full disks, two programs at once, a wrong clock."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from reader.config import Config
from reader.errors import TifaError
from reader.services import clock
from reader.services.drill import Drill
from reader.storage.database import open_database, transaction
from reader.study.scheduler import Rating
from tests.conftest import ROOT, environment
from tests.services.drilling import START, Desk, many
from tests.services.killing import kill_sessions

BIG = Config(drill_new_per_day=9999, drill_reviews_per_day=9999)


def test_every_acknowledged_answer_survives_a_kill(tmp_path: Path) -> None:
    trials = kill_sessions(50, tmp_path, seed=5, tell=lambda turn: None)
    assert trials.faults == []
    assert trials.kills == 50
    assert trials.acknowledged > 300


# -- no room, no disk

FILLING = """
import resource, signal, sys
from pathlib import Path
from reader.errors import TifaError
from reader.study.scheduler import Rating
from tests.services.drilling import Desk, many
from tests.services.test_durability import BIG
folder, limit = Path(sys.argv[1]), int(sys.argv[2])
desk = Desk(folder, BIG, many(300))
desk.drill.start()
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = (folder / "tifa.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + limit, resource.RLIM_INFINITY))
answers = 0
while True:
    asked = desk.drill.next()
    before, log = desk.states(), desk.counts()
    try:
        desk.drill.answer(asked, Rating.GOOD, 1)
    except TifaError as caught:
        error = caught
        break
    answers += 1
print(error)
assert "could not be saved" in str(error) and "room" in str(error)
assert desk.states() == before and desk.counts() == log
assert desk.drill.next() is asked  # still unanswered
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
else:
    (folder / "ballast").unlink()
desk.drill.answer(asked, Rating.GOOD, 1)
desk.db.close()
print(answers + 1)
"""


def enrolled(folder: Path) -> None:
    """A database with 300 terms in the drill."""
    folder.mkdir(exist_ok=True)
    desk = Desk(folder, BIG, many(300))
    with transaction(desk.db):
        desk.db.executemany(
            "INSERT INTO drill_term (term, added) VALUES (?, 'now')",
            ((f"t{n:05}",) for n in range(300)),
        )
    desk.drill.rebuild()
    desk.db.close()


def fill(folder: Path, limit: int, before: tuple[str, ...] = ()) -> list[str]:
    done = subprocess.run(
        [*before, sys.executable, "-c", FILLING, str(folder), str(limit)],
        cwd=ROOT, env=environment(folder), capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_a_file_that_may_not_grow(tmp_path: Path) -> None:
    enrolled(tmp_path)
    error, answers = fill(tmp_path, 100_000)
    assert "disk I/O error" in error or "full" in error
    desk = Desk(tmp_path, BIG, many(300))
    assert desk.counts()["review"] == int(answers) > 1
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare")
def test_a_small_disk_that_is_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    # A file system of its own, seen by this process alone; it goes when the process ends.
    script = (
        f"mount -t tmpfs -o size=2m tifa {disk} && cp {tmp_path}/full/* {disk} && "
        f"head -c 1000000 /dev/zero > {disk}/ballast && "
        f'"$@"; code=$?; cp {disk}/tifa.db* {tmp_path}; exit $code'
    )
    flags = ["--mount"] if os.geteuid() == 0 else ["--user", "--map-root-user", "--mount"]
    enter = ("unshare", *flags, "sh", "-c", script, "sh")
    probe = subprocess.run(
        ["unshare", *flags, "mount", "-t", "tmpfs", "tifa", str(disk)], capture_output=True
    )
    if probe.returncode:
        pytest.skip("may not mount a file system")
    enrolled(tmp_path / "full")
    error, answers = fill(disk, 0, enter)
    assert "full" in error
    desk = Desk(tmp_path, BIG, many(300))
    assert desk.counts()["review"] == int(answers) > 1
    assert desk.db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# -- two programs at once

RIVAL = """
import sys, time
from pathlib import Path
from reader.errors import TifaError
from reader.services.drill import Drill
from reader.storage.database import open_database
from reader.study.scheduler import Rating
from tests.services.drilling import START, glossary_of, many
from tests.services.test_durability import BIG
folder = Path(sys.argv[1])
drill = Drill(open_database(folder / "tifa.db"), glossary_of(folder / sys.argv[2], many(300)), BIG,
              lambda: START)
drill.start()
print("ready", flush=True)
sys.stdin.readline()
while (asked := drill.next()) is not None:
    try:
        drill.answer(asked, Rating.GOOD, 1)
        print(f"+{asked.card.key}")
        time.sleep(0.002)  # so that neither is done before the other has begun
    except TifaError as error:
        print(error)
"""


def test_two_processes_answer_the_same_cards(tmp_path: Path) -> None:
    enrolled(tmp_path)
    rivals = [
        subprocess.Popen(
            [sys.executable, "-c", RIVAL, str(tmp_path), name], cwd=ROOT, text=True,
            env=environment(tmp_path), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )
        for name in "ab"
    ]  # fmt: skip
    for rival in rivals:
        assert rival.stdout.readline() == "ready\n"
    for rival in rivals:
        rival.stdin.write("\n")
        rival.stdin.flush()
    lines = [rival.communicate(timeout=60)[0].splitlines() for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0]
    given = [line[1:] for part in lines for line in part if line.startswith("+")]
    told = [line for part in lines for line in part if not line.startswith("+")]
    assert all("another tifa" in line for line in told)
    assert all(any(line.startswith("+") for line in part) for part in lines)
    desk = Desk(tmp_path, BIG, many(300))
    logged = [row[0] for row in desk.db.execute("SELECT card FROM review")]
    assert sorted(logged) == sorted(given)  # none lost,
    assert len(set(given)) == len(given) == 300  # and none given twice
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept


def test_a_database_that_another_writes_to(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.drill.add_term("闯新路")
    desk.drill.start()
    asked = desk.drill.next()
    desk.db.execute("PRAGMA busy_timeout = 50")
    other = open_database(tmp_path / "tifa.db")
    with transaction(other), pytest.raises(TifaError, match="could not be saved: database is lock"):
        desk.drill.answer(asked, Rating.GOOD, 1)
    assert desk.drill.next() is asked
    desk.drill.answer(asked, Rating.GOOD, 1)
    other.close()


def test_a_card_answered_under_other_parameters(tmp_path: Path) -> None:
    """Another tifa takes fitted parameters while a card is asked here."""
    from tests.services.test_optimizing import OTHER

    desk = Desk(tmp_path)
    for term in ("闯新路", "两个确立"):
        desk.drill.add_term(term)
    desk.drill.start()
    desk.play(3, 3)
    desk.pass_days(3)
    desk.drill.start()
    asked = desk.drill.next()
    Drill(desk.db, desk.glossary, desk.config, lambda: desk.now).adopt(OTHER)
    with pytest.raises(TifaError, match="another tifa"):
        desk.drill.answer(asked, Rating.GOOD, 1)
    desk.play(3)
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept
    used = desk.db.execute("SELECT parameters FROM review ORDER BY seq DESC").fetchone()[0]
    assert used == OTHER.parameters.id


# -- the clock


class HomeLike:
    """What the services of the clock ask for."""

    def __init__(self, desk: Desk) -> None:
        self.db, self.drill = desk.db, desk.drill


@pytest.mark.parametrize(("days", "needle"), [(-40, "there are answers of"), (3653, "days before")])
def test_a_clock_that_jumps_is_told_and_can_be_mended(
    tmp_path: Path, days: int, needle: str
) -> None:
    desk = Desk(tmp_path, BIG, many(20))
    for n in range(20):
        desk.drill.add_term(f"t{n:05}")
    desk.drill.start()
    desk.play(*[3] * 10)
    home = HomeLike(desk)
    assert clock.clock_warning(home) == ""
    desk.pass_days(3)
    assert clock.clock_warning(home) == ""
    before, sound = desk.states(), desk.now

    desk.pass_days(days)
    assert needle in clock.clock_warning(home)
    desk.drill.start()
    desk.play(*[1, 2, 3, 4] * 2)
    bad = """SELECT count(*) FROM card_state WHERE stability <= 0 OR difficulty < 1
             OR due < last OR reps < lapses"""
    assert desk.db.execute(bad).fetchone() == (0,)
    assert desk.db.execute("SELECT min(interval), min(took_ms) FROM review").fetchone() == (0, 1000)
    assert desk.drill.due_counts().due >= 0
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept

    desk.now = sound  # the clock is set right
    if days > 0:
        assert "--retract-future" in clock.clock_warning(home)
        assert clock.retract_future(home) == 8
        assert clock.retract_future(home) == 0
    else:
        assert clock.clock_warning(home) == ""
        for _ in range(8):
            assert desk.drill.undo()
    assert desk.states() == before
    assert clock.clock_warning(home) == ""
    desk.drill.start()
    desk.play(3)


def test_travel_is_no_jump(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.drill.add_term("闯新路")
    desk.drill.start()
    desk.play(3)
    desk.now = START - timedelta(hours=14)
    assert clock.clock_warning(HomeLike(desk)) == ""
