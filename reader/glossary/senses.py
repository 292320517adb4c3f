"""Two meanings of one form: which is likelier, by the article's date and place and the words
around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.glossary.fold import fold
from reader.glossary.model import Term

_GAP = "～"
_SINCE = re.compile(r"\b(?:since|from) ((?:19|20)\d\d)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|before|to) ((?:19|20)\d\d)\b", re.IGNORECASE)
_YEARS = re.compile(r"((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)")
_PLACE = re.compile(r"[㐀-鿿]{2,7}?(?:自治区|自治州|省|市|州|盟|区|县|旗|镇|乡|苏木)")
_TAIL = re.compile("(?:自治区|自治州|省|市|州|盟|区|县|旗|镇|乡|苏木)$")
_LATIN = re.compile(r"[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the text a form stands in: `date` (YYYY[-MM[-DD]] or empty), and `about`
    (the article's source, title, place names in other languages)."""

    date: str = ""
    about: str = ""


NOWHERE = Setting()


def rank_senses(
    senses: Sequence[Term], setting: Setting, text: str, start: int, end: int
) -> list[Term]:
    """`senses` of what stands at code points start–end of the paragraph `text`, the likeliest
    first; those that nothing tells apart stay in their order.

    A sense that did not exist on the article's date comes last. Then its usual company decides
    (`goes_with`), then whether it belongs to the article's place, then the words it shares with
    the paragraph.
    """
    before, after = fold(text[:start]), fold(text[end:])
    words = _pairs(fold(text[:start])) | _pairs(fold(text[end:]))
    own = [_pairs(fold(_said(sense))) for sense in senses]
    shared = set.intersection(*own) if own else set()

    def likeliness(n: int) -> tuple[bool, int, int, int]:
        sense = senses[n]
        company = sum(_fits(pattern, before, after) for pattern in sense.goes_with)
        return (
            _in_time(sense, setting.date),
            company,
            _belongs(sense, setting.about),
            len((own[n] - shared) & words),
        )

    order = sorted(range(len(senses)), key=likeliness, reverse=True)  # stable
    return [senses[n] for n in order]


def _fits(pattern: str, before: str, after: str) -> bool:
    """Do the words around the gap of a collocation stand around the term?"""
    left, gap, right = pattern.partition(_GAP)
    left, right = fold(left), fold(right)
    return bool(gap and (left or right)) and before.endswith(left) and after.startswith(right)


def _in_time(sense: Term, date: str) -> bool:
    """May the sense have been meant on `date`? Without a date, or without dates of its own: yes."""
    if not date:
        return True
    begins = [sense.origin.first or sense.origin.canonised] if sense.origin else []
    begins += _SINCE.findall(sense.scope)
    ends = _UNTIL.findall(sense.scope)
    for first, last in _YEARS.findall(sense.scope):
        begins.append(first)
        ends.append(last)
    # Dates of unequal precision are compared at the coarser one.
    return all(date[: len(b)] >= b[: len(date)] for b in begins if b) and all(
        date[: len(e)] <= e[: len(date)] for e in ends
    )


def _belongs(sense: Term, about: str) -> int:
    """1 where the sense is of the article's place, -1 where it is of another, else 0."""
    if not about:
        return 0
    own = f"{sense.scope} {sense.zh}"
    places = {_TAIL.sub("", place) for place in _PLACE.findall(fold(own))}
    names = {place for place in places if len(place) > 1 and place in fold(about)}
    latin = set(_LATIN.findall(about.lower())) & set(_LATIN.findall(sense.scope.lower()))
    if names or latin:
        return 1
    return -1 if sense.level == "local" else 0


def _said(sense: Term) -> str:
    """What the entry says of the sense in Chinese."""
    items = (component.zh for component in sense.components)
    return "\n".join((sense.scope, sense.zh, *items, *sense.goes_with))


def _pairs(text: str) -> set[str]:
    """The pairs of Hanzi in `text`."""
    pairs: Iterable[str] = (text[n : n + 2] for n in range(len(text) - 1))
    return {pair for pair in pairs if all("㐀" <= char <= "鿿" for char in pair)}
