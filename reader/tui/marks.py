"""What is marked in a block: terms, known words, doubtful readings, slips of print."""

from __future__ import annotations

from itertools import accumulate

from reader.services.reading import Reading
from reader.tui.painter import Marks


def marks_of(reading: Reading, seq: int) -> Marks:
    """The marks of block `seq`."""
    block = reading.block(seq)
    shown = [term for term in block.terms if term[3]]
    term_of, drilled, known = [], set(), set()
    starts = accumulate(block.lengths, initial=0)
    at_term = 0
    for word, (start, length) in enumerate(zip(starts, block.lengths, strict=False)):
        while at_term < len(shown) and shown[at_term][2] <= start:
            at_term += 1
        inside = at_term < len(shown) and shown[at_term][1] <= start
        term_of.append(at_term if inside else -1)
        if inside and shown[at_term][0] in reading.drilled:
            drilled.add(word)
        if inside and shown[at_term][0] in reading.known_terms:
            known.add(word)
        if block.text[start : start + length] in reading.known_words:
            known.add(word)
    doubtful = {word for word, by in enumerate(block.by) if by.endswith("?")}
    return Marks(
        tuple(term_of), frozenset(drilled), frozenset(known), frozenset(doubtful),
        _slips(reading, block.text), block.heading > 0,
    )  # fmt: skip


def _slips(reading: Reading, text: str) -> list[tuple[int, int]]:
    found = []
    for slip in reading.article.suspected:
        at = text.find(slip.as_is)
        if at >= 0:
            found.append((at, at + len(slip.as_is)))
    return found
