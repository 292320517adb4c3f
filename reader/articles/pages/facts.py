"""What a web page says of its article outside the text: <meta>, JSON-LD, the title, CMS remarks."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from reader.articles.cleaning.dates import read_date
from reader.articles.draft import Facts
from reader.articles.pages.model import Page

# Names of <meta> in the order in which they are believed, in lower case; the first are those that
# the rules for Chinese government sites prescribe.
_TITLES = ("articletitle", "og:title", "twitter:title", "headline")
_DATES = (
    "pubdate",
    "publishdate",
    "article:published_time",
    "og:published_time",
    "og:release_date",
    "datepublished",
    "pubtime",
    "publish_time",
    "weibo: article:create_at",
    "date",
)
_SOURCES = ("contentsource", "source", "mediaid", "article:source")
_AUTHORS = ("author", "article:author", "og:article:author", "contentauthor")
_SITES = ("sitename", "og:site_name", "application-name")
_TAG = re.compile(r"<[^<>]*>")
_SITE = re.compile(
    r".*(?:网|网站|门户|政府|[日晚时早]报|新闻|频道|客户端|在线|平台|资讯|要闻|时政|首页|中心|"
    r"委员会|[委局厅署办院社部台]|党建|公众号|专题|详情|正文|\.(?:cn|com|net|org))(?:\(\S+\)|（\S+）)?|"
    r"[A-Za-z0-9. ]+"
)
_PARTING = re.compile(r"\s*(?:_+|\||丨|»|>+|－+|(?<![-—])(?:--?|[—–])(?![-—])|·(?=\S*网))\s*")
_LABEL = re.compile(r"^\s*(?:信息|文章|稿件|新闻)?(?:来源|作者|记者)\s*[：:]\s*")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,12}(?:[ 、,，;；/]+[\u3400-\u9fff·]{2,12})*")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """`facts` that stand in the markup; `full_title`: the whole of <title>, which may hold the
    site's name too; `text`: that of JSON-LD, for pages that a script fills in."""

    facts: Facts
    full_title: str
    text: str


def read_page_facts(page: Page) -> PageFacts:
    """What the markup of a page says of its article; empty where it says nothing."""
    metas = _metas(page.root)
    data = {**_linked_data(page.root), **_remarks(page.remarks)}
    whole = _plain(page.root.findtext(".//title") or "")
    site = _first(metas, _SITES)
    title = _without_site(_first(metas, _TITLES) or data.get("title") or whole, site)
    source = _LABEL.sub("", _first(metas, _SOURCES) or data.get("source", ""))
    author = _LABEL.sub("", _first(metas, _AUTHORS) or data.get("author", ""))
    elsewhere = (source, site, whole.removeprefix(title))
    if not _NAME.fullmatch(author) or any(author in text for text in elsewhere):
        author = ""  # the site, or whoever made its pages
    date = read_date(_first(metas, _DATES) or data.get("date", ""))
    facts = Facts(title=title, source=source, date=date, author=author)
    return PageFacts(facts, whole, data.get("text", ""))


def _metas(root: etree._Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").lower()
        content = _plain(node.get("content") or "")
        if name and content:
            metas.setdefault(name, content)
    return metas


def _first(metas: dict[str, str], names: Iterable[str]) -> str:
    return next((metas[name] for name in names if name in metas), "")


def _plain(text: str) -> str:
    return " ".join(_TAG.sub("", html.unescape(text)).split())


def _linked_data(root: etree._Element) -> dict[str, str]:
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "") or not node.text:
            continue
        try:
            found = json.loads(node.text, strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(found):
            if "headline" in thing:
                return {
                    "title": _text(thing.get("headline")),
                    "date": _text(thing.get("datePublished") or thing.get("pubDate")),
                    "source": _text(thing.get("publisher")),
                    "author": _text(thing.get("author")),
                    "text": _text(thing.get("articleBody")),
                }
    return {}


def _things(found: Any) -> Iterator[dict[str, Any]]:
    if isinstance(found, dict):
        yield found
        found = found.get("@graph")
    if isinstance(found, list):
        yield from (thing for thing in found if isinstance(thing, dict))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(filter(None, map(_text, value[:8]))) if value else ""
    if isinstance(value, dict):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _remarks(remarks: list[str]) -> dict[str, str]:
    said = "".join(remarks)
    found = {}
    for name in ("title", "date", "author"):
        if match := re.search(rf"<(?:founder-)?{name}>([^<]*)</", said):
            found[name] = _plain(match[1])
    return {name: text for name, text in found.items() if text}


def _without_site(title: str, site: str) -> str:
    """A title without the names of site and channel, which stand behind it, or before it."""
    parts = [part for part in _PARTING.split(title) if part]
    if len(parts) < 2:
        return title
    while len(parts) > 1 and (parts[-1] in site or _SITE.fullmatch(parts[-1])):
        parts.pop()
    while len(parts) > 1 and parts[0] in site and len(parts[0]) < len(parts[-1]):
        parts.pop(0)
    start = title.index(parts[0])
    return title[start : title.index(parts[-1], start) + len(parts[-1])]
