"""Radicals in place of characters: what many fonts in PDFs call the Hanzi that look like them."""

from __future__ import annotations

import re
import unicodedata

# The supplement has forms of its own, which Unicode does not call compatible with any character.
_SUPPLEMENT = str.maketrans(
    "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
    "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
)
_RADICALS = re.compile(r"[\u2e80-\u2fdf]+")


def unified(text: str) -> str:
    """The text with radicals (U+2E80–2FDF) written as the characters they stand for."""
    return _RADICALS.sub(
        lambda match: unicodedata.normalize("NFKC", match[0].translate(_SUPPLEMENT)), text
    )
