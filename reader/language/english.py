"""The English words of definitions and queries."""

from __future__ import annotations

import re

_ENGLISH = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d+")
_STOP = frozenset(
    ("a", "an", "the", "to", "of", "in", "on", "for", "and", "or", "be", "is", "by", "as", "at",
     "with", "from", "sb", "sth", "one's", "etc")
)  # fmt: skip


def telling_words(definition: str) -> list[str]:
    """The English words of a definition or a query that say something, in lower case."""
    return [w for w in _ENGLISH.findall(definition.lower()) if w not in _STOP]
