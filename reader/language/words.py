"""The one way from text to words with readings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reader.hanzi import is_hanzi
from reader.language.model import Fixed, Word
from reader.language.readings import read_hanzi
from reader.language.segment import Segmenter

ENGINE = "1"  # raise it when the same text would get other words or readings


class Linguist:
    """Cuts text into words and reads them. Deterministic; loading takes about a second."""

    def __init__(self, cache: Path) -> None:
        """`cache`: a folder of our own for compiled dictionaries."""
        self._segmenter = Segmenter(cache)

    def cuts_word(self, text: str) -> Callable[[int, int], bool]:
        """See `Segmenter.cuts_word`: what the segmenter takes for words, asked by the glossary."""
        return self._segmenter.cuts_word(text)

    def words(self, text: str, fixed: Sequence[Fixed] = ()) -> list[Word]:
        """Words that tile `text`. `fixed` spans (sorted, apart) come out as they are given; the
        text between them is cut and read here."""
        return list(self._words(text, fixed))

    def _words(self, text: str, fixed: Sequence[Fixed]) -> Iterator[Word]:
        at = 0
        for span in fixed:
            yield from self._between(text, at, span.start)
            at = span.start
            for length, readings in span.words:
                yield Word(text[at : at + length], at, readings, span.by if readings else "")
                at += length
        yield from self._between(text, at, len(text))

    def _between(self, text: str, start: int, end: int) -> Iterator[Word]:
        stretch = text[start:end]
        readings = iter(read_hanzi(stretch))
        for token in self._segmenter.cut(stretch):
            found = [next(readings) for char in token if is_hanzi(char)]
            by = "phrase" if any(b == "phrase" for _, b in found) else "default" if found else ""
            yield Word(token, start, tuple(reading for reading, _ in found), by)
            start += len(token)
