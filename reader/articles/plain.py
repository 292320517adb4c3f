"""Plain text → Article."""

from __future__ import annotations

import re

from reader.articles.clean import clean_text
from reader.articles.markdown import parse_markdown
from reader.articles.model import Article, Paragraph
from reader.errors import TifaError

LONGEST_TITLE = 60  # code points; a first line longer than this is text, not a title
_STOP = re.compile(r"[。！？；：，,;:]$")


def decode(data: bytes, where: str) -> str:
    """Text of a UTF-8 file (with or without BOM). Raises TifaError for anything else."""
    if b"\x00" in data[:4096]:
        raise TifaError(f"{where}: this is not a text file (it holds NUL bytes)")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TifaError(
            f"{where}: not UTF-8 (byte {error.start}); convert it first, "
            "for example with iconv -f GB18030 -t UTF-8"
        ) from error


def read_article(data: bytes, where: str) -> Article:
    """One article from the bytes of a UTF-8 text or Markdown file called `where`."""
    text = decode(data, where)
    opening = text.lstrip("\ufeff").lstrip()
    if where.lower().endswith((".md", ".markdown")) or opening.startswith(("+++\n", "# ")):
        return parse_markdown(text, where)
    return _from_lines(clean_text(text), where)


def raw_paragraphs(data: bytes, where: str) -> tuple[Paragraph, ...]:
    """The text as it is, one paragraph a line, without clean-up of its layout."""
    lines = clean_text(decode(data, where)).split("\n")
    return tuple(Paragraph(line) for line in lines if line)


def _from_lines(text: str, where: str) -> Article:
    # Pages that part paragraphs by blank lines break lines inside them; others have one a line.
    chunks = [c.split("\n") for c in re.split(r"\n{2,}", text.strip("\n")) if c]
    if not chunks:
        raise TifaError(f"{where}: there is no text in it")
    wrapped = len(chunks) > 2 and sum(map(len, chunks)) > len(chunks)
    paragraphs = (
        ["".join(chunk) for chunk in chunks] if wrapped else [ln for c in chunks for ln in c]
    )
    first = paragraphs[0]
    if len(paragraphs) > 1 and len(first) <= LONGEST_TITLE and not _STOP.search(first):
        return Article("", first, tuple(map(Paragraph, paragraphs[1:])))
    title = first[:20] + ("…" if len(first) > 20 else "")
    return Article("", title, tuple(map(Paragraph, paragraphs)), title_supplied=True)
