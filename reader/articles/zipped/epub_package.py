"""What an EPUB says of itself: its texts in reading order, its facts, its table of contents.

EPUB 3.3, OCF and Packages; EPUB 2 where it differs (the NCX and the guide).
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urldefrag

from lxml import etree

from reader.articles.zipped.archive import Archive, parse_xml
from reader.errors import TifaError

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"
_LICENCES = ("META-INF/rights.xml", "META-INF/sinf.xml", "META-INF/license.lcpl")
_FONTS_ONLY = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
_MARKUP = ("application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document")
_ASIDE = {"cover", "titlepage", "title-page", "copyright-page", "toc", "index", "loi", "lot"}
_YEAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
MOST_TEXTS = 3000  # files of text in a book


@dataclass(slots=True)
class Book:
    """`texts`: the names of the files of text, in order; `aside`: those that are cover, contents
    and the like; `heads`: file → what the table of contents calls it, or the first place in it that
    is named there; `whole`: the files that it names as a whole."""

    texts: list[str] = field(default_factory=list)
    aside: set[str] = field(default_factory=set)
    heads: dict[str, str] = field(default_factory=dict)
    whole: set[str] = field(default_factory=set)
    title: str = ""
    author: str = ""
    publisher: str = ""
    date: str = ""
    description: str = ""


def read_package(archive: Archive) -> Book:
    """What the package document says. Raises TifaError where there is none, where it names no
    text, and where the texts are locked."""
    where = archive.where
    path = _package_path(archive)
    data = archive.read(path) if path else None
    package = parse_xml(data) if data else None
    if package is None:
        raise TifaError(f"{where}: this EPUB has no package file (.opf); download it again")
    items = _items(package, path)
    book = Book()
    for name, attribute in (("title", "title"), ("creator", "author"), ("publisher", "publisher"),
                         ("description", "description")):  # fmt: skip
        setattr(book, attribute, _said(package, name))
    found = _YEAR.match(_said(package, "date"))
    book.date = found[0] if found and "1900" < found[0] < "2200" else ""
    notes: list[str] = []
    for reference in _all(package, "itemref"):
        name, kind, properties = items.get(reference.get("idref", ""), ("", "", ""))
        if not name or kind not in _MARKUP or name in book.texts:
            continue
        if "nav" in properties.split():
            book.aside.add(name)
        (notes if reference.get("linear") == "no" else book.texts).append(name)
    book.texts += [name for name in notes if name not in book.texts]
    if not book.texts:  # no spine: in the order of the list
        book.texts = [name for name, kind, _ in items.values() if kind in _MARKUP]
    book.texts = [name for name in book.texts if name in archive.names]
    if not book.texts:
        raise TifaError(f"{where}: this EPUB names no text that is in it; download it again")
    if len(book.texts) > MOST_TEXTS:
        raise TifaError(
            f"{where}: this EPUB has {len(book.texts)} files of text, more than the {MOST_TEXTS:,} "
            "that are read at once; split it first"
        )
    _refuse_locked(archive, book.texts)
    base = posixpath.dirname(path)
    for reference in _all(package, "reference"):  # EPUB 2: the guide
        if reference.get("type", "").lower() in _ASIDE:
            book.aside.add(_resolved(base, reference.get("href", "")))
    _read_contents(archive, items, book)
    return book


def _package_path(archive: Archive) -> str:
    data = archive.read(_CONTAINER)
    root = parse_xml(data) if data else None
    if root is not None:
        for file in _all(root, "rootfile"):
            name = _resolved("", file.get("full-path", ""))
            if name in archive.names:
                return name
    return next((name for name in archive.names if name.lower().endswith(".opf")), "")


def _items(package: etree._Element, path: str) -> dict[str, tuple[str, str, str]]:
    """id → (name, media type, properties)."""
    base = posixpath.dirname(path)
    return {
        item.get("id", ""): (
            _resolved(base, item.get("href", "")),
            item.get("media-type", "").lower(),
            item.get("properties", ""),
        )
        for item in _all(package, "item")
    }


def _refuse_locked(archive: Archive, texts: list[str]) -> None:
    data = archive.read(_ENCRYPTION)
    root = parse_xml(data) if data else None
    if root is None:
        return
    locked = set()
    for entry in _all(root, "EncryptedData"):
        methods = [m.get("Algorithm", "") for m in _all(entry, "EncryptionMethod")]
        if not methods or any(method not in _FONTS_ONLY for method in methods):
            locked |= {_resolved("", r.get("URI", "")) for r in _all(entry, "CipherReference")}
    if locked.intersection(texts) or any(name in archive.names for name in _LICENCES):
        raise TifaError(
            f"{archive.where}: this book is locked by its seller (DRM) and opens only in the "
            "seller's program; get a copy without a lock"
        )


def _read_contents(archive: Archive, items: dict[str, tuple[str, str, str]], book: Book) -> None:
    """What the navigation document or the NCX calls each file: its first entry is its head."""
    for name, kind, properties in items.values():
        nav = "nav" in properties.split()
        if not nav and kind != "application/x-dtbncx+xml":
            continue
        data = archive.read(name)
        root = parse_xml(data) if data else None
        if root is None:
            continue
        base = posixpath.dirname(name)
        for target, text, role in _links(root) if nav else _points(root):
            file = _resolved(base, target)
            if role in _ASIDE:
                book.aside.add(file)
            elif text.strip():
                book.heads.setdefault(file, " ".join(text.split()))
                if "#" not in target:
                    book.whole.add(file)


def _links(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    for link in _all(root, "a"):
        yield link.get("href", ""), "".join(link.itertext()), _kind(link)


def _points(root: etree._Element) -> Iterator[tuple[str, str, str]]:
    for point in _all(root, "navPoint"):
        content, text = next(_all(point, "content"), None), next(_all(point, "text"), None)
        if content is not None and text is not None:
            yield content.get("src", ""), "".join(text.itertext()), ""


def _kind(link: etree._Element) -> str:
    return str(link.get("{http://www.idpf.org/2007/ops}type", "")).lower()


def _said(package: etree._Element, name: str) -> str:
    """The first Dublin Core element of that name; authors all, 、 between them."""
    said = [" ".join("".join(e.itertext()).split()) for e in _all(package, name)]
    said = [text for text in said if text]
    return "、".join(said) if name == "creator" else (said[0] if said else "")


def _resolved(base: str, reference: str) -> str:
    """The member that a reference in the folder `base` means; what leads out of the book names
    none."""
    path = unquote(urldefrag(reference).url)
    return posixpath.normpath(posixpath.join(base, path)) if path else ""


def _all(root: etree._Element, name: str) -> Iterator[etree._Element]:
    yield from root.iter(f"{{*}}{name}")
