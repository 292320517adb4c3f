"""Which characters are Hanzi, and which are the traditional forms of others."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

# Unified ideographs, extensions A–J, compatibility ideographs (by number: an editor that composes
# characters would write U+8C48 for U+F900), and 〇, which is read like one.
HANZI = "〇㐀-䶿一-鿿\uf900-\ufaff\U00020000-\U000323af"


def is_hanzi(char: str) -> bool:
    """True for one CJK ideograph (〇 and the extensions included)."""
    return len(char) == 1 and (
        "一" <= char <= "鿿"
        or char == "〇"
        or "㐀" <= char <= "䶿"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U000323af"
    )


def count_hanzi(text: str) -> int:
    """How many Hanzi `text` holds."""
    return len(text) - len(_hanzi().sub("", text))  # a list of them could take a gigabyte


@cache  # compiled when first used: a look-up in the shell starts without it
def _hanzi() -> re.Pattern[str]:
    return re.compile(f"[{HANZI}]+")


def simplified_forms() -> dict[int, str]:
    """Traditional character (its code point) → its simplified form, one for one, as OpenCC has
    it: a table for str.translate."""
    text = (Path(__file__).parent / "data" / "t2s.txt").read_text(encoding="utf-8")
    pairs = "".join(line for line in text.splitlines() if not line.startswith("#"))
    pairs = pairs.replace(" ", "")  # then every second character is a simplified one
    return dict(zip(map(ord, pairs[::2]), pairs[1::2], strict=True))
