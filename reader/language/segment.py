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


def crossing(words: list[str]) -> Callable[[int, int], bool]:
    """For a text cut into `words`: does a span (start, end) begin or end inside one of them,
    without holding it whole?"""
    edges = [0]
    for word in words:
        edges.append(edges[-1] + len(word))
    known = set(edges)

    def crosses(start: int, end: int) -> bool:
        return any(
            at not in known
            and not (start <= edges[bisect_right(edges, at) - 1]
                     and edges[bisect_right(edges, at)] <= end)
            for at in (start, end)
        )

    return crosses
