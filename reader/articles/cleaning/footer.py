"""The foot of an article: editors, sources, links and notices below its text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from reader.articles.cleaning.chrome import (
    closes_site,
    is_disclaimer,
    is_furniture,
    is_imprint,
    is_known_menu,
    is_picture,
    leads_links,
)
from reader.articles.cleaning.dates import find_date
from reader.articles.cleaning.facts import ORGAN, read_facts
from reader.articles.cleaning.masthead import merge
from reader.articles.cleaning.rows import Row, ends_sentence, is_prose
from reader.articles.draft import Facts
from reader.hanzi import HANZI

_TURN = re.compile(
    r"[（(\[]?\s*(?:下转|上接|转)\s*(?:第?\s*[\d一二三四五六七八九十A-Z]+\s*版|.{0,12}版).{0,12}?[）)\]]?"
)
_CLOSING = re.compile(
    r"\s*[（(\[【]\s*(?P<text>(?:(?:本文)?来源|原载|转自|据|责编|责任编辑|编辑|下转|上接|原标题|题图|本版责编|(?:完|完毕|未完待续|全文完|END|节选)[）)】])[^（）()]{0,60})[）)\]】]\s*$"
)
_ABOUT_AUTHOR = re.compile(r"[（(](?!来源)[^（）()]{0,20}(?:作者|记者|通讯员|评论员|整理)")
# （编辑 石磊）: in brackets, with no colon.
_EDITORS = re.compile(
    r"[（(\[【](?P<label>(?:责任|本版|值班|实习)?编辑|责编|校对|审核|审校|编校)\s+"
    rf"(?P<names>[{HANZI}·]{{2,10}}(?:[\s、]+[{HANZI}·]{{2,10}}){{0,5}})[）)\]】]"
)
_SIGNED = re.compile(r"(?:\d{4}|[二〇零○]{4}|二[〇零○].{2})\s?年.{1,10}日$")


@dataclass(slots=True)
class Foot:
    """`kept`: the rows of the text, without its foot; `doubtful`: what was left out only for
    where it stands."""

    kept: list[Row]
    facts: Facts = field(default_factory=Facts)
    doubtful: list[str] = field(default_factory=list)


def read_foot(rows: Sequence[Row], start: int) -> Foot:
    """The text of `rows` from row `start` on, and the foot below it.

    Of what stands behind the last running text, a signature and its date, an appendix or verses
    belong to the text; what follows furniture or the names of editors does not.
    """
    last = len(rows)
    while last > start and not _is_last(rows[last - 1].text):
        last -= 1
    if last == start:  # no running text at all: verses, a list, a table
        last = len(rows)
        while last > start + 1 and _is_foot(rows[last - 1].text):
            last -= 1
    foot = Foot(list(rows[start:last]))
    over = listed = False
    for at, row in enumerate(rows[last:], last):
        facts = _read_below(row.text)
        foot.facts = merge(foot.facts, facts)
        over = over or _is_end(row.text) or bool(facts and facts.note)
        if not over and is_imprint(row.text):
            over = any(closes_site(later.text) for later in rows[at : at + 4])
        if over or facts is not None:
            listed = listed or leads_links(row.text)
            if facts is None and not listed and not _is_end(row.text):
                foot.doubtful.append(row.text)
        else:
            foot.kept.append(row)
    while foot.kept and _is_leftover(foot.kept[-1].text):
        foot.kept.pop()
    return foot


def read_foot_line(text: str) -> Facts | None:
    """What a line below a text states: its facts, or None."""
    if _TURN.fullmatch(text):
        return Facts(note=text.strip("（）()[] "))
    if editors := _EDITORS.fullmatch(text):
        return Facts(note=f"{editors['label']}:{editors['names']}")
    return read_facts(text.strip("（）()[]【】"))


def take_closing(text: str) -> tuple[str, Facts]:
    """The last paragraph without a closing (来源：…) or (下转 …), and what that states. A closing
    （记者 …） is part of the text and stays."""
    match = _CLOSING.search(text[-90:])
    if not match:
        return text, Facts()
    rest = text[: len(text) - len(match[0])]
    if not rest or not ends_sentence(rest):
        return text, Facts()
    return rest.rstrip(), read_foot_line(match["text"]) or Facts(note=match["text"].rstrip("）)】"))


def read_signature(texts: Sequence[str]) -> Facts:
    """Source and date from the last lines of a document, an organ and below it the day."""
    for above, text in pairwise(texts):
        if _SIGNED.fullmatch(text) and (day := find_date(text)):
            organ = len(above) <= 40 and ORGAN.search(above) and not is_prose(above)
            return Facts(source=above if organ else "", date=day.iso)
    return Facts()


def _is_last(text: str) -> bool:
    """True for running text, below which the foot begins."""
    return is_prose(text) and not _is_foot(text)


def _read_below(text: str) -> Facts | None:
    """The facts of a line; a bare date is none of them, for it belongs to a signature."""
    return None if _SIGNED.fullmatch(text) or _ABOUT_AUTHOR.match(text) else read_foot_line(text)


def _is_end(text: str) -> bool:
    """True for furniture, behind which nothing of the article follows."""
    if is_picture(text):
        return False
    if is_furniture(text) or is_disclaimer(text) or leads_links(text):
        return True
    return is_known_menu(text)


def _is_foot(text: str) -> bool:
    if _SIGNED.fullmatch(text) or _ABOUT_AUTHOR.match(text):
        return False
    end = is_furniture(text) or is_disclaimer(text) or leads_links(text)
    return end or bool(_TURN.fullmatch(text)) or read_foot_line(text) is not None


def _is_leftover(text: str) -> bool:
    return is_picture(text) or (text.isdecimal() and len(text) < 3)
