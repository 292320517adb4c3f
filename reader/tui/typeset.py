"""How an article is set: which pinyin stands over which word, in lines of which width."""

from __future__ import annotations

from dataclasses import dataclass

from reader import pinyin
from reader.services.reading import Reading
from reader.storage.blocks import Block
from reader.tui.layout import Layout, lay_out
from reader.tui.marks import marks_of
from reader.tui.painter import Marks
from reader.tui.viewport import Shape, Viewport

DRILL_MARK = "•"  # behind the pinyin of a term that is in the drill
NARROWEST = 20  # cells of a column, whatever the window
_MARGIN = 2
_KEPT = 256  # blocks whose marks are kept
# How many cells a Hanzi takes with pinyin over all, some or no words: measured on these articles.
_PER_HANZI = {"all": 3.4, "unknown": 2.8, "terms": 2.3, "none": 2.05}


@dataclass(frozen=True, slots=True)
class Look:
    """How the page is to look; see config.toml."""

    pinyin: str = "all"
    spaced: bool = True
    column: int = 92
    ambiguous: int = 1


class Typesetter:
    """Sets the blocks of one article for one look and one window width (in cells)."""

    def __init__(self, reading: Reading, look: Look, width: int) -> None:
        self._reading = reading
        self._look = look
        column = max(NARROWEST, min(look.column, width - 2 * _MARGIN))
        self.left = max(_MARGIN, (width - column) // 2)
        self.shape = Shape(column, look.pinyin != "none", look.spaced, _PER_HANZI[look.pinyin])
        self._marks: dict[int, Marks] = {}

    def viewport(self, height: int) -> Viewport:
        """A view of the article from its beginning, `height` rows high."""
        return Viewport(self._reading.outline, self.shape, self.layout, height)

    def layout(self, seq: int) -> Layout:
        """Block `seq` in lines."""
        block = self._reading.block(seq)
        return lay_out(block, self.shape.width, self._label, self._look.ambiguous)

    def marks(self, seq: int) -> Marks:
        """What is marked in block `seq`."""
        if seq not in self._marks:
            if len(self._marks) >= _KEPT:
                self._marks.clear()
            self._marks[seq] = marks_of(self._reading, seq)
        return self._marks[seq]

    def _label(self, block: Block, word: int, text: str) -> str:
        reading, mode = block.readings[word], self._look.pinyin
        if not reading or mode == "none":
            return ""
        marks = self.marks(block.seq)
        if mode == "terms" and marks.term_of[word] < 0:
            return ""
        if mode == "unknown" and word in marks.known:
            return ""
        label = pinyin.join(reading.replace("?", "").split())
        return label + DRILL_MARK if word in marks.drilled and _ends_term(marks, word) else label


def _ends_term(marks: Marks, word: int) -> bool:
    terms = marks.term_of
    return word + 1 == len(terms) or terms[word + 1] != terms[word]
