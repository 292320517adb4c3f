"""The scheduler: FSRS's numbers, our days, our fuzz."""

import random
from datetime import UTC, datetime, timedelta

import fsrs
from fsrs.scheduler import (
    DEFAULT_PARAMETERS,
    LOWER_BOUNDS_PARAMETERS,
    UPPER_BOUNDS_PARAMETERS,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.study.parameters import DEFAULT, Parameters
from reader.study.scheduler import CardState, Logged, Rating, Scheduler, fuzzed

SCHEDULER = Scheduler()
answers = st.lists(st.tuples(st.sampled_from(list(Rating)), st.integers(0, 400)), max_size=30)


def test_the_weights_are_those_of_the_library() -> None:
    assert tuple(DEFAULT_PARAMETERS) == DEFAULT.weights
    assert DEFAULT.id == Parameters(DEFAULT.weights).id
    assert DEFAULT.id != Parameters((*DEFAULT.weights[:-1], 0.2)).id


def test_a_new_card() -> None:
    days = [after.due - 100 for after in SCHEDULER.outcomes(None, "k", 100)]
    assert days == [0, 0, 2, fuzzed(8, "k", 0)]
    again = SCHEDULER.answer(None, "k", Rating.AGAIN, 100)
    assert (again.state, again.due, again.lapses) == ("learning", 100, 0)
    good = SCHEDULER.answer(again, "k", Rating.GOOD, 100)
    assert good.state == "review"
    assert good.due > 100
    assert (good.first, good.last, good.reps) == (100, 100, 2)


def test_forgetting_counts_once_a_lapse() -> None:
    state = SCHEDULER.answer(None, "k", Rating.GOOD, 0)
    state = SCHEDULER.answer(state, "k", Rating.AGAIN, 5)
    state = SCHEDULER.answer(state, "k", Rating.AGAIN, 5)
    assert (state.state, state.lapses, state.due) == ("relearning", 1, 5)
    state = SCHEDULER.answer(state, "k", Rating.HARD, 5)
    assert (state.state, state.lapses) == ("review", 1)
    assert state.due > 5


weights = st.one_of(
    st.just(DEFAULT.weights),
    st.tuples(
        *(
            st.floats(low, high)
            for low, high in zip(LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        )
    ),
)


@given(answers, weights, st.floats(0.7, 0.99))
@settings(max_examples=300, deadline=None)
def test_memory_is_that_of_fsrs(
    steps: list[tuple[Rating, int]], fitted: tuple[float, ...], retention: float
) -> None:
    """To the last bit the stability and difficulty, and the interval, that the library has kept by
    itself at noon of each day, whatever the answers and the parameters."""
    oracle = fsrs.Scheduler(fitted, retention, (), (), enable_fuzzing=False)
    scheduler = Scheduler(retention, Parameters(fitted))
    noon = datetime(2026, 1, 1, 12, tzinfo=UTC)
    card = fsrs.Card(card_id=1, due=noon)
    state: CardState | None = None
    day = (noon.date() - datetime(1970, 1, 1).date()).days
    for rating, wait in steps:
        noon, day = noon + timedelta(days=wait), day + wait
        before = oracle.get_card_retrievability(card, noon)
        if state is not None:
            assert scheduler.memory.recall(state.stability, day - state.last) == before
        card, _ = oracle.review_card(card, fsrs.Rating(rating), noon)
        state = scheduler.answer(state, "k", rating, day)
        assert (state.stability, state.difficulty) == (card.stability, card.difficulty)
        unfuzzed = (card.due - noon).days
        assert state.due - day in (0, fuzzed(unfuzzed, "k", state.reps - 1))


@given(answers)
def test_replay_gives_the_state_exactly(steps: list[tuple[Rating, int]]) -> None:
    state, day, log = None, 20_000, []
    for rating, wait in steps:
        day += wait
        state = SCHEDULER.answer(state, "key", rating, day)
        log.append(Logged(int(rating), day, state.due))
    assert Scheduler(0.8).replay(log) == state  # other settings move no date


@given(st.integers(0, 36_500), st.text(max_size=8), st.integers(0, 50))
def test_fuzz_is_small_and_seeded(interval: int, key: str, reps: int) -> None:
    moved = fuzzed(interval, key, reps)
    assert moved == fuzzed(interval, key, reps)
    assert abs(moved - interval) <= 3 + interval * 0.1
    if interval < 3:
        assert moved == interval
    else:
        assert moved >= 2


def test_grades_keep_their_order() -> None:
    state = None
    for n, rating in enumerate((3, 3, 4, 2, 3, 1, 3, 3, 4)):
        day = 100 + n * 20
        again, hard, good, easy = (a.due for a in SCHEDULER.outcomes(state, f"k{n}", day))
        assert again == day
        assert hard <= good <= easy
        state = SCHEDULER.answer(state, f"k{n}", Rating(rating), day)


def test_nothing_random(monkeypatch) -> None:
    def refused(*_: object) -> float:
        raise AssertionError

    monkeypatch.setattr(random, "random", refused)
    state = None
    for n in range(8):
        state = SCHEDULER.answer(state, "k", Rating.GOOD, 100 + n * 30)
    assert state.reps == 8


def test_a_clock_set_back_does_no_harm() -> None:
    state = SCHEDULER.answer(None, "k", Rating.EASY, 1000)
    back = SCHEDULER.answer(state, "k", Rating.GOOD, 960)
    assert back.due > 960
    assert back.stability >= state.stability
    far = SCHEDULER.answer(back, "k", Rating.GOOD, 960 + 3650)
    assert far.due > 960 + 3650


def course(steps: int, *ratings: int) -> list[tuple[bool, int]]:
    """(comes back today, recalls in a row) after each answer of one day."""
    scheduler, state, seen = Scheduler(steps=steps), None, []
    for rating in ratings:
        state = scheduler.answer(state, "k", Rating(rating), 100)
        seen.append((state.due == 100, state.step))
    return seen


def test_a_new_card_is_recalled_as_often_as_the_steps_say() -> None:
    assert course(1, 3) == [(False, 0)]
    assert course(3, 3, 3, 3) == [(True, 1), (True, 2), (False, 0)]
    assert course(3, 2, 3, 1, 3, 2, 3) == [
        (True, 0), (True, 1), (True, 0), (True, 1), (True, 2), (False, 0),
    ]  # fmt: skip
    assert course(5, 4) == [(False, 0)]


def test_a_forgotten_card_takes_the_steps_again_and_one_kept_does_not() -> None:
    scheduler = Scheduler(steps=2)
    state = scheduler.answer(None, "k", Rating.EASY, 100)
    state = scheduler.answer(state, "k", Rating.GOOD, 120)
    assert (state.state, state.due > 120) == ("review", True)
    state = scheduler.answer(state, "k", Rating.AGAIN, 160)
    state = scheduler.answer(state, "k", Rating.GOOD, 160)
    assert (state.state, state.due, state.step) == ("relearning", 160, 1)
    state = scheduler.answer(state, "k", Rating.GOOD, 161)  # the rest on another day
    assert (state.state, state.due > 161, state.step) == ("review", True, 0)


@given(answers, st.integers(1, 5))
def test_replay_counts_the_steps_as_well(steps: list[tuple[Rating, int]], wanted: int) -> None:
    scheduler, state, day, log = Scheduler(steps=wanted), None, 20_000, []
    for rating, wait in steps:
        day += wait
        state = scheduler.answer(state, "key", rating, day)
        log.append(Logged(int(rating), day, state.due))
    assert Scheduler(steps=1).replay(log) == state
