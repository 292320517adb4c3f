"""Tones as they are spoken: 一, 不 and third tones (变调).

After 现代汉语词典 (7th edition, notes at 一 and 不), 普通话水平测试实施纲要 (变调), and for
runs of third tones the feet of Chih-lin Shih (The Prosodic Domain of Tone Sandhi in Chinese, 1986):
first inside a word, then a word of one syllable with its neighbour; two longer words side by side
stay as they are, as in careful speech. GB/T 16159-2012, 6.5, writes dictionary tones; this is for
reading aloud.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.hanzi import is_hanzi
from reader.spelling.syllable import NEUTRAL, tone, toneless, with_tone

Word = tuple[str, Sequence[str]]  # its text and one syllable a Hanzi ("": unknown)

_DIGITS = "零〇一二三四五六七八九"
_SCALES = "百千万亿"
# 一 is an ordinal before these: 一月, 一号, 一等奖, 一流, 一线, 一审, (十九届)一中全会.
_ORDINAL = ("月", "号", "级", "等", "流", "线", "审", "楼", "期", "季度", "年级", "中全会", "班")
_KEPT_AFTER = "十第初周统唯惟专其之归合划逐"  # 统一战线, 第一次: also in the middle of a word
_KEPT_WORDS = frozenset(("一把手", "一二三", "一一", "一汽", "一战", "一大", "一二九"))
# Three syllables whose first stands by itself: 小老虎, 总统领 …; all others are 2 + 1 (展览馆).
_PREFIXES = "小老大副总正每各很好两有我你某党纸冷"


def sandhi(words: Sequence[Word]) -> list[list[str]]:
    """The syllables of `words` (in their order, punctuation and other text among them, without
    syllables) as they are spoken. Pauses are where a word has no syllables or an unknown one."""
    spoken = [list(syllables) for _, syllables in words]
    for stretch in _stretches(words):
        _one_and_not(words, stretch, spoken)
        _third_tones(words, stretch, spoken)
    return spoken


def _stretches(words: Sequence[Word]) -> Iterator[list[int]]:
    """Numbers of words that are spoken without a pause."""
    stretch: list[int] = []
    for n, (text, syllables) in enumerate(words):
        if syllables and all(syllables) and len(syllables) == len(text):
            stretch.append(n)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


# -- 一 and 不


def _one_and_not(words: Sequence[Word], stretch: Sequence[int], spoken: list[list[str]]) -> None:
    text = "".join(words[n][0] for n in stretch)
    if "一" not in text and "不" not in text:
        return
    first = stretch[0]
    # A digit or a letter in front makes no difference to a pause, but does to a number: 2一 is odd.
    tones = [tone(s) for n in stretch for s in words[n][1]]
    at = 0
    for n in range(first, stretch[-1] + 1):
        word, syllables = words[n]
        for i, char in enumerate(word):
            here, ahead = at + i, tones[at + i + 1] if at + i + 1 < len(tones) else 0
            if char == "一" and toneless(syllables[i]) == "yi":
                last = len(word) > 1 and i == len(word) - 1
                number = 1 if last or word in _KEPT_WORDS else _one(text, here, ahead)
                spoken[n][i] = with_tone("yi", number)
            elif char == "不" and toneless(syllables[i]) == "bu" and tones[here] == 4:
                spoken[n][i] = with_tone("bu", _not(text, here, ahead))
        at += len(word)


def _one(text: str, at: int, ahead: int) -> int:
    """The tone of 一 at `at`; `ahead`: the tone of what follows, 0 for a pause."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if not ahead or (before and before in _KEPT_AFTER) or text.startswith(_ORDINAL, at + 1):
        return 1
    if before and before in _DIGITS and before != "零":
        return 1
    if after in _DIGITS or after == "十":
        return 1
    if before == "月" and after in "日号":
        return 1
    if before and before == after and is_hanzi(before) and before not in _SCALES:
        return NEUTRAL  # 看一看
    return 2 if ahead == 4 or (ahead == NEUTRAL and after == "个") else 4


def _not(text: str, at: int, ahead: int) -> int:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if ahead and before and before == after:
        return NEUTRAL  # 是不是
    return 2 if ahead == 4 else 4


# -- third tones


def _third_tones(words: Sequence[Word], stretch: Sequence[int], spoken: list[list[str]]) -> None:
    tones = {n: [tone(s) for s in spoken[n]] for n in stretch}
    if sum(t == 3 for found in tones.values() for t in found) < 2:
        return
    for n in stretch:
        _inside(words[n][0], tones[n])
    for left, right in _joined(stretch, tones):
        if tones[left][-1] == 3 and tones[right][0] == 3:
            tones[left][-1] = 2
    for n in stretch:
        for i, number in enumerate(tones[n]):
            if number != tone(spoken[n][i]):
                spoken[n][i] = with_tone(toneless(spoken[n][i]), number)


def _inside(word: str, tones: list[int]) -> None:
    """Change the tones of one word, foot by foot."""
    at, end = 0, len(tones)
    while end - at >= 2:
        size = 3 if end - at == 3 else 2
        pairs = [(0, 1)] if size == 2 else [(0, 1), (1, 2)]
        if size == 3 and word[at] in _PREFIXES:
            pairs.reverse()
        for a, b in pairs:
            if tones[at + a] == 3 and tones[at + b] == 3:
                tones[at + a] = 2
        at += size


def _joined(stretch: Sequence[int], tones: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
    """Neighbours that make a foot, in the order in which they are spoken together.

    Words of one syllable in pairs from the left; one left over goes with the word behind it, or
    at the end with the word before.
    """
    k = 0
    while k < len(stretch):
        n = stretch[k]
        if len(tones[n]) > 1 or tones[n][0] == NEUTRAL:
            k += 1
            continue
        if k + 1 < len(stretch):
            follower = stretch[k + 1]
            yield n, follower
            k += 1 if tones[follower][0] == NEUTRAL or len(tones[follower]) > 1 else 2
        else:
            if k:
                yield stretch[k - 1], n
            k += 1
