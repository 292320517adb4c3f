"""EPUB → Drafts: a chapter that is a text of its own gives one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from reader.articles.draft import Draft, Facts, Line
from reader.articles.encoding.decode import decode
from reader.articles.pages.boxes import read_page
from reader.articles.pages.model import Page
from reader.articles.zipped.archive import Archive
from reader.articles.zipped.epub_package import Book, read_package
from reader.errors import TifaError
from reader.hanzi import count_hanzi

_SHORT = 150  # Hanzi: less is no chapter of its own
_ENCODING = re.compile(rb"<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.:-]+)")
_TYPE = "epub:type"
_LEFT_OUT = ("toc", "landmarks", "page-list", "pagebreak", "cover", "titlepage", "copyright-page")
_MARKER = re.compile(r"[\[［〔(（]?(?:注\s*)?[\d①-⑳*＊†]{1,4}[\]］〕)）]?")
_IMPRINT = re.compile(
    r"版权|ISBN|CIP|出版发行|责任编辑|印\s*刷|开\s*本|印\s*张|字\s*数|版\s*次|定\s*价|书\s*号"
)
_PARTED = re.compile(r"[\s·|｜/,，、]+")


@dataclass(slots=True)
class _Text:
    """A file of the book. `level`: of the heading it opens with, 1 for one that only the table of
    contents names, 0 without; `head`: what that calls it."""

    lines: list[Line]
    level: int
    head: str
    hanzi: int
    subtitle: str = ""


def read_epub(data: bytes, where: str, split: bool | None = None) -> tuple[Draft, ...]:
    """The texts of a book called `where`, a draft for each that opens with a heading and is long
    enough; the others go on with the text before. `split`: False keeps the book whole. Pinyin over
    the text, cover, table of contents and imprint are left out.

    `facts`: those of the book, if it is one text; else the chapter's title, the book's title as the
    source, and its author. Raises TifaError for a file that is damaged, locked, too large or
    without text.
    """
    archive = Archive(data, where)
    book = read_package(archive)
    texts = [text for name in book.texts if (text := _text(archive, book, name))]
    if not texts:
        raise TifaError(f"{where}: this EPUB holds no text (its pages may be pictures)")
    parts = [texts] if split is False else _parted(texts)
    if len(parts) == 1:
        facts = Facts(book.title, parts[0][0].subtitle, book.publisher, book.date, book.author)
        if not any(line.text == book.description for t in parts[0] for line in t.lines):
            facts = replace(facts, note=book.description)
        lines = _lines(parts[0])
        headed = _letters(lines[0].text) == _letters(book.title)
        if book.title and not headed and sum(text.level > 0 for text in texts) > 1:
            lines = (Line(book.title, 1), *lines)  # its files are headed by what is in them
        return (Draft(lines, True, facts),)
    warning = (
        f"This is a book: its {len(parts)} chapters are articles of their own; "
        "--no-split keeps it whole."
    )
    return tuple(
        Draft(
            _lines(part),
            True,
            Facts(_title(part), part[0].subtitle, book.title, book.date, book.author),
            (warning,) if number == 0 else (),
        )
        for number, part in enumerate(parts)
    )


def _text(archive: Archive, book: Book, name: str) -> _Text | None:
    """What a file says; None for those that are no text."""
    data = archive.read(name)
    if name in book.aside or not data or not data.strip():
        return None
    declared = _ENCODING.search(data[:200])
    markup, _ = decode(data, f"{archive.where} ({name})", declared[1].decode() if declared else "")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    try:
        root = etree.fromstring(markup.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return None
    if root is None:
        return None
    _prune(root)
    page = read_page(etree.tostring(root, encoding="unicode", method="html"), archive.where)
    if _is_contents(page) or _is_imprint(page):
        return None
    known = {part for fact in _facts(book) for part in _PARTED.split(fact)} | {""}
    lines = [
        Line(line.text, line.heading, line.gap)
        for number, line in enumerate(page.lines)
        # A line under the title that says only what the package says.
        if not line.hidden
        and not (0 < number < 6 and known.issuperset(_PARTED.split(line.text)))
        and line.text != book.description
    ]
    if not lines:
        return None
    subtitle = next((p for p in page.lines[:4] if "subtitle" in page.boxes[p.box].names), None)
    if subtitle and subtitle.text != lines[0].text:
        lines = [line for line in lines if line.text != subtitle.text]
    head = book.heads.get(name, "")
    if head and not lines[0].heading and _letters(lines[0].text) == _letters(head):
        lines[0] = replace(lines[0], heading=1)
    return _Text(
        lines,
        lines[0].heading or int(name in book.whole),
        head,
        sum(count_hanzi(line.text) for line in lines),
        subtitle.text if subtitle else "",
    )


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _facts(book: Book) -> tuple[str, ...]:
    return book.publisher, book.author, book.date


def _prune(root: etree._Element) -> None:
    """Take out what is no text: navigation, page numbers, marks of notes, and the notes on terms
    that our own books carry."""
    for node in list(root.iter(etree.Element)):
        kinds = node.get(_TYPE, "").lower().split()
        role = node.get("role", "")
        own = node.tag == "section" and node.find(".//aside//dfn[@class='head']") is not None
        mark = "noteref" in kinds or role == "doc-noteref" or node.tag == "sup"
        if (
            any(kind in _LEFT_OUT for kind in kinds)
            or own
            or (mark and _MARKER.fullmatch("".join(node.itertext()).strip()) and _links(node))
        ):
            _drop(node)


def _links(node: etree._Element) -> bool:
    return (
        node.tag == "a"
        or node.find(".//a") is not None
        or (node.getparent() is not None and node.getparent().tag == "a")
    )


def _drop(node: etree._Element) -> None:
    parent = node.getparent()
    if parent is None or node.tag == "body":
        for child in list(node):
            node.remove(child)
        node.text = ""
        return
    if node.tail:
        before = node.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + node.tail
        else:
            parent.text = (parent.text or "") + node.tail
    parent.remove(node)


def _is_contents(page: Page) -> bool:
    linked = [line for line in page.lines if line.linked > 0.5 * line.size]
    return len(linked) >= 5 and len(linked) > 0.7 * len(page.lines)


def _is_imprint(page: Page) -> bool:
    said = sum(bool(_IMPRINT.search(line.text)) for line in page.lines)
    return said >= 3 and sum(line.size for line in page.lines) < 1500


def _parted(texts: list[_Text]) -> list[list[_Text]]:
    """The texts that belong together. One begins where a file opens with a heading as high as the
    one before began with; a file of a heading and little more opens the next."""
    parts: list[list[_Text]] = []
    level = 0
    for text in texts:
        short = all(t.hanzi < _SHORT for t in parts[-1]) if parts else False
        opens = bool(text.level) and (not level or text.level <= level)
        if not parts or (opens and not short):
            parts.append([text])
            level = text.level
        else:
            parts[-1].append(text)
            if short and text.hanzi >= _SHORT:
                level = text.level or level
    if len(parts) > 1 and all(t.hanzi < _SHORT for t in parts[-1]):
        parts[-2] += parts.pop()
    return parts


def _title(part: list[_Text]) -> str:
    """The heading of the first text that is more than a heading."""
    text = next((t for t in part if t.hanzi >= _SHORT), part[0])
    return text.lines[0].text if text.lines[0].heading else text.head


def _lines(part: list[_Text]) -> tuple[Line, ...]:
    def lines() -> Iterator[Line]:
        for text in part:
            yield replace(text.lines[0], gap=True)
            yield from text.lines[1:]

    return tuple(lines())
