"""What stands where on the pages of a PDF: `python -m reader.articles.pdf.worker < FILE`.

A process of its own, with limits: a broken file can make native code crash, hang, or ask for any
amount of memory. It writes one JSON object: {"pages": [[piece, …], …], "title": "…", "characters":
n, "unmapped": n, "pictures": n}, where a piece is [x0, x1, y, size, font, text], in points from the
left and from below (y: the baseline) as the page is read; or {"error": "…"}.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import math
import re
import sys
from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

# PDF with the place of every character; Apache-2.0/BSD-3-Clause, where PyMuPDF is AGPL, and many
# times faster than readers in Python.
import pypdfium2
from pypdfium2 import raw

MOST_PAGES = 2000
MOST_CHARACTERS = 3_000_000
SECONDS = 120  # of processor time
MEMORY = 700_000_000  # bytes of address space, libraries included
_NEAR = 0.45  # em: the widest gap inside a piece; less than between columns, more than in a word
_APART = 0.18  # em: what parts two words, besides what parts all characters of a line
_TILT = math.radians(8)  # scans stand a little askew; more is a watermark
_WESTERN = re.compile(r"[!-\u024f]{2}")  # two letters that a blank can part
_ALIKE = re.compile(r"[!-\u024f]{2}|[^\s!-\u024f]{2}")
_HYPHENS = (0x02, 0xFFFE)  # what PDFium puts for a hyphen at the end of a line


class _Font(NamedTuple):
    """How the text of one text object is set. `turn`: quarter turns against the clock, or None for
    what stands askew; `nameless`: it does not say which characters it shows."""

    size: float
    name: str
    turn: int | None
    nameless: bool


class _Glyph(NamedTuple):
    text: str
    x0: float
    x1: float
    y: float
    font: _Font


def main() -> int:
    """Read standard input, write the answer; 0, or 2 with an error."""
    _limit()
    try:
        answer = _read(sys.stdin.buffer.read())
    except (_UnreadableError, pypdfium2.PdfiumError) as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "it asks for more memory than a PDF may have here"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))
    return 2 if "error" in answer else 0


class _UnreadableError(Exception):
    pass


def _limit() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):  # not everywhere, not always
        import resource

        for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
            resource.setrlimit(what, (most, resource.getrlimit(what)[1]))


def _read(data: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _UnreadableError(_why(raw.FPDF_GetLastError())) from error
    with contextlib.closing(document):
        if len(document) > MOST_PAGES:
            raise _UnreadableError(
                f"it has {len(document)} pages, more than the {MOST_PAGES} that are read at once; "
                "print the pages you want into a PDF of their own"
            )
        answer: dict[str, Any] = {"characters": 0, "unmapped": 0, "pictures": 0, "pages": []}
        answer["title"] = document.get_metadata_value("Title")
        for number in range(len(document)):
            try:
                page = document[number]
            except pypdfium2.PdfiumError:  # listed, but not there: the others may be
                answer["damaged"] = answer.get("damaged", 0) + 1
                continue
            with contextlib.closing(page):
                _add(page, answer)
    return answer


def _why(code: int) -> str:
    if code == raw.FPDF_ERR_PASSWORD:
        return "it is encrypted and opens only with its password; save a copy without one"
    if code == raw.FPDF_ERR_SECURITY:
        return "it is protected in a way that only its publisher's program opens"
    return "this PDF is damaged or cut off; download it again, or open it and print it to a new PDF"


def _add(page: pypdfium2.PdfPage, answer: dict[str, Any]) -> None:
    text = page.get_textpage()
    with contextlib.closing(text):
        count = text.count_chars()
        answer["characters"] += max(0, count)
        if answer["characters"] > MOST_CHARACTERS:
            raise _UnreadableError(
                f"it has more than the {MOST_CHARACTERS:,} characters that are read at once; "
                "print the pages you want into a PDF of their own"
            )
        glyphs = list(_glyphs(text.raw, count))
    answer["unmapped"] += sum(glyph.text == "\ufffd" for glyph in glyphs)
    if not glyphs:
        kinds = [o.type for o in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)]
        answer["pictures"] += bool(kinds)
    answer["pages"].append([list(piece) for piece in _pieces(glyphs)])


def _glyphs(text: Any, count: int) -> Iterator[_Glyph]:
    """The characters in the order of the file, each on a page turned so that it stands upright."""
    fonts: dict[int, _Font] = {}
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    high, parted = 0, False
    last: _Glyph | None = None
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code <= 0x20 and raw.FPDFText_IsGenerated(text, at) == 1:
            parted = True  # PDFium thinks that a blank is meant
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high & 0x3FF) << 10) + (code & 0x3FF)
        owner = raw.FPDFText_GetTextObject(text, at)
        key = ctypes.addressof(owner.contents) if owner else 0
        font = fonts.get(key)
        if font is None:
            font = fonts[key] = _font(text, at)
        if font.turn is None or not raw.FPDFText_GetLooseCharBox(text, at, box):
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        x0, x1, base = _turned(box, x.value, y.value, font.turn)
        if not math.isfinite(x0 + x1 + base):
            continue
        char = "-" if code in _HYPHENS else chr(code)
        if char != "-" and (font.nameless or _unmapped(code)):
            char = "\ufffd"
        if parted and last and _WESTERN.match(last.text + char):
            yield _Glyph(" ", last.x1, last.x1, last.y, last.font)
        last, parted = _Glyph(char, x0, x1, base, font), False
        yield last


def _unmapped(code: int) -> bool:
    """True for what fonts without a table of their characters give."""
    private = 0xE000 <= code < 0xF900 or code >= 0xF0000
    return private or code == 0xFFFD or (code < 0x20 and code not in (9, 10, 13))


def _font(text: Any, at: int) -> _Font:
    """How the text object is set to which a character belongs."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFText_GetMatrix(text, at, matrix):
        matrix.a = matrix.d = 1
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    angle = math.atan2(matrix.b, matrix.a)
    turn = round(angle / (math.pi / 2))
    askew = abs(angle - turn * math.pi / 2) > _TILT
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(text, at, name, 128, flags)
    font = name.value.decode("utf-8", "replace").split("+", 1)[-1]
    if raw.FPDFText_GetFontWeight(text, at) >= 600 and "bold" not in font.lower():
        font += " bold"
    usable = math.isfinite(size) and size > 0
    nameless = raw.FPDFText_HasUnicodeMapError(text, at) == 1
    return _Font(size if usable else 1, font, None if askew or not usable else turn % 4, nameless)


def _turned(box: Any, x: float, y: float, turn: int) -> tuple[float, float, float]:
    """The left and right edge and the baseline of a character, after that many quarter turns."""
    if turn == 0:
        return box.left, box.right, y
    if turn == 1:
        return box.bottom, box.top, -x
    if turn == 2:
        return -box.right, -box.left, -y
    return -box.top, -box.bottom, x


def _pieces(glyphs: list[_Glyph]) -> Iterator[tuple[float, float, float, float, str, str]]:
    """Runs of characters side by side on a line; first those that stand as most of the page does.

    A blank is where two pieces part, but for a single one inside a line.
    """
    turns = [glyph.font.turn for glyph in glyphs]
    for turn in sorted(set(turns), key=turns.count, reverse=True):
        run: list[_Glyph] = []
        for glyph in (g for g in glyphs if g.font.turn == turn):
            blank = glyph.text.isspace()
            if run and not _continues(run[-1], glyph, blank):
                yield from _piece(run)
                run = []
            if run or not blank:
                run.append(glyph)
        yield from _piece(run)


def _continues(before: _Glyph, glyph: _Glyph, blank: bool) -> bool:
    if blank and before.text.isspace():
        return False
    em = min(before.font.size, glyph.font.size)
    return (
        (blank or before.font == glyph.font)
        and abs(glyph.y - before.y) < 0.2 * em
        and -0.3 * em < glyph.x0 - before.x1 < _NEAR * em
        and (not blank or glyph.x1 - glyph.x0 < 0.7 * em)
    )


def _piece(run: list[_Glyph]) -> Iterator[tuple[float, float, float, float, str, str]]:
    while run and run[-1].text.isspace():
        run.pop()
    if run:
        first = run[0]
        text = _spelled(run)
        x1 = max(glyph.x1 for glyph in run)
        rounded = (round(value, 2) for value in (first.x0, x1, first.y, first.font.size))
        yield (*rounded, first.font.name, text)  # type: ignore[misc]


def _spelled(run: list[_Glyph]) -> str:
    """The characters, with a blank where one is moved away more than they usually are: many
    programs print no blanks. Between Hanzi and western letters the white is only typography."""
    gaps = [0.0, *((b.x0 - a.x1) / a.font.size for a, b in pairwise(run))]
    far = max(0.0, median(gaps)) + _APART
    text = ""
    for glyph, gap in zip(run, gaps, strict=True):
        if gap > far and _ALIKE.fullmatch(text[-1:] + glyph.text):
            text += " "
        text += " " if glyph.text.isspace() else glyph.text
    return text


if __name__ == "__main__":
    sys.exit(main())
