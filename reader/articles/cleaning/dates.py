"""Dates as Chinese pages and documents write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = dict(zip("〇零○ＯO一二三四五六七八九", "00000123456789", strict=True))
_NUMERAL = r"[〇零○ＯO一二三四五六七八九]"
_SMALL = r"(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_CLOCK = (
    r"(?:\s*[Tt]?\s*(?:[上下]午|凌晨|晚)?\s*\d{1,2}\s*[:：时]\s*\d{1,2}(?:\s*[:：分]\s*\d{0,2})?"
    r"(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)?[秒分]?)?"
)
_WEEKDAY = r"(?:\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
_END = f"{_WEEKDAY}{_CLOCK}{_WEEKDAY}"
_FORMS = tuple(
    re.compile(pattern + _END)
    for pattern in (
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*年\s*(?P<m>\d{1,2})\s*月(?:\s*(?P<d>\d{1,2})\s*[日号])?",
        rf"(?P<y>{_NUMERAL}{{4}})\s*年\s*(?P<m>{_SMALL})\s*月(?:\s*(?P<d>{_SMALL})\s*[日号])?",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s?(?P<s>[-/.．－—])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)\s(?P<m>[01]\d)[/-](?P<d>[0-3]\d)(?!\d)",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?!\d)",
    )
)
_YEAR_MONTH = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)-(?P<m>\d{1,2})(?!\d)")


@dataclass(frozen=True, slots=True)
class Found:
    """A date (YYYY-MM[-DD]) and the code points of the text it covers, its clock time included."""

    iso: str
    start: int
    end: int


def find_date(text: str, start: int = 0) -> Found | None:
    """The first date with a year in `text` from offset `start` on, if there is one."""
    best: Found | None = None
    for form in _FORMS:
        for match in form.finditer(text, start):
            iso = _iso(match)
            if iso and (best is None or match.start() < best.start):
                best = Found(iso, match.start(), match.end())
            if iso:
                break
    return best


def read_date(text: str) -> str:
    """YYYY[-MM[-DD]] from what a format says (2023-07-24T17:55:00+08:00, 2023年7月), or ""."""
    if found := find_date(text):
        return found.iso
    if match := _YEAR_MONTH.search(text):
        return _iso(match)
    whole = re.fullmatch(r"\s*((?:19|20)\d\d)\s*年?\s*", text)
    return whole[1] if whole else ""


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    year = int("".join(_DIGITS.get(char, char) for char in parts["y"]))
    month, day = _number(parts["m"]), _number(parts.get("d") or "")
    try:
        date(year, month, day or 1)
    except ValueError:
        return ""
    if not 1900 <= year <= 2100:
        return ""
    return f"{year}-{month:02}" + (f"-{day:02}" if day else "")


def _number(text: str) -> int:
    if not text or text.isdecimal():
        return int(text or 0)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[text])
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))
