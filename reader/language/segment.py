"""Text cut into words: the most probable division by our lexicon, without guessing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from reader.language.lexicon import Lexicon, best_division
from reader.language.tokens import tokens


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


def crossing(lexicon: Lexicon, text: str) -> Callable[[int, int], bool]:
    """For `text`: does a span (start, end) begin or end inside a word, one of jieba's, without
    holding it whole? Only the runs of Hanzi that are asked about are cut."""
    runs: list[tuple[int, int]] = []
    cuts: dict[int, list[int]] = {}

    def word_at(at: int) -> tuple[int, int] | None:
        """The word that has characters on both sides of `at`, or None."""
        if not runs:
            runs.extend((start, end) for start, end, _ in tokens(text))
        run = bisect_right(runs, (at, 0)) - 1
        if run < 0 or not runs[run][0] < at < runs[run][1]:
            return None
        edges = cuts.get(run)
        if edges is None:
            edges = cuts[run] = [runs[run][0]]
            for word in cut(lexicon, text, *runs[run], phrases=False):
                edges.append(edges[-1] + len(word))
        n = bisect_right(edges, at) - 1
        return None if edges[n] == at else (edges[n], edges[n + 1])

    def crosses(start: int, end: int) -> bool:
        for at in (start, end):
            word = word_at(at)
            if word and not (start <= word[0] and word[1] <= end):
                return True
        return False

    return crosses
