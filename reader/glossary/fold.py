"""Folding: the many ways a term is printed, brought to one.

、“”‘’《》 and other quotes, blanks, line breaks and invisible characters are skipped; full-width
forms become half-width, traditional characters simplified, Latin letters lower case.
"""

from __future__ import annotations

from functools import lru_cache

from reader.hanzi import simplified_forms

_MARKS = "、﹑､“”„‟‘’‚‛〝〞〟＂＇\"'《》〈〉«»‹›「」『』｢｣﹁﹂﹃﹄"
_BLANKS = " \t\n\v\f\r\x85\u00a0\u1680\u202f\u205f\u2028\u2029\u3000"
_INVISIBLE = "\u00ad\u034f\u061c\u180e\ufeff"
_HOLE = "\uffff"  # is no character, and skipped where a text has it
# (first, last): spaces of all widths, zero-width and bidi marks, invisible operators, lone
# surrogates (bytes of a command line that are no text), variation selectors, tags.
_RANGES = (
    (0x2000, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xD800, 0xDFFF), (0xFE00, 0xFE0F),
    (0xFFF9, 0xFFFB), (0xE0001, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {**simplified_forms()}
    table |= {code: chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
    table |= {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
    table |= dict.fromkeys(map(ord, _MARKS + _BLANKS + _INVISIBLE + _HOLE))
    for first, last in _RANGES:
        table |= dict.fromkeys(range(first, last + 1))
    return table


def fold(text: str) -> str:
    """`text` in the form in which terms are compared."""
    return text.translate(_table())


def fold_with_map(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters the offset it has in `text`.

    Every character folds to one character or to nothing, so the map is a plain list.
    """
    pieces = text.translate(_holed()).split(_HOLE)
    kept: list[int] = []
    at = 0
    for piece in pieces:
        kept.extend(range(at, at + len(piece)))
        at += len(piece) + 1
    return "".join(pieces), kept


@lru_cache(maxsize=1)
def _holed() -> dict[int, str]:
    return {code: _HOLE if to is None else to for code, to in _table().items()}
