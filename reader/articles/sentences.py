"""Sentences of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDS = "。！？!?；;\n"
_CLOSERS = "”’」』）)】》"
_SENTENCE = re.compile(rf"[^{_ENDS}]*(?:[{_ENDS}]+[{_CLOSERS}]*|$)")


def sentence_at(text: str, offset: int) -> str:
    """The sentence of `text` that holds code point `offset`, without blanks around it (see
    sentence_span); an empty text gives ""."""
    start, end = sentence_span(text, offset)
    return text[start:end]


def sentence_span(text: str, offset: int) -> tuple[int, int]:
    """The code points (start, end) of the sentence of `text` that holds code point `offset`,
    without blanks around it.

    Sentences end at 。！？； or a line break, with the quotes that close there. An offset beyond
    the text gives the last sentence, an empty text (0, 0).
    """
    span = (0, 0)
    for match in _SENTENCE.finditer(text):
        sentence = match[0].strip()
        if not sentence:
            continue
        start = match.start() + match[0].index(sentence)
        span = (start, start + len(sentence))
        if offset < match.end():
            break
    return span


def sentence_tiles(text: str) -> Iterator[tuple[int, int]]:
    """The code points (start, end) of each sentence of `text` with the blanks around it; they tile
    the text."""
    return (match.span() for match in _SENTENCE.finditer(text) if match[0])
