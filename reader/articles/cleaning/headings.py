"""Section headings: by their number, or by being short, without a stop and alone."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.articles.cleaning.rows import Row, ends_sentence, is_prose
from reader.hanzi import count_hanzi

_NUMBER = "[一二三四五六七八九十百零〇]+"
_MARK = re.compile(  # the group names the level
    rf"(?P<l2>第(?:{_NUMBER}|\d+)[章编篇部]|{_NUMBER}\s?[、.．])|"
    rf"(?P<l3>第(?:{_NUMBER}|\d+)节|[（(]{_NUMBER}[）)])|"
    r"(?P<l4>\d{1,2}\s?(?:[、．]|[.](?!\d)))|(?P<l5>[（(]\d{1,2}[）)])"
)
_FIRST = frozenset("第（(一二三四五六七八九十百零〇0123456789")
_ITEM = re.compile(
    rf"(?:——|--|[•·●■◆▲★○□※\-*]\s?(?=\S)|[①-⑳]|第(?:{_NUMBER}|\d+)[条章节编篇部]|附件?[:：\d]|[问答][:：])"
)
_LONGEST = 34  # Hanzi of a heading without a number
_LONGEST_NUMBERED = 60
_NOT = re.compile(
    r"^(?:附件|附：|注[:：]|此致|敬礼|特此|[—-]{2}|[（(\[【]|\d{4}年)|[、，,：:（(《“]$|"
    r"^[^（(]{0,30}(?:公司|委员会|办公厅|办公室|人民政府|国务院|[厅局部])$"
)


def mark_level(text: str) -> int:
    """The level (2 to 5) that the number before a heading gives (一、 2, （一） 3, 1. 4), or 0."""
    if text[:1] not in _FIRST:
        return 0
    match = _MARK.match(text)
    return int(match.lastgroup[1]) if match and match.lastgroup else 0


def opens_item(text: str) -> bool:
    """True for a line that begins a paragraph by its number or bullet, whatever stood before."""
    return bool(mark_level(text) or _ITEM.match(text))


def levels(rows: Sequence[Row]) -> list[int]:
    """The heading level of every paragraph: the format's, else the number's, else 2 where a short
    line without a stop stands alone before running text; 0 for text."""
    found = []
    for at, row in enumerate(rows):
        if row.heading:
            found.append(max(row.heading, 2))
        else:
            found.append(_level(rows, at))
    return found


def _level(rows: Sequence[Row], at: int) -> int:
    text = rows[at].text
    if (
        len(text) > _LONGEST_NUMBERED
        or "。" in text
        or ends_sentence(text)
        or re.search("[；→]", text)
    ):
        return 0
    if level := mark_level(text):
        # 1. opens a list as often as a section: a section has text below it.
        return level if level < 4 or _before_prose(rows, at, mark=False) else 0
    if not 4 <= count_hanzi(text) <= _LONGEST or count_hanzi(text) * 2 < len(text):
        return 0
    if _NOT.search(text) or _ITEM.match(text):
        return 0
    # Several short lines in a row are a list, verses or a table.
    if at and not _parts(rows[at - 1].text):
        return 0
    return 2 if _before_prose(rows, at) else 0


def _parts(above: str) -> bool:
    """True for a paragraph below which a heading may stand."""
    if ends_sentence(above) or is_prose(above) or mark_level(above):
        return True
    return bool(re.fullmatch(r"附\s?件\s?\d{0,2}[:：]?|……+", above))


def _before_prose(rows: Sequence[Row], at: int, mark: bool = True) -> bool:
    if at + 1 >= len(rows):
        return False
    after = rows[at + 1].text
    if mark_level(after) and not mark:
        return False
    if mark_level(after) and len(after) < _LONGEST_NUMBERED and not ends_sentence(after):
        return True
    return ends_sentence(after) and len(after) > max(15, len(rows[at].text) * 0.8)
