"""Drafts → clean articles: what stays, what goes, and that nothing is lost in silence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.cleaning.cleaner import clean_draft
from reader.articles.draft import Draft, Facts, Line
from reader.articles.intake import Incoming, read_articles
from reader.articles.model import Article
from reader.errors import TifaError
from reader.hanzi import is_hanzi

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "bench"))

from bench_intake import RAW, measure  # noqa: E402


def read(text: str, split: bool | None = None) -> list[Article]:
    return [item.article for item in read_articles(text.encode(), "x.txt", split)]


def raw(number: str) -> Path:
    return next(RAW.glob(f"{number}*.txt"))


# Targets on the raw documents, without rules made for them.


@pytest.mark.parametrize(("number", "articles"), [("000", 7), ("001", 1), ("002", 1)])
def test_pages_come_out_as_the_shipped_articles(number: str, articles: int) -> None:
    _, shares, found = measure(raw(number))
    assert len(found) == articles
    assert shares["paragraphs"] == 1


def test_a_scan_keeps_its_text_in_order() -> None:
    _, shares, found = measure(raw("003"))
    assert min(shares["precision"], shares["recall"]) >= 0.97
    assert any("mid-sentence" in warning for warning in found[0].warnings)


def test_mixed_columns_lose_nothing_and_are_told() -> None:
    _, shares, found = measure(raw("004"))
    assert min(shares["any order precision"], shares["any order recall"]) >= 0.97
    assert any("columns" in warning for warning in found[0].warnings)


@pytest.mark.parametrize("dash", ["——", "――", "──"])
def test_a_dash_of_another_table_begins_a_subtitle_as_well(dash: str) -> None:
    head = f"政府工作报告\n{dash}2026年1月27日在青河省第十四届人民代表大会第四次会议上\n"
    (article,) = read(head + "各位代表：\n" + "现在，我代表省人民政府报告工作，请予审议。\n" * 9)
    assert article.title == "政府工作报告"
    assert article.subtitle == "——2026年1月27日在青河省第十四届人民代表大会第四次会议上"


# Several articles.

BODY = "会议强调，要抓好各项工作的落实，推动高质量发展取得新成效。\n" * 6
TWO = "\n".join(f"{n}地报道的题目在这里\n2023-07-11 来源：内蒙古日报\n{BODY}" for n in "甲乙")


def test_split_overrides() -> None:
    assert len(read(TWO)) == 2
    (whole,) = read(TWO, split=False)
    assert any(p.text == "乙地报道的题目在这里" for p in whole.paragraphs)


def test_articles_apart_by_a_line_are_parted_only_when_asked() -> None:
    text = f"第一个报道的题目\n{BODY}==========\n第二个报道的题目\n{BODY}"
    kept = read_articles(text.encode(), "x")
    assert len(kept) == 1
    assert "--split" in kept[0].warnings[0]
    assert [a.title for a in read(text, split=True)] == ["第一个报道的题目", "第二个报道的题目"]


def test_a_photo_story_is_one_article() -> None:
    part = "图片\n这里是一段说明文字，介绍照片拍摄的地点和人物的情况。\n"
    assert len(read("草原上的一天\n" + part * 6)) == 1


# What extractors give.


def test_short_paragraphs_between_headings_are_joined_where_they_were_wrapped() -> None:
    head = ["在全县干部大会上的讲话", "（2024年3月5日）", "县委书记 罗建平", "同志们："]
    body = [
        "今天这次大会，主要任务是总结去年工作，表彰先进，部署今年任务。下面，我讲三点意见。",
        "一、看清形势，坚定信心",
        "去年，全县生产总值增长百分之六点三，一般公共预算收入突破十五亿元。这些成绩来之不易。",
        "二、突出重点，狠抓落实",
        "第一，要抓项目。今年全县安排重点项目八十六个，总投资一百二十亿元。",
        "三、转变作风，勇于担当",
        "空谈误国，实干兴邦。各级干部要扑下身子，沉到一线，用辛苦指数换取幸福指数。",
        "谢谢大家！",
    ]
    for indent in ("　　", ""):
        lines = [
            text[at : at + 24].strip("　") if not indent else text[at : at + 24]
            for text in (indent + one for one in body)
            for at in range(0, len(text), 24)
        ]
        (found,) = read("\n".join([*head, *lines]))
        assert [one.text for one in found.paragraphs] == [head[-1], *body]


def test_paragraphs_of_a_page_are_never_joined() -> None:
    lines = (
        "题目在这里",
        "这一段没有句号，但是网页里它就是完整的一段文字，后面另起一段",
        "接着的一段。",
    )
    draft = Draft(tuple(map(Line, lines)), whole=True)
    (found,) = clean_draft(draft, "x")
    assert [p.text for p in found.article.paragraphs] == list(lines[1:])


def test_what_the_format_says_fills_gaps() -> None:
    facts = Facts(title="真正的题目在此", source="新华社", date="2023-01-02", author="张三")
    lines = (Line("网站名称"), Line("真正的题目在此", 1), Line("2023年07月05日 来源：人民日报"),
             Line("会议强调，要抓好各项工作的落实，推动高质量发展。"))  # fmt: skip
    (found,) = clean_draft(Draft(lines, whole=True, facts=facts), "x")
    article = found.article
    assert (article.title, article.source, article.date, article.author) == (
        "真正的题目在此",
        "人民日报",
        "2023-07-05",
        "张三",
    )
    assert len(article.paragraphs) == 1


def test_nothing_but_furniture_is_refused() -> None:
    menus = "首页 | 新闻中心 | 政务公开 | 办事服务\n打印本页 关闭窗口\n" * 50
    with pytest.raises(TifaError, match="only the furniture of a page"):
        read(menus)
    with pytest.raises(TifaError, match=r"^x: there is no text in it"):
        clean_draft(Draft((Line(" "), Line("\u200b"))), "x")


# Properties.

SENTENCES = (
    "会议强调，要认真学习贯彻党的二十大精神，抓好各项工作的落实。",
    "各级党委和政府要把创新摆在发展全局的核心位置，完善体制机制，营造良好环境。",
    "“以前风沙大，现在草长得好了。”牧民说，这几年禁牧休牧政策落实得好。",
    "全年地区生产总值增长7.3%，城镇新增就业1244万人！",
    "一是突出重点，二是补齐短板；三是强化保障，确保完成全年目标任务。",
)
TITLES = (
    "一、总体要求",
    "（二）重点任务",
    "围绕主线稳中快进",
    "强化组织保障 压实工作责任",
    "第三章 附则",
)
paragraph = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map("".join)
bodies = st.lists(st.one_of(paragraph, paragraph, st.sampled_from(TITLES)), min_size=1, max_size=12)


def hanzi(text: str) -> str:
    return "".join(filter(is_hanzi, text))


def all_text(found: list[Article]) -> str:
    parts = []
    for article in found:
        parts += [] if article.title_supplied else [article.title, article.subtitle]
        parts += [p.text for p in article.paragraphs]
    return "\n".join(parts)


@given(bodies, st.sampled_from(["\n", "\n\n", "\n　　", "\n\n    "]))
@settings(deadline=None)
def test_a_plain_body_loses_nothing(body: list[str], gap: str) -> None:
    text = gap.join(["关于推动高质量发展的若干意见", *body])
    assert hanzi(all_text(read(text, split=False))) == hanzi(text)


def wrap(text: str, cells: int) -> list[str]:
    """Lines as a page has them: an ASCII character is half as wide as others."""
    lines = [""]
    wide = 0
    for char in text:
        wide += 1 if char.isascii() else 2
        if wide > cells:
            lines.append("")
            wide = 1 if char.isascii() else 2
        lines[-1] += char
    return lines


@given(st.lists(paragraph, min_size=2, max_size=6), st.integers(18, 40))
@settings(deadline=None)
def test_wrapped_paragraphs_are_whole_again(body: list[str], width: int) -> None:
    wrapped = "\n\n".join("\n".join(wrap(text, 2 * width)) for text in body)
    (article,) = read("关于推动高质量发展的若干意见\n\n" + wrapped, split=False)
    assert hanzi("".join(p.text for p in article.paragraphs)) == hanzi("".join(body))
    lines = wrapped.split("\n")
    cut = sum(bool(line) and line[-1].isalnum() for line in lines)
    # Where most lines end with a sentence by chance, nothing tells that they were wrapped.
    if all(len(text) > 3 * width for text in body) and 2 * cut > len(lines):
        assert [p.text for p in article.paragraphs] == body


@given(st.text(max_size=400), st.sampled_from([None, True, False]), st.booleans())
@settings(deadline=None)
def test_any_text_gives_articles_or_a_clear_error(
    text: str, split: bool | None, whole: bool
) -> None:
    check(text, split, whole)


MARKS = (
    "。，：；“”（）《》—…|>·0123456789 \n\n\u3000年月日记者来源编辑图片本报讯电版一二三、.-#*abc"
)


@given(st.text(alphabet=st.sampled_from(MARKS), max_size=300), st.booleans())
@settings(deadline=None)
def test_text_full_of_marks_gives_articles_or_a_clear_error(text: str, whole: bool) -> None:
    check(text, None, whole)


@pytest.mark.parametrize(
    "piece", ["记者 ", "张三 李四 ", "来源：", "> ", "大中", "（记者", "[", "**a ", "编辑 - "]
)
@pytest.mark.parametrize("length", [79, 159, 20_000])
def test_lines_that_could_be_read_in_many_ways_are_read_in_one(piece: str, length: int) -> None:
    check("题目\n" + f"{(piece * length)[:length]}](**\n" * 5, None, whole=False)


def check(text: str, split: bool | None, whole: bool) -> None:
    draft = Draft(tuple(map(Line, text.split("\n"))), whole=whole)
    try:
        found: list[Incoming] = clean_draft(draft, "x", split)
    except TifaError as error:
        told = str(error)
        assert told.startswith("x: ")
        return
    assert found
    for item in found:
        assert item.article.title
        assert item.article.paragraphs
        for p in item.article.paragraphs:
            assert p.text == p.text.strip()
            assert p.text
            assert "\n" not in p.text


def test_a_commentary_is_titled_with_whose_it_is() -> None:
    page = "人民日报评论员：把准方向 行稳致远\n2023年07月11日06:12 | 来源：人民日报\n" + BODY
    (article,) = read(page)
    assert article.title == "人民日报评论员：把准方向 行稳致远"
    assert (article.author, article.source) == ("", "人民日报")


def test_a_line_that_joins_what_its_labels_part() -> None:
    page = f"题目在这里有十个字\n{BODY}本文来源：新京报责任编辑：李丽_NB12\n"
    (article,) = read(page)
    assert (article.source, article.note) == ("新京报", "责任编辑:李丽_NB12")
    assert article.paragraphs[-1].text == BODY.splitlines()[0]


def test_text_on_what_disclaimers_speak_of_is_text() -> None:
    body = ["如有侵权行为，依法严肃查处，绝不姑息。", *BODY.splitlines()[:2]]
    (article,) = read("\n\n".join(["保护知识产权工作会议召开", *reversed(body)]))
    assert [p.text for p in article.paragraphs] == list(reversed(body))
