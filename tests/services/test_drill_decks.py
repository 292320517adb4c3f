"""Decks change, progress stays."""

from pathlib import Path

import pytest

from reader.services.drill import Met
from reader.study.scheduler import Rating
from tests.services.drilling import DECK, SENTENCE, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def played(desk: Desk) -> Desk:
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.add_term("闯新路", Met("daily", 1, 0, "在闯新路上见成效。"))
    for _ in range(3):
        desk.drill.start()
        desk.play(3, 4)
        desk.pass_days(1)
    return desk


def learned(desk: Desk, term: str) -> list[tuple[object, ...]]:
    """What is known of a term's cards, by kind and facet, whatever its id."""
    return [
        (row[0].split("#", 1)[1], *row[6:])
        for row in desk.states()
        if row[1] == term and row[6] != "new"
    ]


def test_an_edited_deck_resets_nothing(desk: Desk) -> None:
    played(desk)
    before = desk.states()
    edited = DECK.replace("Five Major Tasks", "The Five Tasks").replace(
        '  { zh = "祖国北疆安全稳定屏障", en = "security shield", group = "两个屏障" },\n', ""
    )
    desk.reopen(edited)
    desk.drill.due_counts()
    assert desk.states() == before


def test_a_vanished_term_sleeps_and_wakes(desk: Desk) -> None:
    played(desk)
    known = learned(desk, "五大任务")
    head, _, rest = DECK.partition("[[term]]")
    desk.reopen(head + "[[term]]" + rest.partition("[[term]]")[2])
    desk.pass_days(100)
    desk.drill.start()
    while (asked := desk.drill.next()) is not None:
        assert asked.card.term == "闯新路"
        desk.drill.answer(asked, Rating.GOOD, 1)
    assert learned(desk, "五大任务") == known
    desk.drill.rebuild()
    assert learned(desk, "五大任务") == known
    desk.reopen(DECK)
    desk.drill.start()
    assert desk.drill.next().card.term == "五大任务"


def test_a_renamed_term_carries_its_progress(desk: Desk) -> None:
    played(desk)
    known = learned(desk, "闯新路")
    desk.drill.suspend("闯新路#reverse#")
    renamed = DECK.replace('term = "闯新路"', 'term = "闯新路"\nid = "新路"\nwas = ["闯新路"]')
    desk.reopen(renamed)
    assert desk.drill.is_in_drill(["闯新路", "新路"]) == {"闯新路", "新路"}
    desk.drill.due_counts()
    assert learned(desk, "新路") == known
    assert learned(desk, "闯新路") == []
    assert desk.drill.enrolled() == {"五大任务", "新路"}
    assert not desk.drill.add_term("闯新路")
    flagged = desk.db.execute("SELECT card FROM card_flag").fetchall()
    assert flagged == [("新路#reverse#",)]
    before = desk.states()
    desk.drill.rebuild()
    assert desk.states() == before
    keys = [desk.drill.undo() for _ in range(6)]  # answers under the old id are found as well
    assert None not in keys
    assert desk.drill.undo() is None
    assert learned(desk, "新路") == []


def test_nothing_changes_when_nothing_changed(desk: Desk) -> None:
    played(desk)
    before = desk.db.total_changes
    desk.reopen()
    for _ in range(3):
        desk.drill.due_counts()
        desk.drill.due_by_article()
    assert desk.db.total_changes == 0
    assert before > 0


def test_looking_at_an_empty_drill_writes_nothing(desk: Desk) -> None:
    before = desk.db.total_changes
    desk.drill.due_counts()
    desk.drill.start()
    assert desk.drill.next() is None
    desk.drill.summary()
    assert desk.db.total_changes == before


def test_another_model_moves_no_date(desk: Desk) -> None:
    played(desk)
    before = [(row[0], row[11]) for row in desk.states()]
    desk.db.execute("UPDATE card_stamp SET value = 'older' WHERE name = 'parameters'")
    desk.db.execute("UPDATE card_state SET stability = 1 WHERE stability IS NOT NULL")
    states = desk.states()
    desk.reopen()
    desk.drill.due_counts()
    assert desk.states() != states
    assert [(row[0], row[11]) for row in desk.states()] == before
