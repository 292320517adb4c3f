"""Phrases that may be set terms: what stands between governing verbs and function words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from reader.glossary.mining_marks import Find
from reader.glossary.mining_words import (
    CARRIED_OUT,
    CARRYING_OUT,
    CLOSED,
    CLOSED_TAGS,
    EITHER,
    GOVERNING,
    HEADS,
    OPEN,
    PARTICLES,
    PROGRAMMES,
    TRAILING,
    WEAK_HEADS,
)
from reader.hanzi import is_hanzi

LONGEST = 16  # characters of a phrase
WORDS = 6
_CODE = re.compile(r"[“‘「『]([A-Za-z]*\d[A-Za-z\d+＋]*)[”’」』]")
_NAMED = tuple(head for head in HEADS if len(head) > 1 and head not in WEAK_HEADS)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a paragraph: its offset in code points, its part of speech as the segmenter tags
    it (empty: none), and how rare it is, as −log10 of its share of all words."""

    text: str
    start: int
    tag: str = ""
    rarity: float = 8.0

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def closed(word: Word) -> bool:
    """Does a phrase end at this word on both sides?"""
    if word.text in OPEN:
        return False
    if not any(map(is_hanzi, word.text)):
        return not word.text.isalpha()
    short = len(word.text) <= 2 or word.text.endswith("个")  # 十二个
    return word.text in CLOSED or (word.tag in CLOSED_TAGS and short)


def chunks(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of words without function words and without governing verbs."""
    chunk: list[Word] = []
    for word in words:
        if closed(word) or (word.text in GOVERNING and word.text not in EITHER):
            if chunk:
                yield chunk
            chunk = []
        else:
            chunk.append(word)
    if chunk:
        yield chunk


def phrases(words: Sequence[Word]) -> Iterator[Find]:
    """Chunks and their parts, and two chunks joined by 的 or 和.

    Signs: chunk for a whole one, also without a light verb before or a light noun behind; part
    for what stands inside one; of and and_ for two joined ones.
    """
    found = list(chunks(words))
    for chunk in found:
        begins = [0]
        while begins[-1] < len(chunk) - 1 and chunk[begins[-1]].text in EITHER:
            begins.append(begins[-1] + 1)
        ends = [len(chunk)]
        while ends[-1] > 1 and chunk[ends[-1] - 1].text in TRAILING:
            ends.append(ends[-1] - 1)
        for b in range(len(chunk)):
            for e in range(b + 1, min(b + WORDS, len(chunk)) + 1):
                start, end = chunk[b].start, chunk[e - 1].end
                if 3 <= end - start <= LONGEST:
                    yield Find(start, end, "chunk" if b in begins and e in ends else "part")
    between = {word.start: word.text for word in words}
    for left, right in pairwise(found):
        start, end, joint = left[0].start, right[-1].end, between.get(left[-1].end, "")
        if end - start > LONGEST or right[0].start != left[-1].end + 1:
            continue
        sizes = left[-1].end - start, end - right[0].start
        if joint == "和" and min(sizes) > 2:
            yield Find(start, end, "and_equal" if sizes[0] == sizes[1] else "and")
        elif joint == "的" and max(sizes) > 3 and min(sizes) > 1:
            yield Find(start, end, "of")


def coded(text: str, words: Sequence[Word]) -> Iterator[Find]:
    """A code in quotation marks with what it is the code of: “415X”先进制造业集群, “1+3”帮扶机制.

    The code alone says nothing, and it would match any other figure.
    """
    for match in _CODE.finditer(text):
        behind = [word for word in words if match.end() <= word.start < match.end() + LONGEST]
        phrase = list(takewhile(lambda word: not closed(word), behind))
        named = [word for word in next(chunks(phrase), []) if word.text.endswith(_NAMED)]
        if phrase and phrase[0].start == match.end():
            for sign in ("quoted", "formula"):
                yield Find(match.start(1), (named or phrase)[-1].end, sign)


def coined(words: Sequence[Word]) -> Iterator[Find]:
    """Characters that the segmenter could not join into words, in twos to fours, also with one
    word of two beside them: 沙戈荒, 因城施策, 依宪治国."""
    for n, word in enumerate(words):
        if len(word.text) > 2 or not is_hanzi(word.text[0]):
            continue
        size = singles = 0
        for last in words[n : n + 4]:
            if len(last.text) > 2 or not all(map(is_hanzi, last.text)):
                break
            size += len(last.text)
            singles += len(last.text) == 1
            if size > 4:
                break
            if size > 1 and singles * 2 >= size and not {word.text, last.text} & PARTICLES:
                yield Find(word.start, last.end, "coined")


def carried_out(words: Sequence[Word]) -> Iterator[Find]:
    """Names of what is carried out, with the verbs in them: 实施｜农产品加工业提升行动｜，"""
    for last, word in enumerate(words):
        if word.text not in CARRIED_OUT or not _ends(words, last):
            continue
        first = last
        while first and word.end - words[first - 1].start <= 20:
            before = words[first - 1]
            if before.text in _CLAUSE_MARKS or before.text in CLOSED - OPEN - {
                "和",
                "与",
                "不",
                "无",
            }:
                break
            first -= 1
        while first < last - 1 and _carries_out(words[first].text):
            first += 1
        if word.end - words[first].start > 5 and last > first:
            yield Find(words[first].start, word.end, "carried_out")
            if len(word.text) > 1 and word.text in PROGRAMMES:
                yield Find(words[first].start, word.end, "programme")


_CLAUSE_MARKS = frozenset("，。；：！？、“”‘’（）《》,.;:!?()\n —…")


def _carries_out(word: str) -> bool:
    return word in CARRYING_OUT or (len(word) == 4 and word in GOVERNING)  # 深入开展


def _ends(words: Sequence[Word], n: int) -> bool:
    return n + 1 == len(words) or closed(words[n + 1]) or words[n + 1].text in GOVERNING
