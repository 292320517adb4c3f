"""A try at a card, up to its grade."""

import pytest

from reader.study.attempt import Attempt
from reader.study.card import Card, Item, Part, Wanted
from reader.study.scheduler import Rating

LIST = Card("t", "items", "", "?", (), (), tuple(map(Item, "甲乙丙丁戊")))
READ = Card("t", "reading", "", "?", (), (), wanted=Wanted("pinyin", ("liǎng gè",)))
WORD = Card("t", "reverse", "", "?", (), (), wanted=Wanted("hanzi", ("两个",)))
ODD = Card("t", "wrong", "", "?", tuple(Part("item", c) for c in "甲乙丙"), (), wrong=2)
PLAIN = Card("t", "meaning", "", "?", (), ())


def test_items_are_revealed_and_marked_one_by_one() -> None:
    attempt = Attempt(LIST)
    assert not attempt.can("mark")
    attempt.mark(True)  # nothing is shown yet
    assert (attempt.shown, attempt.marks) == (0, [])
    attempt.reveal()
    assert (attempt.shown, attempt.can("mark")) == (1, True)
    attempt.mark(False)
    attempt.reveal()  # to go on is to have been right
    assert (attempt.shown, attempt.marks) == (3, [False, True])
    assert attempt.suggested is None
    for _ in range(3):
        assert not attempt.revealed
        attempt.mark(True)
    assert attempt.revealed
    assert attempt.marks == [False, True, True, True, True]


@pytest.mark.parametrize(
    ("marks", "grade"),
    [("yyyyy", Rating.GOOD), ("yynyy", Rating.HARD), ("ynnyy", Rating.AGAIN)],
)
def test_the_grade_follows_from_the_marks(marks: str, grade: Rating) -> None:
    attempt = Attempt(LIST)
    attempt.reveal()
    for mark in marks:
        attempt.mark(mark == "y")
    assert attempt.suggested is grade


def test_of_a_short_list_one_missed_is_forgotten() -> None:
    attempt = Attempt(Card("t", "items", "", "?", (), (), tuple(map(Item, "甲乙丙"))))
    attempt.reveal()
    for right in (True, False, True):
        attempt.mark(right)
    assert attempt.suggested is Rating.AGAIN


def test_a_mark_can_be_taken_back_also_the_last() -> None:
    attempt = Attempt(LIST)
    assert not attempt.unmark()
    attempt.reveal()
    for _ in range(5):
        attempt.mark(False)
    assert attempt.unmark()
    assert (attempt.revealed, attempt.shown, len(attempt.marks)) == (False, 5, 4)
    attempt.mark(True)
    assert attempt.revealed
    assert attempt.marks[-1]


def test_a_reading_is_typed_the_rest_if_one_likes() -> None:
    assert Attempt(READ).typing
    assert not Attempt(WORD).typing
    assert Attempt(WORD, typing=True).typing
    assert not Attempt(PLAIN, typing=True).typing
    assert not Attempt(PLAIN).can("type")
    assert Attempt(WORD).can("type")


def test_what_is_typed_suggests_a_grade() -> None:
    attempt = Attempt(READ)
    attempt.type("liang3 ge2")
    assert (attempt.revealed, attempt.typing, attempt.suggested) == (True, False, Rating.HARD)


def test_an_empty_answer_only_reveals() -> None:
    attempt = Attempt(READ)
    attempt.type("  ")
    assert (attempt.revealed, attempt.compared, attempt.suggested) == (True, None, None)


def test_choosing() -> None:
    for number, grade in ((2, Rating.GOOD), (3, Rating.AGAIN)):
        attempt = Attempt(ODD)
        for beyond in (0, 4, 9):
            attempt.choose(beyond)
            assert not attempt.revealed
        attempt.choose(number)
        assert attempt.revealed
        assert attempt.suggested is grade
        attempt.choose(1)  # too late
        assert attempt.chosen == number
    seen = Attempt(ODD)
    seen.reveal()
    assert seen.suggested is None
