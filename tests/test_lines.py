"""Searching many strings at once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.lines import Lines

LINES = Lines(["fazhan", "fazhanzhong", "kechixufazhan", "faxian", "zhan"])
SOME = st.lists(st.text("abc", min_size=1, max_size=8), min_size=1, max_size=30)


def test_whole_beginning_and_anywhere() -> None:
    assert LINES.equal("fazhan", 9) == [0]
    assert LINES.prefixed("fazhan", 9) == [0, 1]
    assert LINES.holding("fazhan", 9) == [0, 1, 2]
    assert LINES.holding("zhan", 2) == [0, 1]
    assert LINES[4] == "zhan"


@pytest.mark.parametrize("part", ["", "\n", "a\nz", "zhan\n", "xyz"])
def test_what_is_in_no_line(part: str) -> None:
    assert LINES.holding("xyz", 9) == LINES.equal(part, 9) == []


@pytest.mark.parametrize(
    "part", ["fazhen", "fzhan", "fazzhan", "afzhan", "fazhna", "fazhanx", "xazhan"]
)
def test_near(part: str) -> None:
    assert LINES.near(part, 9)[:1] == [0]


def test_two_errors_are_not_near() -> None:
    assert LINES.near("fuzhen", 9) == []


@given(SOME, st.text("abc", min_size=1, max_size=4))
def test_it_finds_what_looking_at_each_line_finds(lines: list[str], part: str) -> None:
    made = Lines(lines)
    assert made.equal(part, 99) == [n for n, line in enumerate(lines) if line == part]
    assert made.prefixed(part, 99) == [n for n, line in enumerate(lines) if line.startswith(part)]
    assert made.holding(part, 99) == [n for n, line in enumerate(lines) if part in line]


@given(st.text("abc", min_size=4, max_size=9), st.data())
def test_one_error_anywhere_is_near(line: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(line) - 1))
    cut = data.draw(st.integers(0, 1))
    part = line[:at] + data.draw(st.sampled_from(["", "x"])) + line[at + cut :]
    if part != line and not line.startswith(part) and len(part) > 2:
        assert Lines(["abba", line]).near(part, 9) in ([0, 1], [1], [1, 0])
