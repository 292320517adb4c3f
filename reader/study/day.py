"""Study days: the day a review counts for, which begins at the rollover hour, not at midnight."""

from __future__ import annotations

from datetime import date, datetime, tzinfo

_EPOCH = date(1970, 1, 1).toordinal()


def study_day(moment: datetime, rollover: int, zone: tzinfo | None = None) -> int:
    """The study day of an aware `moment`, in days since 1970-01-01.

    `rollover` is the hour (0–23) of the wall clock at which a day begins; `zone` is where the
    wall hangs (None: the zone of `moment` itself). Raises ValueError for a naive `moment`.
    """
    if moment.tzinfo is None:
        raise ValueError("a study day needs a moment with its time zone")
    local = moment if zone is None else moment.astimezone(zone)
    # On the wall clock, not in elapsed hours: a day of 23 or 25 hours still begins at 04:00.
    return from_date(local) - (local.hour < rollover)


def from_date(day: date) -> int:
    """The study day that bears this date."""
    return day.toordinal() - _EPOCH


def to_date(day: int) -> date:
    """The date a study day bears. Raises ValueError beyond the years 1–9999."""
    return date.fromordinal(day + _EPOCH)
