"""Pages put together by chance: paragraphs in any markup, boxes of any name, furniture anywhere."""

# ruff: noqa: E501 (markup)

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.articles.pages.story import (
    CHANNELS,
    CRUMBS,
    FOOTER,
    HEADLINES,
    IDS,
    SHARE,
    SamplePage,
    links,
    story,
)

_NAMES = (
    "", "main", "content", "con", "box", "wrap", "left", "nr", "zw", "detail", "article", "art-con",
    "txt", "list", "w1000", "news_show", "TRS_Editor", "page", "bd", "info-detail", "neirong", "xl",
    "container", "layout", "p_content", "hot_content", "print-area", "view", "zoom",
)  # fmt: skip
_BESIDE = (
    "", "", "", "nav", "top", "menu", "header", "crumb", "share", "tool", "related", "side", "right",
    "hot", "rank", "foot", "footer", "copyright", "box", "list", "c2", "w1000",
)  # fmt: skip


def make_page(seed: int) -> SamplePage:
    """The page of a seed: an article of three paragraphs or more with furniture about it."""
    r = Random(seed)
    told = story(r.choice(IDS))
    texts = told.texts[: r.choice((3, 6, 12, len(told.texts)))]
    if sum(map(len, texts)) < 150:
        texts = told.texts[:10]
    body = r.choice(_PARAGRAPHS)(r, texts)
    if r.random() < 0.8:
        body = _boxed(r, body)
    tag = r.choice(("h1", "h2", "div", "p", "center", "b"))
    facts = r.choice(
        (
            f"<div>{told.date} 08:48 来源：{told.source}</div>",
            f"<p>来源：{told.source}　发布时间：{told.date}　作者：{told.author}</p>",
            f"<div><span>{told.date}</span> <span>{told.source}</span></div>",
            f"<ul><li>{told.date}</li><li>{told.source}</li><li>浏览：{r.randint(1, 9999)}次</li></ul>",
            "",
        )
    )
    page = f"<{tag}>{told.title}</{tag}>{facts}{body}"
    for _ in range(r.randint(1, 6)):
        page = _boxed(r, _furnished(r, page, 0.25, 0.35))
    page = _furnished(r, page, 0.7, 0.7)
    site = r.choice(("", "_北疆新闻网", "-内蒙古自治区人民政府", " - 内蒙古日报"))
    head = f'<meta charset="utf-8"><title>{told.title}{site}</title>'
    markup = f"<html><head>{head}</head><body>{page}</body></html>"
    return SamplePage(f"chance-{seed}", markup.encode(), told, tuple(texts))


def _attribute(r: Random, names: tuple[str, ...]) -> str:
    name = r.choice(names)
    return name and r.choice((f' class="{name}"', f" id={name}"))


def _boxed(r: Random, inner: str) -> str:
    tag = r.choice(("div", "div", "div", "section", "td", "center", "article", "form", "main"))
    name = _attribute(r, _NAMES)
    if tag == "td":
        return f"<table><tr><td{name}>{inner}</td></tr></table>"
    return f"<{tag}{name}>{inner}</{tag}>"


def _furnished(r: Random, page: str, above: float, below: float) -> str:
    before = [_furniture(r) for _ in range(3) if r.random() < above]
    after = [_furniture(r) for _ in range(3) if r.random() < below]
    return "".join((*before, page, *after))


def _furniture(r: Random) -> str:
    inner = r.choice(_FURNITURE)(r)
    name = _attribute(r, _BESIDE)
    if r.random() < 0.2:
        return f"<table><tr><td{name}>{inner}</td></tr></table>"
    return f"<div{name}>{inner}</div>"


def _headlines(r: Random, count: int) -> list[str]:
    return [f"{r.choice(HEADLINES)}{r.randint(1, 9)}" for _ in range(count)]


def _every(opening: str, closing: str) -> Callable[[Random, list[str]], str]:
    def wrap(r: Random, texts: list[str]) -> str:
        indent = r.choice(("", "　　", "&emsp;&emsp;", "&nbsp;&nbsp;&nbsp;&nbsp;", " "))
        return "\n".join(f"{opening}{indent}{text}{closing}" for text in texts)

    return wrap


def _halves(r: Random, texts: list[str]) -> str:
    return "".join(
        f"<p><span>{t[: len(t) // 2]}</span><span>{t[len(t) // 2 :]}</span></p>" for t in texts
    )


def _pairs(r: Random, texts: list[str]) -> str:
    pairs = [texts[i : i + 2] for i in range(0, len(texts), 2)]
    return "".join(f"<p>　　{'<br>　　'.join(pair)}</p>" for pair in pairs)


def _pictures(r: Random, texts: list[str]) -> str:
    return "".join(f"<p>{t}</p><p align=center><img src=a.jpg></p>" for t in texts)


def _linked(r: Random, texts: list[str]) -> str:
    return "".join(f"<p>{t[:4]}<a href=/tag>{t[4:8]}</a>{t[8:]}</p>" for t in texts)


_PARAGRAPHS: tuple[Callable[[Random, list[str]], str], ...] = (
    _every("<p>", "</p>"), _every('<p class="MsoNormal">', "</p>"), _every("<div>", "</div>"),
    _every("", "<br>"), _every("", "<br/><br/>"), _every("<table><tr><td>", "</td></tr></table>"),
    _every("<font size=3><p>", "</p></font>"), _every("<li>", "</li>"), _every("<p><b>", "</b></p>"),
    _every("<section><section><p>", "</p></section></section>"), _every("<div><div>", "</div></div>"),
    _every("<p>&nbsp;</p><p>", "</p>"), _every("<dd>", "</dd>"), _every("<P>", ""),
    lambda r, texts: "".join(f"　　{text}\n" for text in texts), _halves, _pairs, _pictures, _linked,
)  # fmt: skip

_FURNITURE: tuple[Callable[[Random], str], ...] = (
    lambda r: links(*CHANNELS, tag=r.choice(("li", "span", "td"))),
    lambda r: CRUMBS,
    lambda r: (
        "[字体：<a href='#'>大</a> <a href='#'>中</a> <a href='#'>小</a>] <a href='javascript:window.print()'>打印</a>"
    ),
    lambda r: SHARE,
    lambda r: (
        r.choice(
            ("<h3>相关阅读</h3>", "<p>相关新闻</p>", "<b>延伸阅读：</b>", "<div>推荐阅读</div>")
        )
        + f"<ul>{links(*_headlines(r, 5))}</ul>"
    ),
    lambda r: "".join(
        f"<div><h3><a href=x>{h}</a></h3><p>{h}，各地各部门迅速行动，狠抓落实……</p></div>"
        for h in _headlines(r, 5)
    ),
    lambda r: "".join(
        f"<dl><dt><a href=x>{h}</a></dt><dd>{h}，各族干部群众反响热烈。</dd></dl>"
        for h in _headlines(r, 4)
    ),
    lambda r: FOOTER,
    lambda r: (
        f"上一篇：<a href=1>{r.choice(HEADLINES)}</a><br>下一篇：<a href=2>{r.choice(HEADLINES)}</a>"
    ),
    lambda r: (
        "<div style='display:none'><p>您即将离开本网站，进入外部链接，是否继续？请注意保护个人信息安全。</p><a href=#>确定</a></div>"
    ),
    lambda r: "<a href=a><img src=a.gif></a><a href=b>广告：购房优惠进行中</a>",
    lambda r: f"标签：{links('主题教育', '高质量发展', tag='span')}",
    lambda r: "<img src=qr.png><p>扫一扫在手机打开当前页</p>",
    lambda r: f"<h4>热点新闻</h4><ol>{links(*_headlines(r, 10))}</ol>",
    lambda r: (
        "<form><input name=q><button>搜索</button></form>热门搜索：<a href=1>优化营商环境</a> <a href=2>三北工程</a>"
    ),
    lambda r: (
        f"<select><option>友情链接</option></select>{links('中国政府网', '新华网', '人民网', tag='span')}"
    ),
    lambda r: (
        "<div class='comment-list'><h3>网友评论</h3><p>说得好，为家乡点赞！</p><p>期待更多实招硬招落地见效，让老百姓真正受益。</p></div>"
    ),
    lambda r: (
        "<p>您访问的链接即将离开本站，是否继续？</p>"
        if r.random() < 0.1
        else "<script>document.write('正文，不是正文。')</script>"
    ),
    lambda r: "<p>声明：本网转载的文章版权归原作者所有，不代表本网观点，如有侵权请联系我们。</p>",
    lambda r: (
        f"<table>{''.join(f'<tr><td>·</td><td><a href=x>{h}</a></td><td>06-0{i}</td></tr>' for i, h in enumerate(_headlines(r, 6), 1))}</table>"
    ),
)
