"""The one way from text to words with readings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from reader.language import lexicon
from reader.language.model import Fixed, Word
from reader.language.readings import Reader
from reader.language.script import simplify
from reader.language.segment import crossing, cut


class Linguist:
    """Cuts text into words and reads them. Deterministic; loads its lexicon when first asked."""

    def __init__(self, cache: Path) -> None:
        """`cache`: a folder of our own for the compiled lexicon (0.3 s to load, 2 s to compile)."""
        self._cache = cache
        self._parts: dict[tuple[str, int, int], bool] = {}

    @cached_property
    def _lexicon(self) -> lexicon.Lexicon:
        return lexicon.load(self._cache)

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._lexicon)

    def cuts_word(self, text: str) -> Callable[[int, int], bool]:
        """For a text: does a span (start, end) cut a word? Asked by the glossary."""
        return crossing(self._lexicon, simplify(text), self._parts)

    def words(self, text: str, fixed: Sequence[Fixed] = ()) -> list[Word]:
        """Words that tile `text`. `fixed` spans (sorted, apart) come out as they are given; the
        text between them is cut and read here, with the whole text as its context."""
        plain = simplify(text)
        pieces: list[str] = []
        given: dict[int, tuple[tuple[str, ...], str]] = {}
        at = 0
        for span in fixed:
            pieces += cut(self._lexicon, plain, at, span.start)
            at = span.start
            for length, readings in span.words:
                given[len(pieces)] = (readings, span.by if readings else "")
                pieces.append(plain[at : at + length])
                at += length
        pieces += cut(self._lexicon, plain, at, len(plain))
        return self._reader.read(text, plain, pieces, given)
