"""Word documents (.docx) → Draft: every paragraph as the page shows it, with its number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

# python-docx opens the package and finds its parts; MIT.
import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from reader.articles.draft import Draft, Facts, Line
from reader.articles.zipped.archive import Archive, parse_xml
from reader.articles.zipped.docx_numbers import Numbers, W, value_of
from reader.articles.zipped.docx_text import Block, blocks
from reader.errors import TifaError

_LONGEST_TITLE = 80  # code points
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)
_TITLES = re.compile(r"(?:title|标题|题目|文章标题)", re.IGNORECASE)
_CONTENTS = re.compile(r"(?:toc|目录)\s*(?:\d|heading)", re.IGNORECASE)
# What programs put where nobody wrote anything.
_NO_TITLE = re.compile(
    r"microsoft|word|\.(?:docx?|wps|dotx?|txt|pdf)\b|untitled|无标题|未命名|^新建|^文档\d*$|^title$"
    r"|^标题$|^powerpoint|^https?:",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"admin|user|用户|微软|microsoft|windows|lenovo|联想|dell|asus|acer|thinkpad|huawei|\bhp\b|wps|"
    r"apple|python|未定义|unknown|作者|author|office|computer|^pc\b|番茄花园|雨林木风|深度|系统",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[一-鿿·]{2,8}(?:[ 、,，;；]+[一-鿿·]{2,4})*|[A-Z][\w.'-]*(?: [A-Z][\w.'-]*){1,3}"
)


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style gives its paragraphs. `heading`: 0 without."""

    name: str = ""
    heading: int = 0
    number: str = ""
    level: int = 0


def read_docx(data: bytes, where: str) -> tuple[Draft, ...]:
    """The text of a document called `where`, as one draft of whole paragraphs: its tables and text
    boxes where they stand, its notes after the text, deletions left out.

    Raises TifaError for a file that is damaged, encrypted, too large, or holds no text.
    """
    Archive(data, where).measure()
    try:
        document = docx.Document(io.BytesIO(data))
        lines, title = _read(document)
        facts = _facts(document, title, lines)
    except Exception as error:  # whatever of a damaged document is not as it should be
        if isinstance(error, TifaError):
            raise
        raise TifaError(
            f"{where}: this Word document is damaged; open it in its program and save it again"
        ) from error
    if not any(line.text.strip() for line in lines):
        raise TifaError(f"{where}: this document holds no text (it may hold only pictures)")
    return (Draft(tuple(lines), True, facts),)


def _read(document: Any) -> tuple[list[Line], str]:
    styles = _styles(_part(document, RELATIONSHIP_TYPE.STYLES))
    numbers = Numbers(_part(document, RELATIONSHIP_TYPE.NUMBERING))
    lines: list[Line] = []
    notes: dict[tuple[str, str], None] = {}
    title, kept, gap = "", "", False
    body = document.element.body
    for block in _with_boxes(blocks(body)) if body is not None else ():
        style = styles.get(_style_id(block), _Style())
        if _CONTENTS.match(style.name):
            continue
        label = _label(block, style, numbers) if block.text.strip() else ""
        text, kept = kept + label + block.text, ""
        notes |= dict.fromkeys(block.notes)
        if block.runs_on:
            kept = text
            continue
        heading = _outline(block, style)
        if _TITLES.fullmatch(style.name) and len(text) <= _LONGEST_TITLE:
            heading, title = 1, title or " ".join(text.split())
        for part in text.split("\n"):
            if part.strip():
                lines.append(Line(part.strip("\n"), heading, gap))
            gap = not part.strip()
    if kept:
        lines.append(Line(kept))
    return lines + list(_notes(document, notes)), title


def _with_boxes(found: Iterator[Block]) -> Iterator[Block]:
    for block in found:
        boxes, block.boxes = block.boxes, []
        yield block
        yield from _with_boxes(iter(boxes))


def _part(document: Any, kind: str) -> etree._Element | None:
    """The root of the part that the document has for this, or None."""
    for relation in document.part.rels.values():
        if relation.reltype == kind and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _styles(root: etree._Element | None) -> dict[str, _Style]:
    """Style id → what it gives; a style has what it does not say from the one it is based on."""
    nodes = {} if root is None else {s.get(f"{W}styleId", ""): s for s in root.iter(f"{W}style")}
    default = next((i for i, n in nodes.items() if _is_default(n)), "")
    found: dict[str, _Style] = {}
    for identity, node in nodes.items():
        name = value_of(node.find(f"{W}name"))
        heading, number, level = 0, "", 0
        seen: set[str] = set()
        at, here = identity, node
        while here is not None and at not in seen:
            seen.add(at)
            properties = here.find(f"{W}pPr")
            if not heading:
                named = _HEADING.fullmatch(value_of(here.find(f"{W}name")))
                heading = int(named[1]) if named else _level(properties)
            if not number and properties is not None:
                number = value_of(properties.find(f"{W}numPr/{W}numId"))
                level = _number(value_of(properties.find(f"{W}numPr/{W}ilvl")))
            at = value_of(here.find(f"{W}basedOn"))
            here = nodes.get(at)
        found[identity] = _Style(name, heading, number, level)
    found[""] = found.get(default, _Style())
    return found


def _is_default(node: etree._Element) -> bool:
    return node.get(f"{W}default") in ("1", "true") and node.get(f"{W}type") == "paragraph"


def _level(properties: etree._Element | None) -> int:
    outline = None if properties is None else properties.find(f"{W}outlineLvl")
    level = _number(value_of(outline), 9) + 1
    return level if level < 10 else 0


def _number(text: str, otherwise: int = 0) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise


def _style_id(block: Block) -> str:
    node = None if block.properties is None else block.properties.find(f"{W}pStyle")
    return value_of(node)


def _outline(block: Block, style: _Style) -> int:
    return min(6, _level(block.properties) or style.heading)


def _label(block: Block, style: _Style, numbers: Numbers) -> str:
    number, level = style.number, style.level
    own = None if block.properties is None else block.properties.find(f"{W}numPr")
    if own is not None:
        number = value_of(own.find(f"{W}numId")) or number
        level = _number(value_of(own.find(f"{W}ilvl")), level)
    label = numbers.label(number, level) if number not in ("", "0") else ""
    return f"{label} " if label and label[-1].isalnum() and label[-1].isascii() else label


def _notes(document: Any, wanted: dict[tuple[str, str], None]) -> Iterator[Line]:
    """The notes in the order in which the text refers to them, numbered."""
    for kind, relation in (
        ("footnotes", RELATIONSHIP_TYPE.FOOTNOTES),
        ("endnotes", RELATIONSHIP_TYPE.ENDNOTES),
    ):
        root = _part(document, relation) if any(w[0] == kind for w in wanted) else None
        if root is None:
            continue
        found = {note.get(f"{W}id", ""): note for note in root}
        ids = [identity for of, identity in wanted if of == kind and identity in found]
        for count, identity in enumerate(ids, 1):
            text = " ".join(block.text.strip() for block in blocks(found[identity]))
            if text.strip():
                yield Line(f"[{count}] {text.strip()}", gap=count == 1)


def _facts(document: Any, title: str, lines: list[Line]) -> Facts:
    """The title by its style, or as the properties have it if the text opens with it; the author
    where somebody wrote a name there."""
    core = document.core_properties
    if not title:
        named = (core.title or "").strip()
        opening = {"".join(line.text.split()) for line in lines[:8]}
        if named and not _NO_TITLE.search(named) and "".join(named.split()) in opening:
            title = named
    author = (core.author or "").strip()
    plausible = _NAME.fullmatch(author) and not _NO_AUTHOR.search(author)
    return Facts(title=title, author=author if plausible else "")
