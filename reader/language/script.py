"""Traditional characters brought to simplified ones, character by character.

Words are cut and read in simplified form; offsets stay the same. A few characters stand in
simplified text too (乾隆, 瞭望): they are changed only in a text that is surely traditional.
"""

from __future__ import annotations

import re
from functools import lru_cache

from reader.hanzi import simplified_forms

_BOTH = "乾瞭藉徵於夥馀餘著"
_SURELY = 3  # so many traditional characters make a text traditional
_SURELY_TO = str.maketrans("於徵餘馀夥", "于征余余伙")
# 著 is 着 in traditional text except in these words.
_AUTHOR = re.compile(
    r"(?<![名顯显編编卓論论專专土巨原昭合拙譯译遺遗])著(?![名作稱称述者有書书錄录])"
)
_QIAN = re.compile(r"乾(?![隆坤卦])(?<!康乾)")
_ELSEWHERE = (
    (_QIAN, "干"), (_AUTHOR, "着"),
    (re.compile(r"瞭(?=解|然|如)|(?<=明)瞭"), "了"),
    (re.compile(r"(?<![狼枕慰蕴蘊])藉"), "借"),
    (re.compile(r"(?<=[批答回])覆"), "复"),
)  # fmt: skip

# One simplified character for several traditional ones: what the single character says.
APART = {
    "髮": "fà", "發": "fā", "幹": "gàn", "乾": "gān", "鬥": "dòu", "捲": "juǎn", "儘": "jǐn",
    "盡": "jìn", "隻": "zhī", "祇": "zhǐ", "衹": "zhǐ", "繫": "jì", "係": "xì", "捨": "shě",
    "噹": "dāng", "復": "fù", "複": "fù", "徵": "zhēng", "彆": "biè", "夥": "huǒ", "鬚": "xū",
    "樸": "pǔ", "葉": "yè", "嚮": "xiàng", "鬆": "sōng", "麵": "miàn", "後": "hòu", "傢": "jiā",
}  # fmt: skip


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    return {code: s for code, s in simplified_forms().items() if chr(code) not in _BOTH}


@lru_cache(maxsize=1)
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{''.join(map(chr, _table()))}]")


def is_traditional(text: str) -> bool:
    """Is `text` surely in traditional characters?"""
    return len(_traditional().findall(text)) >= _SURELY


def simplify(text: str, surely: bool = False) -> str:
    """`text` in simplified characters, each in its place. `surely`: it is part of a text that is
    in traditional characters, however few it has itself."""
    found = _traditional().findall(text)
    if not found and not surely:
        return text
    if surely or len(found) >= _SURELY:
        for pattern, plain in _ELSEWHERE:
            text = pattern.sub(plain, text)
        text = text.translate(_SURELY_TO)
    return text.translate(_table())
