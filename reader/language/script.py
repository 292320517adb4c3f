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
# 著 is 着 in traditional text except in these words.
_AUTHOR = re.compile(
    r"(?<![名顯显編编卓論论專专土巨原昭合拙譯译遺遗])著(?![名作稱称述者有書书錄录])"
)
_QIAN = re.compile(r"乾(?![隆坤卦])(?<!康乾)")

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


def simplify(text: str) -> str:
    """`text` in simplified characters, each in its place."""
    found = _traditional().findall(text)
    if not found:
        return text
    if len(found) >= _SURELY:
        text = _AUTHOR.sub("着", _QIAN.sub("干", text)).replace("於", "于").replace("徵", "征")
        text = text.replace("餘", "余").replace("馀", "余").replace("夥", "伙")
    return text.translate(_table())
