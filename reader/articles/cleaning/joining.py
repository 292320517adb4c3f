"""Lines → paragraphs: where a line break is only the edge of a page or a column."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.articles.cleaning.chrome import is_furniture, is_menu
from reader.articles.cleaning.facts import read_facts
from reader.articles.cleaning.headings import mark_level, opens_item
from reader.articles.cleaning.rows import Row, ends_sentence, is_prose

_NARROWEST, _WIDEST = 10, 110  # Hanzi in a line that was wrapped
_OPENS_REPORT = re.compile(
    r"[（(【\[]?(?:本报|本网|新华社|新华网|人民网|中新社|央视网|光明日报)[^。，,]{0,20}?"
    r"(?:讯|电|报道)|[（(]?(?:记者|通讯员)[：: ]"
)
_CREDIT = re.compile(r"(?:摄影?|供图|制图|摄影报道)$")
_CLOSING = "，。、；：？！”’）》」』】…,;:?!)"
_PAUSE = re.compile(r"[，、。！？；：,](?=.)")
_STOP = re.compile(r"[。！？；]")


def join_rows(rows: Sequence[Row]) -> list[Row]:
    """The paragraphs of lines as a page had them. Lines that were wrapped at a width are joined;
    so are the parts of a sentence that a column or a page broke."""
    width = _wrap_width(rows)
    indented = _marks_paragraphs([row.indent for row in rows], 0.05, 0.7)
    gapped = _marks_paragraphs([row.gap for row in rows[1:]], 0.0, 0.85)
    found: list[list[str]] = []
    kept: list[Row] = []
    in_text = False
    for at, row in enumerate(rows):
        last = rows[at - 1]
        in_text = in_text or (at > 0 and is_prose(last.text))
        if (
            kept
            and _continues(last, row, kept[-1], width, indented, gapped, in_text)
            and not _stands_alone(last.text)
            and not _stands_alone(row.text)
        ):
            found[-1].append(row.text)
        else:
            kept.append(row)
            found.append([row.text])
    return [row._replace(text=_concatenate(parts)) for row, parts in zip(kept, found, strict=True)]


def breaks_off(row: Row) -> bool:
    """True for a paragraph that ends within a sentence."""
    open_end = not ends_sentence(row.text) and not _CREDIT.search(row.text)
    return is_prose(row.text) and open_end and not row.heading


def _continues(
    last: Row,
    row: Row,
    paragraph: Row,
    width: float,
    indented: bool,
    gapped: bool,
    in_text: bool,
) -> bool:
    if row.heading or paragraph.heading:
        return False
    if row.text[0] in _CLOSING and row.text[:2] not in ("……", "…"):
        return not ends_sentence(last.text) or row.text[0] in "，。、；：”’"
    if (indented and row.indent) or opens_item(row.text) or _OPENS_REPORT.match(row.text):
        return False
    if width:
        full = _width(last.text) >= width - max(2.5, 0.12 * width)
        if row.gap and gapped:
            return full and not ends_sentence(last.text) and _is_cut(last, row, in_text)
        if _needs_more(last.text, row.text):
            return True
        if not full:
            # A short line without a stop, where running text goes on: OCR lost the end.
            return is_prose(last.text) and not ends_sentence(last.text) and not row.gap
        return not ends_sentence(last.text) or indented or gapped
    return _is_cut(last, row, in_text)


def _stands_alone(text: str) -> bool:
    """True for furniture and facts, which are no part of a sentence."""
    if len(text) > 160:
        return False
    return is_furniture(text) or is_menu(text) or read_facts(text) is not None


def _needs_more(last: str, text: str) -> bool:
    """True where a line ends within a clause or a number, whatever its length."""
    return last[-1] in "，、" or (last[-1].isdecimal() and text[0] in "0123456789.%％")


def _is_cut(last: Row, row: Row, in_text: bool) -> bool:
    """True where `last` stops and `row` goes on within one sentence. Before any text (`in_text`
    false) a long line without a stop is a title."""
    if ends_sentence(last.text) or _CREDIT.search(last.text):
        return False
    if mark_level(last.text) and len(last.text) < 50 and "。" not in last.text:
        return False
    long = is_prose(last.text) or (in_text and len(last.text) >= 45)
    return long and (ends_sentence(row.text) or is_prose(row.text) or len(row.text) >= 20)


def _wrap_width(rows: Sequence[Row]) -> float:
    """The width at which the lines were wrapped, in Hanzi, or 0 where each is whole."""
    if len(rows) < 3:
        return 0.0
    widths = [_width(row.text) for row in rows]
    width = sorted(widths)[int(0.9 * (len(rows) - 1))]
    if not _NARROWEST <= width <= _WIDEST:
        return 0.0
    slack = max(2.5, 0.12 * width)
    wide = [at for at, its in enumerate(widths) if abs(its - width) <= slack]
    full = [rows[at].text for at in wide]
    # Titles and headings are short, whatever the width.
    text = [row for row in rows[wide[0] :] if ends_sentence(row.text) or not mark_level(row.text)]
    enough = len(full) >= max(2, 0.4 * len(rows)) or len(full) >= max(4, 0.4 * len(text))
    # Lines much longer were not wrapped at this width: they may not be most of the text.
    longer = sum(its for its in widths if its > 1.5 * width)
    # Verses and lists of slogans are of even length too, but verses end with a mark, and
    # slogans hold no sentences.
    broken = sum(text[-1].isalnum() for text in full)
    paused = sum(bool(_PAUSE.search(text)) for text in full)
    sentences = sum(bool(_STOP.search(row.text)) for row in rows)
    wrapped = (
        enough
        and longer < sum(widths[at] for at in wide)
        and 5 * broken >= 2 * len(full)
        and 3 * paused >= len(full)
        and 12 * sentences >= len(rows)
    )
    return width if wrapped else 0.0


def _marks_paragraphs(marks: Sequence[bool], least: float, most: float) -> bool:
    """Whether an indent, or a blank line, that so many lines have tells paragraphs apart."""
    count = sum(marks)
    return bool(count) and least * len(marks) <= count <= most * len(marks)


def _width(text: str) -> float:
    """Cells in halves: a Hanzi counts 1, an ASCII character ½."""
    return (len(text) + len(text.encode("utf-8", "replace"))) / 4


def _concatenate(parts: list[str]) -> str:
    text = [parts[0]]
    for part in parts[1:]:
        last = text[-1][-1]
        latin = last <= "\u2e7f" and part[0] <= "\u2e7f" and last.isalnum() and part[0].isalnum()
        digits = last.isdecimal() and part[0].isdecimal()
        if last == "-" and len(text[-1]) > 1 and text[-1][-2].isalpha() and part[0].islower():
            text[-1] = text[-1][:-1]  # a word divided at the end of the line
        text.append(f" {part}" if latin and not digits else part)
    return "".join(text)
