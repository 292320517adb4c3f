"""Markup → the lines and boxes of a page."""

from __future__ import annotations

import re

# lxml, because it mends broken markup in C and gives a tree that needs no recursion.
from lxml import etree

from reader.articles.pages.model import Box, Page, PageLine
from reader.errors import TifaError

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body caption center dd details dir div dl dt fieldset "
        "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu "
        "nav ol p pre section summary table tbody td tfoot th thead tr ul",
    )
)
_SILENT = frozenset(
    re.findall(
        r"\w+",
        "applet audio button canvas datalist dialog embed frameset head iframe input map marquee "
        "math noembed noframes noscript object option rp rt script select style svg template "
        "textarea title video",
    )
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.I)
_CJK = "\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff“”‘’…—"
_WRAP = re.compile(rf"(?<=[{_CJK}])[ \t\f]*[\r\n][ \t\r\n\f]*(?=[{_CJK}])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_INDENTS = ("\u3000\u3000", "\u2003\u2003", "\xa0\xa0\xa0\xa0")
_INDENT = re.compile(r"(?<=[。！？；：”』」）])[ \t\r\n\f]*(?:\u3000{2,}|\u2003{2,}|\xa0{4,})")
_LONGEST_CELL = 60  # characters: what stands in a cell of data; longer is text in a layout
_LONGEST_NAME = 20  # characters behind an indent that may but space out a name or a heading
_MOST_CELLS = 40
_LONGEST_FACTS = 120  # characters of a line of date, source and author
_LONGEST_LINK = 300  # characters: a longer one is text by an <a> that nobody closed
_HEADING = re.compile(r"h([1-6])")
# Markup nested deeper than the parser goes: boxes become paragraphs, which close each other.
_BOX_TAG = re.compile(
    r"<(/?)(?!p\b)(?:" + "|".join(sorted(_BLOCKS - {"html", "body"})) + r")\b", re.I
)
_INLINE_TAG = re.compile(r"</?(?:span|font|b|i|u|em|strong|big|small|ins|o:p)\b[^<>]*>", re.I)


_SILENCE, _BLOCK, _LINK, _HIDE, _KEEP = 1, 2, 4, 8, 16
_MARKS = _LINK | _HIDE | _KEEP


def read_page(markup: str, where: str) -> Page:
    """The lines and boxes of an HTML page. Raises TifaError if there is no markup at all."""
    root, complete = _parse(markup)
    if not complete:
        flat = _BOX_TAG.sub(r"<\1p", _INLINE_TAG.sub("", markup))
        root, _ = _parse(flat)
    if root is None:
        raise TifaError(f"{where}: the page is empty; save it again from the browser")
    return _Walk(root).page


def _parse(markup: str) -> tuple[etree._Element | None, bool]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_pis=True)
    data = markup.replace("\x00", "").encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, True
    return root, not any("depth" in entry.message for entry in parser.error_log)


class _Walk:
    """One pass over the tree, without recursion: markup may nest as deep as it likes."""

    def __init__(self, root: etree._Element) -> None:
        self.page = Page(root)
        self.page.boxes.append(Box("root", "", -1, 0, False))
        self._open = [0]
        self._stack: list[int] = []
        self._linked_from = 0
        self._pieces: list[str] = []
        self._size = self._linked = 0
        self._links = self._silent = self._hidden = self._preserved = 0
        self._heading = 0
        self._gap = True
        self._breaks = 0
        for event, node in etree.iterwalk(root, events=("start", "end", "comment")):
            if event == "comment":
                if (node.text or "").lstrip().startswith("enpproperty"):
                    self.page.remarks.append(node.text)
                self._say(node.tail)
            elif not isinstance(node.tag, str):
                continue
            elif event == "start":
                self._start(node)
            else:
                self._end(node)
        self._flush(border=True)
        self.page.boxes[0].last = len(self.page.lines)

    def _start(self, node: etree._Element) -> None:
        tag = node.tag
        flags = _SILENCE if tag in _SILENT else _flags(node, tag)
        self._stack.append(flags)
        if flags & _SILENCE:
            self._silent += 1
            return
        if tag == "br":
            self._flush()
            self._breaks += 1
        elif flags & _BLOCK:
            self._flush(border=True)
            names = f"{node.get('id', '')} {node.get('class', '')}" if node.attrib else ""
            hidden = self._hidden > 0 or bool(flags & _HIDE)
            self.page.boxes.append(Box(tag, names, self._open[-1], len(self.page.lines), hidden))
            self._open.append(len(self.page.boxes) - 1)
            if heading := _HEADING.fullmatch(tag):
                self._heading = int(heading[1])
        if flags & _MARKS:
            self._mark_state(flags, 1)
        if node.text:
            self._say(node.text)

    def _end(self, node: etree._Element) -> None:
        flags = self._stack.pop()
        if flags & _SILENCE:
            self._silent -= 1
        elif flags & _BLOCK:
            self._flush(border=True)
            self._close(self._open.pop())
            if _HEADING.fullmatch(node.tag):
                self._heading = 0
        if flags & _MARKS:
            self._mark_state(flags, -1)
        if node.tail:
            self._say(node.tail)

    def _mark_state(self, flags: int, step: int) -> None:
        if flags & _LINK:
            self._mark_link(step)
        if flags & _HIDE:
            self._hidden += step
        if flags & _KEEP:
            self._preserved += step

    def _mark_link(self, step: int) -> None:
        if step > 0 and not self._links:
            self._linked_from = len(self.page.lines)
        self._links += step
        if self._links:
            return
        lines = self.page.lines[self._linked_from :]
        if sum(line.linked for line in lines) + self._linked > _LONGEST_LINK:
            self._linked = 0
            for line in lines:
                line.linked = 0

    def _close(self, index: int) -> None:
        box, lines = self.page.boxes[index], self.page.lines
        box.last = len(lines)
        if box.tag != "tr" or not 2 <= box.last - box.first <= _MOST_CELLS:
            return
        if len(self.page.boxes) - index > 4 * _MOST_CELLS:
            return
        cells = [inner for inner in self.page.boxes[index + 1 :] if inner.parent == index]
        if any(cell.last - cell.first > 1 for cell in cells):
            return
        row = lines[box.first :]
        if any(line.size > _LONGEST_CELL or "。" in line.text for line in row):
            return
        # A row of short cells is read across: one line.
        text = " ".join(line.text for line in row)
        size, linked = sum(line.size for line in row), sum(line.linked for line in row)
        hidden = all(line.hidden for line in row)
        lines[box.first :] = [PageLine(text, index, size, linked, row[0].gap, 0, hidden)]
        for inner in self.page.boxes[index:]:
            inner.first, inner.last = box.first, len(lines)

    def _say(self, text: str | None) -> None:
        if not text or self._silent:
            return
        if self._preserved and "\n" in text.strip("\n"):
            self.page.wrapped = True
            first, *others = text.splitlines()
            self._piece(first)
            for line in others:
                self._flush()
                self._breaks += 1
                self._piece(line)
        else:
            if self._size and _opens_paragraph(text):
                self._flush(border=True)
            first, *others = _paragraphs(text)
            self._piece(first)
            for line in others:
                self._flush(border=True)
                self._piece(line)

    def _piece(self, text: str) -> None:
        self._pieces.append(text)
        size = len("".join(text.split()))
        self._size += size
        if self._links:
            self._linked += size

    def _flush(self, border: bool = False) -> None:
        if self._size:
            text = _collapsed("".join(self._pieces))
            gap = self._gap or self._breaks > 1
            short = self._size <= _LONGEST_FACTS and len(self._pieces) > 1
            self.page.lines.append(
                PageLine(
                    text,
                    self._open[-1],
                    self._size,
                    self._linked,
                    gap,
                    self._heading,
                    self._hidden > 0,
                    spaced=_collapsed(" ".join(self._pieces)) if short else "",
                )
            )
            self._gap = False
            self._breaks = 0
        self._pieces.clear()
        self._size = self._linked = 0
        if border:
            self._gap = True


def _collapsed(text: str) -> str:
    """`text` with the blanks of the source as a browser shows them, but none at a line break
    between Hanzi."""
    text = text.strip(" \t\r\n\f")
    if "\n" in text or "\r" in text:
        text = _WRAP.sub("", text)
    if "  " in text or not text.isprintable():
        text = _SPACE.sub(" ", text)
    return text.strip()


def _opens_paragraph(text: str) -> bool:
    text = text.lstrip(" \t\r\n\f")
    return text.startswith(_INDENTS) and len(text) > _LONGEST_NAME


def _paragraphs(text: str) -> list[str]:
    """Text whose paragraphs only their indents part."""
    inside = text.strip()
    if any(indent in inside for indent in _INDENTS):
        return _INDENT.split(text)
    return [text]


def _flags(node: etree._Element, tag: str) -> int:
    """What an element is and does, one bit each."""
    flags = _BLOCK if tag in _BLOCKS else 0
    if tag == "pre":
        flags |= _KEEP
    if not node.attrib:
        return flags
    if tag == "a" and node.get("href") is not None:
        flags |= _LINK
    style = node.get("style")
    if node.get("hidden") is not None or (style and _HIDDEN.search(style)):
        flags |= _HIDE
    if style and _KEEPS_BREAKS.search(style):
        flags |= _KEEP
    return flags
