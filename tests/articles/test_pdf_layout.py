"""Columns, running heads and paragraphs, from where pieces of text stand on a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.articles.pdf.furniture import without_furniture
from reader.articles.pdf.layout import Block, Piece, Row, blocks, gutters
from reader.articles.pdf.paragraphs import joined, paragraphs

SIZE = 10.0


def piece(text: str, x: float, y: float, size: float = SIZE) -> Piece:
    return Piece(x, x + size * len(text), y, size, "F", text)


def column(name: str, x: float, top: float, rows: int, wide: int = 15) -> list[Piece]:
    """A column of full rows, named after it and numbered."""
    return [piece(f"{name}{n:02}" + "文" * (wide - 3), x, top - 16 * n) for n in range(rows)]


def names(found: list[Block]) -> str:
    return "".join(row.text[0] for block in found for row in block.rows)


PIECES = st.lists(
    st.builds(
        piece,
        st.text("文字，1a", min_size=1, max_size=20),
        st.floats(-50, 900),
        st.floats(-50, 900),
        st.sampled_from([6, 9, 10, 10.5, 22, 300]),
    ),
    max_size=40,
)


@given(PIECES)
def test_every_piece_is_read_once(pieces: list[Piece]) -> None:
    found = blocks(pieces)
    got = "".join(sorted("".join(row.text for block in found for row in block.rows)))
    # But for blanks between pieces, and what is printed twice on one place.
    once = {(p.text, round(p.x0), round(p.y)) for p in pieces}
    if len(once) == len(pieces) and len({p.text for p in pieces}) == len(pieces):
        assert got.replace(" ", "") == "".join(sorted("".join(p.text for p in pieces)))
    else:
        assert set(got) - {" "} == set("".join(p.text for p in pieces))


@given(PIECES, st.integers(-300, 300), st.integers(-300, 300))
def test_where_a_page_begins_does_not_matter(pieces: list[Piece], right: int, up: int) -> None:
    pieces = [p._replace(x0=round(p.x0), x1=round(p.x1), y=round(p.y)) for p in pieces]
    moved = [p._replace(x0=p.x0 + right, x1=p.x1 + right, y=p.y + up) for p in pieces]

    def read(some: list[Piece]) -> list[str]:
        return [row.text for block in blocks(some) for row in block.rows]

    assert read(moved) == read(pieces)


@given(
    st.integers(2, 5),
    st.lists(st.integers(6, 40), min_size=5, max_size=5),
    st.floats(0.8, 4),
    st.floats(0, 16),
)
def test_columns_are_read_one_after_the_other(
    count: int, rows: list[int], gutter: float, lower: float
) -> None:
    width = 15 * SIZE + gutter * SIZE
    page = [
        p
        for n in range(count)
        for p in column("甲乙丙丁戊"[n], n * width, 700 - lower * (n % 2), rows[n])
    ]
    wanted = "".join("甲乙丙丁戊"[n] * rows[n] for n in range(count))
    assert names(blocks(sorted(page, key=lambda p: (-p.y, p.x0)))) == wanted


def test_a_headline_over_the_columns_parts_them() -> None:
    page = [
        piece("上", 148, 760, 24),  # short, in the middle, between the gutters
        *column("甲", 0, 700, 6), *column("乙", 165, 700, 6),
        piece("下" * 10, 40, 560, 20),
        *column("丙", 0, 520, 6), *column("丁", 165, 520, 6),
    ]  # fmt: skip
    assert names(blocks(page)) == "上" + "甲" * 6 + "乙" * 6 + "下" + "丙" * 6 + "丁" * 6


def test_columns_inside_a_column() -> None:
    inner = [*column("乙", 165, 700, 8, 7), *column("丙", 245, 700, 8, 7)]
    page = [*column("甲", 0, 700, 20), *inner, *column("丁", 165, 560, 8)]
    assert names(blocks(page)) == "甲" * 20 + "乙" * 8 + "丙" * 8 + "丁" * 8


def test_a_table_and_numbered_items_are_no_columns() -> None:
    table = [
        piece(text, x, 700 - 16 * n)
        for n in range(8)
        for x, text in ((0, f"表{n}盟市"), (150, "12.5"), (260, "万亩"))
    ]
    assert next(row.text for block in blocks(table) for row in block.rows) == "表0盟市 12.5 万亩"
    items = [
        p
        for n in range(8)
        for p in (piece("一、", 0, 700 - 16 * n), piece("项" * 30, 40, 700 - 16 * n))
    ]
    assert names(blocks(items)) == "一" * 8


def test_a_short_last_column_is_known_by_the_gutter_of_other_pages() -> None:
    full = [*column("甲", 0, 700, 30), *column("乙", 165, 700, 30)]
    known = gutters(blocks(full))
    assert len(known) == 1
    last = [*column("丙", 0, 700, 30), piece("丁。", 165, 700)]
    assert names(blocks(last, known)) == "丙" * 30 + "丁"


def test_what_is_printed_twice_for_boldness_is_read_once() -> None:
    found = blocks([piece("提法", 0, 10), piece("提法", 0.4, 10), piece("提法", 60, 10)])
    assert [row.text for block in found for row in block.rows] == ["提法 提法"]


def page_of(number: int, *more: Piece) -> list[Piece]:
    words = "各级党组织要切实履行主体责任把各项任务落到实处抓出成效"
    body = [piece(f"第{words[number + n % 19 :]}", 0, 700 - 16 * n) for n in range(30)]
    return [piece(f"学习月刊 {number}", 100, 760), *body, piece(f"· {number} ·", 100, 180), *more]


def test_heads_feet_and_numbers_are_taken_out() -> None:
    pages = [page_of(n, piece("内部资料", 150, 444.5, 30)) for n in range(1, 7)]
    kept, heads = without_furniture(pages)
    assert heads == ["学习月刊 1", "内部资料"]
    assert all(len(page) == 30 for page in kept)
    assert all(p.text[0] == "第" for page in kept for p in page)


def test_a_head_that_only_one_of_three_pages_has_is_text() -> None:
    pages = [page_of(n)[1:-1] for n in range(3)]
    pages[1].append(piece("讲话", 100, 760))
    kept, heads = without_furniture(pages)
    assert heads == []
    assert kept[1][0].text == "讲话"


@given(st.lists(PIECES, max_size=5))
def test_furniture_is_taken_and_nothing_else_changed(pages: list[list[Piece]]) -> None:
    kept, _ = without_furniture(pages)
    assert len(kept) == len(pages)
    for before, after in zip(pages, kept, strict=True):
        assert set(after) <= set(before)


def rows(*texts: str, x: float = 0, top: float = 700, lead: float = 16) -> list[Row]:
    return [
        Row(x + SIZE * (len(t) - len(t.lstrip("　"))), x + SIZE * len(t), top - lead * n, SIZE, "F",
            t.lstrip("　"))
        for n, t in enumerate(texts)
    ]  # fmt: skip


def test_paragraphs_by_indent_over_columns() -> None:
    left = rows("　　" + "甲" * 18, "甲" * 20, "甲" * 19 + "。", "　　" + "乙" * 17 + "，")
    right = rows("乙" * 20, "乙" * 8 + "。", "　　丙。", "　　丁。", x=220)
    page = [Block(-1e9, 210, tuple(left)), Block(210, 1e9, tuple(right))]
    assert [p.text for p in paragraphs([page])] == [
        "甲" * 57 + "。", "乙" * 17 + "，" + "乙" * 28 + "。", "丙。", "丁。",
    ]  # fmt: skip


def test_western_words_are_joined_as_they_are_written() -> None:
    assert joined(["全国人大", "代表", "of the Na-", "tional People’s", "Congress说"]) == (
        "全国人大代表of the National People’s Congress说"
    )


@given(PIECES)
def test_no_letter_is_lost_in_paragraphs(pieces: list[Piece]) -> None:
    found = blocks(pieces)
    before = "".join(row.text for block in found for row in block.rows)
    after = "".join(p.text for p in paragraphs([found]))
    assert sorted(after.replace(" ", "")) == sorted(before.replace(" ", ""))
