"""The number in a name against the list it stands for: 四个意识 has four, 三去一降一补 five."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from reader.glossary.model import Component, Term

_DIGITS = {char: n for n, char in enumerate("〇一二三四五六七八九")} | {"两": 2, "双": 2}
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿双]+|[0-9]+")
_TENS = re.compile(r"([二三四五六七八九]?)十([一二三四五六七八九]?)")
# Behind a number of these, nothing is counted off: 二十届, 三中全会, 五年规划, 一号文件.
_NO_ITEMS = re.compile(r"届|中全会|年|月|日|号|时|分之|周|世纪")
_OPEN = re.compile(r"[+＋][A-Za-zＡ-Ｚａ-ｚ]")  # 1+N: any number


def counts(terms: Mapping[str, Term]) -> Iterator[tuple[str, str, str]]:
    """(term id, field, message) of every term whose list is not as long as its name says, now or
    at a time before, and of every group of items whose name says another number than it has."""
    for term in terms.values():
        allowed = numbers(term.term, term.kind == "numeric")
        for date in _dates(term.components):
            items = term.components_on(date)
            found = {len(items), len({item.group for item in items if item.group})}
            if allowed and items and not allowed & found:
                when = f" (from {date})" if date > "0001" else " (at first)" if date else ""
                wanted = " or ".join(map(str, sorted(allowed)))
                yield (
                    term.id,
                    "components",
                    f"has {len(items)} items{when}, and its name says {wanted}; mend the list, or "
                    "leave it out where it isn't known",
                )
        groups = Counter(item.group for item in term.components_on("") if item.group)
        for group, size in groups.items():
            said = numbers(group, True, lone=True)
            if said and size not in said:
                message = f"the group “{group}” has {size}; mend its list or its name"
                yield term.id, "components", message


def numbers(name: str, counting: bool, lone: bool = False) -> set[int]:
    """How many items `name` may promise; empty where it promises none.

    `counting`: it is a numbered formula; in any other name only a number in front counts, since
    one inside may be part of it (长三角). `lone`: a single 一 counts as well.
    """
    if _OPEN.search(name):
        return set()
    found: list[int] = []
    for match in _NUMERAL.finditer(name):
        before, after = name[: match.start()], name[match.end() :]
        value = _value(match[0])
        if before.endswith(("第", "之")) or _NO_ITEMS.match(after):
            continue
        if value is None or (value > 10 and after.startswith("大")):  # 二十大 is a congress
            continue
        if counting or found or not before:
            found.append(value)
    if not found or (found == [1] and not lone):
        return set()
    allowed = {sum(found)}  # 三去一降一补
    several = [value for value in found if value > 1]
    if len(found) > 1:
        allowed.add(len(found) if len(several) == len(found) else max(found))  # 六稳六保; 五位一体
    return allowed


def _value(numeral: str) -> int | None:
    """The number, or None for one that counts no list: none, or a hundred and more; 十四五."""
    if numeral.isdecimal():
        value = int(numeral)
    elif len(numeral) == 1 and numeral in _DIGITS:
        value = _DIGITS[numeral]
    elif match := _TENS.fullmatch(numeral):
        value = 10 * _DIGITS.get(match[1], 1) + _DIGITS.get(match[2], 0)
    else:
        return None
    return value if 0 < value < 100 else None


def _dates(components: tuple[Component, ...]) -> list[str]:
    """Today (""), every date at which the list changed, and the beginning of time where an earlier
    list is given. (Items that only came later had another name before: 四个认同, 五个认同.)"""
    changes = {date for one in components for date in (one.valid_from, one.valid_to) if date}
    earlier = any(one.valid_to and not one.valid_from for one in components)
    return ["", *(["0001"] if earlier else []), *sorted(changes)]
