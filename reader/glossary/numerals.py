"""Numbers as terms print them: in Hanzi or in figures, and never a part of a longer number."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_DIGITS = "零一二三四五六七八九"
_DIGIT = "〇零一二三四五六七八九两"
_UNIT = "十百千万亿"
_NUMERIC = frozenset(f"{_DIGIT}{_UNIT}0123456789abcdefghijklmnopqrstuvwxyz")
_COUNT = re.compile("[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九两]")
_FIGURE = re.compile("[0-9]+")
_HANZI = re.compile(f"[{_DIGIT}{_UNIT}]+")
_LEAST = 3  # characters of a form that may be printed otherwise: 二会 and 2会 say too little
_YEAR = 3  # digits in a row that are no count: 二〇二五


def spellings(form: str) -> Iterator[str]:
    """Other ways to print the number a folded form begins with, or its sum: 5大任务 for 五大任务,
    一+五 for 1+5. Numbers from 1 to 99; a number inside the words (三严三实) is always Hanzi."""
    if len(form) < _LEAST:
        return
    found = _HANZI.match(form)
    if found and _COUNT.fullmatch(found[0]):
        yield f"{_value(found[0])}{form[found.end() :]}"
    figures = _FIGURE.findall(form)
    if figures and all(0 < int(f) < 100 and not f.startswith("0") for f in figures):
        yield _FIGURE.sub(lambda figure: _hanzi(int(figure[0])), form)


def _value(count: str) -> int:
    tens, unit, ones = count.rpartition("十")
    if not unit:
        return 2 if count == "两" else _DIGITS.index(count)
    return 10 * (_DIGITS.index(tens) if tens else 1) + (_DIGITS.index(ones) if ones else 0)


def _hanzi(value: int) -> str:
    tens, ones = divmod(value, 10)
    unit = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return unit + (_DIGITS[ones] if ones else "")


def inside_number(text: str, offsets: Sequence[int], start: int, end: int) -> bool:
    """Would `text[start:end]` cut a number or a foreign word: 1+5 in 11+5, 五大 in 十五大, AI in
    AIDS? `offsets`: where the characters of this folded text were printed; 三、四个 is two."""

    for left in (start - 1, end - 1):
        if not 0 <= left < len(text) - 1:
            continue
        apart = text[left + 1] not in _NUMERIC or text[left] not in _NUMERIC
        if not apart and offsets[left] + 1 == offsets[left + 1] and _one_number(text, left):
            return True
    return False


def _one_number(text: str, left: int) -> bool:
    """Do the characters at `left` and behind it belong to one number or foreign word?"""
    a, b = text[left], text[left + 1]
    if a.isascii() and b.isascii():
        return a.isalnum() and b.isalnum()
    if b in _DIGIT:
        if a in _UNIT or a == "〇":
            return True
        run = left + 1
        while run and text[run - 1] in _DIGIT:
            run -= 1
        return left + 1 - run >= _YEAR
    # 统一十个 is no number, and 十 after 一 stands only in books of accounts.
    return b in _UNIT and a in _DIGIT and a != "一"
