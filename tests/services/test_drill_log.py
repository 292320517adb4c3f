"""The log is the truth: whatever happens, replaying it gives the same states."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.study.scheduler import Rating
from tests.services.drilling import SENTENCE, Desk

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
        newest, before = desk.newest(), desk.retracted()
        undone = desk.drill.undo()
        assert (undone is None) == (not trail)
        if trail:
            assert desk.retracted() - before == {newest}  # its own review, and no other
            assert repr(desk.states()) == repr(trail.pop())  # at any depth, also after a restart
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
