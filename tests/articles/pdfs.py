"""Printed pages for the tests: text set as Chinese newspapers and documents set it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # Adobe's name for a font that every program has: nothing is embedded
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
_WIDTH, _HEIGHT, _MARGIN = 595.0, 842.0, 62.0
_NOT_FIRST = "，。、；：？！”’）》」』…—,;:?!)"
_NOT_LAST = "“‘（《「『("
_TOKEN = re.compile(r"[!-~]+|.", re.DOTALL)

Head = Callable[[int], str]


def _width(text: str, size: float) -> float:
    return float(pdfmetrics.stringWidth(text, FONT, size))


def _broken(text: str, measure: float, size: float, indent: float) -> Iterator[tuple[float, str]]:
    """The rows of a paragraph: how far each is moved in, and its text. Western words are not
    parted, and punctuation stands neither first nor last where it may not."""
    row, room, at = "", measure - indent * size, indent * size
    for token in _TOKEN.findall(text):
        if _width(row + token, size) > room + 0.01 and row:
            rest = ""
            if token[0] in _NOT_FIRST:
                rest, row = row[-1], row[:-1]
            while row and row[-1] in _NOT_LAST:
                rest, row = row[-1] + rest, row[:-1]
            yield at, row
            row, room, at = rest, measure, 0.0
        row += token
    yield at, row


def printed(
    paragraphs: Sequence[str],
    *,
    title: str = "",
    columns: int = 1,
    size: float = 10.5,
    leading: float = 1.6,
    indent: float = 2,
    space: float = 0,
    head: Head | None = None,
    foot: Head | None = None,
    stagger: float = 0,
    top: int = 0,
    headings: Sequence[str] = (),
    metadata: str = "",
    encryption: StandardEncryption | None = None,
) -> bytes:
    """A PDF of these paragraphs. `indent` is em, `space` points between paragraphs; `head` and
    `foot` give the text of a page's (from 1); `stagger` puts every second column lower; `top`
    leaves so many rows free on the first page; `headings` are set larger, without an indent."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(_WIDTH, _HEIGHT), encrypt=encryption, invariant=1)
    canvas.setTitle(metadata)
    gutter = 2 * size
    measure = (_WIDTH - 2 * _MARGIN - (columns - 1) * gutter) / columns
    measure -= measure % size
    page, column = 1, 0
    ceiling = _HEIGHT - _MARGIN - 30
    y = ceiling
    starts = [ceiling - stagger * (n % 2) for n in range(columns)]

    def furnish() -> None:
        canvas.setFont(FONT, 9)
        if head:
            canvas.drawCentredString(_WIDTH / 2, _HEIGHT - 40, head(page))
        if foot:
            canvas.drawCentredString(_WIDTH / 2, 36, foot(page))

    furnish()
    if title:
        canvas.setFont(FONT, 2 * size)
        for _, row in _broken(title, (_WIDTH - 2 * _MARGIN) * 0.8, 2 * size, 0):
            canvas.drawCentredString(_WIDTH / 2, y, row)
            y -= 2 * size * 1.4
        y -= size
    y -= top * size * leading
    starts = [y - stagger * (n % 2) for n in range(columns)]
    y = starts[0]
    for text in paragraphs:
        large = text in headings
        kind = size * 1.3 if large else size
        y -= space
        for moved, row in _broken(text, measure, kind, 0 if large else indent):
            if y < _MARGIN:
                column += 1
                if column == columns:
                    canvas.showPage()
                    page, column = page + 1, 0
                    furnish()
                    starts = [ceiling - stagger * (n % 2) for n in range(columns)]
                y = starts[column]
            canvas.setFont(FONT, kind)
            canvas.drawString(_MARGIN + column * (measure + gutter) + moved, y, row)
            y -= kind * leading
    canvas.save()
    return out.getvalue()
