"""Plain text, and Markdown that is not ours, as a draft."""

from __future__ import annotations

import re

from reader.articles.cleaning.dates import read_date
from reader.articles.draft import Draft, Facts, Line
from reader.articles.encoding.decode import decode

_LINE_END = re.compile(r"\r\n?|[\n\x0b\x0c\x85\u2028\u2029]")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^)\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{0,200})\]\((?:[^()\s]|\([^()]*\)){1,2000}(?:\s\"[^\"]*\")?\)")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400})(?<=\S)\1")
_FIELD = re.compile(r"(\w[\w-]{0,20}):\s*(.*)")


def read_text(data: bytes, where: str) -> tuple[Draft, ...]:
    """One draft from the bytes of a text file called `where`. Raises TifaError for what is no
    text (see decode)."""
    text, warnings = decode(data, where)
    lines = _LINE_END.split(text)
    facts = Facts()
    if lines[0].strip() == "---":
        lines, facts = _without_matter(lines)
    if any(mark in text for mark in ("](", "**", "__")):
        lines = [_plain(line) for line in lines]
    found: list[Line] = []
    gap = False
    for line in lines:
        if line and not line.isspace():
            found.append(Line(line, gap=gap))
            gap = False
        else:
            gap = True
    return (Draft(tuple(found), facts=facts, warnings=warnings),)


def _without_matter(lines: list[str]) -> tuple[list[str], Facts]:
    """The lines below YAML front matter, as browsers' clippers write it, and its plain fields."""
    try:
        end = next(
            at for at in range(1, min(len(lines), 60)) if lines[at].strip() in ("---", "...")
        )
    except StopIteration:
        return lines, Facts()
    fields = {}
    for line in lines[1:end]:
        match = _FIELD.fullmatch(line.strip())
        if match:
            fields[match[1].lower()] = match[2].strip().strip("\"'[]")
        elif line.strip() and not line.strip().startswith(("-", "#")):
            return lines, Facts()
    if not fields:
        return lines, Facts()
    day = next((fields[name] for name in ("published", "date", "created") if fields.get(name)), "")
    source = fields.get("site", "") or fields.get("publisher", "") or fields.get("source", "")
    return lines[end + 1 :], Facts(
        title=fields.get("title", ""),
        source="" if "://" in source else source,
        date=read_date(day),
        author=fields.get("author", ""),
    )


def _plain(line: str) -> str:
    """A line of Markdown without pictures, targets of links and emphasis."""
    line = _LINK.sub(r"\1", _IMAGE.sub("", line))
    return _EMPHASIS.sub(r"\2", line)
