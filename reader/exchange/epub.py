"""An article as an EPUB 3.3 book, terms as pop-up footnotes (EPUB Structural Semantics)."""

from __future__ import annotations

import io
import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reader.exchange.body import ENGLISH, Link, inner, note
from reader.exchange.colours import in_colours
from reader.exchange.document import Document
from reader.exchange.html import element
from reader.exchange.markup import escaped
from reader.spelling.passage import Style

LONGEST = 150_000  # code points of a chapter's markup: old readers take no more than 300 kB
_HERE = Path(__file__).parent
_NAMESPACE = uuid.UUID("6d0a3ad5-4a0c-5bb1-9a3b-6d2f4f9e1c11")
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the earliest moment a ZIP can tell

_CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles></container>
"""


@dataclass(slots=True)
class _Chapter:
    """One file of the book. `heads`: (id, text) of its headings; `numbers`: term → its note."""

    name: str
    lines: list[str] = field(default_factory=list)
    heads: list[tuple[str, str]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    size: int = 0


def epub_file(
    document: Document,
    made: datetime,
    style: Style = Style(),  # noqa: B008
    tones: str = "safe",
) -> bytes:
    """The whole book. `made`: an aware moment; `style`: how the pinyin of the notes is written;
    `tones`: the scheme of tone colours."""
    chapters = list(_chapters(document))
    styles = "".join(
        (_HERE / name).read_text(encoding="utf-8") for name in ("article.css", "epub.css")
    )
    files = {
        "META-INF/container.xml": _CONTAINER,
        "EPUB/package.opf": _package(document, chapters, made),
        "EPUB/nav.xhtml": _nav(document, chapters),
        "EPUB/style.css": in_colours(styles, tones),
    } | {f"EPUB/{c.name}": _page(document, c, style) for c in chapters}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        # First and not compressed: this is how a file is known for an EPUB (OCF 3.3, 4.3).
        mark = zipfile.ZipInfo("mimetype", _OLDEST)
        book.writestr(mark, "application/epub+zip", zipfile.ZIP_STORED)
        for name, text in files.items():
            entry = zipfile.ZipInfo(name, _OLDEST)
            book.writestr(entry, text.encode(), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _chapters(document: Document) -> Iterator[_Chapter]:
    """The text in files that are not too long, each begun at a heading where there is one near."""
    count = 1
    chapter = _Chapter("text-1.xhtml")
    linked = _linker(document, chapter)
    _put(chapter, "<header>")
    _put(chapter, f'<h1 id="title">{inner(document.title, linked)}</h1>')
    chapter.heads.append(("title", document.name))
    if document.subtitle:
        _put(chapter, f'<p class="subtitle">{inner(document.subtitle, linked)}</p>')
    if document.facts:
        _put(chapter, f'<p class="facts">{escaped(document.facts)}</p>')
    _put(chapter, "</header>")
    for number, passage in enumerate(document.passages):
        if chapter.size > (LONGEST / 2 if passage.heading else LONGEST):
            yield chapter
            count += 1
            chapter = _Chapter(f"text-{count}.xhtml")
            linked = _linker(document, chapter)
        identity = ""
        if passage.heading:
            identity = f' id="h{number}"'
            chapter.heads.append((f"h{number}", passage.text))
        _put(chapter, element(passage, inner(passage, linked), identity))
    if document.note:
        _put(chapter, f'<p class="about">{escaped(document.note)}</p>')
    yield chapter


def _put(chapter: _Chapter, line: str) -> None:
    chapter.lines.append(line)
    chapter.size += len(line)


def _linker(document: Document, chapter: _Chapter) -> Link:
    def link(term: str) -> str:
        if term not in document.terms:
            return ""
        first = term not in chapter.numbers
        number = chapter.numbers.setdefault(term, len(chapter.numbers) + 1)
        anchor = f'id="r{number}" ' if first else ""
        return f'{anchor}epub:type="noteref" role="doc-noteref" href="#n{number}"'

    return link


def _page(document: Document, chapter: _Chapter, style: Style) -> str:
    body = "\n".join([*chapter.lines, *_footnotes(document, chapter, style)])
    return _xhtml(document.name, body)


def _footnotes(document: Document, chapter: _Chapter, style: Style) -> Iterator[str]:
    # Each file has the notes of its own terms: readers pop up what lies in the same file.
    if not chapter.numbers:
        return
    yield '<section class="footnotes" epub:type="footnotes">'
    yield f"<h2>提法 <span {ENGLISH}>Terms</span></h2>"
    for term, number in chapter.numbers.items():
        head, told = note(document.terms[term], document.date, style)
        yield f'<aside class="note" epub:type="footnote" role="doc-footnote" id="n{number}">'
        yield f'<p><a href="#r{number}" role="doc-backlink">{number}</a> {head}</p>\n{told}'
        yield "</aside>"
    yield "</section>"


def _nav(document: Document, chapters: list[_Chapter]) -> str:
    rows = "\n".join(
        f'<li><a href="{chapter.name}#{identity}">{escaped(text)}</a></li>'
        for chapter in chapters
        for identity, text in chapter.heads
    )
    body = f"""<nav epub:type="toc" role="doc-toc" id="toc">
<h1>目录</h1>
<ol>
{rows}
</ol>
</nav>"""
    return _xhtml(document.name, body)


def _package(document: Document, chapters: list[_Chapter], made: datetime) -> str:
    identity = uuid.uuid5(_NAMESPACE, document.id)
    about = [f"<dc:title>{escaped(document.name)}</dc:title>"]
    for name, value in (("creator", document.author), ("publisher", document.source),
                        ("date", document.date), ("description", document.note)):  # fmt: skip
        if escaped(value).strip():
            about.append(f"<dc:{name}>{escaped(value)}</dc:{name}>")
    facts = "\n".join(about)
    files = "\n".join(
        f'<item id="text-{n}" href="{chapter.name}" media-type="application/xhtml+xml"/>'
        for n, chapter in enumerate(chapters, 1)
    )
    spine = "\n".join(f'<itemref idref="text-{n}"/>' for n in range(1, len(chapters) + 1))
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"
 xml:lang="zh-Hans">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{identity}</dc:identifier>
<dc:language>zh-Hans</dc:language>
{facts}
<meta property="dcterms:modified">{made.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">fullRubyAnnotations</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{files}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def _xhtml(title: str, body: str) -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="zh-Hans" xml:lang="zh-Hans">
<head>
<meta charset="utf-8"/>
<title>{escaped(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""
