"""The log, the derived states and the terms of the drill, in a real file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.storage import card_flags, card_queues, card_states, drill_terms, reviews
from reader.storage.card_states import Row
from reader.storage.database import open_database, transaction
from reader.storage.reviews import Review
from reader.study.scheduler import CardState, Logged
from reader.study.sentence import Met

STATE = CardState("review", 2.3065, 2.118103970459016, 10, 12, 14, 2, 0)


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    connection = open_database(tmp_path / "tifa.db")
    yield connection
    connection.close()


def review(identity: str, card: str = "a#meaning#", day: int = 10, due: int = 12) -> Review:
    return Review(identity, card, card.split("#")[0], 3, "2026-03-01T12:00:00.000+00:00", day,
                  due - day, due, "fsrs6-x", 0.9, 1500)  # fmt: skip


def test_a_retracted_review_counts_no_more(db: sqlite3.Connection) -> None:
    for n in range(3):
        reviews.append_review(db, review(f"r{n}"))
    reviews.append_review(db, review("other", "b#meaning#"))
    reviews.retract_review(db, "x1", "other", "now")
    newest = reviews.newest_review(db)
    assert newest == review("r2")
    reviews.retract_review(db, "x2", "r2", "now")
    assert reviews.log_of(db, ["a#meaning#"]) == [Logged(3, 10, 12)] * 2
    assert [card for card, _ in reviews.whole_log(db)] == ["a#meaning#"] * 2
    assert reviews.count_reviews(db, 10) == 2
    assert reviews.count_reviews(db, 11) == 0


def test_a_review_is_retracted_once_and_logged_once(db: sqlite3.Connection) -> None:
    reviews.append_review(db, review("r"))
    with pytest.raises(sqlite3.IntegrityError):
        reviews.append_review(db, review("r"))
    reviews.retract_review(db, "x", "r", "now")
    with pytest.raises(sqlite3.IntegrityError):
        reviews.retract_review(db, "y", "r", "now")
    with pytest.raises(sqlite3.IntegrityError):
        reviews.retract_review(db, "z", "never", "now")
    assert reviews.newest_review(db) is None


def test_the_newest_is_the_last_taken_not_the_latest_by_the_clock(db: sqlite3.Connection) -> None:
    reviews.append_review(db, review("first", day=100, due=101))
    reviews.append_review(db, review("second", day=60, due=61))
    newest = reviews.newest_review(db)
    assert newest is not None
    assert newest.id == "second"


def test_a_state_comes_back_as_it_went_in(db: sqlite3.Connection) -> None:
    row = Row("a#meaning#", "a", True, 3, 0, STATE)
    new = Row("a#reverse#", "a", True, 3, 1, None)
    card_states.put_rows(db, [row, new])
    assert card_states.get_row(db, "a#meaning#") == row
    assert card_states.rows_of(db, "a") == [row, new]
    card_states.put_row(db, row._replace(state=None))
    assert card_states.get_row(db, "a#meaning#") == row._replace(state=None)
    assert not card_states.advance(db, row.card, STATE, STATE, "set", "set")  # no longer so
    assert not card_states.advance(db, row.card, None, STATE, "another set", "set")
    assert card_states.advance(db, row.card, None, STATE, "set", "set")
    assert card_states.get_row(db, "a#meaning#") == row
    assert card_states.get_row(db, "none") is None


def test_what_may_be_asked(db: sqlite3.Connection) -> None:
    def state(due: int, last: int = 1) -> CardState:
        return CardState("review", 1.0, 5.0, 1, last, due, 1, 0)

    card_states.put_rows(
        db,
        [
            Row("late#meaning#", "late", True, 1, 0, state(15)),
            Row("older#meaning#", "older", True, 2, 0, state(5)),
            Row("future#meaning#", "future", True, 3, 0, state(30)),
            Row("gone#meaning#", "gone", False, 0, 0, state(5)),
            Row("flagged#meaning#", "flagged", True, 4, 0, state(5)),
            Row("again#meaning#", "again", True, 5, 0, state(20, last=20)),
            Row("new#meaning#", "new", True, 6, 0, None),
            Row("newer#meaning#", "newer", True, 7, 0, None),
        ],
    )
    reviews.append_review(db, review("r", "again#meaning#", day=20))
    card_flags.set_flag(db, "flagged#meaning#", card_flags.SUSPENDED, "now")
    assert [w.term for w in card_queues.due_cards(db, 20)] == ["older", "late"]
    assert [w.term for w in card_queues.returning_cards(db, 20)] == ["again"]
    assert [w.term for w in card_queues.new_cards(db, 20)] == ["new", "newer"]
    assert card_queues.held_terms(db, 20) == {"again"}
    assert card_queues.next_due(db, 21) == 21
    card_flags.remove_flag(db, "flagged#meaning#", card_flags.SUSPENDED)
    assert [w.term for w in card_queues.due_cards(db, 5)] in (
        ["older", "flagged"], ["flagged", "older"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "index"),
    [
        ("SELECT card FROM card_state c WHERE live AND state <> 'new' AND due <= 9 "
         "ORDER BY due, shuffle, card", "card_due"),
        ("SELECT card FROM card_state c WHERE live AND state = 'new' ORDER BY place, rank, card",
         "card_new"),
        ("SELECT 1 FROM review WHERE card IN ('a', 'b')", "review_by_card"),
    ],
)  # fmt: skip
def test_the_queues_use_their_indexes(db: sqlite3.Connection, query: str, index: str) -> None:
    plan = " ".join(row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert index in plan


def test_terms_keep_their_order_and_sentences(db: sqlite3.Connection) -> None:
    assert drill_terms.put_term(db, "b", "now")
    assert drill_terms.put_term(db, "a", "now")
    assert not drill_terms.put_term(db, "b", "later")
    assert list(drill_terms.terms(db)) == ["b", "a"]
    first, second = Met("art", 1, 2, "一句。"), Met("art", 4, 0, "另一句。")
    assert drill_terms.put_sentence(db, "a", first, "now")
    assert not drill_terms.put_sentence(db, "a", first, "later")
    drill_terms.put_sentence(db, "a", second, "now")
    assert drill_terms.remove_term(db, "a")
    assert drill_terms.place_of(db, "a") is None
    assert drill_terms.sentences(db, "a") == [first, second]


def test_renaming_into_a_term_that_is_there_keeps_both_sentences(db: sqlite3.Connection) -> None:
    one, two = Met("art", 1, 2, "一句。"), Met("art", 4, 0, "另一句。")
    for term, met in (("old", one), ("old", two), ("new", two)):
        drill_terms.put_term(db, term, "now")
        drill_terms.put_sentence(db, term, met, "now")
    with transaction(db):
        drill_terms.rename_term(db, "old", "new")
    assert list(drill_terms.terms(db)) == ["new"]
    assert set(drill_terms.sentences(db, "new")) == {one, two}
