"""Drill sessions in real processes that are killed: `python -m tests.services.killing` is their
nursery. It loads everything once and forks a child for each line on its standard input, a folder
with a database; the child drills there until it is killed, and says on standard output what was
acknowledged: +card for an answer, -card for one taken back.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from reader.config import Config
from reader.services.drill import Drill
from reader.storage.database import open_database
from reader.study.scheduler import Rating
from tests.services.drilling import START, Desk, glossary_of, many

TERMS = 80
CONFIG = Config(drill_new_per_day=9999, drill_reviews_per_day=9999)


def main(deck: str) -> None:
    """The nursery."""
    glossary = glossary_of(Path(deck), many(TERMS))
    for number, line in enumerate(sys.stdin):
        child = os.fork()
        if not child:
            drill_until_killed(Path(line.strip()), glossary, random.Random(number))
            os._exit(0)
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("end")


def drill_until_killed(folder: Path, glossary: object, chance: random.Random) -> None:
    now = START
    drill = Drill(open_database(folder / "tifa.db"), glossary, CONFIG, lambda: now)
    while True:
        drill.start()
        while (asked := drill.next()) is not None:
            if chance.random() < 0.3:
                drill._unsettled = 99  # so that it writes back, as after many answers
                drill.rest()
            drill.answer(asked, Rating(chance.randint(1, 4)), 1)
            say(f"+{asked.card.key}")
            while chance.random() < 0.2 and (undone := drill.undo()) is not None:
                say(f"-{undone}")
        now += timedelta(days=1)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())  # one write: a kill can't tear it


@dataclass
class Trials:
    """What became of the sessions."""

    kills: int = 0
    acknowledged: int = 0
    under_way: int = 0  # events that were on disk before they could be acknowledged
    faults: list[str] = field(default_factory=list)


def kill_sessions(count: int, folder: Path, seed: int, tell: Callable[[int], None]) -> Trials:
    """Kill `count` sessions, each in a copy of one database, at random points; check each."""
    template = Desk(folder / "template", CONFIG, many(TERMS))
    for n in range(TERMS):
        template.drill.add_term(f"t{n:05}")
    template.db.close()
    glossary, chance, trials = template.glossary, random.Random(seed), Trials()
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "tests.services.killing", str(folder / "deck")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1, cwd=root
    ) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        for turn in range(count):
            place = folder / f"{turn}"
            place.mkdir()
            shutil.copy(folder / "template" / "tifa.db", place)
            nursery.stdin.write(f"{place}\n")
            pid = int(nursery.stdout.readline().split()[1])
            # Not before so many events, and then at any point of the one that is under way.
            events = [nursery.stdout.readline().strip() for _ in range(chance.randint(0, 40))]
            time.sleep(chance.random() * 0.004)
            os.kill(pid, signal.SIGKILL)
            while (line := nursery.stdout.readline().strip()) != "end":
                events.append(line)
            trials.kills += 1
            trials.acknowledged += len(events)
            check(place, events, glossary, trials)
            shutil.rmtree(place)
            tell(turn)
        nursery.stdin.close()
    return trials


def check(folder: Path, events: list[str], glossary: object, trials: Trials) -> None:
    """Is every acknowledged event there, at most one more, and no card but as the log has it?"""
    db = open_database(folder / "tifa.db")
    states = "SELECT * FROM card_state ORDER BY card"
    kept = db.execute(states).fetchall()
    logged, wanted = what_counts(db), replayed(events, trials)
    more = logged[-1:] if len(logged) > len(wanted) else wanted[-1:]
    after = [[*wanted, *more], wanted[:-1]]  # of an answer or an undo that was under way
    if logged != wanted:
        trials.under_way += 1
        if logged not in after:
            trials.faults.append(f"{folder}: {len(wanted)} answers, but logged are {len(logged)}")
    if db.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        trials.faults.append(f"{folder}: not sound")
    Drill(db, glossary, CONFIG, lambda: START).rebuild()
    if db.execute(states).fetchall() != kept:
        trials.faults.append(f"{folder}: an event is half applied")
    db.close()


def what_counts(db: sqlite3.Connection) -> list[str]:
    rows = db.execute(
        """SELECT card FROM review WHERE id NOT IN (SELECT review FROM retraction) ORDER BY seq"""
    )
    return [row[0] for row in rows]


def replayed(events: list[str], trials: Trials) -> list[str]:
    stack: list[str] = []
    for event in events:
        if event.startswith("+"):
            stack.append(event[1:])
        elif not stack or stack.pop() != event[1:]:
            trials.faults.append(f"{event[1:]} was taken back, but not the newest")
    return stack


if __name__ == "__main__":
    main(sys.argv[1])
