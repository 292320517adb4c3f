"""Paragraphs with ruby pinyin, and terms explained, as XHTML that HTML and EPUB both take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from reader.exchange.document import Passage, Stretch, Word, headword
from reader.exchange.explained import Explained, explain
from reader.exchange.markup import escaped
from reader.glossary.model import Term
from reader.spelling.passage import Piece, Style

ENGLISH = 'lang="en" xml:lang="en"'
Link = Callable[[str], str]  # the attributes of the link to the note of a term (by id)


def unlinked(term: str) -> str:
    """The `Link` that makes none."""
    return ""


def inner(passage: Passage, link: Link = unlinked) -> str:
    """The content of a paragraph."""
    return "".join(_stretch(stretch, link) for stretch in passage.stretches)


def ruby(words: Iterable[Word]) -> str:
    """Words with their pinyin over them; those whose spelling runs on share one ruby."""
    out: list[str] = []
    opened = False
    for word in words:
        text = escaped(word.text)
        if not word.pieces:
            out.append(f"</ruby>{text}" if opened else text)
            opened = False
            continue
        if not opened:
            out.append("<ruby>")
        if word.each:
            pairs = zip(word.text, word.pieces, strict=True)
            out += (f"{escaped(char)}{_above((piece,))}" for char, piece in pairs)
        else:
            out.append(text + _above(word.pieces))
        opened = word.tied
        if not opened:
            out.append("</ruby>")
    if opened:
        out.append("</ruby>")
    return "".join(out)


def toned(pieces: Iterable[Piece]) -> str:
    """Pinyin with each syllable in the class of its tone; the neutral one has none."""
    return "".join(
        f'<span class="t{tone}">{escaped(text)}</span>' if 1 <= tone <= 4 else escaped(text)
        for text, tone in pieces
    )


def note(term: Term, date: str, style: Style) -> tuple[str, str]:
    """What a note says of a term: its head, with pinyin, and its explanation in block elements.
    `date` (YYYY[-MM[-DD]] or "") picks the list of its items."""
    head = f'<dfn class="head">{inner(headword(term, style))}</dfn>'
    told = explain(term, date)
    if told.english:
        head += f' <span class="english" {ENGLISH}>{escaped(told.english)}</span>'
    return head, "\n".join(_explanation(told))


def _explanation(told: Explained) -> Iterator[str]:
    if told.status:
        yield f'<p class="status" {ENGLISH}>{escaped(told.status)}</p>'
    for said in told.texts:
        language = f" {ENGLISH}" if said.english else ""
        yield f"<p{language}>{escaped(said.text)}</p>"
    for group, items in told.groups:
        if group:
            yield f'<p class="group">{escaped(group)}</p>'
        yield f'<ol start="{items[0][0]}">'
        for _, item in items:
            english = f" <span {ENGLISH}>{escaped(item.en)}</span>" if item.en else ""
            yield f"<li>{escaped(item.zh)}{english}</li>"
        yield "</ol>"
    for line in told.small:
        yield f'<p class="small" {ENGLISH}>{escaped(line)}</p>'


def _stretch(stretch: Stretch, link: Link) -> str:
    text = ruby(stretch.words)
    attributes = link(stretch.term) if stretch.term else ""
    return f'<a class="term" {attributes}>{text}</a>' if attributes else text


@lru_cache(maxsize=8192)
def _above(pieces: tuple[Piece, ...]) -> str:
    # <rp>: where ruby isn't known, the pinyin stands in brackets behind its word.
    return f"<rp>(</rp><rt>{toned(pieces)}</rt><rp>)</rp>"
