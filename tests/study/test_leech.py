"""When a card is a leech, and when that is said."""

from reader.study.leech import is_leech, turns_leech
from reader.study.scheduler import CardState


def state(lapses: int) -> CardState:
    return CardState("relearning", 1.0, 9.0, 1, 9, 9, 20, lapses)


def test_a_leech_was_forgotten_often_enough() -> None:
    assert [is_leech(state(n), 3) for n in range(5)] == [False, False, False, True, True]
    assert not is_leech(None, 3)


def test_it_is_said_at_the_threshold_and_after_every_half_of_it() -> None:
    said = [n for n in range(1, 30) if turns_leech(state(n - 1), state(n), 8)]
    assert said == [8, 12, 16, 20, 24, 28]
    assert not turns_leech(state(8), state(8), 8)  # an answer that was no lapse
    assert not turns_leech(None, state(0), 2)
