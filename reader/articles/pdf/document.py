"""PDF → Draft: whole paragraphs in reading order, without running heads and page numbers."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from reader.articles.cleaning.dates import find_date
from reader.articles.draft import Draft, Facts, Line
from reader.articles.pdf.furniture import without_furniture
from reader.articles.pdf.layout import Block, Piece, blocks, gutters
from reader.articles.pdf.paragraphs import Printed, paragraphs
from reader.articles.pdf.radicals import unified
from reader.errors import TifaError

WORKER = "reader.articles.pdf.worker"  # the process that reads the pages
LONGEST_WAIT: float = 180  # seconds for all pages
_LARGER = 1.12  # × the size of the body: a heading
_TITLE = 1.3  # × the size of the body
_LONGEST_HEADING = 60  # code points
_UNREADABLE = 0.5  # of the characters: more without a name is no text
_DOUBTFUL = 0.005
_HEAVY = re.compile(r"bold|black|heavy|hei\b|hei[^a-z]|simhei|黑", re.IGNORECASE)
_STOP = re.compile(r"[。；，、,;]$")
# What is printed larger than the title: the flag of a newspaper, the red head of a document.
_FLAG = re.compile(r"(?:文\s*件|[日晚晨早时周]\s*报|公\s*报|通\s*讯|简\s*报|周\s*刊)$")


def read_pdf(data: bytes, where: str) -> tuple[Draft, ...]:
    """The text of a PDF called `where`, as one draft of whole paragraphs.

    `facts` has the title where it is clear from the type. Raises TifaError for a file that is
    damaged, encrypted, too large, or holds no text.
    """
    answer = _answer(data, where)
    pages = [[Piece(*piece) for piece in page] for page in answer["pages"]]
    total = sum(len(piece.text) for page in pages for piece in page)
    if total == 0:
        raise TifaError(f"{where}: {_textless(answer)}")
    if answer["unmapped"] > _UNREADABLE * total:
        raise TifaError(
            f"{where}: the fonts in this PDF do not say which characters they show, so its text "
            "cannot be read; use another copy, or one with text made by OCR"
        )
    warnings = []
    if answer["unmapped"] > _DOUBTFUL * total:
        warnings.append(
            f"{answer['unmapped']} characters have no name in the PDF's fonts and stand as \ufffd."
        )
    if answer.get("damaged"):
        warnings.append(f"{answer['damaged']} pages of the PDF are damaged and were left out.")
    if answer["pictures"]:
        warnings.append(f"{answer['pictures']} pages are pictures without text; OCR would add it.")
    printed, heads = _printed(pages)
    if not printed:
        raise TifaError(f"{where}: {_textless(answer)}")
    lines, title = _lines(printed)
    # A head is no text, but that of a newspaper says whence and when it is.
    lines = (*(Line(unified(head)) for head in heads if find_date(head)), *lines)
    named = unified(answer["title"]).strip()
    if not title and _LONGEST_HEADING > len(named) > 3:
        # Most programs put the name of a file there: only what the first page says too.
        title = next((p.text for p in printed if p.page == 0 and p.text == named), "")
    return (Draft(lines, True, Facts(title=title), tuple(warnings)),)


def _answer(data: bytes, where: str) -> dict[str, Any]:
    """What the process that reads the pages says."""
    path = os.pathsep.join(filter(None, sys.path))
    try:
        done = subprocess.run(
            [sys.executable, "-m", WORKER],
            input=data,
            capture_output=True,
            timeout=LONGEST_WAIT,
            env={**os.environ, "PYTHONPATH": path},
        )
        answer: dict[str, Any] = json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise TifaError(
            f"{where}: reading this PDF takes more than {LONGEST_WAIT} seconds; "
            "print the pages you want into a PDF of their own"
        ) from error
    except ValueError as error:  # it crashed, or ran into a limit
        raise TifaError(
            f"{where}: this PDF is broken, or asks for more memory or time than one may; "
            "open it and print it to a new PDF"
        ) from error
    if "error" in answer:
        raise TifaError(f"{where}: {answer['error']}")
    return answer


def _textless(answer: dict[str, Any]) -> str:
    if not answer["pages"]:
        return "this PDF has no pages that can be read; download it again"
    if answer["pictures"]:
        return "this PDF holds pictures of pages and no text; it needs OCR first"
    return "this PDF holds no text; if its pages show some, it needs OCR first"


def _printed(pages: Sequence[Sequence[Piece]]) -> tuple[list[Printed], list[str]]:
    """The paragraphs, and the running heads and feet that were taken out."""
    bare, heads = without_furniture(pages)
    laid: list[list[Block]] = [blocks(page) for page in bare]
    if known := {gutter for page in laid for gutter in gutters(page)}:
        laid = [blocks(page, known) for page in bare]
    found = (p._replace(text=unified(p.text).strip()) for p in paragraphs(laid))
    return [p for p in found if p.text], heads


def _lines(printed: list[Printed]) -> tuple[tuple[Line, ...], str]:
    """The paragraphs with their headings marked, and the title where there is no doubt."""
    weights: dict[tuple[float, str], int] = {}
    for p in printed:
        key = (round(p.size * 2) / 2, p.font)
        weights[key] = weights.get(key, 0) + len(p.text)
    body, face = max(weights, key=lambda key: weights[key])
    heads = [p for p in printed if p.size > _LARGER * body and _may_head(p)]
    sizes = sorted({round(p.size) for p in heads}, reverse=True)
    lines = []
    for p in printed:
        heading = 0
        if p.size > _LARGER * body and _may_head(p):
            heading = 1 + sizes.index(round(p.size))
        elif p.font != face and _HEAVY.search(p.font) and _may_head(p) and p.size > 0.95 * body:
            heading = 1 + len(sizes)
        lines.append(Line(p.text, min(heading, 6), p.gap))
    first = [p for p in heads if p.page == 0 and p.size > _TITLE * body]
    if len(first) > 1:
        first = [p for p in first if not _FLAG.search(p.text)] or first
    largest = [p for p in first if p.size == max(f.size for f in first)]
    return tuple(lines), largest[0].text if len(largest) == 1 else ""


def _may_head(p: Printed) -> bool:
    return len(p.text) <= _LONGEST_HEADING and not _STOP.search(p.text)
