"""Scrolling: exact steps, both ends held, and a cost that does not grow with the article."""

from __future__ import annotations

from array import array

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.storage.blocks import Outline
from reader.tui.cursor import after_page
from reader.tui.heights import Heights
from reader.tui.layout import Layout
from reader.tui.viewport import Place, Shape, Viewport
from tests.tui.test_layout import set_words

SHAPE = Shape(width=40, labelled=True, spaced=True, per_hanzi=3.0)


def view_of(sizes: list[int], height: int) -> tuple[Viewport, list[int]]:
    """A view of blocks of so many words each, and the list of blocks it laid out."""
    asked: list[int] = []

    def layout(seq: int) -> Layout:
        asked.append(seq)
        return set_words([("中国", "zhōngguó")] * sizes[seq], SHAPE.width)

    numbers = array("I", ((2 * size) | (1 << 16) for size in sizes))
    return Viewport(Outline(numbers), SHAPE, layout, height), asked


def all_rows(view: Viewport) -> list[tuple[int, int]]:
    """Every row of the article."""
    return [(b, r) for b in range(len(view.outline)) for r in range(view.rows(b))]


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=12),
    st.integers(3, 30),
    st.lists(st.integers(-40, 40), max_size=12),
)
@settings(max_examples=200, deadline=None)
def test_scrolling_is_exact_and_stays_inside(
    sizes: list[int], height: int, steps: list[int]
) -> None:
    view, _ = view_of(sizes, height)
    rows = all_rows(view)
    last = max(0, len(rows) - height)
    at = 0
    for step in steps:
        view.move(step)
        at = max(0, min(at + step, last))
        assert list(view.window()) == rows[at : at + height]
    assert view.top == at, "after a full layout the estimate is the truth"


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(6, 30), st.data())
@settings(max_examples=200, deadline=None)
def test_a_revealed_word_is_wholly_in_view(
    sizes: list[int], height: int, data: st.DataObject
) -> None:
    view, _ = view_of(sizes, height)
    block = data.draw(st.integers(0, len(sizes) - 1))
    place = Place(block, data.draw(st.integers(0, sizes[block] - 1)))
    view.move(data.draw(st.integers(0, 200)))
    view.reveal(place)
    y = view.y_of(place)
    assert y is not None
    assert 0 <= y <= height - 2
    at = view.line_at(y)
    assert at is not None
    line = view.layout(at[0]).lines[at[1]]
    assert at[0] == block
    assert line.first <= place.word < line.end


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(8, 30), st.data())
@settings(max_examples=200, deadline=None)
def test_no_text_stands_at_the_top_without_its_pinyin(
    sizes: list[int], height: int, data: st.DataObject
) -> None:
    view, _ = view_of(sizes, height)
    for _ in range(4):
        block = data.draw(st.integers(0, len(sizes) - 1))
        moved = view.reveal(Place(block, data.draw(st.integers(0, sizes[block] - 1))))
        line, part = divmod(view.row, SHAPE.rows_per_line)
        assert not moved or part != 1 or line >= len(view.layout(view.block).lines)
    place = Place(0, 0)
    for step in (1, 1, -1, 1, 1, 1):
        place = after_page(view, place, step) or place
        assert view.row % SHAPE.rows_per_line != 1 or (view.top + height) >= view.heights.total


@given(st.lists(st.integers(1, 60), min_size=1, max_size=12), st.integers(6, 30))
@settings(max_examples=100, deadline=None)
def test_turning_pages_comes_to_the_end_and_back(sizes: list[int], height: int) -> None:
    view, _ = view_of(sizes, height)
    place: Place | None = Place(0, 0)
    for step in (1, -1):
        turned = 0
        while place is not None and (after := after_page(view, place, step)) is not None:
            place, turned = after, turned + 1
            assert turned < 500, "a page that turns for ever"
    assert view.top == 0


def test_a_long_article_lays_out_only_what_is_seen() -> None:
    view, asked = view_of([30] * 20_000, 40)
    list(view.window())
    view.move(38)
    view.move_to_row(view.heights.total // 2)
    view.move_to(Place(19_999, 0), 0)
    list(view.window())
    assert len(set(asked)) < 60


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40), st.data())
def test_heights_sum_and_find_like_a_plain_list(rows: list[int], data: st.DataObject) -> None:
    heights = Heights(rows)
    for _ in range(5):
        block = data.draw(st.integers(0, len(rows) - 1))
        rows[block] = data.draw(st.integers(1, 50))
        heights.correct(block, rows[block])
    assert heights.total == sum(rows)
    assert [heights.above(n) for n in range(len(rows))] == [sum(rows[:n]) for n in range(len(rows))]
    for row in range(0, sum(rows), 7):
        block, inside = heights.find(row)
        assert sum(rows[:block]) + inside == row
        assert inside < rows[block]
