"""What a note says of a term, in whatever format."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from reader.glossary.model import Component, Term

_STATUS = {"official": "official", "common": "in common use", "avoid": "better avoided"}
_CONFIDENCE = {"sure": "", "likely": "rendering likely", "unsure": "rendering unsure"}
_RELATION = {"part_of": "part of", "contains": "contains", "pairs_with": "with",
             "succeeds": "follows"}  # fmt: skip


class Text(NamedTuple):
    """A paragraph, and whether it is English."""

    text: str
    english: bool = True


@dataclass(frozen=True, slots=True)
class Explained:
    """A term explained: its English and how far that is to be trusted, paragraphs, its items as
    (group, ((number, item), …)), and lines of small print."""

    english: str
    status: str
    texts: tuple[Text, ...]
    groups: tuple[tuple[str, tuple[tuple[int, Component], ...]], ...]
    small: tuple[str, ...]


def explain(term: Term, date: str) -> Explained:
    """What is to be said of `term` in an article of `date` (YYYY[-MM[-DD]]; "": today)."""
    texts = []
    if term.scope:
        texts.append(Text(f"This sense: {term.scope}"))
    if term.literal and term.literal != term.english:
        texts.append(Text(f"Literally: {term.literal}"))
    if term.meaning:
        texts.append(Text(term.meaning))
    if term.zh:
        texts.append(Text(term.zh, False))
    numbered = enumerate(term.components_on(date), 1)
    groups = tuple(
        (name, tuple(items)) for name, items in groupby(numbered, key=lambda item: item[1].group)
    )
    return Explained(term.english, _status(term), tuple(texts), groups, tuple(_small(term)))


def _status(term: Term) -> str:
    used = next((r for r in term.renderings if r.text == term.english), None)
    parts = [term.kind, term.level]
    if used:
        official = used.status == "official" and used.publisher
        parts.append(_STATUS[used.status] + (f": {used.publisher}" if official else ""))
    parts.append(_CONFIDENCE[term.confidence])
    return " · ".join(part for part in parts if part)


def _small(term: Term) -> list[str]:
    lines = []
    others = [r for r in term.renderings if r.text != term.english]
    for status, begin in (("official", "Officially also"), ("common", "Also"), ("avoid", "Avoid")):
        found = [
            f"{r.text} ({r.publisher})" if r.publisher else r.text
            for r in others
            if r.status == status
        ]
        if found:
            lines.append(f"{begin}: {'; '.join(found)}")
    if origin := term.origin:
        said = (("First seen", origin.first, origin.first_at),
                ("canonised", origin.canonised, origin.canonised_at))  # fmt: skip
        facts = [" ".join((what, *filter(None, (when, where)))) for what, when, where in said
                 if when or where]  # fmt: skip
        if facts:
            lines.append("; ".join(facts))
    related = [f"{_RELATION[kind]} {'、'.join(term.related[kind])}" for kind in _RELATION
               if term.related.get(kind)]  # fmt: skip
    if related:
        joined = " · ".join(related)
        lines.append(joined[0].upper() + joined[1:])
    return lines
