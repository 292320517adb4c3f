"""The drill on the wall clock: rollover, summer time, travel, the leap day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from reader.config import Config
from reader.study.day import to_date
from tests.services.drilling import Desk, many

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
SHANGHAI = ZoneInfo("Asia/Shanghai")


def desk_at(folder: Path, moment: datetime, rollover: int = 4, new: int = 2) -> Desk:
    """Six terms in the drill, so many new cards a day."""
    config = Config(drill_rollover=rollover, drill_new_per_day=new)
    desk = Desk(folder, config, many(6), moment)
    for n in range(6):
        desk.drill.add_term(f"t{n:05}")
    return desk


def days_of_reviews(desk: Desk) -> list[str]:
    days = desk.db.execute("SELECT study_day FROM review ORDER BY seq").fetchall()
    return [to_date(day).isoformat() for (day,) in days]


@pytest.mark.parametrize(
    ("before", "after", "rollover"),
    [
        # (the last second of a study day, the first of the next)
        (datetime(2026, 3, 10, 3, 59, 59, tzinfo=SHANGHAI),
         datetime(2026, 3, 10, 4, 0, 0, tzinfo=SHANGHAI), 4),
        (datetime(2026, 3, 9, 23, 59, 59, tzinfo=SHANGHAI),
         datetime(2026, 3, 10, 0, 0, 0, tzinfo=SHANGHAI), 0),
        (datetime(2026, 3, 10, 22, 59, 59, tzinfo=SHANGHAI),
         datetime(2026, 3, 10, 23, 0, 0, tzinfo=SHANGHAI), 23),
        # Summer time begins and ends.
        (datetime(2026, 3, 29, 3, 59, 59, tzinfo=BERLIN),
         datetime(2026, 3, 29, 4, 0, 0, tzinfo=BERLIN), 4),
        (datetime(2026, 10, 25, 3, 59, 59, tzinfo=BERLIN),
         datetime(2026, 10, 25, 4, 0, 0, tzinfo=BERLIN), 4),
        (datetime(2026, 3, 8, 1, 59, 59, tzinfo=NEW_YORK),
         datetime(2026, 3, 8, 3, 0, 0, tzinfo=NEW_YORK), 2),
        # The leap day begins, and ends.
        (datetime(2028, 2, 29, 3, 59, 59, tzinfo=UTC),
         datetime(2028, 2, 29, 4, 0, 0, tzinfo=UTC), 4),
        (datetime(2028, 3, 1, 3, 59, 59, tzinfo=UTC),
         datetime(2028, 3, 1, 4, 0, 0, tzinfo=UTC), 4),
    ],
)  # fmt: skip
def test_a_second_parts_two_study_days(
    tmp_path: Path, before: datetime, after: datetime, rollover: int
) -> None:
    desk = desk_at(tmp_path, before, rollover)
    assert (after.astimezone(UTC) - before.astimezone(UTC)) == timedelta(seconds=1)
    assert desk.drill.start() == 2
    desk.play(4, 1)
    assert desk.drill.due_counts().reviews_today == 2
    assert desk.drill.start() == 1  # the forgotten one only: the cap of the day is used up
    desk.now = after
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new, counts.reviews_today) == (1, 2, 0)
    desk.drill.start()
    desk.play(3, 3, 3)
    first, *_, last = days_of_reviews(desk)
    assert date.fromisoformat(last) - date.fromisoformat(first) == timedelta(days=1)
    desk.now = before  # a second back again: nothing is asked twice
    assert desk.drill.start() == 0


@pytest.mark.parametrize(
    ("zone", "start", "hours"),
    [
        (BERLIN, datetime(2026, 3, 28, 12, tzinfo=BERLIN), 23),
        (BERLIN, datetime(2026, 10, 24, 12, tzinfo=BERLIN), 25),
    ],
)
def test_an_interval_over_a_change_of_the_clock_is_counted_in_days(
    tmp_path: Path, zone: ZoneInfo, start: datetime, hours: int
) -> None:
    desk = desk_at(tmp_path, start, new=1)
    desk.drill.start()
    asked = desk.drill.next()
    assert asked is not None
    days = asked.intervals[2]
    desk.play(3)
    elapsed = timedelta(days=days - 1, hours=hours - 24) + timedelta(days=1)
    due = (start.astimezone(UTC) + elapsed).astimezone(zone)
    assert (due.hour, due.date()) == (12, start.date() + timedelta(days=days))
    desk.now = due.replace(hour=3, minute=59, second=59)
    assert desk.drill.due_counts().due == 0
    desk.now = due.replace(hour=4)
    assert desk.drill.due_counts().due == 1


def test_travel_to_the_west_lengthens_the_day(tmp_path: Path) -> None:
    evening = datetime(2026, 3, 10, 23, 0, tzinfo=SHANGHAI)
    desk = desk_at(tmp_path, evening)
    desk.drill.start()
    desk.play(4, 1)
    desk.now = (evening + timedelta(hours=9)).astimezone(NEW_YORK)  # 20:00 of the same day there
    assert desk.now.date() == evening.date()
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new, counts.reviews_today) == (1, 0, 2)
    desk.drill.start()
    desk.play(3)
    assert days_of_reviews(desk) == ["2026-03-10"] * 3
    desk.now = desk.now + timedelta(hours=8)  # 04:00
    assert desk.drill.due_counts().new == 2


def test_travel_over_the_date_line_back_into_yesterday(tmp_path: Path) -> None:
    morning = datetime(2026, 3, 11, 8, 0, tzinfo=SHANGHAI)
    desk = desk_at(tmp_path, morning)
    desk.drill.start()
    desk.play(4, 1)
    desk.now = morning.astimezone(NEW_YORK)  # the evening of the 10th
    before = desk.states()
    counts = desk.drill.due_counts()
    assert counts.reviews_today == 0
    assert counts.due == 0  # what was put off to the 11th waits for it
    desk.drill.start()
    while (asked := desk.drill.next()) is not None:
        assert all(days >= 0 for days in asked.intervals)
        desk.play(3)
    desk.drill.rebuild()
    assert {row[0] for row in desk.states()} == {row[0] for row in before}
    desk.now = datetime(2026, 3, 11, 9, 0, tzinfo=NEW_YORK)
    assert desk.drill.due_counts().due >= 1


def test_travel_to_the_east_shortens_the_day(tmp_path: Path) -> None:
    evening = datetime(2026, 3, 10, 20, 0, tzinfo=NEW_YORK)
    desk = desk_at(tmp_path, evening)
    desk.drill.start()
    desk.play(4, 1)
    desk.now = evening.astimezone(SHANGHAI)  # 08:00 of the 11th
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new, counts.reviews_today) == (1, 2, 0)


def test_a_card_due_on_the_leap_day(tmp_path: Path) -> None:
    desk = desk_at(tmp_path, datetime(2028, 2, 27, 12, tzinfo=UTC), new=1)
    desk.drill.start()
    desk.play(3)
    assert desk.drill.due_counts().due == 0
    desk.drill.config = Config(drill_new_per_day=0)
    assert desk.drill.due_counts().next_due == date(2028, 2, 29)
    desk.pass_days(2)
    assert desk.drill.due_counts().due == 1
