"""Rows: the lines of a draft made safe, with what their layout told."""

from __future__ import annotations

import re
from typing import NamedTuple

from reader.articles.clean import clean_text
from reader.articles.draft import Draft, Line
from reader.hanzi import HANZI

_CLOSERS = "”’」』》】\"'"
_ENDS = "。！？；：…!?;:.．"
_INDENT = re.compile(r"[\ufeff\u200b]*(?:[\u3000\u2001\u2003\t]|[ \u00a0\u2002]{2})")
_NOISE = "|｜¦.,`'~^_"
# What a scan makes of a speck or a rule at the edge of the page.
_LEADING_NOISE = re.compile(rf"[{re.escape(_NOISE)}]{{1,3}}\s(?=[{HANZI}“（])")
_HANZI_POINT = re.compile(rf"[{HANZI}] ?[.．]$")
# The Chinese dash as some tables decode it (GB 2312's A1AA is U+2015 in one, U+2014 in others).
_DASH = re.compile("(?<![―─])[―─]{2}(?![―─])")
_MARK = re.compile(r"(#{1,6})[ \u3000]+(?=\S)")


class Row(NamedTuple):
    """A line that is not empty, clean. `heading`: 0, or the level the format gives it; `gap`: a
    blank line stands before it; `indent`: it is indented, as the first line of a paragraph is."""

    text: str
    heading: int = 0
    gap: bool = False
    indent: bool = False


def rows_of(draft: Draft) -> list[Row]:
    """The lines of `draft` as rows; a line that holds several gives several."""
    lines = draft.lines
    if not lines:
        return []
    texts = clean_text("\n".join(line.text for line in lines)).split("\n")
    if len(texts) != len(lines):  # a line break hid within a line
        lines = tuple(_broken(lines))
        texts = clean_text("\n".join(line.text for line in lines)).split("\n")
    rows: list[Row] = []
    gap = False
    for line, text in zip(lines, texts, strict=True):
        gap = gap or line.gap
        if text and text[0] in _NOISE:
            text = _LEADING_NOISE.sub("", text)
        if text:
            text = _DASH.sub("——", text)
            level = line.heading
            if not level and text[0] == "#" and (mark := _MARK.match(text)):
                level, text = len(mark[1]), text[mark.end() :].rstrip("# ") or text
            rows.append(Row(text, level, gap, bool(_INDENT.match(line.text))))
            gap = False
    return rows


def _broken(lines: tuple[Line, ...]) -> list[Line]:
    found = []
    for line in lines:
        gap = line.gap
        for part in re.split(r"[\n\r\x0b\x0c\x85\u2028\u2029]", line.text):
            found.append(Line(part, line.heading, gap))
            gap = False
    return found


def ends_sentence(text: str) -> bool:
    """True where `text` ends with a stop, or with a bracket that nothing follows."""
    bare = text.rstrip(_CLOSERS)
    return bool(bare) and (bare[-1] in _ENDS or bare[-1] in "）)")


def is_prose(text: str) -> bool:
    """True for a line that can only be running text: sentences, not a title or a label."""
    if len(text) > 120:
        return True
    if len(text) < 12:
        return False
    commas = text.count("，") + text.count(",")
    if "。" in text[:-1] or commas >= 4 or (len(text) > 30 and _HANZI_POINT.search(text)):
        return True
    last = text.rstrip(_CLOSERS)[-1:]
    if last in "！？!?":  # a title may end so
        return len(text) > 30
    return last in "。；…;" and (len(text) >= 18 or commas > 0)
