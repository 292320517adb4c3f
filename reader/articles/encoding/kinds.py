"""What kind of file some bytes are, by what is in them and never by a name."""

from __future__ import annotations

import io
import re
import zipfile

_BLANKS = b" \t\r\n\x0b\x0c"
_TAG = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|link|style|script|div|span|p|br|table|tbody|"
    r"tr|td|h[1-6]|ul|ol|center|font|article|section|header|main|base|iframe|img|a)\b[^<>]*/?>",
    re.IGNORECASE,
)
_OPENING_NOISE = re.compile(r"\s*(?:<\?xml[^>]*\?>|<!--.*?-->|<!doctype[^>]*>|\s)*", re.I | re.S)
_CLOSING = re.compile(r"</(?:p|div|span|td|tr|a|li|body|html|font|section)>", re.IGNORECASE)
_HEADING = re.compile(r"\s*# +\S")
_LINK = re.compile(r"!?\[[^\]\n]{0,200}\]\([^)\n]{1,500}\)")

# (how it begins, what it is, what to do about it)
_FOREIGN: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or WPS document", "save it as .docx or text first"),
    (b"{\\rtf", "a Rich Text document", "save it as .docx or text first"),
    (b"\x89PNG", "a picture (PNG)", "its text must first be read by OCR"),
    (b"\xff\xd8\xff", "a picture (JPEG)", "its text must first be read by OCR"),
    (b"GIF8", "a picture (GIF)", "its text must first be read by OCR"),
    (b"II*\x00", "a picture (TIFF)", "its text must first be read by OCR"),
    (b"MM\x00*", "a picture (TIFF)", "its text must first be read by OCR"),
    (b"AT&TFORM", "a DjVu scan", "its text must first be read by OCR"),
    (b"Rar!\x1a\x07", "a RAR archive", "unpack it and add the files in it"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", "unpack it and add the files in it"),
    (b"\x1f\x8b", "a gzip archive", "unpack it and add the files in it"),
    (b"BZh", "a bzip2 archive", "unpack it and add the files in it"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it and add the files in it"),
    (b"SQLite format 3\x00", "an SQLite database", "add the text itself"),
    (b"\x7fELF", "a program", "add the text itself"),
    (b"MZ\x90", "a program", "add the text itself"),
    (b"ID3", "a sound recording", "add the text itself"),
    (b"CAJ", "a CAJ document of CNKI", "save it as PDF first"),
    (b"HN\x00\x00", "a CAJ document of CNKI", "save it as PDF first"),
)


def kind_of(data: bytes) -> str:
    """One of html, pdf, epub, docx, markdown, text, or `unknown` for what `refusal` explains."""
    head = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip(_BLANKS)
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_zip(data) or "unknown"
    if head.startswith(b"%PDF-") or b"\n%PDF-" in head or b"\r%PDF-" in head:
        return "pdf"
    if refusal(data):
        return "unknown"
    text = _peek(data)
    if _is_html(text):
        return "html"
    return "markdown" if _is_markdown(text) else "text"


def refusal(data: bytes) -> str:
    """What the file is and what to do about it, where it is of a kind that holds no text we can
    read; "" otherwise."""
    for opening, what, remedy in _FOREIGN:
        if data.startswith(opening):
            return f"this is {what}: {remedy}"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "this is a picture (WebP): its text must first be read by OCR"
    if data[4:8] == b"ftyp":
        return "this is a picture or a film: add the text itself"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "this is a picture (BMP): its text must first be read by OCR"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not _kind_of_zip(data):
        return f"this is {_zip_of(data)}"
    if re.match(rb"(?:From:|MIME-Version:|Subject:)", data) and b"multipart/related" in data[:2000]:
        return "this is a web archive (MHTML): save the page as HTML instead"
    return ""


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError):
        # A file cut short has lost the list at its end, but keeps the name before each member.
        found = re.findall(rb"PK\x03\x04.{22}(..)..([ -~]{3,100})", data[:200_000], re.DOTALL)
        return [name[: int.from_bytes(size, "little")].decode("ascii") for size, name in found]


def _kind_of_zip(data: bytes) -> str:
    if data[30:58] == b"mimetypeapplication/epub+zip":
        return "epub"
    names = _names(data)
    if "META-INF/container.xml" in names or any(n.endswith(".opf") for n in names):
        return "epub"
    return "docx" if any(name.startswith("word/") for name in names) else ""


def _zip_of(data: bytes) -> str:
    names = _names(data)
    for opening, what in (("xl/", "an Excel workbook"), ("ppt/", "a PowerPoint presentation")):
        if any(name.startswith(opening) for name in names):
            return f"{what}: save its text first"
    if "content.xml" in names:
        return "an OpenDocument text: save it as .docx first"
    return "a ZIP archive: unpack it and add the files in it"


def _peek(data: bytes) -> str:
    """The opening as text, good enough to see tags and marks in it."""
    head = data[:8192]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "replace")
    opening = head[:64].lstrip(_BLANKS + b"\x00")
    if b"\x00" in opening and opening[:1] in b"<#":
        little = head[1:2] == b"\x00"
        return head.decode("utf-16-le" if little else "utf-16-be", "replace")
    return head.decode("utf-8-sig", "replace")


def _is_html(text: str) -> bool:
    noise = _OPENING_NOISE.match(text)
    opening = text[noise.end() if noise else 0 :].lstrip("\ufeff \t\r\n")
    if _TAG.match(opening) or re.search(r"<(?:html|body)\b", text[:4096], re.IGNORECASE):
        return True
    if re.match(r"\s*<!doctype\s+html", text, re.IGNORECASE):
        return True
    return len(_CLOSING.findall(text)) >= 5


def _is_markdown(text: str) -> bool:
    text = text.removeprefix("\ufeff")
    if text.startswith(("+++\n", "+++\r\n")):
        return True
    # A page that a browser's clipper saved as Markdown is full of links and furniture: that is
    # for the reader of plain text, which knows both.
    if not _HEADING.match(text) or _LINK.search(text):
        return False
    from reader.articles.cleaning.facts import read_facts  # most files need no such look

    return not any(read_facts(line.strip()) for line in text.split("\n"))
