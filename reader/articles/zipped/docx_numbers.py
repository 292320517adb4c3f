"""The numbers that Word puts before paragraphs and does not keep in their text.

ECMA-376 part 1, 17.9: a paragraph names a list and a level, the list says how levels are counted.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_CHINESE = (
    "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
    "taiwaneseCountingThousand", "ideographTraditional", "koreanCounting", "japaneseLegal",
)  # fmt: skip
_FORMAL_CHINESE = ("chineseLegalSimplified", "ideographLegalTraditional")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    form: str  # how it is counted
    text: str  # with %1, %2 … for the numbers of the levels
    start: int


class Numbers:
    """Counts the paragraphs of a document, which are to be shown in order."""

    def __init__(self, numbering: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}  # the list of a paragraph → the one that counts
        self._counts: dict[str, list[int | None]] = {}
        if numbering is not None:
            self._read(numbering)

    def label(self, number: str, level: int) -> str:
        """What stands before the next paragraph of list `number` at `level` (from 0); "" for
        bullets and what is not counted."""
        levels = self._levels.get(number, {})
        if level not in levels or not 0 <= level < _MOST_LEVELS:
            return ""
        counts = self._counts.setdefault(self._lists[number], [None] * _MOST_LEVELS)
        before = counts[level]
        counts[level] = levels[level].start if before is None else before + 1
        counts[level + 1 :] = [None] * (_MOST_LEVELS - level - 1)
        if levels[level].form in ("bullet", "none"):
            return ""

        def value(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels:
                return ""
            count = counts[at]
            return written(levels[at].start if count is None else count, levels[at].form)

        return re.sub(r"%([1-9])", value, levels[level].text)

    def _read(self, numbering: etree._Element) -> None:
        abstract = {
            node.get(f"{W}abstractNumId", ""): _levels(node)
            for node in numbering.iter(f"{W}abstractNum")
        }
        for node in numbering.iter(f"{W}num"):
            number = node.get(f"{W}numId", "")
            of = value_of(node.find(f"{W}abstractNumId"))
            levels = dict(abstract.get(of, {}))
            counted = of
            for override in node.findall(f"{W}lvlOverride"):
                at = _number(override.get(f"{W}ilvl"), 0)
                levels |= _levels(override)
                start = override.find(f"{W}startOverride")
                if start is not None and at in levels:
                    # It begins anew, and so counts by itself.
                    counted = f"{of}/{number}"
                    form, text = levels[at].form, levels[at].text
                    levels[at] = _Level(form, text, _number(value_of(start), 1))
            self._levels[number] = levels
            self._lists[number] = counted


def _levels(node: etree._Element) -> dict[int, _Level]:
    return {
        _number(level.get(f"{W}ilvl"), 0): _Level(
            value_of(level.find(f"{W}numFmt")) or "decimal",
            value_of(level.find(f"{W}lvlText")),
            _number(value_of(level.find(f"{W}start")), 1),
        )
        for level in node.findall(f"{W}lvl")
    }


def value_of(node: etree._Element | None) -> str:
    """The `w:val` of an element, "" without."""
    return "" if node is None else node.get(f"{W}val", "")


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and re.fullmatch(r"\d{1,6}", text) else otherwise


def written(number: int, form: str) -> str:
    """`number` in one of Word's number formats (ST_NumberFormat); in digits where it is none that
    Chinese documents use."""
    if form in _CHINESE and 0 <= number < 10_000:
        return _chinese(number, _DIGITS, "十百千")
    if form in _FORMAL_CHINESE and 0 <= number < 10_000:
        return _chinese(number, _FORMAL, "拾佰仟")
    if form == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(number))
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form == "decimalEnclosedParen" and 1 <= number <= 20:
        return chr(0x2474 + number - 1)
    if form == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if form == "decimalZero":
        return f"{number:02}"
    if form in ("upperLetter", "lowerLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperRoman", "lowerRoman") and 0 < number < 4000:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (number // value)
            number %= value
        return text.upper() if form == "upperRoman" else text
    return str(number)


def _chinese(number: int, digits: str, units: str) -> str:
    """As it is counted: 十, 十一, 二十, 一百〇五 (零 in the formal digits)."""
    if number == 0:
        return digits[0]
    text = ""
    figures = str(number)
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure != "0":
            text += digits[int(figure)] + (units[place - 1] if place else "")
        elif text and not text.endswith(digits[0]):
            text += digits[0]
    text = text.rstrip(digits[0])
    return text[1:] if 10 <= number < 20 and units[0] == "十" else text
