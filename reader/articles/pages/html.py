"""A saved web page → the text of its article, with what the page says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from reader.articles.draft import Draft, Line
from reader.articles.encoding.decode import decode
from reader.articles.pages.boxes import read_page
from reader.articles.pages.content import choose_lines
from reader.articles.pages.facts import PageFacts, read_page_facts
from reader.articles.pages.masthead import read_masthead
from reader.articles.pages.model import PageLine
from reader.errors import TifaError
from reader.hanzi import count_hanzi

_CHARSET = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_ENDS = re.compile(r"[。！？；：!?;:…”』」）)]$")
_WIDE = 15  # characters: shorter lines are verses or names
_HEAD = 8192  # bytes of a page in which it must name its encoding (1024 in HTML; not all do)


def read_html(data: bytes, where: str) -> tuple[Draft, ...]:
    """The article in the bytes of a web page called `where`, whatever its encoding.

    Gives the lines of the text, and about them those that say whence, when and by whom it is.
    Raises TifaError, opening with `where`, if the page holds no text.
    """
    declared = _CHARSET.search(data[:_HEAD])
    name = declared[1].decode("ascii", "replace") if declared else ""
    markup, warnings = decode(data, where, declared=name)
    page = read_page(markup, where)
    found = read_page_facts(page)
    chosen = choose_lines(page)
    if not any(count_hanzi(page.lines[i].text) for i in chosen):
        return (_from_data(found, where, warnings),)
    head = read_masthead(page, chosen, found.facts.title, found.full_title)
    text = [
        Line(head.texts.get(i, page.lines[i].text), page.lines[i].heading, page.lines[i].gap)
        for i in sorted({*head.texts, *chosen} - head.gone)
    ]
    title = [Line(head.title, 1, gap=True)] if head.shown else []
    return (
        Draft(
            lines=(*title, *text),
            whole=not (page.wrapped or _is_wrapped([page.lines[i] for i in chosen])),
            facts=replace(found.facts, title=head.title),
            warnings=warnings,
        ),
    )


def _is_wrapped(lines: list[PageLine]) -> bool:
    """Whether <br> breaks lines in mid-sentence, as in text that was copied from print."""
    broken = [
        line
        for line, after in pairwise(lines)
        if line.size >= _WIDE and line.box == after.box and not after.gap
    ]
    cut = sum(not _ENDS.search(line.text) for line in broken)
    running = sum("。" in line.text[:-1] for line in broken)
    return len(broken) > 4 and cut > 0.6 * len(broken) and running > 0.15 * len(broken)


def _from_data(found: PageFacts, where: str, warnings: tuple[str, ...]) -> Draft:
    """The text that a page holds for search engines only."""
    texts = [text for text in found.text.splitlines() if text.strip()]
    if not any(map(count_hanzi, texts)):
        raise TifaError(
            f"{where}: the page holds no Chinese article (it may be a list of links, a frame, or "
            "filled in by a script); open the article itself in the browser and save that"
        )
    lines = tuple(Line(text, gap=True) for text in texts)
    return Draft(lines=lines, whole=True, facts=found.facts, warnings=warnings)
