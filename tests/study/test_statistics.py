"""What the log adds up to, beside a slower count of the same."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.study import statistics as study
from reader.study.day import from_date, to_date
from reader.study.scheduler import Rating
from reader.study.statistics import BOUNDS, MATURE, Answer, Standing, Tally

CARDS = [f"{term}#{kind}#" for term in "abcd" for kind in ("meaning", "reverse")]
DECKS = {"a": "one", "b": "one", "c": "two", "d": ""}
DAY = 20_000


@st.composite
def logs(draw: st.DrawFn) -> list[Answer]:
    """Answers as a drill gives them: days go on, and now and then back."""
    day, answers = DAY, []
    for _ in range(draw(st.integers(0, 40))):
        day += draw(st.sampled_from([0, 0, 0, 1, 1, 7, 30, -1]))
        rating = draw(st.integers(1, 4))
        interval = 0 if rating == 1 else draw(st.sampled_from([0, 1, 5, 20, 21, 90]))
        answers.append(
            (draw(st.sampled_from(CARDS)), rating, day, interval, draw(st.integers(0, 9)))
        )
    return answers


def placed(card: str) -> tuple[str, str]:
    return card, DECKS[card[0]]


def naive(answers: list[Answer]) -> Counter[tuple[int, str, int]]:
    """(day, stage, rating) → answers, by looking each one's past up in the whole log."""
    found: Counter[tuple[int, str, int]] = Counter()
    for n, (card, rating, day, _, _) in enumerate(answers):
        past = [one for one in answers[:n] if one[0] == card]
        if not past:
            stage = "new"
        elif past[-1][3] < 1 or past[-1][2] == day:
            stage = "learning"
        else:
            stage = "young" if past[-1][3] < MATURE else "mature"
        found[day, stage, rating] += 1
    return found


@given(logs())
def test_every_answer_is_counted_once_at_its_stage(answers: list[Answer]) -> None:
    days, _ = study.tally(answers, placed)
    wanted = naive(answers)
    assert {
        (day, stage, rating): count
        for day, one in days.items()
        for (stage, rating), count in zip(
            ((stage, rating) for stage in study.STAGES for rating in range(1, 5)),
            one.counts,
            strict=True,
        )
        if count
    } == wanted
    for day, one in days.items():
        reviews = [key for key in wanted if key[0] == day and key[1] in study.REVIEWS]
        kept = sum(wanted[key] for key in reviews if key[2] > 1)
        assert one.retention() == (sum(wanted[key] for key in reviews), kept)
        assert one.took_ms == sum(a[4] for a in answers if a[2] == day)


@given(logs())
def test_totals_agree_however_they_are_grouped(answers: list[Answer]) -> None:
    days, decks = study.tally(answers, placed)
    whole = study.total(days.values())
    assert whole.answers == len(answers)
    assert list(days) == sorted({day for _, _, day, _, _ in answers})
    assert whole == study.total(decks.values())
    first, last = min(days, default=DAY), max(days, default=DAY)
    weeks = study.by_week(days, first, last)
    assert study.total(weeks.values()) == whole
    assert list(weeks) == list(range(study.monday(first), last + 1, 7))
    assert study.between(days, first, last) == whole
    assert sum(whole.at(stage) for stage in study.STAGES) == len(answers)
    assert sum(whole.graded(rating) for rating in Rating) == len(answers)
    young, mature = whole.retention("young"), whole.retention("mature")
    assert whole.retention() == (
        young.reviews + mature.reviews,
        young.remembered + mature.remembered,
    )
    # A deck alone has the same numbers as beside the others.
    alone = study.tally(answers, lambda card: placed(card) if DECKS[card[0]] == "one" else None)
    assert study.total(alone[0].values()) == alone[1].get("one", Tally())
    assert alone[1].get("one") == decks.get("one")
    assert set(alone[1]) <= {"one"}
    # In a shorter period decks and days agree as well.
    _, some = study.tally(answers, placed, range(DAY + 1, DAY + 30))
    assert study.total(some.values()) == study.between(days, DAY + 1, DAY + 29)


def test_a_card_that_was_renamed_is_one_card() -> None:
    answers = [("old#m#", 3, DAY, 30, 1), ("new#m#", 3, DAY + 30, 60, 1)]
    days, _ = study.tally(answers, lambda key: ("new#m#", ""))
    assert days[DAY + 30].at("mature") == 1
    assert study.total(days.values()).at("new") == 1


def test_true_retention_counts_the_first_answer_of_a_day_to_a_learned_card() -> None:
    rows = [
        ("a#m#", 1, DAY, 0, 0),  # new: no review
        ("a#m#", 3, DAY, 1, 0),  # again on its first day: none either
        ("a#m#", 1, DAY + 1, 0, 0),  # forgotten
        ("a#m#", 3, DAY + 1, 2, 0),  # relearned on the same day: not counted again
        ("a#m#", 2, DAY + 3, 21, 0),  # hard is remembered
        ("a#m#", 4, DAY + 24, 60, 0),  # mature by now
    ]
    whole = study.total(study.tally(rows, placed)[0].values())
    assert whole.retention("young") == (2, 1)
    assert whole.retention("mature") == (1, 1)
    assert whole.retention().share == pytest.approx(2 / 3)
    assert Tally().retention().share is None


def test_weeks_begin_on_monday() -> None:
    for day in range(DAY, DAY + 30):
        assert to_date(study.monday(day)).weekday() == 0
        assert 0 <= day - study.monday(day) < 7
    sunday, monday = from_date(date(2026, 3, 1)), from_date(date(2026, 3, 2))
    days = {sunday: Tally((1, *[0] * 15)), monday: Tally((2, *[0] * 15))}
    weeks = study.by_week(days, sunday, monday)
    assert [one.answers for one in weeks.values()] == [1, 2]


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        ([], (0, 0, 0)),
        ([DAY], (1, 1, 1)),
        ([DAY - 1], (1, 1, 1)),  # today may still come
        ([DAY - 2], (0, 1, 1)),
        ([DAY, DAY - 1, DAY - 3, DAY - 4, DAY - 5], (2, 3, 5)),
        ([DAY, DAY + 5], (1, 1, 1)),  # the clock was ahead
    ],
)
def test_days_in_a_row(days: list[int], wanted: tuple[int, int, int]) -> None:
    assert study.streak(days, DAY) == wanted


def card(key: str, due: int | None, last: int | None = DAY - 5, **more: object) -> Standing:
    state = "new" if due is None else "review"
    return Standing(key, key[0], state, 10.0 if due else None, last if due else None, due, 1, 0,
                    **more)  # type: ignore[arg-type]  # fmt: skip


def test_the_forecast_counts_overdue_cards_today() -> None:
    cards = [
        card("a", DAY - 3), card("b", DAY), card("c", DAY + 2), card("d", DAY + 30),
        card("e", None), card("f", DAY, suspended=True), card("g", DAY, live=False),
        card("h", DAY, until=DAY + 1),
    ]  # fmt: skip
    found = study.forecast(cards, DAY, 30)
    assert found.overdue == 1
    assert (found.days[:3], sum(found.days), found.later) == ((2, 1, 1), 4, 1)
    assert study.stages(cards) == {
        "new": 1, "learning": 0, "young": 4, "mature": 1, "suspended": 1,
    }  # fmt: skip
    assert len(study.stabilities(cards)) == 5


@given(st.lists(st.floats(0, 5000)))
def test_each_stability_stands_in_one_bar(values: list[float]) -> None:
    bars = study.histogram(values)
    assert sum(bars) == len(values)
    for n, low in enumerate(BOUNDS):
        high = BOUNDS[n + 1] if n + 1 < len(BOUNDS) else float("inf")
        assert bars[n] == sum(low <= value < high for value in values)


def test_terms_that_were_forgotten_most_come_first() -> None:
    cards = [
        card("a", DAY)._replace(reps=9, lapses=1), card("b", DAY)._replace(reps=3, lapses=2),
        card("c", DAY)._replace(reps=4, lapses=1), card("d", None)._replace(reps=0),
    ]  # fmt: skip
    assert [term for term, _ in study.by_term(cards)] == ["b", "a", "c"]
