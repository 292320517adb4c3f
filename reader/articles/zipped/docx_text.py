"""The text of WordprocessingML (ECMA-376 part 1, 17): what a reader of the page sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reader.articles.zipped.docx_numbers import W, value_of

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Not shown: properties, the code of fields, what was deleted or moved away, and what older
# programs would show instead of a text box; pinyin over the text.
_SILENT = frozenset(
    [f"{W}{name}" for name in ("pPr", "rPr", "instrText", "del", "delText", "moveFrom", "rt",
                               "delInstrText", "footnoteRef", "endnoteRef", "sdtPr")]
    + [f"{_MC}Fallback"]
)  # fmt: skip
_SIGNS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}
_CONTENTS = "Table of Contents"
_LONGEST_CELL = 60  # characters: what stands in a cell of data; longer is text in a layout


@dataclass(slots=True)
class Block:
    """A paragraph or a row of a table. `properties`: those of the paragraph; `boxes`: paragraphs
    of the text boxes that hang on it; `notes`: (kind, id) of the notes it refers to; `runs_on`: its
    end was deleted."""

    text: str
    properties: etree._Element | None = None
    boxes: list[Block] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    runs_on: bool = False


def blocks(parent: etree._Element) -> Iterator[Block]:
    """The paragraphs and the rows of tables inside `parent`, in order."""
    stack = [iter(parent)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag == f"{W}p":
            yield _paragraph(node)
        elif node.tag == f"{W}tbl":
            for row in node.iter(f"{W}tr"):
                if next(row.iterancestors(f"{W}tbl")) is node:  # not that of a table inside it
                    yield from _row(row)
        elif isinstance(node.tag, str) and node.tag not in _SILENT and not _is_contents(node):
            stack.append(iter(node))


def _is_contents(node: etree._Element) -> bool:
    gallery = node.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return node.tag == f"{W}sdt" and value_of(gallery) == _CONTENTS


def _row(row: etree._Element) -> Iterator[Block]:
    cells = []
    for cell in row.findall(f"{W}tc") + row.findall(f"{W}sdt/{W}sdtContent/{W}tc"):
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        if merged is None or value_of(merged) == "restart":
            cells.append([block for block in blocks(cell) if block.text.strip() or block.boxes])
    flat = [block for cell in cells for block in cell]
    short = all(len(cell) <= 1 for cell in cells) and all(
        len(block.text) <= _LONGEST_CELL and "。" not in block.text for block in flat
    )
    if short and len(flat) > 1:
        # A row of short cells is read across: one line.
        yield Block(
            " ".join(block.text for block in flat),
            None,
            [box for block in flat for box in block.boxes],
            [note for block in flat for note in block.notes],
        )
    else:
        yield from flat


def _paragraph(paragraph: etree._Element) -> Block:
    properties = paragraph.find(f"{W}pPr")
    block = Block("", properties)
    mark = None if properties is None else properties.find(f"{W}rPr/{W}del")
    block.runs_on = mark is not None
    pieces: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif not isinstance(node.tag, str) or node.tag in _SILENT or _is_hidden(node):
            continue
        elif node.tag == f"{W}t":
            pieces.append(node.text or "")
        elif node.tag in _SIGNS:
            pieces.append(_SIGNS[node.tag])
        elif node.tag == f"{W}br":
            pieces.append("\n" if node.get(f"{W}type", "textWrapping") == "textWrapping" else "")
        elif node.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = "footnotes" if node.tag == f"{W}footnoteReference" else "endnotes"
            block.notes.append((kind, node.get(f"{W}id", "")))
        elif node.tag == f"{W}txbxContent":
            block.boxes += blocks(node)
        else:
            stack.append(iter(node))
    block.text = "".join(pieces)
    return block


def _is_hidden(node: etree._Element) -> bool:
    if node.tag != f"{W}r":
        return False
    vanish = node.find(f"{W}rPr/{W}vanish")
    return vanish is not None and value_of(vanish) not in ("0", "false", "off")
