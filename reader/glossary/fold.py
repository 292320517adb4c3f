"""Folding: the many ways a term is printed, brought to one.

、“”‘’《》 and plain quotes, blanks, line breaks and zero-width characters are skipped; full-width
forms become half-width, traditional characters simplified, Latin letters lower case.
"""

from __future__ import annotations

from functools import lru_cache

from reader.hanzi import simplified_forms

_SKIPPED = "、“”‘’《》〈〉「」『』\"' \t\r\n\u00a0\u3000\u00ad\u200b\u200c\u200d\u2060\ufeff"


@lru_cache(maxsize=1)
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {**simplified_forms()}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    table |= dict.fromkeys(map(ord, _SKIPPED))
    return table


def fold(text: str) -> str:
    """`text` in the form in which terms are compared."""
    return text.translate(_table())


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset it has in `text`.

    Every character folds to one character or to nothing, so the map is a plain list.
    """
    table = _table()
    kept = [at for at, char in enumerate(text) if table.get(ord(char), "") is not None]
    return text.translate(table), kept
