"""The items of a numbered term, where the text itself spells them out."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DIGITS = {char: n for n, char in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}
_NUMERAL = re.compile("十[一二三四五六七八九]|[一二两三四五六七八九十双]")
_SAYS = re.compile(
    r"[”’」》]?(?:[^，。；、：]{0,12}?)(?:[，,]?(?:就是|即|分别是|分别为|具体包括|包括|包含|是指|指的是|是)|[：:]|——|—)"
    r"(?:要|指)?[“‘]?"
)
_BRACKETS = re.compile(r"[”’」]?[（(]([^（）()]+)[）)]")
_LISTED = re.compile(
    "([一二三四五六七八九十])(?:是|要)[，,]?([^；;。]+?)(?=[；;。，,、][一二三四五六七八九十](?:是|要)|[；;。]|$)"
)
_DASHED = re.compile("——+([^。；]+)")
_QUOTES = re.compile("[“”‘’「」]")
_TRIM = "“”‘’「」 ，,、；;。和与及"
_FAR = 120  # characters in which the list has to begin
LONGEST = 40  # characters of an item
_LONGEST_BEFORE = 14  # of one that stands before the term


def items_in(term: str) -> int:
    """How many items a numbered term stands for by its name: 两个确立 2, 三会一课 4; else 0."""
    found = _NUMERAL.findall(term)
    if not found or "+" in term or "＋" in term:
        return 0
    values = [10 + _DIGITS[n[1]] if len(n) == 2 else _DIGITS[n] for n in found]
    if len(values) > 1:
        return sum(values) if _NUMERAL.match(term) else 0
    return values[0] if _NUMERAL.match(term) and values[0] > 1 else 0


def components(
    term: str, paragraphs: Sequence[str], places: Sequence[tuple[int, int, int]]
) -> tuple[str, ...]:
    """The items proposed for `term`, in the order of the text, or () where it doesn't spell out
    as many as the name says. `places`: where it stands, as (paragraph, start, end)."""
    wanted = items_in(term)
    if wanted < 2:
        return ()
    for number, start, end in places:
        text = paragraphs[number]
        for found in (
            _bracketed(text[end:], wanted),
            _following(text[end:], wanted),
            _preceding(text[:start], wanted),
            _one_by_one(text[end:], wanted),
            _dashed(text, end, paragraphs[number + 1 : number + 2 + wanted], wanted),
        ):
            if found:
                return found
    return ()


def _bracketed(text: str, wanted: int) -> tuple[str, ...]:
    match = _BRACKETS.match(text)
    return _split(match[1], wanted) if match else ()


def _following(text: str, wanted: int) -> tuple[str, ...]:
    """“三个…”，即A、B、C"""
    match = _SAYS.match(text)
    if not match:
        return ()
    rest = re.split("[。；！？;!?\n]", text[match.end() :], maxsplit=1)[0]
    return _split(rest, wanted, loose=True)


def _preceding(text: str, wanted: int) -> tuple[str, ...]:
    """A、B、C“三X”"""
    clause = re.split("[。；！？，,：\n]", re.sub("(?:等|这)?[“‘「]?$", "", text))[-1]
    parts = _parts(clause)
    if "、" not in clause or len(parts) != wanted or _QUOTES.search(clause):
        return ()
    # The verb before the list belongs to the sentence: the items are about as long as the others.
    sizes = {len(part) for part in parts[1:]}
    if len(sizes) == 1 and len(parts[0]) > max(sizes):
        parts[0] = parts[0][-max(sizes) :]
    longest, least = max(map(len, parts)), min(map(len, parts))
    alike = longest == least if wanted == 2 else longest <= 2 * least + 2
    return _good(parts) if alike and longest <= _LONGEST_BEFORE else ()


def _one_by_one(text: str, wanted: int) -> tuple[str, ...]:
    """一是A；二是B；三是C"""
    found: list[str] = []
    for match in _LISTED.finditer(text):
        if not found and match.start() > _FAR:
            break
        if _DIGITS[match[1]] == len(found) + 1:
            found.append(re.split("[，,]", match[2])[0].strip(_TRIM))
    return _good(found[:wanted]) if len(found) == wanted else ()


def _dashed(text: str, end: int, behind: Sequence[str], wanted: int) -> tuple[str, ...]:
    """The paragraphs behind that begin with a dash (——坚持人民至上。…), as long as the term
    announces them: it ends at `end` of a paragraph that is no item of that list, near its end."""
    if _DASHED.match(text) or len(text) - end > _FAR:
        return ()
    found = [match[1].strip(_TRIM) for text in behind if (match := _DASHED.match(text))]
    return _good(found) if len(found) == wanted else ()


def _split(text: str, wanted: int, loose: bool = False) -> tuple[str, ...]:
    for mark in ("、", "，", "；", ","):
        parts = [part.strip(_TRIM) for part in text.split(mark)]
        if loose and len(parts) == wanted and mark == "、":
            parts[-1] = re.split("[，,]", parts[-1])[0].strip(_TRIM)
        if len(parts) == wanted - 1 and mark == "、":
            parts = _parts(text)
        if len(parts) == wanted and all(parts):
            return _good(parts)
    if loose and "，" in text:
        return _split(text.split("，")[0], wanted)
    return ()


def _parts(text: str) -> list[str]:
    """The items between 、 with the last one parted at 和 or 以及."""
    parts = text.split("、")
    last = re.split("以及|和|与|及", parts[-1], maxsplit=1)
    return [part.strip(_TRIM) for part in (*parts[:-1], *last)]


def _good(parts: Sequence[str]) -> tuple[str, ...]:
    parts = [_QUOTES.sub("", part) for part in parts]
    sound = all(1 < len(part) <= LONGEST for part in parts)
    return tuple(parts) if sound and len(set(parts)) == len(parts) else ()
