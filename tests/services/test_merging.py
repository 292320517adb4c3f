"""The history of one tifa taken over into another."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from reader.config import Config
from reader.errors import TifaError
from reader.paths import Paths
from reader.services.exporting import export_history
from reader.services.home import Home
from reader.services.merging import take_history
from reader.storage import parameter_sets
from reader.storage.parameter_sets import Fitted
from reader.study.parameters import DEFAULT, Parameters
from reader.study.scheduler import Rating
from reader.study.sentence import Met
from tests.conftest import ROOT

DECK = '[deck]\nid = "one"\n' + "".join(
    f'[[term]]\nterm = "{term}"\nenglish = "{n}"\n'
    for n, term in enumerate(("甲乙", "丙丁", "戊己", "庚辛"))
)
MET = Met("daily", 0, 3, "要完成甲乙。")


class Machine:
    """A home with a small deck and a clock set by hand; ids of answers name the machine."""

    def __init__(self, root: Path, deck: str = DECK) -> None:
        self.now = datetime(2026, 3, 1, 20, tzinfo=UTC)
        paths = Paths(root, root / "cache", root, root / "shipped", ROOT / "seeds")
        paths.decks.mkdir(parents=True)
        (paths.decks / "one.toml").write_text(deck, encoding="utf-8")
        self.home = Home(paths, Config(), lambda: self.now)
        self.file = root / "history.json"

    def answer(self, *ratings: int) -> None:
        self.home.drill.start()
        for rating in ratings:
            asked = self.home.drill.next()
            assert asked is not None
            self.home.drill.answer(asked, Rating(rating), 1000)
            self.now += timedelta(minutes=1)

    def give(self) -> Path:
        self.file.write_bytes(export_history(self.home).data)
        return self.file

    def log(self) -> list[tuple[object, ...]]:
        db = self.home.db
        return [
            *db.execute("SELECT id, card, rating, answered_at, due FROM review ORDER BY seq"),
            *db.execute("SELECT id, review, at FROM retraction ORDER BY id"),
        ]

    def cards(self) -> list[tuple[object, ...]]:
        """All derived rows; the place of a term is each machine's own."""
        return self.home.db.execute(
            """SELECT card, term, live, rank, state, stability, difficulty, first, last, due, reps,
                      lapses, step FROM card_state ORDER BY card"""
        ).fetchall()


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "one")
    yield machine
    machine.home.close()


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Machine]:
    machine = Machine(tmp_path / "other")
    yield machine
    machine.home.close()


def test_a_new_machine_goes_on_where_the_old_one_was(one: Machine, other: Machine) -> None:
    one.home.drill.add_term("甲乙", MET)
    one.home.drill.add_term("丙丁")
    for _ in range(3):
        one.answer(3, 1, 3)
        one.now += timedelta(days=2)
    one.home.drill.undo()
    taken = take_history(other.home, one.give())
    assert (taken.new, taken.known, taken.retracted, taken.terms) == (9, 0, 1, 2)
    assert other.log() == one.log()
    assert other.cards() == one.cards()
    assert any("#cloze#" in str(card[0]) and card[2] for card in other.cards())
    assert other.give().read_bytes().split(b"\n", 1)[1] == one.file.read_bytes().split(b"\n", 1)[1]
    other.now = one.now
    assert other.home.drill.undo() == one.home.drill.undo()
    assert other.cards() == one.cards()


def test_taking_it_ten_times_changes_nothing(one: Machine, other: Machine) -> None:
    one.home.drill.add_term("甲乙", MET)
    one.answer(3)
    take_history(other.home, one.give())
    log, cards = other.log(), other.cards()
    for _ in range(10):
        again = take_history(other.home, one.file)
        assert (again.new, again.known, again.retracted, again.terms) == (0, 1, 0, 0)
    assert (other.log(), other.cards()) == (log, cards)


def test_two_machines_become_one(one: Machine, other: Machine) -> None:
    """Both went on from the same log on days of their own; what was taken back stays so."""
    for term in ("甲乙", "丙丁", "戊己"):
        one.home.drill.add_term(term)
    one.answer(3, 3, 3)
    take_history(other.home, one.give())
    other.now = one.now
    for day in range(12):
        machine, idle = (one, other) if day % 2 else (other, one)
        for each in (machine, idle):
            each.now += timedelta(days=1)
        machine.answer(*[3] * min(2, machine.home.drill.start()))
    one.home.drill.undo()
    for machine in (one, other):
        machine.give()
    assert take_history(one.home, other.file).new > 0
    assert take_history(other.home, one.file).retracted == 1
    assert one.log() == other.log()
    assert one.cards() == other.cards()
    moments = [row[0] for row in one.home.db.execute("SELECT answered_at FROM review ORDER BY seq")]
    assert moments == sorted(moments)
    assert one.home.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_who_took_a_term_out_wants_it_out(one: Machine, other: Machine) -> None:
    one.home.drill.add_term("甲乙")
    one.answer(3)
    take_history(other.home, one.give())
    other.home.drill.remove_term("甲乙")
    take_history(other.home, one.file)
    assert other.home.drill.enrolled() == set()


def test_answers_to_terms_that_no_deck_has_wait(one: Machine, tmp_path: Path) -> None:
    one.home.drill.add_term("甲乙")
    one.answer(3)
    bare = Machine(tmp_path / "bare", '[deck]\nid = "one"\n[[term]]\nterm = "丑寅"\n')
    taken = take_history(bare.home, one.give())
    assert (taken.new, taken.waiting) == (1, 1)
    assert bare.home.drill.start() == 0
    bare.home.close()


def test_fitted_parameters_come_along(one: Machine, other: Machine) -> None:
    fitted = Parameters((*DEFAULT.weights[:-1], 0.2))
    one.home.drill.add_term("甲乙")
    one.home.drill.adopt(Fitted(fitted, "2026-03-01T20:00:00+00:00", 1500, 0.4, 0.3))
    one.answer(3)
    take_history(other.home, one.give())
    assert parameter_sets.in_force(other.home.db) == fitted
    assert other.cards() == one.cards()


@pytest.mark.parametrize(
    ("change", "needle"),
    [
        ({"rating": 7}, "answer 1"),
        ({"rating": "x"}, "answer 1"),
        ({"answered_at": "yesterday"}, "answer 1: its moment"),
        ({"due": 5}, "answer 1: it has a due day that is not the day of the answer"),
        ({"study_day": 5, "due": 5, "interval": 0}, "a study day far from its moment"),
        ({"id": None}, "answer 1: it has no id"),
        ({"card": "x"}, "a key that is not of its term"),
        ({"took_ms": [1]}, "answer 1"),
        ({"took_ms": 10**30}, "broken"),
    ],
)
def test_what_can_be_no_answer(
    one: Machine, other: Machine, change: dict[str, object], needle: str
) -> None:
    one.home.drill.add_term("甲乙")
    one.answer(3)
    told = json.loads(one.give().read_text(encoding="utf-8"))
    told["reviews"][0] |= change
    one.file.write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(TifaError, match="nothing was taken over") as caught:
        take_history(other.home, one.file)
    assert needle in str(caught.value)
    assert other.log() == []
    assert other.home.drill.enrolled() == set()


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("{", "no history"),
        ("[]", "no history"),
        ('{"format": "tifa history", "version": 2}', "newer tifa"),
        ('{"format": "tifa history", "version": 1}', "no list of answers"),
        ('{"format": "tifa history", "version": 1, "reviews": [], "terms": [3]}', "broken"),
    ],
)
def test_what_is_no_history(other: Machine, text: str, needle: str) -> None:
    other.file.write_text(text, encoding="utf-8")
    with pytest.raises(TifaError, match=needle):
        take_history(other.home, other.file)
    with pytest.raises(TifaError, match="cannot be read"):
        take_history(other.home, other.file.with_name("none.json"))
