"""What statistics read from a real file."""

import sqlite3

from reader.storage import card_flags, card_states, reviews, statistics
from reader.storage.card_states import Row
from reader.storage.reviews import Review
from reader.study.scheduler import CardState


def put(db: sqlite3.Connection, identity: str, day: int, retention: float = 0.9) -> None:
    reviews.append_review(
        db,
        Review(identity, "a#meaning#", "a", 3, "2026-03-01T12:00:00.000+00:00", day, 2, day + 2,
               "fsrs6-x", retention, 1500),
    )  # fmt: skip


def test_what_was_taken_back_is_left_out(db: sqlite3.Connection) -> None:
    for n in range(4):
        put(db, f"r{n}", 10 + n, 0.9 if n < 2 else 0.8)
    assert len(list(statistics.answers(db))) == 4
    reviews.retract_review(db, "x", "r1", "now")
    reviews.retract_review(db, "y", "r3", "now")
    wanted = [("a#meaning#", 3, 10, 2, 1500), ("a#meaning#", 3, 12, 2, 1500)]
    assert list(statistics.answers(db)) == wanted
    assert [one.id for one in statistics.past(db, ["a#meaning#", "b#meaning#"])] == ["r0", "r2"]
    assert statistics.past(db, ["b#meaning#"]) == []
    assert statistics.retentions(db, [9, 10, 11, 12, 99]) == [None, 0.9, 0.9, 0.8, 0.8]


def test_cards_as_they_stand(db: sqlite3.Connection) -> None:
    state = CardState("review", 12.5, 5.0, 1, 10, 31, 4, 2)
    card_states.put_rows(
        db,
        [
            Row("a#meaning#", "a", True, 1, 0, state),
            Row("b#meaning#", "b", True, 2, 0, None),
            Row("c#meaning#", "c", False, 0, 0, state),
            Row("d#meaning#", "d", False, 0, 0, None),
        ],
    )
    card_flags.set_flag(db, "a#meaning#", card_flags.SUSPENDED, "now")
    card_flags.set_flag(db, "a#meaning#", card_flags.FLAGGED, "now")
    card_flags.set_flag(db, "b#meaning#", card_flags.BURIED, "now", 11)
    found = {card.term: card for card in statistics.standings(db)}
    assert set(found) == {"a", "b", "c"}  # the last was never answered, and no deck makes it
    a, b, c = found["a"], found["b"], found["c"]
    assert (a.stage, a.asked, a.reps, a.lapses, a.stability) == ("mature", False, 4, 2, 12.5)
    assert (b.stage, b.asked, b.until) == ("new", True, 11)
    assert (c.live, c.suspended, c.asked) == (False, False, False)
