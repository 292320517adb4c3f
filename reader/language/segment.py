"""Text cut into words: the most probable division by our lexicon, without guessing."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from itertools import pairwise

from reader.hanzi import HANZI
from reader.language.lexicon import Lexicon, best_division
from reader.language.tokens import tokens

_RUN = re.compile(f"[{HANZI}]+")


def cut(
    lexicon: Lexicon, text: str, start: int = 0, end: int | None = None, *, phrases: bool = True
) -> Iterator[str]:
    """The words of `text[start:end]`; joined, they are that text again. Without `phrases`, only
    jieba's words: our own are longer, for the sake of their readings."""
    look = lexicon.weights.get if phrases else lexicon.look_up_jieba
    floor = lexicon.floor
    for at, stop, hanzi in tokens(text, start, end):
        if not hanzi or stop - at == 1:
            yield text[at:stop]
            continue
        run = text[at:stop]
        _, ends = best_division(look, run, floor)
        word = 0
        while word < len(run):
            yield run[word : ends[word]]
            word = ends[word]


def crossing(
    lexicon: Lexicon, text: str, parts: dict[tuple[str, int, int], bool] | None = None
) -> Callable[[int, int], bool]:
    """For `text`: does a span (start, end) begin or end inside a word, one of jieba's, without
    holding it whole or being a part that it is put together of? Only the runs of Hanzi that are
    asked about are cut. `parts` keeps, from text to text, what was found out about words."""
    known = {} if parts is None else parts
    runs: list[tuple[int, int]] = []
    cuts: dict[int, list[int]] = {}

    def word_at(at: int) -> tuple[int, int] | None:
        """The word that has characters on both sides of `at`, or None."""
        if not runs:
            runs.extend(match.span() for match in _RUN.finditer(text))
        n = bisect_left(runs, (at, 0)) - 1
        if n < 0 or runs[n][1] <= at:
            return None
        start, stop = runs[n]
        edges = cuts.get(start)
        if edges is None:
            edges = cuts[start] = _edges(lexicon, text[start:stop])
        word = bisect_right(edges, at - start) - 1
        return None if edges[word] == at - start else (start + edges[word], start + edges[word + 1])

    def crosses(start: int, end: int) -> bool:
        for at in (start, end):
            word = word_at(at)
            if word is None or (start <= word[0] and word[1] <= end):
                continue
            if not (word[0] <= start and end <= word[1]):
                return True
            place = (text[slice(*word)], start - word[0], end - start)
            if place not in known:
                known[place] = _is_part(lexicon, *place)
            if not known[place]:
                return True
        return False

    return crosses


def _is_part(lexicon: Lexicon, word: str, start: int, length: int) -> bool:
    """Is a longer word put together of this part of it and other words? 党组 is a part of 党组书记,
    but not of 党组织 (党, 组织), nor 旗 of 旗帜, nor 中国 of 发展中国家: single characters beside
    it tell nothing."""
    edges = _edges(lexicon, word, whole=False)
    pieces = list(pairwise(edges))
    if (start, start + length) not in pieces:
        return False
    others = [end - at for at, end in pieces if at != start]
    return min(others) > 1 or (length > 1 and len(others) == 1)


def _edges(lexicon: Lexicon, run: str, whole: bool = True) -> list[int]:
    """Where the words of a run of Hanzi begin and end. `whole`: may it be one word?"""
    look = lexicon.look_up_jieba
    mine = look if whole else lambda text: 0 if text == run else look(text)
    _, ends = best_division(mine, run, lexicon.floor)
    edges = [0]
    while edges[-1] < len(run):
        edges.append(ends[edges[-1]])
    return edges
