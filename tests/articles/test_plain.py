"""Plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.plain import decode, raw_paragraphs, read_article
from reader.errors import TifaError


def read(text: str) -> tuple[str, list[str], bool]:
    article = read_article(text.encode(), "x.txt")
    return article.title, [p.text for p in article.paragraphs], article.title_supplied


def test_a_short_first_line_is_the_title() -> None:
    assert read("标题\n第一段。\n第二段。\n") == ("标题", ["第一段。", "第二段。"], False)


def test_a_sentence_is_no_title() -> None:
    text = "自治区党委十一届六次全会强调，要抓落实。"
    assert read(f"{text}\n第二段。") == (f"{text[:20]}…" if len(text) > 20 else text,
                                       [text, "第二段。"], True)  # fmt: skip


def test_a_single_line_is_text_with_a_title_supplied() -> None:
    assert read("一句话") == ("一句话", ["一句话"], True)


def test_lines_broken_inside_paragraphs_are_joined() -> None:
    text = "标题\n\n第一段第一行\n第一段第二行。\n\n第二段。\n"
    assert read(text) == ("标题", ["第一段第一行第一段第二行。", "第二段。"], False)


def test_markdown_is_known_by_its_name_or_its_opening() -> None:
    assert read_article("标题\n\n## 一\n\n文。".encode(), "X.MD").paragraphs[0].heading == 2
    assert read_article("# 标题\n\n文。".encode(), "standard input").title == "标题"


def test_raw_text_has_a_paragraph_a_line() -> None:
    paragraphs = raw_paragraphs("标题\n\n 行一 \n行二\n".encode(), "x")
    assert [p.text for p in paragraphs] == ["标题", "行一", "行二"]


@pytest.mark.parametrize(
    ("data", "needle"),
    [
        ("内蒙古".encode("gb18030"), "not UTF-8 (byte 0)"),
        ("ab内".encode("utf-16"), "NUL"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
        (b"ok \xff", "not UTF-8 (byte 3)"),
    ],
)
def test_what_is_not_utf8_is_told(data: bytes, needle: str) -> None:
    with pytest.raises(TifaError) as caught:
        read_article(data, "x.txt")
    assert str(caught.value).startswith("x.txt: ")
    assert needle in str(caught.value)


def test_a_byte_order_mark_goes() -> None:
    assert decode("\ufeff文".encode(), "x") == "文"


@given(st.binary(max_size=200))
def test_any_bytes_give_an_article_or_a_clear_error(data: bytes) -> None:
    try:
        article = read_article(data, "x.txt")
    except TifaError:
        return
    assert article.title
    assert all(p.text and "\n" not in p.text for p in article.paragraphs)
