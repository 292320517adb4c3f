"""Where a word is parted or hyphenated in pinyin: GB/T 16159-2012 at the level of words.

6.1.5 numbers and measure words (liǎng gè, dì-yī, èrshí, sānbǎi wǔshíliù) and 6.1.4 pronouns before
them (zhè gè); 6.1.12 idioms of two halves (fēngpíng-làngjìng) or solid (bùyìlèhū); 5.3 names and
phrases of four and more syllables (shèhuì zhǔyì); 6.2.2 places (Běijīng Shì).

Idioms, phrases and names stand in divisions.txt (see build.py): sorted lines, each a word, a tab
and its parts in Hanzi with what stands between: `风平浪静 2-2`, `北京市 !2 1` (`!`: a name).
"""

from __future__ import annotations

import os
from functools import lru_cache

DIGITS = frozenset("零〇一二三四五六七八九两")
SCALES = frozenset("百千万亿")
_NUMERALS = DIGITS | SCALES | {"十", "几", "半"}
_POINTING = frozenset("这那哪各每某")
MEASURES = frozenset(  # one string: a list of them would fill a page
    """个 件 次 届 年 条 项 张 组 批 支 句 本 套 种 步 份 天 座 片 段 部 位 名 户 亩 吨 元 斤 度 米
    里 公里 千瓦 千瓦时 平方米 平方公里 立方米 公斤 公顷 千克 克 升 人 家 所 场 篇 封 台
    辆 架 艘 只 头 匹 棵 株 块 颗 根 把 间 栋 幢 层 村 县 省 市 区 国 族 级 轮 期 类 倍 代 章
    节 页 卷 册 集 回 遍 趟 番 下子 周 岁 分钟 小时 秒 号 日 世纪 美元 人次 句话
    席话 阵风 大批 系列""".split()  # noqa: SIM905
)
# Numerals in them, but words of their own.
_SOLID = frozenset(
    """千瓦 千米 千克 千瓦时 一些 一度 一道 一把 一时 一下子 一名 一头 一片 一面 一层 一代 一级
    一家 一场 一日 万人 一人 一回 十分 百年 百倍 一系列 各级 万一""".split()  # noqa: SIM905
)
_FILE = os.path.join(os.path.dirname(__file__), "divisions.txt")  # noqa: PTH118, PTH120
_LONGEST = 16  # Hanzi of a word that is looked for


@lru_cache(maxsize=1)
def _table() -> bytes:
    """The table as it lies on the disk: searched, never decoded as a whole."""
    try:
        with open(_FILE, "rb") as file:  # noqa: PTH123
            return file.read()
    except OSError:
        return b""  # words stay solid


@lru_cache(maxsize=4096)
def listed(word: str) -> str:
    """The parts of `word` as the table has them (`2-2`, `!2 1`), or ""."""
    if not 2 <= len(word) <= _LONGEST:
        return ""
    table, key = _table(), word.encode() + b"\t"
    low, high = 0, len(table)
    while low < high:
        middle = (low + high) // 2
        start = table.rfind(b"\n", low, middle) + 1 or low
        end = table.find(b"\n", middle)
        end = high if end < 0 else end
        line = table[start:end]
        if line.startswith(key):
            return line[len(key) :].decode()
        if line < key:
            low = end + 1
        else:
            high = start
    return ""


@lru_cache(maxsize=4096)
def gaps(word: str) -> tuple[str, ...]:
    """What stands between the syllables of `word` (Hanzi only): "", "-" or " ", one less than
    it has Hanzi. The apostrophe is not told here."""
    solid = ("",) * (len(word) - 1)
    if len(word) < 2 or word in _SOLID:
        return solid
    if len(word) >= 3 and (found := listed(word)):
        return _from_parts(found.lstrip("!"), len(word)) or solid
    return _counted(word) or _halved(word) or solid


def _halved(word: str) -> tuple[str, ...]:
    """Four Hanzi that are two common words: guànchè luòshí."""
    if len(word) != 4 or word[1] in "而之" or word[2] in "而之":
        return ()
    if word[1] == "的":
        return (" ", " ", "")  # 党的建设
    if word[2] == "的":
        return ("", " ", " ")
    return ("", " ", "") if listed(word[:2]) and listed(word[2:]) else ()


def _from_parts(parts: str, length: int) -> tuple[str, ...]:
    out: list[str] = []
    for char in parts:
        if char.isdigit():
            out += [""] * (int(char) - 1)
        else:
            out.append(char)
    return tuple(out) if len(out) == length - 1 else ()


def _counted(word: str) -> tuple[str, ...]:
    """Numbers with or without a measure word, and 这个, 每年."""
    if word[0] in _POINTING:
        apart = word[1:] in MEASURES and word[1:] != "里"  # 这里 is one word
        return (" ", *[""] * (len(word) - 2)) if apart else ()
    ordinal = word[0] == "第"
    at = begin = int(ordinal)
    while at < len(word) and word[at] in _NUMERALS:
        at += 1
    if at < len(word) and word[at:] not in MEASURES and word[at - 1] in SCALES:
        # 亿千瓦, 万千瓦时: the scale belongs to the unit.
        at -= word[at - 1 :] in MEASURES
    number, rest = word[begin:at], word[at:]
    if not number or (rest and rest not in MEASURES and not ordinal):
        return ()
    between = list(_number(number))
    if ordinal:
        between.insert(0, "-")
    if rest:
        between += [" ", *[""] * (len(rest) - 1)]
    return tuple(between)


def _number(number: str) -> list[str]:
    """Between the numerals: 11 to 99 solid, hundreds and thousands with their digit; 万 and 亿
    with a single digit, apart from more."""
    out: list[str] = []
    for n in range(1, len(number)):
        before, here = number[n - 1], number[n]
        if here in "万亿":
            alone = before in DIGITS or before in "几十万"
            out.append("" if alone and (n == 1 or number[n - 2] in "万亿零") else " ")
        elif before in SCALES:
            out.append(" ")  # after a hundred, a thousand … the next group
        elif "零" in (here, before) and not SCALES.isdisjoint(number):
            out.append(" ")
        else:
            out.append("")
    return out
