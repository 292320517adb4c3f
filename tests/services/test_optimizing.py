"""Fitting the model to one's own answers: simulated learners whose memory is known."""

import random
import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from reader.config import Config
from reader.errors import NotFound
from reader.paths import Paths
from reader.services import optimizing
from reader.services.home import Home
from reader.storage.parameter_sets import Fitted
from reader.study.parameters import DEFAULT, Parameters
from reader.study.scheduler import Logged, Rating, Scheduler
from tests.services.drilling import START

# Forgets much faster than most.
QUICK = Parameters((0.1, 0.4, 0.8, 2.0, *DEFAULT.weights[4:8], 1.2, *DEFAULT.weights[9:]))
OTHER = Fitted(QUICK, "2026-03-01T12:00:00+00:00", 400, 0.5, 0.4)


def learner(memory: Parameters, cards: int, seed: int) -> list[tuple[str, Logged]]:
    """The log of one with this memory, who was scheduled by the built-in parameters."""
    chance = random.Random(seed)
    ours, theirs = Scheduler(), Scheduler(parameters=memory)
    log: list[tuple[str, Logged]] = []
    for n in range(cards):
        key, day = f"t{n:05}#reverse#", 20_000 + n // 5
        known, real = None, None
        for _ in range(8):
            recalled = real is None or chance.random() < theirs.memory.recall(
                real.stability, day - real.last
            )
            rating = Rating(chance.choice((2, 3, 3, 3, 4)) if recalled else 1)
            known = ours.answer(known, key, rating, day)
            real = theirs.answer(real, key, rating, day)
            log.append((key, Logged(int(rating), day, known.due)))
            day = max(day + 1, known.due)
    return sorted(log, key=lambda row: row[1].study_day)


def home_of(folder: Path, log: list[tuple[str, Logged]]) -> Home:
    """A home with this log and a deck of its terms."""
    decks = folder / "shipped"
    decks.mkdir()
    terms = sorted({card.split("#")[0] for card, _ in log} or {"t00000"})
    rows = (f'[[term]]\nterm = "词{n}"\nid = "{n}"\nenglish = "word {n}"\n' for n in terms)
    (decks / "many.toml").write_text('[deck]\nid = "many"\n' + "".join(rows), encoding="utf-8")
    paths = Paths(folder, folder / "cache", folder, decks, folder / "seeds")
    last = max((answer.study_day for _, answer in log), default=20_000)
    now = START + timedelta(days=last - 20_513)
    home = Home(paths, Config(), lambda: now)
    home.db.execute("BEGIN")
    for term in terms:
        home.db.execute("INSERT INTO drill_term (term, added) VALUES (?, 'now')", (term,))
    home.db.executemany(
        """INSERT INTO review (id, card, term, rating, answered_at, study_day, interval, due,
                               parameters, retention, took_ms)
           VALUES (?, ?, ?, ?, strftime('%Y-%m-%dT12:00:00+00:00', ? * 86400, 'unixepoch'),
                   ?, ?, ?, ?, 0.9, 900)""",
        (
            (f"r{n}", card, card.split("#")[0], a.rating, a.study_day, a.study_day,
             a.due - a.study_day, a.due, DEFAULT.id)
            for n, (card, a) in enumerate(log)
        ),
    )  # fmt: skip
    home.db.execute("COMMIT")
    home.drill.rebuild()
    return home


def dues(db: sqlite3.Connection) -> list[Any]:
    return db.execute("SELECT card, due, reps, last FROM card_state ORDER BY card").fetchall()


def memories(db: sqlite3.Connection) -> list[Any]:
    return db.execute("SELECT card, stability FROM card_state ORDER BY card").fetchall()


def test_a_memory_unlike_the_built_in_one(tmp_path: Path) -> None:
    home = home_of(tmp_path, learner(QUICK, 500, seed=3))
    before, remembered = dues(home.db), memories(home.db)
    proposal = optimizing.propose(home)
    trial = proposal.trial
    assert proposal.better
    assert trial.after < trial.before - 0.01
    # Nearer to how this learner forgets, on answers that were not fitted to.
    assert proposal.course_new[0] < proposal.course_now[0]
    assert home.db.execute("SELECT count(*) FROM parameter_set").fetchone() == (0,)  # a preview
    assert memories(home.db) == remembered

    optimizing.take(home, proposal)
    assert dues(home.db) == before  # no date moves unasked
    assert memories(home.db) != remembered
    stamp = "SELECT value FROM card_stamp WHERE name = 'parameters'"
    assert home.db.execute(stamp).fetchone() == (proposal.new.id,)
    home.close()
    # After a restart the next answer is given by them.
    term = home.db.execute("SELECT term FROM card_state LIMIT 1").fetchone()[0]
    home.drill.start()
    asked = home.drill.next()
    state = home.drill.answer(asked, Rating.GOOD, 1)
    expected = Scheduler(0.9, proposal.new).answer(asked.state, asked.card.key, Rating.GOOD,
                                                   home.drill.today())  # fmt: skip
    assert state == expected
    assert term
    home.drill.undo()

    assert optimizing.take_back(home) == DEFAULT
    assert memories(home.db) == remembered
    assert dues(home.db) == before
    with pytest.raises(NotFound, match="nothing to take back"):
        optimizing.take_back(home)
    home.close()


def test_a_memory_like_the_built_in_one_keeps_it(tmp_path: Path) -> None:
    home = home_of(tmp_path, learner(DEFAULT, 300, seed=4))
    proposal = optimizing.propose(home)
    assert not proposal.better
    with pytest.raises(NotFound, match="no better"):
        optimizing.take(home, proposal)
    assert home.db.execute("SELECT count(*) FROM parameter_set").fetchone() == (0,)
    home.close()


def test_too_few_answers(tmp_path: Path) -> None:
    home = home_of(tmp_path, learner(QUICK, 100, seed=5))
    with pytest.raises(NotFound, match=r"too few answers.*1,500"):
        optimizing.propose(home)
    home.close()
