"""Text of others made safe: whatever it holds, it is text in the file it goes into."""

from __future__ import annotations

import html
import unicodedata

# Control, format (bidi, zero-width) and surrogate characters, line and paragraph separators.
_DROPPED = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))


def clean(text: str) -> str:
    """`text` in NFC, without characters that XML can't hold or that change the direction or the
    look of others; line breaks and tabs become blanks."""
    if text.isprintable() and text.isascii():
        return text
    spaced = "".join(" " if char in "\n\r\t\u2028\u2029" else char for char in text)
    kept = (char for char in spaced if not _is_dropped(char))
    return unicodedata.normalize("NFC", "".join(kept))


def escaped(text: str) -> str:
    """`text` clean, for the content or a quoted attribute of HTML and XML."""
    return html.escape(clean(text))


def _is_dropped(char: str) -> bool:
    code = ord(char)
    nonchar = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return nonchar or unicodedata.category(char) in _DROPPED
