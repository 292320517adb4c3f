"""Study days: the table of rollovers."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.study.day import from_date, study_day, to_date

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("moment", "rollover", "day"),
    [
        (datetime(2026, 3, 10, 3, 59, 59, tzinfo=SHANGHAI), 4, "2026-03-09"),
        (datetime(2026, 3, 10, 4, 0, 0, tzinfo=SHANGHAI), 4, "2026-03-10"),
        (datetime(2026, 3, 10, 4, 0, 1, tzinfo=SHANGHAI), 4, "2026-03-10"),
        (datetime(2026, 3, 10, 0, 0, 0, tzinfo=SHANGHAI), 0, "2026-03-10"),
        (datetime(2026, 3, 10, 22, 59, 59, tzinfo=SHANGHAI), 23, "2026-03-09"),
        # The clock goes forward at 02:00 and back at 03:00: the day still begins at 04:00.
        (datetime(2026, 3, 29, 3, 59, 59, tzinfo=BERLIN), 4, "2026-03-28"),
        (datetime(2026, 3, 29, 4, 0, 0, tzinfo=BERLIN), 4, "2026-03-29"),
        (datetime(2026, 10, 25, 3, 59, 59, tzinfo=BERLIN), 4, "2026-10-24"),
        (datetime(2026, 10, 25, 4, 0, 0, tzinfo=BERLIN), 4, "2026-10-25"),
        # A rollover inside the hour that is left out, and in the one that comes twice.
        (datetime(2026, 3, 29, 1, 59, 59, tzinfo=BERLIN), 2, "2026-03-28"),
        (datetime(2026, 3, 29, 3, 0, 0, tzinfo=BERLIN), 2, "2026-03-29"),
        (datetime(2026, 10, 25, 2, 0, 0, tzinfo=BERLIN, fold=0), 2, "2026-10-25"),
        (datetime(2026, 10, 25, 2, 0, 0, tzinfo=BERLIN, fold=1), 2, "2026-10-25"),
        (datetime(2028, 2, 29, 12, tzinfo=UTC), 4, "2028-02-29"),
        (datetime(2028, 3, 1, 3, 59, 59, tzinfo=UTC), 4, "2028-02-29"),
        (datetime(2027, 1, 1, 1, tzinfo=UTC), 4, "2026-12-31"),
    ],
)
def test_table(moment: datetime, rollover: int, day: str) -> None:
    assert to_date(study_day(moment, rollover)).isoformat() == day


def test_the_zone_decides() -> None:
    moment = datetime(2026, 3, 10, 20, 30, tzinfo=UTC)  # 04:30 of the 11th in Shanghai
    assert to_date(study_day(moment, 4, SHANGHAI)) == date(2026, 3, 11)
    assert to_date(study_day(moment, 4, NEW_YORK)) == date(2026, 3, 10)
    assert study_day(moment.astimezone(timezone(timedelta(hours=8))), 4) == study_day(
        moment, 4, SHANGHAI
    )


def test_days_count_from_1970() -> None:
    assert from_date(date(1970, 1, 1)) == 0
    assert to_date(from_date(date(2026, 7, 1))) == date(2026, 7, 1)


def test_naive_moments_are_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        study_day(datetime(2026, 1, 1), 4)


@given(
    st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)),
    st.integers(0, 100_000),
    st.integers(0, 23),
    st.sampled_from([BERLIN, NEW_YORK, SHANGHAI]),
)
def test_days_never_go_back(start: datetime, seconds: int, hour: int, zone: ZoneInfo) -> None:
    first = start.replace(tzinfo=UTC)
    later = first + timedelta(seconds=seconds)
    assert study_day(first, hour, zone) <= study_day(later, hour, zone)
