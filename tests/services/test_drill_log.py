"""The log is the truth: whatever happens, replaying it gives the same states."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.study.scheduler import Rating
from tests.services.drilling import SENTENCE, Desk, many

steps = st.lists(
    st.one_of(
        st.sampled_from(["again", "hard", "good", "easy", "undo", "undo", "reopen", "session"]),
        st.sampled_from([-40, 1, 1, 3, 30, 3650]),
    ),
    max_size=40,
)
RATINGS = {"again": 1, "hard": 2, "good": 3, "easy": 4}


def do(desk: Desk, step: str | int, trail: list[list[tuple[object, ...]]]) -> None:
    """One thing a user does; `trail` holds the states before each answer that counts."""
    if isinstance(step, int):
        desk.pass_days(step)
    elif step == "reopen":
        desk.reopen()
        desk.drill.start()
    elif step == "session":
        desk.drill.start()
    elif step == "undo":
        undone = desk.drill.undo()
        assert (undone is None) == (not trail)
        if trail:
            assert desk.states() == trail.pop()  # at any depth, also after a restart
    elif (asked := desk.drill.next()) is not None:
        trail.append(desk.states())
        desk.drill.answer(asked, Rating(RATINGS[step]), 700)


@settings(max_examples=60, deadline=None)
@given(steps)
def test_replay_equals_what_was_kept(course: list[str | int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for term in ("五大任务", "闯新路", "两个确立"):
            desk.drill.add_term(term, SENTENCE if term == "五大任务" else None)
        desk.drill.start()
        trail: list[list[tuple[object, ...]]] = []
        for step in course:
            do(desk, step, trail)
        kept = desk.states()
        assert desk.counts()["review"] - desk.counts()["retraction"] == len(trail)
        desk.drill.rebuild()
        assert desk.states() == kept
        while trail:
            assert desk.drill.undo() is not None
            assert desk.states() == trail.pop()
        assert desk.drill.undo() is None
        desk.db.close()


CHILD = """
import sys
from pathlib import Path
from tests.services.drilling import Desk, many
from reader.config import Config
from reader.study.scheduler import Rating
desk = Desk(Path(sys.argv[1]), Config(drill_new_per_day=9999), many(400))
for n in range(400):
    desk.drill.add_term(f"t{n:05}")
desk.drill.start()
print("ready", flush=True)
n = 0
while (asked := desk.drill.next()) is not None:
    n += 1
    desk.drill.answer(asked, Rating(n % 4 + 1), 1)
    print(asked.card.key, flush=True)
    if n % 7 == 0:
        print("-" + desk.drill.undo(), flush=True)
"""


def test_every_acknowledged_answer_survives_a_kill(tmp_path: Path) -> None:
    for turn in range(3):
        folder = tmp_path / str(turn)
        folder.mkdir()
        command = [sys.executable, "-c", CHILD, str(folder)]
        root = Path(__file__).parents[2]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        first = child.stdout.readline()
        time.sleep(0.01 + 0.04 * turn)
        os.kill(child.pid, signal.SIGKILL)
        rest = child.stdout.read()
        acknowledged = (first + rest).split("\n")[:-1]  # a torn last line acknowledges nothing
        child.wait()
        child.stdout.close()
        given_ = [line for line in acknowledged if not line.startswith("-")]
        taken = [line for line in acknowledged if line.startswith("-")]
        with sqlite3.connect(folder / "tifa.db") as db:
            assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            logged = [row[0] for row in db.execute("SELECT card FROM review ORDER BY seq")]
            undone = db.execute("SELECT count(*) FROM retraction").fetchone()[0]
        db.close()
        assert given_
        assert logged[: len(given_)] == given_
        assert len(logged) - len(given_) in (0, 1)  # at most the one that was under way
        assert undone - len(taken) in (0, 1)
        desk = Desk(folder, deck=many(400))
        kept = desk.states()
        desk.drill.rebuild()
        assert desk.states() == kept  # none half-applied
        desk.db.close()
