"""Is the clock right? Answers bear its day, and due dates are counted from it."""

from __future__ import annotations

from reader.services.home import Home
from reader.storage import reviews
from reader.study.day import to_date

_PAUSE = 365  # days without an answer, above which the clock is asked about
_TRAVEL = 1  # days by which the date may go back when one flies east to west


def clock_warning(home: Home) -> str:
    """What looks wrong with the clock, and what to do; empty if nothing does."""
    newest, today = reviews.newest_day(home.db), home.drill.today()
    if newest is None:
        return ""
    now, then = to_date(today).isoformat(), to_date(newest).isoformat()
    if today < newest - _TRAVEL:
        return (
            f"The clock says {now}, but there are answers of {then}. If the clock is wrong, set "
            "it. If it was wrong then, `tifa doctor --retract-future` takes those answers back."
        )
    if today > newest + _PAUSE:
        return (
            f"The clock says {now}, and the newest answer is of {then}, {today - newest:,} days "
            "before. If the clock is wrong, set it before you go on: answers bear its day."
        )
    return ""


def retract_future(home: Home) -> int:
    """Take back all answers of days that are still to come, made while the clock was wrong, and
    make their cards anew; returns how many there were. They stay in the log.

    Raises TifaError where that can't be saved.
    """
    return home.drill.retract(reviews.answers_after(home.db, home.drill.today()))
