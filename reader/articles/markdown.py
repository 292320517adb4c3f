"""Articles as clean Markdown with TOML front matter: how they ship and how they are edited.

The subset: `+++` front matter, `#` headings, paragraphs apart by a blank line. Nothing else is
interpreted, and a paragraph that begins with `#` is written `\\#`.
"""

from __future__ import annotations

import json
import re
from typing import Any

from reader.articles.clean import clean_text
from reader.articles.model import Article, Paragraph, Suspicion
from reader.errors import TifaError

_HEADING = re.compile(r"(#{1,6})\s+(.+?)(?:\s+#+)?\s*")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_TEXTS = ("id", "title", "subtitle", "source", "date", "author", "note")


def parse_markdown(text: str, where: str) -> Article:
    """Read one article. `where` (a file name) opens the error messages.

    Without front matter the first `#` heading, else the first line, becomes the title, and the
    id stays empty for the library to give. Raises TifaError on broken front matter.
    """
    matter, body = _split(text, where)
    values = _checked(matter, where)
    paragraphs = _paragraphs(clean_text(body))
    if not values.get("title") and paragraphs:
        values["title"] = paragraphs.pop(0).text
    if not values.get("title"):
        raise TifaError(f"{where}: there is no text in it")
    return Article(paragraphs=tuple(paragraphs), **{"id": "", **values})


def dump_markdown(article: Article) -> str:
    """The whole article without its id; `parse_markdown` gives it back exactly."""
    facts = [f"{key} = {_toml(value)}" for key in _TEXTS[1:] if (value := getattr(article, key))]
    if article.title_supplied:
        facts.append("title_supplied = true")
    slips = (
        f"{{ as_is = {_toml(s.as_is)}, likely = {_toml(s.likely)} }}" for s in article.suspected
    )
    if article.suspected:
        facts.append(f"suspected = [{', '.join(slips)}]")
    matter = "\n".join(facts)
    return f"+++\n{matter}\n+++\n\n{dump_body(article.paragraphs)}\n"


def _toml(text: str) -> str:
    # What JSON escapes TOML reads alike; clean text has no other control character.
    return json.dumps(text, ensure_ascii=False)


def dump_body(paragraphs: tuple[Paragraph, ...]) -> str:
    """The paragraphs as Markdown; `parse_body` gives them back exactly."""
    return "\n\n".join(
        _dump_heading(p) if p.heading else re.sub(r"^(\\*#)", r"\\\1", p.text) for p in paragraphs
    )


def parse_body(body: str) -> tuple[Paragraph, ...]:
    """Paragraphs of a body that is already clean (from `dump_body`)."""
    return tuple(_paragraphs(body))


def _dump_heading(heading: Paragraph) -> str:
    # A closing run of # is no part of a heading; one that is must be followed by another.
    closing = " #" if re.search(r"\s#+$", heading.text) else ""
    return f"{'#' * heading.heading} {heading.text}{closing}"


def _split(text: str, where: str) -> tuple[dict[str, Any], str]:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    if not text.startswith("+++\n"):
        return {}, text
    import tomllib  # most starts read no article from a file

    matter, fence, body = text[4:].partition("\n+++")
    if not fence or (body and not body.startswith("\n")):
        raise TifaError(f"{where}: the front matter opens with +++ but no line +++ closes it")
    try:
        return tomllib.loads(f"\n{matter}"), body  # so that errors name the line of the file
    except tomllib.TOMLDecodeError as error:
        raise TifaError(f"{where}: front matter: {error}") from error


def _checked(matter: dict[str, Any], where: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in matter.items():
        if key in _TEXTS and isinstance(value, str):
            values[key] = clean_text(value).replace("\n", " ").strip()
        elif key == "title_supplied" and isinstance(value, bool):
            values[key] = value
        elif key == "suspected" and isinstance(value, list):
            values[key] = tuple(_suspicion(item, where) for item in value)
        else:
            raise TifaError(f"{where}: front matter: “{key}” is not known here or of a wrong type")
    if values.get("date") and not _DATE.fullmatch(values["date"]):
        raise TifaError(f"{where}: front matter: date must be YYYY, YYYY-MM or YYYY-MM-DD")
    return values


def _suspicion(item: object, where: str) -> Suspicion:
    match item:
        case {"as_is": str(as_is), "likely": str(likely)}:
            return Suspicion(clean_text(as_is), clean_text(likely))
    raise TifaError(f"{where}: front matter: a suspected slip needs as_is and likely")


def _paragraphs(body: str) -> list[Paragraph]:
    found = []
    for chunk in re.split(r"\n\s*\n", body):
        lines = [line for line in chunk.split("\n") if line]
        if not lines:
            continue
        heading = _HEADING.fullmatch(lines[0])
        if heading:
            found.append(Paragraph(heading[2], len(heading[1])))
            lines = lines[1:]
        if lines:
            found.append(Paragraph(re.sub(r"^\\(\\*#)", r"\1", _join(lines))))
    return found


def _join(lines: list[str]) -> str:
    """Lines of one paragraph: a space only where neither side is Chinese."""
    text = lines[0]
    for line in lines[1:]:
        text += line if ord(text[-1]) > 0x2E7F or ord(line[0]) > 0x2E7F else f" {line}"
    return text
