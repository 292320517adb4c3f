"""Text selected with the mouse: characters of the text, never pinyin."""

from __future__ import annotations

from dataclasses import dataclass

from reader.services.reading import Reading
from reader.tui.layout import cells
from reader.tui.viewport import Viewport

Spot = tuple[int, int]  # (block, code point in it)


@dataclass(frozen=True, slots=True)
class Selection:
    """From one spot to another, in either order."""

    anchor: Spot
    head: Spot

    @property
    def empty(self) -> bool:
        """Nothing was dragged over."""
        return self.anchor == self.head

    def in_block(self, block: int, length: int) -> list[tuple[int, int]]:
        """The selected range of a block of `length` code points, in a list; or an empty one."""
        (first, start), (last, end) = sorted((self.anchor, self.head))
        if not first <= block <= last:
            return []
        return [(start if block == first else 0, end if block == last else length)]

    def text(self, reading: Reading) -> str:
        """What is selected; paragraphs apart by a line end."""
        (first, _), (last, _) = sorted((self.anchor, self.head))
        pieces = []
        for seq in range(first, last + 1):
            block = reading.block(seq)
            for start, end in self.in_block(seq, len(block.text)):
                pieces.append(block.text[start:end])
            pieces.append("\n" if block.ends_paragraph and seq != last else "")
        return "".join(pieces)


def spot_at(view: Viewport, x: int, y: int, ambiguous: int, gap: bool = False) -> Spot | None:
    """The character at cell (x, y) of the text column; `gap`: the nearest gap between two."""
    at = view.line_at(max(0, min(y, view.height - 1)))
    if at is None:
        return None
    block, number, _ = at
    layout = view.layout(block)
    line = layout.lines[number]
    word = next((i for i, end in enumerate(line.text_end) if x < end), len(line.text_end) - 1)
    text, cell = layout.word(line.first + word), line.text_at[word]
    offset = layout.starts[line.first + word]
    for char in text:
        width = cells(char, ambiguous)
        if x < cell + (width / 2 if gap else width):
            break
        cell, offset = cell + width, offset + 1
    return block, offset
