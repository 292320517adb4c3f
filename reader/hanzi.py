"""Which characters are Hanzi."""

from __future__ import annotations

import re

# Unified ideographs, extensions A–J, compatibility ideographs, and 〇, which is read like one.
HANZI = "〇㐀-䶿一-鿿豈-﫿\U00020000-\U000323af"
_HANZI = re.compile(f"[{HANZI}]")


def is_hanzi(char: str) -> bool:
    """True for one CJK ideograph (〇 and the extensions included)."""
    return _HANZI.fullmatch(char) is not None


def count_hanzi(text: str) -> int:
    """How many Hanzi `text` holds."""
    return len(_HANZI.findall(text))
