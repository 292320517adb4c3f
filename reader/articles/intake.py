"""Any file in, clean articles out: what kind of file it is decides who reads it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from reader.articles.clean import clean_text
from reader.articles.draft import Draft, Facts
from reader.articles.encoding.kinds import kind_of
from reader.articles.model import Article


@dataclass(frozen=True, slots=True)
class Incoming:
    """A clean article without an id, and what its reader should be told (a sentence each)."""

    article: Article
    warnings: tuple[str, ...] = ()


def read_articles(data: bytes, where: str, split: bool | None = None) -> tuple[Incoming, ...]:
    """The articles in the bytes of a file called `where`, at least one.

    `split`: part several articles in one file (True), never (False), where it is certain (None).
    Raises TifaError, opening with `where`, for what cannot be read.
    """
    kind = kind_of(data)
    if kind == "markdown":
        from reader.articles.encoding.decode import decode
        from reader.articles.markdown import parse_markdown

        text, warnings = decode(data, where)
        return (Incoming(parse_markdown(text, where), warnings),)
    from reader.articles.cleaning.cleaner import clean_draft  # parts, cleans and names each article

    found: list[Incoming] = []
    for draft in _drafts(data, where, kind, split):
        found += clean_draft(replace(draft, facts=_clean(draft.facts)), where, split)
    return tuple(found)


def _clean(facts: Facts) -> Facts:
    """What a format says of itself is as hostile as its text."""
    values = {name: " ".join(clean_text(value).split()) for name, value in asdict(facts).items()}
    return Facts(**values)


def _drafts(data: bytes, where: str, kind: str, split: bool | None) -> tuple[Draft, ...]:
    # Each extractor loads a library of its own: only the one that is needed.
    match kind:
        case "html":
            from reader.articles.pages.html import read_html

            return read_html(data, where)
        case "pdf":
            from reader.articles.pdf.document import read_pdf

            return read_pdf(data, where)
        case "epub":
            from reader.articles.zipped.epub import read_epub

            return read_epub(data, where, split)
        case "docx":
            from reader.articles.zipped.docx import read_docx

            return read_docx(data, where)
        case _:
            from reader.articles.text import read_text

            return read_text(data, where)
