"""The card that is made ready ahead is the one that asking would give, whatever happened since."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from reader.config import changed
from reader.services.drill import Drill
from reader.storage import card_flags
from reader.storage.database import open_database, transaction
from reader.study.scheduler import Rating
from tests.services.drilling import Desk, many
from tests.services.test_durability import BIG, enrolled


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A session of 300 cards, the first of which is asked; two of them were answered before."""
    enrolled(tmp_path)
    desk = Desk(tmp_path, BIG, many(300))
    desk.drill.start()
    desk.play(3, 3)
    desk.pass_days(5)
    desk.drill.start()
    assert desk.drill.next() is not None
    return desk


def other(desk: Desk) -> Drill:
    """The drill of another tifa on the same database."""
    db = open_database(desk.folder / "tifa.db")
    return Drill(db, desk.glossary, desk.config, lambda: desk.now)


def fresh(desk: Desk, key: str) -> object:
    """A card as one that begins now would see it."""
    drill = other(desk)
    drill.start()
    asked = next(asked for asked in iter(lambda: step(drill), None) if asked.card.key == key)
    return asked


def step(drill: Drill) -> object:
    asked = drill.next()
    assert drill._session is not None
    drill._session.skip()
    drill._asked = None
    return asked


def test_a_card_made_ready_is_given_without_asking_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    drill = desk.drill
    drill.rest()
    expected = fresh(desk, "t00001#meaning#")
    monkeypatch.setattr(drill, "_ask", None)  # not called
    drill.answer(drill.next(), Rating.GOOD, 1)
    assert drill.next() == expected


def flag_here(desk: Desk) -> None:
    desk.drill.flag("t00001#meaning#")


def flag_elsewhere(desk: Desk) -> None:
    other(desk).flag("t00001#meaning#")


def meet_again(desk: Desk) -> None:
    with transaction(desk.db):
        desk.db.execute(
            """INSERT INTO drill_sentence (term, facet, article, paragraph, offset, sentence, added)
               VALUES ('t00001', 'x', 'daily', 0, 0, '词1在这里。', 'now')"""
        )


def wish_more(desk: Desk) -> None:
    desk.drill.config = changed(desk.config, drill_retention=0.97)
    desk.config = desk.drill.config


def next_day(desk: Desk) -> None:
    desk.pass_days(1)


@pytest.mark.parametrize(
    "happens",
    [flag_here, flag_elsewhere, meet_again, wish_more, next_day],
    ids=lambda f: f.__name__,
)
def test_what_happens_meanwhile_is_seen(desk: Desk, happens: Callable[[Desk], None]) -> None:
    drill = desk.drill
    drill.rest()
    before = drill._ahead._kept[2]
    happens(desk)
    drill.answer(drill.next(), Rating.GOOD, 1)
    assert drill.next() == fresh(desk, "t00001#meaning#") != before


def test_a_card_answered_elsewhere_meanwhile_is_not_asked(desk: Desk) -> None:
    drill, rival = desk.drill, other(desk)
    drill.rest()
    rival.start()
    rival.next()
    step(rival)
    rival.answer(rival.next(), Rating.GOOD, 1)
    drill.answer(drill.next(), Rating.GOOD, 1)
    assert drill.next().card.term == "t00002"


def test_undo_after_a_card_was_made_ready(desk: Desk) -> None:
    drill, states = desk.drill, desk.states()
    for _ in range(3):
        drill.rest()
        drill.answer(drill.next(), Rating.AGAIN, 1)
    drill.rest()
    for _ in range(3):
        drill.undo()
    assert desk.states() == states
    drill.rest()
    assert drill.next() == fresh(desk, "t00000#meaning#")


def test_the_day_may_end_while_a_card_is_asked(desk: Desk) -> None:
    drill = desk.drill
    asked = drill.next()
    desk.now += timedelta(days=1)
    state = drill.answer(asked, Rating.GOOD, 1)
    assert state.last == drill.today() == asked.outcomes[2].last + 1
    kept = desk.states()
    drill.rebuild()
    assert desk.states() == kept


def test_rest_puts_answers_into_their_place_and_loses_none(desk: Desk) -> None:
    drill, log = desk.drill, desk.folder / "tifa.db-wal"
    sizes = []
    for _ in range(160):
        drill.answer(drill.next(), Rating.GOOD, 1)
        drill.rest()
        sizes.append(log.stat().st_size)
    assert sizes[-1] < 1.2 * sizes[60]  # it begins anew, and hardly grows any more
    kept = desk.states()
    desk.reopen()
    assert desk.counts()["review"] == 162
    assert desk.states() == kept
    assert card_flags.flagged_keys(desk.db) == []


def test_rest_without_a_session_or_a_database(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.drill.rest()
    desk.drill.add_term("闯新路")
    desk.drill.start()
    desk.drill.next()
    desk.db.close()
    desk.drill._unsettled = 99
    desk.drill.rest()
