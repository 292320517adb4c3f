"""Bars and shades: never longer than their room, and true to their order."""

from hypothesis import given
from hypothesis import strategies as st

from reader.study.statistics import BOUNDS
from reader.tui.charts.blocks import SHADES, axis, bar, columns, shade, steps
from reader.tui.charts.figures import STABILITIES, duration, fitted, percent

COUNTS = st.lists(st.integers(0, 100_000), min_size=1, max_size=40)


@given(st.integers(0, 10_000), st.integers(0, 10_000), st.integers(0, 60))
def test_a_bar_stays_in_its_room_and_shows_what_is_there(value: int, most: int, width: int) -> None:
    text = bar(value, most, width)
    assert len(text) <= width
    assert bool(text) == (value > 0 and most > 0 and width > 0)


@given(COUNTS, st.integers(1, 10), st.integers(1, 3))
def test_columns_have_a_number_of_lines_and_order(
    values: list[int], height: int, width: int
) -> None:
    lines = columns(values, max(values), height, width)
    assert [len(line) for line in lines] == [len(values) * width] * height
    heights = [
        sum(" ▁▂▃▄▅▆▇█".index(line[n * width]) for line in lines) for n in range(len(values))
    ]
    assert all((high > 0) == (value > 0) for high, value in zip(heights, values, strict=True))
    by_value = [high for _, high in sorted(zip(values, heights, strict=True))]
    assert by_value == sorted(by_value)
    assert max(heights) == (height * 8 if max(values) else 0)


@given(COUNTS)
def test_more_is_never_a_lighter_shade(values: list[int]) -> None:
    marks = steps(values)
    shades = [shade(value, marks) for value in sorted(values)]
    assert shades == sorted(shades)
    assert all(0 <= level < len(SHADES) for level in shades)
    assert all((level == 0) == (value == 0)
               for level, value in zip(shades, sorted(values), strict=True))  # fmt: skip


@given(st.integers(0, 10_000_000))
def test_an_axis_reaches_over_its_values_but_not_far(value: int) -> None:
    assert max(1, value) <= axis(value) <= max(1, value) * 1.5


def test_figures() -> None:
    assert len(STABILITIES) == len(BOUNDS)
    assert [percent(None), percent(0.875), percent(1.0)] == ["–", "88%", "100%"]
    assert [duration(ms) for ms in (0, 59_400, 60_000, 3_599_999, 3_600_000, 90_060_000)] == [
        "0 s", "59 s", "1 min", "1 h 00 min", "1 h 00 min", "25 h 01 min",
    ]  # fmt: skip
    assert [fitted("甲乙丙", cells) for cells in (4, 5, 6, 8)] == [
        "甲… ", "甲乙…", "甲乙丙", "甲乙丙  ",
    ]  # fmt: skip
