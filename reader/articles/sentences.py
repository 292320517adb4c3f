"""Sentences of a paragraph."""

from __future__ import annotations

import re

_ENDS = "。！？!?；;\n"
_CLOSERS = "”’」』）)】》"
_SENTENCE = re.compile(rf"[^{_ENDS}]*(?:[{_ENDS}]+[{_CLOSERS}]*|$)")


def sentence_at(text: str, offset: int) -> str:
    """The sentence of `text` that holds code point `offset`, without blanks around it.

    Sentences end at 。！？； or a line break, with the quotes that close there. An offset beyond
    the text gives the last sentence, an empty text gives "".
    """
    found = ""
    for match in _SENTENCE.finditer(text):
        if not match[0].strip():
            continue
        found = match[0]
        if offset < match.end():
            break
    return found.strip()
