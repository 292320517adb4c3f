"""What comes, day by day, and what was: the forecast and the heat map of a year."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from reader.services.statistics import Statistics
from reader.study.day import to_date
from reader.study.statistics import monday
from reader.tui.charts import Line, Span
from reader.tui.charts.blocks import SHADES, axis, columns, shade, steps
from reader.tui.charts.figures import MONTHS, WEEKDAYS, long_day, short_day, some

_YEAR_WEEKS = 53


def forecast(found: Statistics, width: int, height: int = 4, days: bool = True) -> Iterator[Line]:
    """The cards that the coming days will ask; `days`: each with its number."""
    by_date, ahead = found.forecast, found.ahead
    loads = [load.cards for load in ahead]
    first = to_date(found.today)
    yield (("Coming 30 days 将到期", "bold"),)
    overdue = f" ({by_date.overdue:,} overdue)" if by_date.overdue else ""
    new = f" + {ahead[0].new:,} new" if ahead[0].new else ""
    sums = (
        f"today {ahead[0].due:,}{new}{overdue}",
        f"tomorrow {loads[1]:,}",
        f"7 days {sum(loads[:7]):,}",
        f"30 days {sum(loads):,}",
    )
    yield ((" · ".join(sums), ""),)
    rules = found.rules
    yield from _quiet(
        f"Foretold by playing the days through: up to {rules.new_a_day:,} new and "
        f"{rules.due_a_day:,} due cards on each, some of them forgotten and asked again.",
        width,
    )
    top = axis(max(loads))
    label = max(3, len(f"{top:,}"))
    each = max(1, min(3, (width - label - 2) // len(loads)))
    for n, line in enumerate(columns(loads, top, height, each)):
        value = f"{top:,}" if n == 0 else ""
        yield ((f"{value:>{label}} │", "quiet"), (line, "bar"))
    yield ((f"{0:>{label}} └{'─' * each * len(loads)}", "quiet"),)
    marks = {n * each: short_day(to_date(found.today + n)) for n in range(-first.weekday() % 7,
             len(loads), 7)}  # fmt: skip
    yield ((" " * (label + 2) + _placed(marks), "quiet"),)
    if days:
        yield ()
        yield from _day_by_day(loads, found.today, width)
    yield from _quiet(
        f"By their dates alone: today {by_date.days[0]:,}, tomorrow {by_date.days[1]:,}, "
        f"7 days {sum(by_date.days[:7]):,}, 30 days {sum(by_date.days):,}, later "
        f"{by_date.later:,}.",
        width,
    )


def _day_by_day(loads: list[int], today: int, width: int) -> Iterator[Line]:
    across = max(1, min(5, width // 18))
    rows = -(-len(loads) // across)
    for row in range(rows):
        pieces: list[Span] = []
        for n in range(row, len(loads), rows):
            day = to_date(today + n)
            name = f"{WEEKDAYS[day.weekday()]} {short_day(day):>6}"
            pieces += [(name, "quiet"), (f"{loads[n]:>6,}  ", "")]
        yield tuple(pieces)


def _quiet(text: str, width: int) -> Iterator[Line]:
    for line in wrap(text, width):
        yield ((line, "quiet"),)


def heat(found: Statistics, width: int) -> Iterator[Line]:
    """A cell a day, a column a week; the shades explained in numbers, and each month's sum."""
    each = 2 if width >= 5 + 2 * _YEAR_WEEKS else 1
    this_week = monday(found.today)
    weeks = (this_week - monday(found.first)) // 7 + 1
    count = min(_YEAR_WEEKS, weeks, (width - 5) // each)
    begin = this_week - 7 * (count - 1)
    first = max(found.first, begin)
    values = {day: one.answers for day, one in found.all_days.items()
              if first <= day <= found.today}  # fmt: skip
    marks = steps(values.values())
    yield (("Answers a day 热力图", "bold"),)
    mondays = [to_date(begin + 7 * n) for n in range(count)]
    months = {n * each: MONTHS[at.month - 1] for n, at in enumerate(mondays) if at.day <= 7}
    yield (("     " + _placed(months), "quiet"),)
    for weekday, name in enumerate(WEEKDAYS):
        pieces: list[Span] = [(f"{name}  ", "quiet")]
        for day in range(begin + weekday, this_week + 7, 7):
            inside = first <= day <= found.today
            level = shade(values.get(day, 0), marks) if inside else 0
            text = SHADES[level] if inside else " "
            gap = SHADES[level] if inside and level else " "
            pieces.append((text + gap * (each - 1), f"heat{level}" if level else "quiet"))
        yield tuple(pieces)
    yield tuple(_legend(marks))
    yield ()
    if values:
        best = max(values, key=lambda day: (values[day], day))
        average = sum(values.values()) / len(values)
        yield (
            (f"{some(len(values), 'day')} with answers, {average:,.0f} on each", ""),
            (f" · most: {values[best]:,} on {long_day(to_date(best))}", ""),
        )
    yield from _months(values, width)


def _legend(marks: list[int]) -> Iterator[Span]:
    yield "     ", ""
    yield f"{SHADES[0]} none", "quiet"
    for n, low in enumerate(marks):
        level = shade(low, marks)
        high = marks[n + 1] - 1 if n + 1 < len(marks) else None
        reach = f"{low:,} or more" if high is None else f"{low:,}–{high:,}" if high > low else low
        yield f"   {SHADES[level] * 2}", f"heat{level}"
        yield f" {reach}", "quiet"


def _months(values: dict[int, int], width: int) -> Iterator[Line]:
    sums: dict[tuple[int, int], int] = {}
    for day, number in sorted(values.items()):
        month = to_date(day).year, to_date(day).month
        sums[month] = sums.get(month, 0) + number
    across = max(1, min(5, width // 18))
    cells = [((f"{MONTHS[month - 1]} {year}", "quiet"), (f"{number:>7,}   ", ""))
             for (year, month), number in sums.items()]  # fmt: skip
    for start in range(0, len(cells), across):
        yield tuple(span for cell in cells[start : start + across] for span in cell)


def _placed(marks: dict[int, str]) -> str:
    """Texts that begin at these cells; one that would touch the one before is left out."""
    line = ""
    for at, text in sorted(marks.items()):
        if not line or at > len(line):
            line = f"{line:<{at}}{text}"
    return line
