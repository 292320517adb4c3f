"""The pinyin of a headword: how it is written, and whether the language engine reads it so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence

from reader import pinyin as spelling
from reader.glossary.model import Term
from reader.glossary.syllables import copied, syllables
from reader.hanzi import count_hanzi

# Hanzi → for each of them a syllable, and whether the engine is sure of it.
Read = Callable[[str], Sequence[tuple[str, bool]]]

_TONES = re.compile("[\u0300\u0301\u0304\u030c]")


def pinyin(terms: Mapping[str, Term], read: Read | None) -> Iterator[tuple[str, str, str]]:
    """(term id, field, message). A neutral tone is left to the deck: the dictionaries differ."""
    for term in terms.values():
        if term.pinyin:
            for message in _faults(term, read):
                yield term.id, "pinyin", message


def _faults(term: Term, read: Read | None) -> Iterator[str]:
    text = term.pinyin
    if not unicodedata.is_normalized("NFC", text):
        yield "has its tone marks as characters of their own; write it anew in NFC"
    given = syllables(term.term, text)
    if len(given) != count_hanzi(term.term):
        return  # said when it was loaded
    for word in re.findall(r"[^\s\-–—,，、;；:：·.!！?？+%/]+", text):
        parts = spelling.syllables(word)
        figures = re.search(r"[0-9]", word)
        if parts and not figures and spelling.join(parts) != _straight(word):
            yield f"“{word}” is written {spelling.join(parts)}: apostrophe before a, o, e only"
    wanted = "".join(copied(term.term))
    if not _holds(text, wanted):
        yield f"lacks what is copied from the headword: {wanted}"
    if not wanted and re.search(r"[0-9]", text):
        yield "has figures; write tone marks: liǎng gè, not liang3 ge4"
    if read is None:
        return
    hanzi = [char for char in term.term if count_hanzi(char)]
    for char, mine, (other, sure) in zip(hanzi, given, read(term.term), strict=True):
        low = unicodedata.normalize("NFC", mine.lower())
        if sure and low != other and not _neutral_differs(low, other):
            yield (
                f"reads {char} as {mine}, dictionaries {other}; mend it, or where it is right "
                'write reviewed = ["pinyin"]'
            )


def _straight(word: str) -> str:
    return unicodedata.normalize("NFC", word.replace("’", "'"))


def _holds(text: str, wanted: str) -> bool:
    """Do the characters of `wanted` stand in `text` in this order?"""
    rest = iter(text)
    return all(char in rest for char in wanted)


def _neutral_differs(one: str, other: str) -> bool:
    """The same sounds, one of them in the neutral tone."""
    tones = [_TONES.sub("", unicodedata.normalize("NFD", s)) for s in (one, other)]
    bare = [_TONES.search(unicodedata.normalize("NFD", s)) is None for s in (one, other)]
    return tones[0] == tones[1] and any(bare)
