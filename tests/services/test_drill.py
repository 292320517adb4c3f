"""The drill's verbs, on real files."""

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from reader.config import Config
from reader.errors import NotFound, TifaError
from reader.services.drill import Drill, Scope
from reader.study.scheduler import Rating
from tests.services.drilling import SENTENCE, Desk, many


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


# -- terms


def test_adding_a_term_makes_its_cards(desk: Desk) -> None:
    assert desk.drill.add_term("五大任务", SENTENCE)
    assert not desk.drill.add_term("五大任务", SENTENCE)
    keys = [row[0] for row in desk.db.execute("SELECT card FROM card_state ORDER BY rank")]
    facet = SENTENCE.facet
    assert keys == ["五大任务#meaning#", "五大任务#reverse#", f"五大任务#cloze#{facet}",
                    "五大任务#items#"]  # fmt: skip
    assert desk.drill.is_in_drill(["五大任务", "闯新路"]) == {"五大任务"}
    assert desk.drill.enrolled() == {"五大任务"}


def test_an_unknown_term_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFound, match="没有这个词"):
        desk.drill.add_term("没有这个词")
    assert desk.counts()["drill_term"] == 0


def test_a_term_taken_out_keeps_its_history(desk: Desk) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.start()
    desk.play(3)
    before = desk.states()
    assert desk.drill.remove_term("闯新路")
    assert not desk.drill.remove_term("闯新路")
    desk.pass_days(10)
    assert desk.drill.due_counts().due == 0
    desk.drill.add_term("闯新路")
    after = desk.states()
    assert [row[6:] for row in after] == [row[6:] for row in before]  # all but its place
    assert desk.drill.due_counts().due == 1


# -- what is due


def test_counts_and_the_next_day(desk: Desk) -> None:
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new, counts.next_due) == (0, 0, None)
    for term in ("五大任务", "闯新路"):
        desk.drill.add_term(term)
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new) == (0, 2)
    assert counts.next_due == date(2026, 3, 1)
    desk.drill.start()
    desk.play(3, 4)
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new, counts.reviews_today) == (0, 0, 2)
    assert counts.next_due == date(2026, 3, 2)  # the siblings' turn


def test_one_card_of_a_term_a_day(desk: Desk) -> None:
    desk.drill.add_term("五大任务", SENTENCE)
    seen = []
    for _ in range(4):
        assert desk.drill.start() == 1
        seen += desk.play(4)
        assert desk.drill.start() == 0
        desk.pass_days(1)
    assert [key.split("#")[1] for key in seen] == ["meaning", "reverse", "cloze", "items"]


def test_again_comes_back_today_also_after_a_restart(desk: Desk) -> None:
    desk.drill.add_term("五大任务")
    desk.drill.start()
    first = desk.play(1)
    assert desk.drill.due_counts().due == 1
    desk.reopen()
    assert desk.drill.start() == 1
    assert desk.play(3) == first
    assert desk.drill.next() is None
    assert desk.drill.start() == 0


def test_caps_hold_over_sessions_of_one_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_new_per_day=3, drill_reviews_per_day=2), many(9))
    for n in range(9):
        desk.drill.add_term(f"t{n:05}")
    assert desk.drill.start() == 3
    assert [key.split("#")[0] for key in desk.play(3, 1)] == ["t00000", "t00001"]
    assert desk.drill.start() == 2  # one new is left, one comes back
    desk.play(3, 3)
    assert desk.drill.start() == 0
    desk.pass_days(40)
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new) == (2, 3)
    desk.drill.start()
    desk.play(1, 3, 3, 3, 3, 3)
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new) == (0, 0)
    assert counts.next_due == desk.now.date().replace(day=desk.now.day + 1)


def test_the_order_is_the_same_each_time(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_new_per_day=99), many(30))
    for n in range(30):
        desk.drill.add_term(f"t{n:05}")
    desk.drill.start()
    introduced = desk.play(*[3] * 30)
    desk.pass_days(30)
    desk.drill.start()
    first = desk.drill._session
    desk.reopen()
    desk.drill.start()
    assert list(first._queue) == list(desk.drill._session._queue)
    assert [w.card for w in first._queue] != introduced


def test_due_by_article(desk: Desk) -> None:
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.add_term("闯新路")
    desk.db.execute("INSERT INTO article_term SELECT key, '五大任务', 2, x'' FROM article")
    assert desk.drill.due_by_article() == {}
    desk.drill.start()
    desk.play(3, 3)
    desk.pass_days(5)
    assert desk.drill.due_by_article() == {"daily": 1}
    assert desk.drill.start(Scope(article="daily")) == 1
    assert desk.drill.start() == 2
    desk.play(3, 3)
    assert desk.drill.due_by_article() == {}


# -- answers


def test_what_is_asked(desk: Desk) -> None:
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.start()
    asked = desk.drill.next()
    assert asked is desk.drill.next()
    assert asked.state is None
    assert asked.intervals[:2] == (0, 0)
    assert asked.origin.title == "全方位建设模范自治区"
    state = desk.drill.answer(asked, Rating.GOOD, 2500)
    assert state.due - desk.drill.today() == asked.intervals[2]
    with pytest.raises(ValueError, match="not being asked"):
        desk.drill.answer(asked, Rating.GOOD, 1)
    row = desk.db.execute("SELECT rating, answered_at, took_ms, retention FROM review").fetchone()
    assert row == (3, "2026-03-01T12:00:00.000+00:00", 2500, 0.9)


def test_a_full_disk_leaves_the_card_unanswered(desk: Desk) -> None:
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.start()
    pages = desk.db.execute("PRAGMA page_count").fetchone()[0]
    desk.db.execute(f"PRAGMA max_page_count = {pages}")
    filler = """INSERT INTO review (id, card, term, rating, answered_at, study_day, interval, due,
                                    parameters, retention, took_ms)
                VALUES (hex(randomblob(16)), 'z#meaning#', 'z', 3, 'then', 0, 0, 0, 'p', 0.9, 0)"""
    with pytest.raises(sqlite3.OperationalError, match="full"):
        desk.db.executemany(filler, [()] * 9999)  # what is left inside the pages that are there
    before, log = desk.states(), desk.counts()
    asked = desk.drill.next()
    with pytest.raises(TifaError, match=r"could not be saved.*full"):
        desk.drill.answer(asked, Rating.GOOD, 1)
    assert desk.states() == before
    assert desk.counts() == log
    assert desk.drill.next() is asked
    assert desk.drill.summary().answered == 0
    desk.db.execute("PRAGMA max_page_count = 1000000")
    desk.drill.answer(asked, Rating.GOOD, 1)
    assert desk.drill.next() is None


def test_two_processes_never_answer_over_each_other(desk: Desk, tmp_path: Path) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.add_term("两个确立")
    other = Drill(desk.db, desk.glossary, desk.config, lambda: desk.now)
    desk.drill.start()
    other.start()
    mine, theirs = desk.drill.next(), other.next()
    assert mine.card.key == theirs.card.key
    other.answer(theirs, Rating.AGAIN, 1)
    with pytest.raises(TifaError, match="another tifa"):
        desk.drill.answer(mine, Rating.EASY, 1)
    assert desk.counts()["review"] == 1
    assert desk.drill.next().card.term == "两个确立"


# -- undo


def test_undo_puts_the_card_back(desk: Desk) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.add_term("两个确立")
    desk.drill.start()
    assert desk.drill.undo() is None
    before = desk.states()
    key = desk.play(1)[0]
    assert desk.drill.progress == (0, 2)
    assert desk.drill.undo() == key
    assert desk.states() == before
    assert desk.drill.progress == (0, 2)
    assert desk.drill.next().card.key == key
    assert desk.drill.summary().answered == 0


def test_undo_of_a_card_that_cannot_be_asked_now(desk: Desk) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.start()
    desk.play(3)
    desk.drill.remove_term("闯新路")
    assert desk.drill.undo() == "闯新路#meaning#"
    assert desk.drill.next() is None
    assert desk.states() == []
    assert desk.drill.due_counts().reviews_today == 0


def test_suspended_cards_are_not_asked_and_a_rebuild_keeps_the_flag(desk: Desk) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.suspend("闯新路#meaning#")
    desk.drill.rebuild()
    desk.drill.start()
    assert desk.drill.next().card.key == "闯新路#reverse#"
    desk.drill.suspend("闯新路#reverse#")
    assert desk.drill.start() == 0
    assert desk.drill.due_counts().next_due is None
    desk.drill.suspend("闯新路#meaning#", False)
    assert desk.drill.start() == 1
