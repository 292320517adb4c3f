"""What test pages are made of: an article, the furniture of a site, the page and its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from reader.articles.markdown import parse_markdown
from reader.articles.model import Article
from tests.conftest import ROOT


@dataclass(frozen=True)
class Story:
    """An article to be wrapped in markup: `lines` are its paragraphs with their heading levels."""

    title: str
    source: str
    date: str
    author: str
    lines: tuple[tuple[str, int], ...]

    @property
    def texts(self) -> list[str]:
        return [text for text, _ in self.lines]

    def wrap(self, opening: str, closing: str = "", indent: str = "　　") -> str:
        """Every paragraph between `opening` and `closing`."""
        return "\n".join(f"{opening}{indent}{text}{closing}" for text in self.texts)


@dataclass(frozen=True)
class SamplePage:
    """A page as bytes, and the lines that are its text."""

    name: str
    data: bytes
    story: Story
    body: tuple[str, ...]


Layout = Callable[[Story], str | tuple[str, str] | tuple[str, str, list[str]]]


def story(article_id: str) -> Story:
    """A shipped article as material."""
    article: Article = _article(article_id)
    return Story(
        article.title,
        article.source if article.source.endswith(("日报", "网")) else "内蒙古日报",
        article.date if len(article.date) == 10 else "2023-06-08",
        article.author or "李明",
        tuple((p.text, p.heading) for p in article.paragraphs),
    )


@cache
def _article(article_id: str) -> Article:
    path = ROOT / "seeds" / f"{article_id}.md"
    return parse_markdown(path.read_text(encoding="utf-8"), path.name)


IDS = tuple(sorted(path.stem for path in (ROOT / "seeds").glob("*.md")))


def make_pages(layouts: list[Layout], first: int = 0) -> list[SamplePage]:
    """One page a layout. A layout gives its markup, and may give the encoding, and the lines of
    the text where they are not simply those of the story."""
    pages = []
    for number, layout in enumerate(layouts, first):
        told = story(IDS[number % len(IDS)])
        made = layout(told)
        markup, encoding, body = (
            (made, "utf-8", None) if isinstance(made, str) else (*made, None)[:3]
        )
        lines = tuple(body if body is not None else told.texts)
        pages.append(SamplePage(layout.__name__, markup.encode(encoding), told, lines))
    return pages


def links(*texts: str, tag: str = "li") -> str:
    """A list of links."""
    return "".join(f'<{tag}><a href="/{i}.html">{text}</a></{tag}>' for i, text in enumerate(texts))


CHANNELS = (
    "首页",
    "要闻动态",
    "政务公开",
    "政务服务",
    "互动交流",
    "数据发布",
    "走进本区",
    "专题专栏",
)
HEADLINES = (
    "全区高质量发展大会在呼和浩特召开",
    "自治区党委常委会召开会议，研究部署下一步工作",
    "自治区政府召开第十二次常务会议",
    "今年前五个月全区外贸进出口总值同比增长百分之二十",
    "我区多举措促进高校毕业生就业创业",
    "“三北”工程攻坚战全面打响",
    "一图读懂：优化营商环境行动方案",
    "呼和浩特：让城市更有温度，让百姓更有获得感",
)
NAV = f'<ul class="nav">{links(*CHANNELS)}</ul>'
CRUMBS = (
    '当前位置：<a href="/">首页</a> &gt; <a href="/zx/">资讯</a> &gt; <a href="/zx/yw/">要闻</a>'
)
FOOTER = (
    '<p><a href="/gy">关于我们</a> | <a href="/wzdt">网站地图</a> | <a href="/lx">联系我们</a></p>'
    "<p>主办单位：内蒙古自治区人民政府办公厅　承办单位：内蒙古自治区政务服务中心</p>"
    "<p>蒙ICP备05000248号　蒙公网安备15010502000173号　政府网站标识码：1500000032</p>"
)
SHARE = (
    '分享到：<a href="#" class="wx">微信</a><a href="#" class="wb">微博</a>'
    '<a href="javascript:window.print()">打印</a><a href="javascript:window.close()">关闭窗口</a>'
)
