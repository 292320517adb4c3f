"""Text cut into words: jieba's dictionary and frequencies, without guessing (HMM=False)."""

from __future__ import annotations

import logging
import warnings
from bisect import bisect_right
from collections.abc import Callable
from pathlib import Path


class Segmenter:
    """jieba with a dictionary cache of our own. Loading takes about a second the first time."""

    def __init__(self, cache: Path) -> None:
        """`cache`: the folder for jieba's compiled dictionary; created when missing."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba's sources hold invalid escape sequences
            import jieba
        jieba.setLogLevel(logging.WARNING)
        cache.mkdir(parents=True, exist_ok=True)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.tmp_dir = str(cache)
        self._tokenizer.cache_file = f"jieba-{jieba.__version__}.cache"

    def cut(self, text: str) -> list[str]:
        """The words of `text`; joined, they are `text` again."""
        return list(self._tokenizer.cut(text, HMM=False))

    def cuts_word(self, text: str) -> Callable[[int, int], bool]:
        """For a text: does a span (start, end) begin or end inside a word of the dictionary?"""
        edges = [0]
        for word in self.cut(text):
            edges.append(edges[-1] + len(word))
        known = set(edges)

        def crosses(start: int, end: int) -> bool:
            return any(
                at not in known and not (start <= edges[bisect_right(edges, at) - 1]
                                         and edges[bisect_right(edges, at)] <= end)
                for at in (start, end)
            )

        return crosses
