"""Kinds of cards switched on and off, and what is kept of a recitation."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config, changed
from reader.study.scheduler import Rating
from tests.services.drilling import DECK, SENTENCE, Desk

MORE = (
    DECK
    + """goes_with = ["～的决定性意义"]
[[term]]
term = "三个代表"
pinyin = "sān gè dàibiǎo"
english = "Three Represents"
components = [
  { zh = "先进社会生产力的发展要求" }, { zh = "先进文化的前进方向" },
  { zh = "最广大人民的根本利益" },
]
"""
)


def config_of(**by_deck: list[str]) -> Config:
    usual = {"default": Config().kinds_of("")}
    return changed(Config(), drill_kinds={**usual, **by_deck})


def kinds(desk: Desk, term: str = "五大任务") -> list[str]:
    """The kinds of the cards that may be asked of a term, in the order in which they come."""
    desk.drill.due_counts()  # brings the cards in step
    rows = desk.db.execute(
        "SELECT card FROM card_state WHERE term = ? AND live ORDER BY rank", (term,)
    )
    return [row[0].split("#")[1] for row in rows]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path, deck=MORE)
    for term in ("五大任务", "两个确立", "三个代表"):
        desk.drill.add_term(term, SENTENCE if term == "五大任务" else None)
    return desk


def test_a_kind_switched_on_makes_cards_at_once(desk: Desk) -> None:
    usual = ["meaning", "reverse", "cloze", "items"]
    assert kinds(desk) == usual
    desk.drill.config = config_of(small=["meaning", "formula", "wrong"])
    assert kinds(desk) == ["meaning", "formula", "wrong"]
    assert kinds(desk, "两个确立") == ["meaning"]
    desk.drill.config = config_of(other=["wrong"])  # another deck's kinds are not this one's
    assert kinds(desk) == usual
    desk.drill.config = changed(config_of(), drill_readings="all")
    assert kinds(desk) == ["meaning", "reading", "reverse", "cloze", "items"]


def test_a_card_switched_off_keeps_its_progress(desk: Desk) -> None:
    desk.drill.start()
    assert desk.play(3)[0] == "五大任务#meaning#"
    before = [row for row in desk.states() if row[0] == "五大任务#meaning#"]
    desk.drill.config = config_of(default=["items"])
    assert kinds(desk) == ["items"]
    desk.pass_days(30)
    desk.drill.start()
    assert desk.drill.next().card.kind == "items"
    desk.drill.rebuild()
    assert kinds(desk) == ["items"]
    desk.drill.config = config_of()
    desk.drill.due_counts()
    assert [row for row in desk.states() if row[0] == "五大任务#meaning#"] == before


def test_switching_nothing_writes_nothing(desk: Desk) -> None:
    desk.drill.due_counts()
    before = desk.db.total_changes
    desk.drill.config = changed(desk.drill.config, drill_new_per_day=3)
    desk.drill.due_counts()
    assert desk.db.total_changes == before
    desk.reopen()
    desk.drill.due_counts()
    assert desk.db.total_changes == 0


def test_one_card_of_a_term_a_day_whatever_its_kind(desk: Desk) -> None:
    desk.drill.config = config_of(default=["formula", "wrong", "collocation"])
    asked = []
    for _ in range(2):
        assert desk.drill.start() > 0
        while desk.drill.next() is not None:
            asked += desk.play(4)
        desk.pass_days(1)
    assert sorted(key.split("#")[1] for key in asked if key.startswith("五大任务")) == [
        "formula", "wrong",
    ]  # fmt: skip


def test_the_marks_of_a_recitation_are_kept_in_its_review(desk: Desk) -> None:
    desk.drill.config = config_of(default=["items"])
    desk.drill.start()
    asked = desk.drill.next()
    assert asked.marks == ()
    desk.drill.answer(asked, Rating.AGAIN, 1, (True, False, True))
    assert desk.db.execute("SELECT marks FROM review").fetchall() == [("[1, 0, 1]",)]
    desk.reopen()
    desk.drill.config = config_of(default=["items"])
    desk.drill.start()
    while (asked := desk.drill.next()).card.term != "五大任务":
        desk.play(3)
    assert asked.marks == (True, False, True)
    desk.drill.answer(asked, Rating.GOOD, 1)  # without marks: those of before stand
    assert desk.drill._last_marks("五大任务#items#") == (True, False, True)
    while desk.drill.undo() != "五大任务#items#":
        pass
    assert desk.drill.next().marks == (True, False, True)
    while desk.drill.undo():
        pass
    assert desk.drill._last_marks("五大任务#items#") == ()  # taken back with its review


def test_marks_follow_a_renamed_term(desk: Desk) -> None:
    desk.drill.config = config_of(default=["items"])
    desk.drill.start()
    desk.drill.answer(desk.drill.next(), Rating.GOOD, 1, (True, True, False))
    renamed = MORE.replace('term = "五大任务"', 'term = "五大任务"\nid = "五"\nwas = ["五大任务"]')
    desk.reopen(renamed)
    assert desk.drill._last_marks("五#items#") == (True, True, False)


def test_a_wrong_item_is_the_same_until_it_is_answered(desk: Desk) -> None:
    desk.drill.config = config_of(default=["wrong"])
    desk.drill.start()
    first = desk.drill.next().card
    desk.reopen()
    desk.drill.config = config_of(default=["wrong"])
    desk.drill.start()
    assert desk.drill.next().card == first
    faces = {first.front}
    for _ in range(8):
        desk.play(1)  # it comes back, with another item in another place
        while desk.drill.next().card.term != first.term:
            desk.play(4)
        faces.add(desk.drill.next().card.front)
    assert len(faces) > 2
    while desk.drill.undo():
        pass
    assert desk.drill.next().card == first
