"""The dictionaries that the tables are made from. Needed only to build, never to read."""

from __future__ import annotations

import gzip
import importlib
import re
from collections import defaultdict
from dataclasses import dataclass, field

from reader.language.packaged import cedict_data, jieba_words
from reader.language.tables.spelling import from_number, toneless

Reading = tuple[str, ...]

_ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_POINTS = str.maketrans("", "", "·，,")


@dataclass
class Sources:
    """What each dictionary says; readings without sandhi, one syllable a character."""

    frequency: dict[str, int] = field(default_factory=dict)  # jieba's words
    tags: dict[str, str] = field(default_factory=dict)  # their parts of speech
    cedict: dict[str, list[Reading]] = field(default_factory=dict)  # all homographs
    phrases: dict[str, Reading] = field(default_factory=dict)  # pypinyin
    large: dict[str, Reading] = field(default_factory=dict)  # pypinyin-dict, large_pinyin
    zdic: dict[str, Reading] = field(default_factory=dict)  # pypinyin-dict, zdic_cibs
    chars: dict[str, list[str]] = field(default_factory=dict)  # the usual reading first


def read_sources() -> Sources:
    """Reads them all; ImportError where a package is missing."""
    chars = {chr(c): r.split(",") for c, r in _data("pypinyin.pinyin_dict", "pinyin_dict").items()}
    usual = _data("pypinyin_dict.pinyin_data.kmandarin_8105", "pinyin_dict")
    for code, reading in usual.items():
        rest = [r for r in chars.get(chr(code), []) if r != reading]
        chars[chr(code)] = [reading.split(",")[0], *rest]
    jieba = jieba_words()
    return Sources(
        {word: count for word, count, _ in jieba},
        {word: tag for word, _, tag in jieba},
        _cedict(),
        _phrases("pypinyin.phrases_dict"),
        _phrases("pypinyin_dict.phrase_pinyin_data.large_pinyin"),
        _phrases("pypinyin_dict.phrase_pinyin_data.zdic_cibs"),
        chars,
    )


def _data(module: str, name: str) -> dict:  # type: ignore[type-arg]
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


def _phrases(module: str) -> dict[str, Reading]:
    found = _data(module, "phrases_dict")
    words = {w: dictionary_tones(w, tuple(s[0] for s in r)) for w, r in found.items()}
    # A few hundred phrases came without any tone.
    return {w: r for w, r in words.items() if any(s != toneless(s) for s in r)}


def _cedict() -> dict[str, list[Reading]]:
    found: dict[str, list[Reading]] = defaultdict(list)
    for line in gzip.decompress(cedict_data()).decode("utf-8").splitlines():
        match = _ENTRY.match(line)
        if not match or re.match(r"(old |erhua )?variant of|see ", match[4]):
            continue
        word = match[2].translate(_POINTS)
        spelled = [from_number(s) for s in match[3].split() if s not in ("·", ",")]
        if len(spelled) != len(word) or "" in spelled:
            continue
        reading = dictionary_tones(word, tuple(spelled))
        if reading not in found[word]:
            found[word].append(reading)
    return dict(found)


def dictionary_tones(word: str, reading: Reading) -> Reading:
    """`reading` with the dictionary tones of 一 and 不, and `r` for a 儿 that is no syllable."""
    out = []
    for char, syllable in zip(word, reading, strict=False):
        if char == "一":
            syllable = "yī"
        elif char == "不" and syllable == "bú":
            syllable = "bù"
        elif char == "谁":
            syllable = "shéi"  # 现汉: shéi, also shuí
        elif char == "儿" and syllable == "er":
            syllable = "r"
        out.append(syllable)
    return tuple(out)
