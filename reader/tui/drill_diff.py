"""A typed answer under the right one, piece under piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.content import Content

from reader.study.typed import RIGHT, TONE, Compared, Piece
from reader.tui import drill_text

_NOTHING = "·"
_LABELS = ("right", "", "typed")
_LABEL_WIDTH = 7
# The sign between the two rows says what the colour says.
_SIGNS = {RIGHT: ("✓", "$text-success"), TONE: ("tone", "bold $text-warning")}
_OTHER = ("✗", "bold $text-error")


def diff(compared: Compared, width: int) -> Content:
    """Three rows: the right answer, a sign a piece (✓, tone, ✗), what was typed; again three rows
    where the pieces don't fit `width` cells. One row where all is right."""
    if compared.right:
        typed = " ".join(piece.typed for piece in compared.pieces)
        return Content.assemble(("✓ ", "$text-success"), typed)
    blocks = [_rows(group) for group in _groups(compared.pieces, width - _LABEL_WIDTH)]
    return Content("\n\n").join(blocks)


def _groups(pieces: Sequence[Piece], width: int) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    used = 0
    for piece in pieces:
        needed = _width(piece) + 2
        if group and used + needed > width:
            yield group
            group, used = [], 0
        group.append(piece)
        used += needed
    yield group


def _rows(group: Sequence[Piece]) -> Content:
    rows = [[Content.styled(label.ljust(_LABEL_WIDTH), drill_text.QUIET)] for label in _LABELS]
    for piece in group:
        sign, style = _SIGNS.get(piece.verdict, _OTHER)
        marked = "" if piece.verdict == RIGHT else "bold underline"
        cells = ((piece.wanted or _NOTHING, ""), (sign, style), (piece.typed or _NOTHING, marked))
        for row, (text, look) in zip(rows, cells, strict=True):
            gap = " " * (_width(piece) + 2 - cell_len(text))
            row += [Content.styled(text, look), Content(gap)]
    return Content("\n").join(Content("").join(row) for row in rows)


def _width(piece: Piece) -> int:
    sign = _SIGNS.get(piece.verdict, _OTHER)[0]
    return max(cell_len(text) for text in (piece.wanted or _NOTHING, sign, piece.typed or _NOTHING))
