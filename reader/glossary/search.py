"""Searching the glossary: Hanzi, pinyin with or without tones, or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from reader import pinyin
from reader.glossary.compiled import Entry, Glossary
from reader.glossary.fold import fold
from reader.hanzi import count_hanzi

_Rank = Callable[[Entry], int | None]

# Ranks, best first: what a person who typed this most likely meant.
_EXACT, _PREFIX, _INSIDE, _HOLDS = 0, 1, 2, 3


def search(glossary: Glossary, query: str, limit: int = 50) -> list[str]:
    """Ids of the terms that answer `query`, best first, at most `limit`."""
    query = unicodedata.normalize("NFC", query).strip()
    if not query:
        return []
    rank = _by_hanzi(query) if count_hanzi(query) else _by_latin(query)
    ranked = []
    for place, entry in enumerate(glossary.entries):
        score = rank(entry)
        if score is not None:
            ranked.append((score, len(entry.folded[0]), place))
    ranked.sort()
    return [glossary.entries[place].id for _, _, place in ranked[:limit]]


def _by_hanzi(query: str) -> _Rank:
    wanted = fold(query)

    def rank(entry: Entry) -> int | None:
        scores = [_compare(form, wanted) for form in entry.folded]
        return min((score for score in scores if score is not None), default=None)

    return rank


def _compare(form: str, wanted: str) -> int | None:
    if form == wanted:
        return _EXACT
    if form.startswith(wanted):
        return _PREFIX
    if wanted in form:
        return _INSIDE
    if len(form) > 1 and form in wanted:
        return _HOLDS
    return None


def _by_latin(query: str) -> _Rank:
    letters = pinyin.plain(query)
    tones = re.search(r"[0-9]", letters) or pinyin.plain(query) != _bare(query)
    numbered = letters if re.search(r"[0-9]", letters) else pinyin.numbered(query)
    english = re.findall(r"[a-z0-9+’'-]+", query.lower())

    def rank(entry: Entry) -> int | None:
        if query.lower() in entry.folded:
            return _EXACT
        if tones and numbered and entry.numbered.startswith(numbered):
            return _EXACT if entry.numbered == numbered else _PREFIX
        if not tones and letters and entry.plain:
            if letters in (entry.plain, entry.initials):
                return _EXACT
            if len(letters) > 1 and entry.plain.startswith(letters):
                return _PREFIX
        if english and all(re.search(rf"\b{re.escape(word)}", entry.english) for word in english):
            return _INSIDE
        if not tones and len(letters) > 3 and letters in entry.plain:
            return _HOLDS
        return None

    return rank


def _bare(query: str) -> str:
    return re.sub(r"[^a-z0-9]", "", query.lower().replace("ü", "v"))
