"""The coming days, played through."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.study.scheduler import CardState, Rating, Scheduler
from reader.study.statistics import Standing, Tally
from reader.study.workload import MOST, Habits, Load, Rules, habits, play

DAY = 20_000
SCHEDULER = Scheduler()
ALWAYS = Habits((0, 0, 1, 0), (0, 1, 0))  # Good, whenever the card is known


def old(key: str, due: int, stability: float = 50.0, **more: object) -> Standing:
    return Standing(key, key.split("/")[0], "review", stability, due - 20, due, 3, 0,
                    difficulty=5.0, **more)  # type: ignore[arg-type]  # fmt: skip


def new(key: str, **more: object) -> Standing:
    return Standing(key, key.split("/")[0], "new", None, None, None, 0, 0, **more)  # type: ignore[arg-type]


def test_what_is_overdue_comes_today_and_new_cards_by_their_cap() -> None:
    cards = [old(f"o{n}/", DAY - n) for n in range(7)] + [new(f"n{n}/") for n in range(10)]
    found = play(cards, DAY, 30, SCHEDULER, Rules(5, 4), ALWAYS)
    assert found[0] == Load(5, 4)
    assert [load.new for load in found[:5]] == [4, 4, 2, 0, 0]
    assert found[1].due >= 2  # what the cap held back
    assert sum(load.due for load in found) > 17  # each new card comes again, more than once


def test_what_was_done_today_is_no_longer_to_do() -> None:
    cards = [old(f"o{n}/", DAY) for n in range(7)] + [new(f"n{n}/") for n in range(10)]
    assert play(cards, DAY, 2, SCHEDULER, Rules(5, 4, (3, 1)), ALWAYS)[0] == Load(2, 3)


def test_of_one_term_one_card_a_day() -> None:
    cards = [old("t/1", DAY - 5), old("t/2", DAY - 4), new("t/3"), new("u/1"), new("u/2")]
    found = play(cards, DAY, 4, SCHEDULER, Rules(9, 9), ALWAYS)
    # t/1 and u/1; t/2 and u/2; u/1 again, and t/3, for which no day was free
    assert found[:3] == [Load(1, 1), Load(1, 1), Load(1, 1)]


def test_what_is_set_aside_is_not_asked() -> None:
    cards = [
        old("a/", DAY, suspended=True), old("b/", DAY, live=False), old("c/", DAY, until=DAY + 2),
        new("c/2"), new("d/", suspended=True),
    ]  # fmt: skip
    found = play(cards, DAY, 3, SCHEDULER, Rules(9, 9), ALWAYS)
    assert found == [Load(0, 0), Load(0, 0), Load(1, 0)]


def test_cards_that_come_back_today_are_bound_by_no_cap() -> None:
    back = Standing("a/", "a/", "learning", 0.2, DAY, DAY, 1, 0, difficulty=6.0)
    assert play([back], DAY, 1, SCHEDULER, Rules(0, 0, (0, 1)), ALWAYS) == [Load(1, 0)]


@given(
    olds=st.lists(st.tuples(st.integers(-400, 60), st.floats(0.1, 500)), max_size=60),
    news=st.integers(0, 40),
    caps=st.tuples(st.integers(0, 30), st.integers(0, 15)),
    order=st.sampled_from(("due", "least-known", "best-known", "random")),
)
@settings(max_examples=40, deadline=None)
def test_no_day_is_above_its_caps_and_nothing_is_left_to_chance(
    olds: list[tuple[int, float]], news: int, caps: tuple[int, int], order: str
) -> None:
    cards = [old(f"o{n}/", DAY + due, stability) for n, (due, stability) in enumerate(olds)]
    cards += [new(f"n{n}/") for n in range(news)]
    rules = Rules(*caps, order=order)
    found = play(cards, DAY, 20, SCHEDULER, rules)
    assert found == play(cards, DAY, 20, SCHEDULER, rules)
    assert all(load.due <= caps[0] and load.new <= caps[1] for load in found)
    assert sum(load.new for load in found) == min(news, 20 * caps[1])
    if caps[0]:
        assert sum(load.due for load in found) >= min(len([o for o in olds if o[0] < 20]), caps[0])


def test_of_very_many_cards_a_part_stands_for_all() -> None:
    cards = [old(f"o{n}/", DAY - 40 + n % 80) for n in range(MOST * 4)]
    cards += [new(f"n{n}/") for n in range(MOST)]
    found = play(cards, DAY, 30, SCHEDULER, Rules(400, 11), ALWAYS)
    assert found[0] == Load(400, 11)
    assert max(load.due for load in found) == 400
    assert max(load.new for load in found) == 11
    assert abs(sum(load.due for load in found) - 30 * 400) < 30 * 400 * 0.05
    assert abs(sum(load.new for load in found) - 30 * 11) < 30 * 11 * 0.1


def test_grades_follow_what_was_done() -> None:
    counts = [0] * 16
    counts[0:4] = [900, 0, 100, 0]  # new: mostly Again
    counts[8:12] = [0, 0, 0, 700]  # young: always Easy
    found = habits(Tally(tuple(counts)))
    assert found.first[0] > 0.8 * sum(found.first)
    assert found.kept[2] > 0.9 * sum(found.kept)
    usual = habits(Tally())
    assert usual.first[2] == max(usual.first)


def test_a_forgotten_card_comes_again_sooner() -> None:
    """The states are those the scheduler itself gives."""
    fades = [
        old(f"o{n}/", DAY, stability=0.5) for n in range(200)
    ]  # long overdue: mostly forgotten
    keeps = [old(f"o{n}/", DAY, stability=5000.0) for n in range(200)]
    again = play(fades, DAY, 20, SCHEDULER, Rules(999, 0), ALWAYS)
    never = play(keeps, DAY, 20, SCHEDULER, Rules(999, 0), ALWAYS)
    assert sum(load.due for load in never[1:]) == 0
    assert sum(load.due for load in again[1:]) > 200
    state = CardState("review", 5000.0, 5.0, DAY - 20, DAY - 20, DAY, 3, 0)
    assert SCHEDULER.answer(state, "o0/", Rating.GOOD, DAY).due > DAY + 20
