"""Searching the glossary: Hanzi, pinyin with or without tones, or English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from reader.glossary.compiled import Entry, Glossary
from reader.glossary.fold import fold
from reader.hanzi import is_hanzi

_Rank = Callable[[Entry], int | None]

# Ranks, best first: what a person who typed this most likely meant.
_EXACT, _PREFIX, _INSIDE, _HOLDS = 0, 1, 2, 3


def search(glossary: Glossary, query: str, limit: int = 50) -> list[str]:
    """Ids of the terms that answer `query`, best first, at most `limit`."""
    return [identity for identity, _ in ranked(glossary, query, limit)]


def ranked(glossary: Glossary, query: str, limit: int = 50) -> list[tuple[str, bool]]:
    """(id, is it exactly what was asked) of the terms that answer `query`, best first."""
    # NFKC: full-width letters and figures are the plain ones.
    query = unicodedata.normalize("NFKC", query).strip()
    if not query:
        return []
    rank = _by_hanzi(query) if any(map(is_hanzi, query)) else _by_latin(query)
    scores = []
    for place, entry in enumerate(glossary.entries):
        score = rank(entry)
        if score is not None:
            scores.append((score, len(entry.folded[0]), place))
    scores.sort()
    return [(glossary.entries[place].id, score == _EXACT) for score, _, place in scores[:limit]]


def _by_hanzi(query: str) -> _Rank:
    wanted = fold(query)

    def rank(entry: Entry) -> int | None:
        best = None
        for form in entry.folded:
            if wanted in form:
                score = _INSIDE
                if form.startswith(wanted):
                    score = _EXACT if form == wanted else _PREFIX
            elif form in wanted and len(form) > 1:
                score = _HOLDS
            else:
                continue
            best = score if best is None else min(best, score)
        return best

    return rank


def _by_latin(query: str) -> _Rank:
    from reader import pinyin  # not needed by a look-up in Hanzi

    letters = pinyin.plain(query)
    tones = re.search(r"[0-9]", letters) or pinyin.plain(query) != _bare(query)
    numbered = letters if re.search(r"[0-9]", letters) else pinyin.numbered(query)
    lower = query.lower()
    english = re.findall(r"[a-z0-9+’'-]+", lower)

    def rank(entry: Entry) -> int | None:
        if lower in entry.folded or (lower in entry.english and lower in entry.english.split("\n")):
            return _EXACT
        if tones and numbered and entry.numbered.startswith(numbered):
            return _EXACT if entry.numbered == numbered else _PREFIX
        if not tones and letters and entry.plain:
            if letters in (entry.plain, entry.initials):
                return _EXACT
            if len(letters) > 1 and entry.plain.startswith(letters):
                return _PREFIX
        if english and all(_begins(word, entry.english) for word in english):
            return _INSIDE
        if not tones and len(letters) > 3 and letters in entry.plain:
            return _HOLDS
        return None

    return rank


def _begins(word: str, text: str) -> bool:
    """Does a word of `text` begin with `word`?"""
    return word in text and re.search(rf"\b{re.escape(word)}", text) is not None


def _bare(query: str) -> str:
    return re.sub(r"[^a-z0-9]", "", query.lower().replace("ü", "v"))
