"""Web pages in, the article out: layouts of Chinese sites, encodings, facts, and broken pages."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.articles.intake import read_articles
from reader.articles.pages.html import read_html
from reader.errors import TifaError
from tests.articles.pages import known, later, unseen
from tests.articles.pages.chance import make_page
from tests.articles.pages.scoring import ours_of, score, theirs_of
from tests.articles.pages.story import SamplePage

PAGES = [*known.PAGES, *unseen.PAGES, *later.PAGES]
FIRST = "全区上下认真贯彻全会精神，完成好“五大任务”，把各项工作抓紧抓实抓好。"
SECOND = "会议强调，要坚持生态优先、绿色发展，筑牢我国北方重要生态安全屏障。"
TEXT = f"<p>{FIRST}</p><p>{SECOND}</p>"
LINK = '<li><a href="/art/2023/6/8/art_1.html">内蒙古高质量发展迈出坚实步伐</a></li>'


def page(body: str, head: str = "<title>全区工作会议召开_北疆新闻网</title>") -> bytes:
    return f'<html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'.encode()


def texts(data: bytes) -> list[str]:
    return [line.text for line in read_html(data, "page.html")[0].lines]


def is_answered(data: bytes) -> bool:
    """Whether a page gives an article or an error for the person who added it."""
    try:
        return bool(read_html(data, "page.html")[0].lines)
    except TifaError as error:
        return str(error).startswith("page.html: ")


@pytest.mark.parametrize("sample", PAGES, ids=lambda sample: sample.name)
def test_finds_the_text_and_little_else(sample: SamplePage) -> None:
    precision, recall = score(ours_of(sample), sample)
    assert min(precision, recall) >= 0.99
    theirs = score(theirs_of(sample), sample)
    assert precision >= theirs[0] - 0.005
    assert recall >= theirs[1] - 0.005


def test_finds_the_text_in_pages_put_together_by_chance() -> None:
    scores = [score(ours_of(sample), sample) for sample in map(make_page, range(60))]
    assert min(recall for _, recall in scores) >= 0.99
    assert sum(precision for precision, _ in scores) / len(scores) >= 0.99


@pytest.mark.parametrize("sample", PAGES[:12], ids=lambda sample: sample.name)
def test_finds_the_title(sample: SamplePage) -> None:
    assert read_html(sample.data, sample.name)[0].facts.title == sample.story.title


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("utf-16", "utf-16"),
        ("gb2312", "utf-8"),
        ("", "gb18030"),
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        '<meta charset="{}">',
        '<meta http-equiv="Content-Type" content="text/html; charset={}">',
    ],
)
def test_reads_the_encodings_of_pages(declared: str, encoding: str, form: str) -> None:
    rare = "朱镕基同志、喆、堃、囍，" + FIRST  # 镕 is in GBK, not in GB 2312
    meta = form.format(declared) if declared else ""
    markup = f"<html><head>{meta}<title>题目</title></head><body><p>{rare}</p>{TEXT}</body></html>"
    draft = read_html(markup.encode(encoding), "page.html")[0]
    assert [line.text for line in draft.lines] == [rare, FIRST, SECOND]


def test_takes_facts_from_meta() -> None:
    head = (
        '<meta name="ArticleTitle" content="全区工作会议召开">'
        '<meta name="PubDate" content="2023-06-08 08:48">'
        '<meta name="ContentSource" content="来源：内蒙古日报"><meta name="Author" content="李明">'
    )
    facts = read_html(page(TEXT, head), "page.html")[0].facts
    assert (facts.title, facts.date, facts.source, facts.author) == (
        "全区工作会议召开",
        "2023-06-08",
        "内蒙古日报",
        "李明",
    )


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("全区工作会议召开_北疆新闻网", "全区工作会议召开"),
        ("全区工作会议召开--内蒙古频道--人民网", "全区工作会议召开"),
        ("全区工作会议召开 - 内蒙古自治区人民政府", "全区工作会议召开"),
        ("奋进——写在会议召开之际_时政_北疆网", "奋进——写在会议召开之际"),
        ("全区工作会议召开", "全区工作会议召开"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(title: str, shown: str) -> None:
    draft = read_html(page(TEXT, f"<title>{title}</title>"), "page.html")[0]
    assert draft.facts.title == shown


def test_the_lines_about_the_text_reach_the_metadata() -> None:
    body = (
        "<h1>全区工作会议召开</h1><div><span>2023年06月08日08:48</span><span>来源：内蒙古日报</span>"
        f'<span>[字体：<a href="#">大</a>]</span></div><div>{TEXT}</div><div>责任编辑：王伟</div>'
    )
    article = read_articles(page(body), "page.html")[0].article
    assert (article.title, article.date, article.source) == (
        "全区工作会议召开",
        "2023-06-08",
        "内蒙古日报",
    )
    assert [p.text for p in article.paragraphs] == [FIRST, SECOND]
    assert "王伟" in article.note


def test_facts_in_a_list_are_one_line_of_them() -> None:
    facts = "<ul><li>2023-06-08</li><li>来源：</li><li>内蒙古日报</li><li>浏览：12次</li></ul>"
    lines = texts(page(f"<h1>全区工作会议召开</h1>{facts}<div>{TEXT * 3}</div>"))
    assert lines[:2] == ["全区工作会议召开", "2023-06-08 来源： 内蒙古日报 浏览：12次"]


def test_headings_keep_their_levels() -> None:
    draft = read_html(
        page(f"<div><h2>一、总体要求</h2>{TEXT}<h3>（一）目标</h3>{TEXT}</div>"), "p"
    )[0]
    assert [(line.text, line.heading) for line in draft.lines if line.heading] == [
        ("一、总体要求", 2),
        ("（一）目标", 3),
    ]
    assert draft.whole


def test_lines_broken_by_hand_are_joined_later() -> None:
    draft = read_html(page(f"<pre>{FIRST[:20]}\n{FIRST[20:]}\n\n{SECOND}</pre>"), "page.html")[0]
    assert not draft.whole
    assert [line.gap for line in draft.lines] == [True, False, True]


def test_breaks_in_mid_sentence_are_joined_later() -> None:
    text = (FIRST + SECOND) * 4
    lines = "<br>".join(text[i : i + 25] for i in range(0, len(text), 25))
    assert not read_html(page(f"<div>{lines}</div>"), "page.html")[0].whole


def test_a_table_of_data_is_read_row_by_row() -> None:
    table = (
        "<table><tr><th>指标</th><th>增长</th></tr>"
        "<tr><td>工业增加值</td><td>7.2%</td></tr></table>"
    )
    assert texts(page(f"<div>{TEXT}{table}{TEXT}</div>"))[2:4] == ["指标 增长", "工业增加值 7.2%"]


def test_readings_above_the_text_are_left_out() -> None:
    markup = "<p>各族<ruby>人<rt>rén</rt>民<rt>mín</rt></ruby>群众认真贯彻全会精神，干劲十足。</p>"
    assert texts(page(markup + TEXT))[0] == "各族人民群众认真贯彻全会精神，干劲十足。"


def test_scripts_styles_comments_and_hidden_text_are_no_text() -> None:
    junk = (
        "<script>var a = 1; // 脚本里的文字，不是正文。</script>"
        "<style>/* 样式里的文字，不是正文。 */</style>"
        "<!-- 注释里的文字，不是正文。 --><noscript>请打开脚本，再看正文。</noscript>"
        '<p style="display:none">隐藏的文字，不是正文。</p><p hidden>也是隐藏的文字，不是正文。</p>'
    )
    assert texts(page(f"<div>{TEXT}{junk}</div>")) == [FIRST, SECOND]


def test_a_page_that_a_script_shows_is_read() -> None:
    assert texts(page(f'<div id="js_content" style="visibility: hidden">{TEXT}</div>')) == [
        FIRST,
        SECOND,
    ]


def test_what_is_folded_away_behind_the_text_is_read() -> None:
    rest = "".join(f"<p>第{i}段：{SECOND}</p>" for i in range(4))
    body = (
        f'<div>{TEXT}<div class="open">展开全文</div><div style="display:none">{rest}</div></div>'
    )
    assert sum(SECOND in line for line in texts(page(body))) == 5


def test_a_page_that_links_every_paragraph_is_read() -> None:
    body = "".join(f'<p><a href="javascript:;">第{i}段：{FIRST}</a></p>' for i in range(6))
    assert len(texts(page(f"<ul>{LINK * 9}</ul><div>{body}</div>"))) == 6


def test_the_name_of_a_paragraph_does_not_condemn_it() -> None:
    body = "".join(f"<p>第{i}段：{FIRST}</p>" for i in range(20))
    assert SECOND in texts(page(f'<div>{body}<p class="more hot">{SECOND}</p>{body}</div>'))


def test_a_collection_keeps_all_its_articles() -> None:
    articles = "".join(
        f'<article><h2><a href="/{i}">第{i}篇评论</a></h2>{TEXT * 3}</article>' for i in range(7)
    )
    draft = read_html(page(f"<ul>{LINK * 9}</ul>{articles}"), "page.html")[0]
    assert [line.text for line in draft.lines if line.heading] == [f"第{i}篇评论" for i in range(7)]
    assert sum(line.text == FIRST for line in draft.lines) == 21


def test_text_that_stands_only_in_json_is_read() -> None:
    data = f'{{"@type":"NewsArticle","headline":"题目","articleBody":"{FIRST}\\n{SECOND}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert texts(page('<div id="app"></div>', head)) == [FIRST, SECOND]


def test_one_of_two_copies_is_enough() -> None:
    body = "".join(f"<p>第{i}段：{FIRST}</p>" for i in range(8))
    assert (
        len(texts(page(f"<div><div class=pc>{body}</div><div class=wap>{body}</div></div>"))) == 8
    )


def test_a_paragraph_that_returns_is_kept() -> None:
    assert texts(page(f"<div>{TEXT}{TEXT}<p>{FIRST}</p></div>")).count(FIRST) == 3


def test_a_link_that_nobody_closed_hides_nothing() -> None:
    body = "".join(f"<p>第{i}段：{FIRST}</p>" for i in range(12))
    assert len(texts(page(f'<a href="/">首页<div>{body}</div>'))) == 12


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<frameset cols="20%,80%"><frame src="a.htm"><frame src="b.htm"></frameset>',
        f"<ul>{LINK * 200}</ul>",
        "<script>var text = '正文，在脚本里。'</script><div id=app></div>",
        "<img src=a.jpg><img src=b.jpg>",
        "<p>This page is in English, and there is nothing else on it.</p>",
    ],
)
def test_a_page_without_text_is_refused_by_name(body: str) -> None:
    with pytest.raises(TifaError, match=r"^page\.html: the page holds no Chinese article"):
        read_html(page(body), "page.html")


@pytest.mark.parametrize(
    "body",
    [
        f"<ul>{LINK * 60_000}</ul><div>{TEXT * 3}</div>",
        "<div>" * 50_000 + TEXT * 3 + "</div>" * 50_000,
        "<p>" + "<span>" * 50_000 + FIRST + "</span>" * 50_000 + f"</p>{TEXT * 3}",
        "<table><tr><td>" * 3000 + TEXT * 3 + "</td></tr></table>" * 3000,
        "<div>" * 1500 + (TEXT + LINK) * 2000,
        '<div class="' + "a " * 200_000 + f'">{TEXT * 3}</div>',
        "<br>" * 100_000 + TEXT * 3,
        "<" * 100_000 + TEXT * 3,
        "&" * 100_000 + TEXT * 3,
    ],
    ids=["links", "boxes", "spans", "tables", "deep", "names", "breaks", "brackets", "ampersands"],
)
def test_hostile_markup_takes_no_time_and_loses_no_text(body: str) -> None:
    began = time.perf_counter()
    found = texts(page(body))
    assert time.perf_counter() - began < 20  # seconds: a hang, not a measure
    assert sum(FIRST in line for line in found) >= 3


@given(st.sampled_from(PAGES), st.data())
def test_a_damaged_page_gives_an_article_or_an_error(
    sample: SamplePage, data: st.DataObject
) -> None:
    damaged = bytearray(sample.data)
    for at in data.draw(st.lists(st.integers(0, len(damaged) - 1), max_size=30)):
        damaged[at] ^= 1 << data.draw(st.integers(0, 7))
    end = data.draw(st.integers(0, len(damaged)))
    assert is_answered(bytes(damaged[:end]))


@given(st.text(alphabet='<>/="&; abdiprtv段落，。\n!-', max_size=300))
def test_any_markup_gives_an_article_or_an_error(markup: str) -> None:
    assert is_answered(f"<html>{markup}".encode())


_ON_LICENCES = (
    "会议强调，要推动文化产业高质量发展，不断满足人民群众精神文化需要。",
    "只要数据来源未经用户授权，都存在法律风险。",
    "各级各部门要压实责任，健全备案审查制度，强化许可证管理，统筹推进知识产权强国建设。",
    "要加强版权保护，严厉打击侵权盗版行为。",
)


@pytest.mark.parametrize("body", list(itertools.permutations(_ON_LICENCES)))
def test_text_on_what_notices_speak_of_is_text(body: tuple[str, ...]) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in body)
    page = (
        "<title>全市文化产业发展会议召开-江岸新闻网</title>"
        "<div><a href=#>首页</a><a href=#>新闻</a></div>"
        f"<div><h1>全市文化产业发展会议召开</h1><div>{text}</div></div>"
        "<div><p>主办单位：江岸市人民政府</p><p>未经授权不得转载</p><p>蒙ICP备12345号</p></div>"
    )
    (draft,) = read_html(page.encode(), "page.html")
    assert [line.text for line in draft.lines if not line.heading] == list(body)
