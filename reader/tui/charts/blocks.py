"""Bars, columns and shades of block characters. Each has its number beside it where it is used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

_EIGHTHS_ACROSS = " ▏▎▍▌▋▊▉█"
_EIGHTHS_UP = " ▁▂▃▄▅▆▇█"
SHADES = "·░▒▓█"  # nothing, then from little to much


def bar(value: float, most: float, width: int) -> str:
    """A bar from the left, `width` cells long at `most`; what is not 0 shows at least a trace."""
    if value <= 0 or most <= 0 or width <= 0:
        return ""
    eighths = max(1, round(min(1.0, value / most) * width * 8))
    return "█" * (eighths // 8) + _EIGHTHS_ACROSS[eighths % 8].strip()


def columns(values: Sequence[float], most: float, height: int, width: int = 1) -> list[str]:
    """Upright bars side by side, as `height` lines from the top; each takes `width` cells, of
    which the last stays free where there are two or more."""
    tops = [
        0 if value <= 0 or most <= 0 else max(1, round(min(1.0, value / most) * height * 8))
        for value in values
    ]
    gap = " " if width > 1 else ""
    return [
        "".join(
            _EIGHTHS_UP[min(8, max(0, top - row * 8))] * (width - len(gap)) + gap for top in tops
        )
        for row in reversed(range(height))
    ]


def steps(values: Iterable[int]) -> list[int]:
    """The least value of each shade but the first: four shades that share the values above 0
    about evenly, or fewer where there are not so many different ones."""
    kept = sorted(value for value in values if value > 0)
    if not kept:
        return []
    marks = [1, *(_round(kept[len(kept) * part // 4]) for part in (1, 2, 3))]
    return sorted({max(1, mark) for mark in marks})


def shade(value: int, marks: Sequence[int]) -> int:
    """The place of a value in SHADES; where there are few `marks` the strong shades are taken."""
    reached = sum(value >= mark for mark in marks)
    return reached and reached + len(SHADES) - 1 - len(marks)


def axis(value: float) -> int:
    """The round number at the top of a chart that reaches up to `value`."""
    whole = max(1, ceil(value))
    size: int = 10 ** (len(str(whole)) - 1)
    tops = (size * tenths // 10 for tenths in (10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100))
    return next(top for top in tops if top >= whole)


def _round(value: int) -> int:
    """To a number that is easy to read."""
    size = 1 if value < 20 else 5 if value < 100 else 10 ** (len(str(value)) - 2) * 5
    return max(1, round(value / size) * size)
