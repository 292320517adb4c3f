"""Articles as Markdown."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.articles.clean import clean_text
from reader.articles.markdown import dump_body, parse_body, parse_markdown
from reader.articles.model import Paragraph, Suspicion
from reader.errors import TifaError

LINES = (
    st.text(st.one_of(st.sampled_from("#\\ 　+闯新路a-*[]"), st.characters()), max_size=30)
    .map(lambda text: clean_text(text).replace("\n", ""))
    .map(str.strip)
    .filter(bool)
)
PARAGRAPHS = st.lists(st.builds(Paragraph, LINES, st.integers(0, 6)), max_size=6).map(tuple)


@given(PARAGRAPHS)
@example((Paragraph("C#", 1), Paragraph("a #", 2), Paragraph("#", 3), Paragraph("# #", 1)))
@example((Paragraph("# no heading"), Paragraph("\\# nor this"), Paragraph("\\\\#"), Paragraph("#")))
def test_dump_and_parse_give_the_paragraphs_back(paragraphs: tuple[Paragraph, ...]) -> None:
    assert parse_body(dump_body(paragraphs)) == paragraphs


def test_front_matter_headings_and_joined_lines() -> None:
    article = parse_markdown(
        """+++
id = "x-1"
title = "标题"
subtitle = "副题"
source = "内蒙古日报"
date = "2023-07"
title_supplied = true
suspected = [{ as_is = "多级", likely = "多极" }]
+++

# 一、总论 #

第一段第一行，
第二行 with
English words.

\\# 不是标题
""",
        "x.md",
    )
    assert (article.id, article.title, article.subtitle) == ("x-1", "标题", "副题")
    assert article.title_supplied
    assert article.suspected == (Suspicion("多级", "多极"),)
    assert article.paragraphs == (
        Paragraph("一、总论", 1),
        Paragraph("第一段第一行，第二行 with English words."),
        Paragraph("# 不是标题"),
    )


def test_without_front_matter_the_first_heading_or_line_is_the_title() -> None:
    assert parse_markdown("# 标题\n\n正文。", "x.md").title == "标题"
    article = parse_markdown("标题\n\n正文。", "x.md")
    assert (article.id, article.title, article.paragraphs) == ("", "标题", (Paragraph("正文。"),))


def test_windows_line_ends_and_byte_order_mark() -> None:
    article = parse_markdown("\ufeff+++\r\ntitle = '题'\r\n+++\r\n\r\n一\r\n\r\n二\r\n", "x.md")
    assert article.title == "题"
    assert [p.text for p in article.paragraphs] == ["一", "二"]


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("+++\ntitle = 'x'\n", "no line +++ closes it"),
        ("+++\ntitle = 'x'\n+++ more\n", "no line +++ closes it"),
        ("+++\ntitle = x\n+++\n", "front matter: Invalid value (at line 2"),
        ("+++\ntitle = 3\n+++\n", "“title” is not known here or of a wrong type"),
        ("+++\ncolour = 'x'\n+++\n", "“colour” is not known here"),
        ("+++\ntitle = 'x'\ndate = '2023-7-1'\n+++\n", "date must be YYYY"),
        ("+++\ntitle = 'x'\nsuspected = ['y']\n+++\n", "needs as_is and likely"),
        ("", "there is no text in it"),
        ("+++\nsource = 'x'\n+++\n\n", "there is no text in it"),
    ],
)
def test_what_is_wrong_is_told_with_the_file(text: str, needle: str) -> None:
    with pytest.raises(TifaError) as caught:
        parse_markdown(text, "dir/x.md")
    message = str(caught.value)
    assert message.startswith("dir/x.md: ")
    assert needle in message
