"""What stands about the text of a web page: its title above, and who wrote it and when."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reader.articles.pages.measure import prose_of
from reader.articles.pages.model import Box, Page
from reader.hanzi import HANZI

_LETTERS = re.compile(rf"[^{HANZI}A-Za-z0-9]+")
_FACT = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}|"
    r"[来來]\s*源|稿\s*源|作\s*者|[记記]\s*者|通\s*[讯訊]\s*员|编\s*辑|編\s*輯|责\s*编|编\s*审|"
    r"校\s*对|审\s*核|发布(?:时间|日期|单位|机构|人)|发文(?:字号|机关|单位)|供\s*稿|撰\s*稿|"
    r"(?:时间|日期|字号|文号|索\s*引\s*号)\s*[：:]"
)
_CREDIT = re.compile(
    r"[来來]\s*源|稿\s*源|作\s*者|[记記]\s*者|通\s*[讯訊]\s*员|编\s*辑|編\s*輯|责\s*编|编\s*审|"
    r"校\s*对|审\s*核|供\s*稿|撰\s*稿|监\s*制"
)
_SUBTITLE = re.compile(r"[—－-]{1,2}\s*\S|[（(]\S.*[）)]$")
_SOURCE = re.compile(r"\s*(?:信息|文章|稿件|新闻)?[来來]源\s*[:：]")
_ABOVE = 6  # lines above the title that may name the source
_BEFORE, _AFTER = 60, 15  # lines above and below the text that are looked at
_LONGEST = 120  # characters of a line of facts
_FACTS = 8  # lines of a box of facts at most
_SENTENCE = 24  # Hanzi: a line of more prose is no fact
_SHORTEST = 4  # letters of a title: a shorter one is rather the name of a channel


@dataclass(frozen=True, slots=True)
class Masthead:
    """`title` as the page shows it; `shown`: whether it does; `texts`: what the lines about the
    text say, by their indices; `gone`: lines that are the title, or said in one of those."""

    title: str
    shown: bool
    texts: dict[int, str]
    gone: frozenset[int]


def read_masthead(page: Page, chosen: list[int], title: str, full_title: str) -> Masthead:
    """What stands about the `chosen` lines. `title` and `full_title` are what the markup says,
    without and with the name of the site."""
    running = (i for i in chosen if prose_of(page.lines[i]) > _SENTENCE)
    body = next(running, chosen[0])
    titles = _title_lines(page, body, title, full_title)
    if titles:
        shown = "\n".join(page.lines[i].text for i in titles)
        title = _joined(shown, title, full_title)
    start = titles[-1] + 1 if titles else max(0, body - _AFTER)
    inside = set(chosen)
    above = range(max(0, start - len(titles) - _ABOVE), start) if titles else ()
    before = [i for i in above if _SOURCE.match(page.lines[i].text) and _tells(page, i)]
    before += [i for i in range(start, body) if i not in inside and _tells(page, i, bool(titles))]
    texts = {
        i: page.lines[i].spaced or page.lines[i].text for i in (*before, *_credits(page, chosen))
    }
    gone = set(titles)
    for box in _fact_boxes(page, start, body) if titles else ():
        lines = [page.lines[i] for i in range(box.first, box.last) if not page.lines[i].hidden]
        texts[box.first] = " ".join(line.spaced or line.text for line in lines)
        gone |= set(range(box.first + 1, box.last))
    return Masthead(title, bool(titles), texts, frozenset(gone))


def _credits(page: Page, chosen: list[int]) -> list[int]:
    """The lines below the text that name its source, its authors and its editors."""
    found = []
    for i in range(chosen[-1] + 1, min(len(page.lines), chosen[-1] + _AFTER)):
        line = page.lines[i]
        if line.heading or line.linked > 0.8 * line.size:
            break  # from here on the page tells of other articles
        told = not (line.hidden or line.notices) and line.size <= _LONGEST
        if told and _CREDIT.search(line.text):
            found.append(i)
    return found


def _fact_boxes(page: Page, start: int, end: int) -> list[Box]:
    """Boxes between title and text whose lines are one line of facts to the eye."""
    found: list[Box] = []
    for box in page.boxes:
        if not start <= box.first < box.last <= end or not 2 <= box.last - box.first <= _FACTS:
            continue
        lines = page.lines[box.first : box.last]
        if (found and box.first < found[-1].last) or sum(line.size for line in lines) > _LONGEST:
            continue
        if any(_FACT.search(line.text) for line in lines) and not any(
            line.heading for line in lines
        ):
            found.append(box)
    return found


def _letters(text: str) -> str:
    return _LETTERS.sub("", text)


def _title_lines(page: Page, body: int, title: str, full_title: str) -> list[int]:
    known, whole = _letters(title), _letters(full_title)
    best: list[int] = []
    for index in range(min(body + 3, len(page.lines)) - 1, -1, -1):
        if best and index < body - _BEFORE:
            break
        line = page.lines[index]
        shown = _letters(line.text)
        if line.hidden or len(shown) < _SHORTEST or line.size > _LONGEST:
            continue
        if shown == known:
            return [index]
        if not (known and shown in known) and not (line.heading and shown in whole):
            continue
        run = _run(page, index, known)
        joined = _letters("".join(page.lines[i].text for i in run))
        opens = known.startswith(joined) and 2 * len(joined) > len(known)
        if not best and (line.heading or opens):
            best = run
    return best


def _run(page: Page, index: int, known: str) -> list[int]:
    """The lines of a title that <br> breaks into several, by the one in which it ends."""
    run = [index]
    box = page.lines[index].box
    while (
        run[0]
        and page.lines[run[0] - 1].box == box
        and not page.lines[run[0]].gap
        and (not known or _letters(page.lines[run[0] - 1].text) in known)
    ):
        run.insert(0, run[0] - 1)
    return run


def _joined(shown: str, title: str, full_title: str) -> str:
    """The lines of a title as one: with a blank between them unless the markup has none."""
    lines = shown.split("\n")
    if _letters(shown) == _letters(title) and len(lines) > 1:
        return title
    close = "".join(lines)
    return close if close in title or close in full_title else " ".join(lines)


def _tells(page: Page, index: int, titled: bool = False) -> bool:
    line = page.lines[index]
    if line.hidden or line.notices or line.size > _LONGEST:
        return False
    if line.linked > 0.8 * line.size and not line.heading:
        return bool(_FACT.search(line.text)) and line.size > line.linked
    if _FACT.search(line.text):
        return True
    # Between title and text a line of some length is a subtitle or a lead.
    return titled and (bool(_SUBTITLE.match(line.text)) or (not line.linked and prose_of(line) > 0))
