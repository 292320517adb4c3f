"""How an article is set: which pinyin stands over which word, in lines of which width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate

from reader.language.script import simplify
from reader.services.reading import Reading
from reader.spelling.division import listed
from reader.spelling.passage import Given, Style, Written, given, write
from reader.storage.blocks import Block
from reader.tui.layout import Layout, lay_out
from reader.tui.marks import marks_of
from reader.tui.painter import Marks
from reader.tui.viewport import Shape, Viewport

_STOPS = frozenset("。！？!?…")
_CLOSERS = "”’」』）) 　"
DRILL_MARK = "•"  # behind the pinyin of a term that is in the drill
NARROWEST = 20  # cells of a column, whatever the window
_MARGIN = 2
_KEPT = 256  # blocks whose marks are kept
# How many cells a Hanzi takes with pinyin over all, some or no words: measured on these articles.
_PER_HANZI = {"all": 3.4, "unknown": 2.8, "terms": 2.3, "none": 2.05}
# How much wider other displays are where there is pinyin: zhuyin letters take two cells each.
_WIDER = {"marks": 1.0, "numbers": 1.2, "zhuyin": 1.5}
_APART = 1.25  # the same, for syllables that stand by themselves


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is to look; see config.toml."""

    pinyin: str = "all"
    spaced: bool = True
    column: int = 92
    ambiguous: int = 1
    spelling: str = "marks"
    joined: bool = True
    capitals: bool = False
    sandhi: bool = False
    tones: str = "none"
    simplified: bool = False


class Typesetter:
    """Sets the blocks of one article for one look and one window width (in cells)."""

    def __init__(self, reading: Reading, look: Look, width: int) -> None:
        self._reading = reading
        self._look = look
        column = max(NARROWEST, min(look.column, width - 2 * _MARGIN))
        self.left = max(_MARGIN, (width - column) // 2)
        labelled = look.pinyin != "none"
        wider = _WIDER[look.spelling] * (1 if look.joined else _APART) if labelled else 1
        self.shape = Shape(column, labelled, look.spaced, _PER_HANZI[look.pinyin] * wider)
        self._style = Style(look.spelling, look.joined, look.capitals, look.sandhi)
        self._marks: dict[int, Marks] = {}
        self._written: dict[int, Written] = {}

    def viewport(self, height: int) -> Viewport:
        """A view of the article from its beginning, `height` rows high."""
        return Viewport(self._reading.outline, self.shape, self.layout, height)

    def layout(self, seq: int) -> Layout:
        """Block `seq` in lines."""
        block, look = self._reading.block(seq), self._look
        tied = () if look.pinyin == "none" else self._spelled(block).tied
        shown = ""
        if look.simplified and self._reading.traditional:
            shown = simplify(block.text, surely=True)
        return lay_out(
            block, self.shape.width, self._label, look.ambiguous, tied, not look.joined, shown
        )

    def marks(self, seq: int) -> Marks:
        """What is marked in block `seq`."""
        if seq not in self._marks:
            if len(self._marks) >= _KEPT:
                self._marks.clear()
            found = marks_of(self._reading, seq)
            if self._look.tones != "none":
                found = replace(found, tones=self._spelled(self._reading.block(seq)).pieces)
            self._marks[seq] = found
        return self._marks[seq]

    def _spelled(self, block: Block) -> Written:
        """All words of a block in the spelling of the look; sandhi and sentences need them all."""
        if block.seq not in self._written:
            if len(self._written) >= _KEPT:
                self._written.clear()
            words = list(_words(block))
            begins = self._style.capitals and self._begins(block)
            decks = self._decks(block) if self._look.joined or self._style.capitals else None
            self._written[block.seq] = write(words, self._style, begins, decks)
        return self._written[block.seq]

    def _begins(self, block: Block) -> bool:
        """Does a sentence begin with the block? A sentence may be longer than a block."""
        if not block.start or not block.seq:
            return True
        before = self._reading.block(block.seq - 1).text.rstrip(_CLOSERS)
        return before[-1:] in _STOPS

    def _decks(self, block: Block) -> dict[int, list[Given]]:
        """Capitals and hyphens as the decks write the marked terms, word by word.

        The decks are opened only for the capitals; else the table of idioms must do.
        """
        found: dict[int, list[Given]] = {}
        starts = list(accumulate(block.lengths, initial=0))
        for _, start, end, shown in block.terms:
            if not shown:
                continue
            inside = [n for n, at in enumerate(starts[:-1]) if start <= at < end]
            said = self._said(block, start, end, len(inside))
            sizes = [len(block.readings[n].split()) for n in inside]
            if not said or sum(sizes) != len(said):
                continue  # a variant with other Hanzi than the headword
            at = 0
            for n, size in zip(inside, sizes, strict=True):
                if size:
                    found[n] = said[at : at + size]
                at += size
        return found

    def _said(self, block: Block, start: int, end: int, words: int) -> list[Given]:
        """What is known of the spelling of a marked term, one a syllable, or nothing."""
        if not self._style.capitals:
            idiom = words == 2 and end - start == 4 and listed(block.text[start:end]) == "2-2"
            return [Given(False, n == 1) for n in range(4)] if idiom else []
        for found in self._reading.terms_at(block.seq, start, end):
            if found.shown and (found.start, found.end) == (start, end):
                return given(found.term.pinyin)
        return []

    def _label(self, block: Block, word: int, text: str) -> str:
        reading, mode = block.readings[word], self._look.pinyin
        if not reading or mode == "none":
            return ""
        marks = self.marks(block.seq)
        if mode == "terms" and marks.term_of[word] < 0:
            return ""
        if mode == "unknown" and word in marks.known:
            return ""
        pieces = self._spelled(block).pieces[word]
        label = ("" if self._look.joined else " ").join(piece for piece, _ in pieces)
        return label + DRILL_MARK if word in marks.drilled and _ends_term(marks, word) else label


def _words(block: Block) -> Iterator[tuple[str, list[str]]]:
    """(text, one syllable a Hanzi) of each word; an unknown syllable is empty."""
    at = 0
    for length, reading in zip(block.lengths, block.readings, strict=True):
        yield (
            block.text[at : at + length],
            reading.replace("?", "").split(" ") if reading else [],
        )
        at += length


def _ends_term(marks: Marks, word: int) -> bool:
    terms = marks.term_of
    return word + 1 == len(terms) or terms[word + 1] != terms[word]
