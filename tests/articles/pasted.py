"""Documents as people paste them, with what should become of them: tests/data/pasted.

A file holds the text, a line `=== expected`, and the articles, apart by `=== article`: fields
(title, subtitle, source, date, author; only those named are checked; supplied: true), a blank
line, and a paragraph a line, headings with `# ` before them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.articles.intake import read_articles
from reader.articles.model import Article

FOLDER = Path(__file__).resolve().parents[1] / "data" / "pasted"
FILES = sorted(FOLDER.glob("*.txt"))


@dataclass(frozen=True)
class Expected:
    """One article as it should be."""

    fields: dict[str, str]
    paragraphs: tuple[str, ...]
    headings: tuple[str, ...]


def load(file: Path) -> tuple[str, list[Expected]]:
    """The raw text of a file and the articles expected."""
    raw, _, rest = file.read_text(encoding="utf-8").partition("\n=== expected\n")
    return raw, [_expected(part) for part in rest.split("\n=== article\n")]


def _expected(part: str) -> Expected:
    head, _, body = part.strip("\n").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in head.split("\n"))
    lines = body.split("\n")
    return Expected(
        fields,
        tuple(line.removeprefix("# ") for line in lines),
        tuple(line[2:] for line in lines if line.startswith("# ")),
    )


def faults(file: Path) -> list[str]:
    """What differs from what is expected of a file: nothing, if all is well."""
    raw, expected = load(file)
    found = [item.article for item in read_articles(raw.encode(), file.name)]
    if len(found) != len(expected):
        return [f"{len(found)} articles instead of {len(expected)}: {[a.title for a in found]}"]
    return [
        fault
        for article, wanted in zip(found, expected, strict=True)
        for fault in _compare(article, wanted)
    ]


def _compare(article: Article, wanted: Expected) -> list[str]:
    found = []
    for name, value in wanted.fields.items():
        given = getattr(article, "title_supplied" if name == "supplied" else name)
        if str(given).lower() != value.lower():
            found.append(f"{name}: {given!r} instead of {value!r}")
    texts = tuple(paragraph.text for paragraph in article.paragraphs)
    if texts != wanted.paragraphs:
        found += [f"stray: {text}" for text in texts if text not in wanted.paragraphs]
        found += [f"missing: {text}" for text in wanted.paragraphs if text not in texts]
        found = found or ["paragraphs in another order"]
    headings = tuple(p.text for p in article.paragraphs if p.heading)
    if headings != wanted.headings:
        found.append(f"headings {headings} instead of {wanted.headings}")
    return found
