"""CC-CEDICT's entries as the dictionary's index wants them: ranked, and by their English words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from math import log
from operator import itemgetter
from typing import NamedTuple

from reader import pinyin, typed
from reader.language.cedict import data_digest, read_entries
from reader.language.english import telling_words
from reader.language.entry import Entry
from reader.language.packaged import jieba_words
from reader.language.tables import files

_FORMAT = "2"  # raise it when the way entries are read or ranked changes
_LESSER = re.compile(
    r"surname |variant of|old variant|see |\(Tw\)|\(archaic\)|\(old\)|\(literary\)"
)
# Pinyin in a definition is no English; without this its letters between the tones would be words.
_PINYIN = re.compile(r"[^\W\d_]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü][^\W\d_]*", re.IGNORECASE)


class IndexRow(NamedTuple):
    """An entry; its characters without signs between them; its pinyin without tones and blanks,
    and with tone numbers (fa1zhan3); its rank (small is likely); and how far each English word of
    its definitions is from being a whole definition."""

    entry: Entry
    characters: str
    plain: str
    numbered: str
    rank: float
    glosses: dict[str, float]


def digest() -> str:
    """Changes with the packaged data, and with the way it is read."""
    return f"{_FORMAT}.{data_digest()}"


def index_rows() -> tuple[int, Iterator[IndexRow]]:
    """How many entries there are, and their rows, the likely ones first."""
    frequency, usual = _frequency(), _usual_readings()
    entries = sorted(
        ((_rank(entry, frequency, usual), entry) for entry in read_entries()),
        key=itemgetter(0),
    )
    return len(entries), (_row(entry, rank) for rank, entry in entries)


def _row(entry: Entry, rank: float) -> IndexRow:
    characters = typed.characters(entry.simplified)
    spelled = entry.pinyin
    return IndexRow(entry, characters, _plain(spelled), _numbers(spelled), rank, _glosses(entry))


def _frequency() -> dict[str, int]:
    return {word: count for word, count, _ in jieba_words()}


def _usual_readings() -> dict[str, str]:
    words = files.read_words() | {w: d.reading for w, d in files.read_decisions().items()}
    return files.read_chars() | {word: " ".join(reading) for word, reading in words.items()}


def _rank(entry: Entry, frequency: dict[str, int], usual: dict[str, str]) -> float:
    """Small is likely: frequent words before rare ones, the usual reading before the others,
    proper names after the common word, surnames and variants last."""
    rank = 20 - log(1 + frequency.get(entry.simplified, 0))
    spelled = entry.pinyin
    if spelled[:1].isupper():
        rank += 1
    if usual.get(entry.simplified, spelled) != spelled.lower():
        rank += 3
    if entry.definitions and _LESSER.match(entry.definitions[0]):
        rank += 10
    return round(rank, 2)


@lru_cache(maxsize=1)
def _letters() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(map(ord, " '’·,-"))
    for char in "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêế":
        table[ord(char)] = pinyin.plain(char)
    return table


def _plain(spelled: str) -> str:
    """`pinyin.plain` for a hundred thousand spellings: by a table."""
    return spelled.lower().translate(_letters())


def _numbers(spelled: str) -> str:
    return "".join(map(_number, spelled.split()))


@lru_cache(maxsize=8192)
def _number(syllable: str) -> str:
    letters = pinyin.plain(syllable)
    return pinyin.numbered(syllable) or (f"{letters}5" if letters else "")


def _glosses(entry: Entry) -> dict[str, float]:
    """English word → how far a definition with it is from being that word alone."""
    found: dict[str, float] = {}
    for number, definition in enumerate(entry.definitions):
        if not definition.isascii():
            definition = _PINYIN.sub(" ", definition)
        telling = telling_words(definition)
        distance = 40.0 * (len(telling) > 1) + 3 * len(telling) + min(number, 6)
        for word in telling:
            found[word] = min(found.get(word, 1e9), distance)
    return found
