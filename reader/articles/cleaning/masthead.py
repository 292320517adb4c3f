"""The head of an article: what stands before its text, parted into title, facts and furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.articles.cleaning.bylines import is_name, is_office, is_province, read_byline
from reader.articles.cleaning.chrome import (
    is_disclaimer,
    is_furniture,
    is_known_menu,
    is_menu,
    is_picture,
)
from reader.articles.cleaning.facts import ORGAN, read_facts
from reader.articles.cleaning.headings import levels, mark_level
from reader.articles.cleaning.rows import Row, is_prose
from reader.articles.cleaning.titles import (
    LABELLED_TITLE,
    LONGEST_TITLE,
    has_furniture,
    joined,
    may_be_title,
    parted,
    runs_on,
    squeeze,
    title_index,
    unlabelled,
)
from reader.articles.draft import Facts
from reader.hanzi import count_hanzi

FARTHEST = 400  # rows of furniture above a text
_DOCUMENT_NUMBER = re.compile(
    r"[^\s，。]{1,14}\s?[〔\[［（(【]\s?\d{4}\s?[〕\]］）)】]\s?第?\s?\d{1,5}\s?号"
)
_LETTERHEAD = re.compile(r"(?P<organ>[^\s，。《》]{4,40}?)\s?文\s?件")
_ADOPTED = re.compile(
    r"[（(].{6,}(?:通过|批准|公布|发布|修订|修正|施行|印发|讲话|会议|节选).{0,40}[）)]|[（(].*(?:已?经).{4,}[）)]"
)
_DATED = re.compile(r"[（(]\s*[\d二].{4,24}[日月年]\s*[）)]")
_NAMES_SOURCE = re.compile(r"来\s?源|稿源|出处|转自|转载自")
_NAMES_DATE = re.compile(r"发\s?布\s?(?:日期|时间)|发表(?:日期|时间)")
_SUMMARY = re.compile(
    r"[【\[]?(?:内容)?(?:摘要|提要|导语|核心提示|内容提要|导读|简介)[】\]]?\s*[:：]?\s*"
)


@dataclass(slots=True)
class Head:
    """What the head of an article holds. `kept`: rows of it that are text; `body`: the index of
    the first row behind it; `doubtful`: what was left out only for where it stands;
    `source_named`: a label said what the source is; `paged`: it is the head of a page."""

    title: str = ""
    subtitle: str = ""
    facts: Facts = field(default_factory=Facts)
    kept: list[Row] = field(default_factory=list)
    body: int = 0
    doubtful: list[str] = field(default_factory=list)
    source_named: bool = False
    paged: bool = False

    def state(self, text: str) -> None:
        """Take the facts of a line. What it calls 来源 or 发布日期 counts more than the organ and
        the date that another line gives."""
        if letterhead := _LETTERHEAD.fullmatch(text):
            self.facts = merge(self.facts, Facts(source=letterhead["organ"]))
        found = read_facts(text.strip("（）()")) or Facts()
        if found.source and not self.source_named and _NAMES_SOURCE.search(text):
            self.facts, self.source_named = replace(self.facts, source=found.source), True
        if found.date and _NAMES_DATE.search(text):
            self.facts = replace(self.facts, date=found.date)
        self.facts = merge(self.facts, found)


def read_head(rows: Sequence[Row], given: Facts, alone: bool = False) -> Head:
    """The head of `rows`, up to the first line of running text. `given`: what the format says;
    its title is looked for among the lines. `alone`: the rows are a head and nothing else."""
    end = len(rows) if alone else _first_prose(rows)
    head = Head(body=end)
    kinds = [_kind(rows, at) for at in range(end)]
    title_at = title_index(rows[:end], kinds, given.title)
    if title_at is None:
        head.title = given.title
        _take_rest(head, rows, kinds, 0, end)
        return head
    head.title = unlabelled(rows[title_at].text)
    head.paged = page = has_furniture(kinds) or rows[title_at].heading == 1
    for at in range(title_at):
        if kinds[at] == "fact":
            head.state(rows[at].text)
        elif kinds[at] in ("furniture", "menu") or _repeats(rows[at], head.title):
            continue
        elif page and _is_label(rows[at]) and not _is_numbered(rows, at):
            head.doubtful.append(rows[at].text)
        else:
            head.kept.append(rows[at])
    after = title_at + 1
    while after < end and kinds[after] == "text" and runs_on(head.title, rows[after]):
        head.title = joined(head.title, rows[after].text)
        after += 1
    _take_rest(head, rows, kinds, after, end)
    if not head.subtitle:
        head.title, head.subtitle = parted(head.title)
    return head


def merge(first: Facts, second: Facts | None) -> Facts:
    """`first` with its gaps filled from `second`; their notes stand side by side."""
    if second is None:
        return first
    note = " ".join(dict.fromkeys(part for part in (first.note, second.note) if part))
    return Facts(
        title=first.title or second.title,
        subtitle=first.subtitle or second.subtitle,
        source=first.source or second.source,
        date=first.date or second.date,
        author=first.author or second.author,
        note=note,
    )


def _first_prose(rows: Sequence[Row]) -> int:
    for at, row in enumerate(rows[:FARTHEST]):
        text = row.text
        if not is_prose(text) or row.heading == 1:
            continue
        if is_furniture(text) or is_menu(text) or _ADOPTED.fullmatch(text):
            continue
        if read_facts(text) is not None or _SUMMARY.match(text):
            continue
        if is_disclaimer(text) and any(is_prose(later.text) for later in rows[at + 1 : at + 9]):
            continue
        return at
    return _head_without_prose(rows)


def _head_without_prose(rows: Sequence[Row]) -> int:
    """Where the head of verses, a list or a table ends: behind the facts below its title."""
    at = 0
    while at < len(rows) - 1 and is_furniture(rows[at].text):
        at += 1
    at += 1
    while at < len(rows) - 1 and _kind(rows, at) in ("fact", "byline"):
        at += 1
    return min(at, len(rows) - 1)


def _kind(rows: Sequence[Row], at: int) -> str:
    row = rows[at]
    text = row.text
    if row.heading == 1:
        return "text"
    if _DATED.fullmatch(text):
        return "fact"
    if text.startswith("关键词") and at and _SUMMARY.match(rows[at - 1].text):
        return "keywords"
    if is_picture(text) or is_furniture(text):
        return "furniture"
    if _DOCUMENT_NUMBER.fullmatch(text):
        return "number"
    if LABELLED_TITLE.match(text) and len(text) <= LONGEST_TITLE:
        return "text"
    if _is_numbered(rows, at + 1):
        return "fact"
    if is_province(text) and at and read_facts(rows[at - 1].text):
        return "furniture"
    if read_facts(text) is not None and not _is_notice(rows, at):
        return "fact"
    if read_byline(text) or (is_name(text) and at):
        return "byline"
    if is_menu(text):
        return "furniture" if is_known_menu(text) else "menu"
    if _ADOPTED.fullmatch(text):
        return "adopted"
    if _SUMMARY.match(text):
        return "summary"
    if text.isdecimal() and len(text) <= 2:
        return "furniture"
    return "text"


def _is_numbered(rows: Sequence[Row], at: int) -> bool:
    """True for the number of a document below the letterhead of who issued it."""
    if not 0 < at < len(rows) or not _DOCUMENT_NUMBER.fullmatch(rows[at].text):
        return False
    return bool(_LETTERHEAD.fullmatch(rows[at - 1].text))


def _is_notice(rows: Sequence[Row], at: int) -> bool:
    """True for 时间：… that 地点：… follows: the text of an invitation."""
    near = [row.text for row in rows[at + 1 : at + 3]]
    return rows[at].text.startswith(("时间", "日期")) and any(
        re.match(r"(?:地\s?点|地址|主持人?|参会|参加)", text) for text in near
    )


def _repeats(row: Row, title: str) -> bool:
    return squeeze(unlabelled(row.text)) == squeeze(title)


def _is_label(row: Row) -> bool:
    """True for a line that may go when it stands above a title: short, as names of sites are."""
    return count_hanzi(row.text) <= 14 and row.text[-1] not in "。！？；" and not row.heading


def _take_rest(head: Head, rows: Sequence[Row], kinds: list[str], at: int, end: int) -> None:
    """What stands between the title and the text."""
    known = squeeze(head.title)
    last_fact = max((i for i in range(at, end) if kinds[i] == "fact"), default=-1)
    office_of = ""
    first = at
    while at < end:
        row, kind, text = rows[at], kinds[at], rows[at].text
        if office_of and is_office(text) and kind in ("text", "byline"):
            head.facts = replace(head.facts, author=f"{office_of}({text})")
            office_of = ""
        elif kind == "fact":
            head.state(text)
        elif (
            kind == "furniture"
            or _is_evident(row, head)
            or (known and squeeze(unlabelled(text)) == known)
        ):
            pass
        elif kind == "byline" and at - first <= 6:
            name = read_byline(text) or text
            office_of = "" if head.facts.author or "(" in name else name
            head.facts = merge(head.facts, Facts(author=name))
        elif kind == "summary" and not _tells_more(head, row, rows, at):
            pass
        elif kind == "text" and not head.facts.source and _is_issuer(rows, kinds, at, head):
            head.facts = replace(head.facts, source=text)
        elif kind == "text" and _is_subtitle(rows, at, first, last_fact, head, end):
            head.subtitle = text
        else:
            head.kept.append(row)
        at += 1


def _is_evident(row: Row, head: Head) -> bool:
    """True for a line below a title that only says again what a label said (the source, another
    title), and for the Latin letters and numbers of a page."""
    if head.paged and not count_hanzi(row.text) and len(row.text) < 40:
        return True
    same = bool(head.facts.source) and squeeze(row.text) == squeeze(head.facts.source)
    return same or (bool(head.title) and bool(LABELLED_TITLE.match(row.text)))


def _is_issuer(rows: Sequence[Row], kinds: list[str], at: int, head: Head) -> bool:
    """True for the line of an organ alone between a title and its date."""
    dated = at + 1 < len(kinds) and kinds[at + 1] == "fact"
    return dated and bool(head.title) and bool(ORGAN.search(rows[at].text)) and at < 12


def _tells_more(head: Head, row: Row, rows: Sequence[Row], at: int) -> bool:
    """False for a summary that only repeats the title or the opening of the text."""
    text = squeeze(_SUMMARY.sub("", row.text, count=1)).rstrip("…")
    openings = [squeeze(later.text) for later in rows[at + 1 : at + 6]]
    title = squeeze(head.title + head.subtitle)
    if not text or text in title or (title and title in text[: len(title) + 4]):
        return False
    return not any(opening.startswith(text[:-1]) for opening in openings)


def _is_subtitle(
    rows: Sequence[Row], at: int, first: int, last_fact: int, head: Head, end: int
) -> bool:
    text = rows[at].text
    if at != first or head.subtitle or not head.title or not may_be_title(text):
        return False
    if text.startswith(("——", "—", "--")):
        return True
    if mark_level(text) or at + 1 >= len(rows) or count_hanzi(text) < 4:
        return False
    if at < last_fact:
        return True
    # Without facts below it, a second line may as well be the first heading: a subtitle stands
    # close to the title, apart from the text, and no heading follows.
    if rows[at].heading > 1 or text[-1] in "！？!?" or any(levels(rows[end : end + 200])):
        return False
    return last_fact >= 0 or head.paged or (not rows[at].gap and rows[at + 1].gap)
