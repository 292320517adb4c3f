"""Numbers, days and stretches of time in words."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len, set_cell_size

# Written out: strftime would take them from the locale.
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
# What the bars of the stability histogram stand for, one for each of study.statistics.BOUNDS.
STABILITIES = (
    "under 1 day", "1 to 3 days", "3 to 7 days", "1 to 2 weeks", "2 to 3 weeks", "3 to 4 weeks",
    "1 to 2 months", "2 to 3 months", "3 to 6 months", "6 to 12 months", "1 to 2 years",
    "over 2 years",
)  # fmt: skip


def percent(share: float | None) -> str:
    """`88%`; a dash for None."""
    return "–" if share is None else f"{share:.0%}"


def duration(milliseconds: float) -> str:
    """`45 s`, `6 min`, `20 h 05 min`."""
    seconds = round(milliseconds / 1000)
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60:,} h {minutes % 60:02} min"


def short_day(day: date) -> str:
    """`2 Mar`."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def long_day(day: date) -> str:
    """`Mon 2 Mar 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {short_day(day)} {day.year}"


def some(count: int, what: str) -> str:
    """`1 card`, `1,204 cards`."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def fitted(text: str, cells: int) -> str:
    """`text` in exactly so many cells: cut with an ellipsis, or filled with blanks."""
    if cell_len(text) > cells:
        text = set_cell_size(text, max(0, cells - 1)).rstrip() + "…"
    return text + " " * (cells - cell_len(text))
