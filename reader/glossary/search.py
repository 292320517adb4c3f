"""Searching the glossary: Hanzi, pinyin with or without tones, initials, or English.

What is only like the query is found by reader.glossary.near.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection

from reader.glossary.compiled import Glossary
from reader.glossary.entry import FIELD, PART, Entry
from reader.glossary.fold import fold
from reader.hanzi import is_hanzi

_Rank = Callable[[Entry], int | None]
# How a term answers; one of these stands in its line, or is a form of it.
_Asked = tuple[_Rank, Collection[str], Collection[str]]
_LONGEST = 40  # characters of the longest form looked for inside a query

# Ranks, best first: what a person who typed this most likely meant.
_EXACT, _PREFIX, _INITIALS, _INSIDE, _HOLDS, _WORDS = range(6)


def ranked(glossary: Glossary, query: str, limit: int = 50) -> list[tuple[str, bool]]:
    """(id, is it exactly what was asked) of the terms that answer `query`, best first."""
    query = normal(query)
    if not query:
        return []
    rank, parts, forms = _by_hanzi(query) if any(map(is_hanzi, query)) else _by_latin(query)
    scores = []
    for place, entry in glossary.holding(parts, forms):
        score = rank(entry)
        if score is not None:
            scores.append((score, len(entry.folded[0]), place, entry.id))
    scores.sort()
    return [(identity, score == _EXACT) for score, _, _, identity in scores[:limit]]


def normal(query: str) -> str:
    """A query as it is compared: full-width letters and figures are the plain ones."""
    return unicodedata.normalize("NFKC", query).strip()


def _by_hanzi(query: str) -> _Asked:
    wanted = fold(query)
    english = query.lower() if any(char.isascii() and char.isalpha() for char in query) else ""

    def rank(entry: Entry) -> int | None:
        best = _WORDS if english and english in entry.english else None
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

    size = len(wanted)
    inside = {
        wanted[start:end]
        for start in range(size)
        for end in range(start + 2, min(size, start + _LONGEST) + 1)
    }
    return rank, {wanted, *([english] if english else [])}, inside


def _by_latin(query: str) -> _Asked:
    from reader import typed  # not needed by a look-up in Hanzi

    lower = query.lower()
    phrase = f"\n{lower}"
    spelled = _by_pinyin(query)
    words = english_words(lower)
    longest = max(words, key=len, default=lower)
    letters, figures = typed.letters(query), typed.letters_and_figures(query)
    initials = (letters, typed.initials(query))

    def rank(entry: Entry) -> int | None:
        english = entry.english
        told = longest in english
        best = None
        if letters != figures or letters in entry.plain or entry.initials.startswith(initials):
            best = spelled(entry)
        elif not told and lower not in entry.folded:  # most terms: every keystroke asks them all
            return None
        if best == _EXACT or lower in entry.folded:
            return _EXACT
        if told and lower in english:
            lines = f"\n{english}\n"
            if f"{phrase}\n" in lines:
                return _EXACT
            if phrase in lines:
                return _PREFIX
        if best is None and words and told and words_begin(words, english):
            return _WORDS
        return best

    parts = {part for part in (lower, letters, figures, longest, *initials) if part}
    if len(lower) == 1:  # stands in nearly all of them, and is meant where something begins so
        parts = {before + lower for before in (FIELD, PART, " ")}
    return rank, parts, ()


def _by_pinyin(query: str) -> _Rank:
    from reader import typed

    letters, short = typed.letters(query), typed.initials(query)
    figures = typed.letters_and_figures(query)
    if not letters:
        return lambda entry: _EXACT if figures and entry.plain == figures else None
    tones = typed.has_tones(query)
    pattern = typed.spelling(query) if tones else None

    def rank(entry: Entry) -> int | None:
        plain = entry.plain
        if figures != letters:  # figures may be tones, or stand in the term
            for whole in (plain, entry.numbered):
                if whole.startswith(figures):
                    return _EXACT if whole == figures else _PREFIX
        if pattern:
            found = pattern.search(entry.numbered) if letters in plain else None
            if not found or found.start():
                return _INSIDE if found else None
            return _EXACT if found.end() == len(entry.numbered) else _PREFIX
        if entry.initials in (letters, short) or plain == letters:
            return _EXACT
        if len(letters) > 1:
            if plain.startswith(letters):
                return _PREFIX
            if entry.initials.startswith((letters, short)):
                return _INITIALS
        if len(letters) > 3 and letters in plain and typed.inside(letters, entry.numbered):
            return _INSIDE
        return None

    return rank


def english_words(lower: str) -> list[str]:
    """The words of an English query in lower case."""
    return re.findall(r"[a-z0-9+’'-]+", lower)


def words_begin(words: list[str], text: str) -> bool:
    """Does each of `words` begin a word of `text`, in whatever order?"""
    return all(word in text for word in words) and all(_begins(word, text) for word in words)


def _begins(word: str, text: str) -> bool:
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at >= 0
