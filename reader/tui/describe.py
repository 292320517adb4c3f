"""Terms and words described for pop-ups and cards, as Content: no markup is ever interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from reader import pinyin
from reader.glossary.model import Component, Term
from reader.services.words import Entry

_STATUS = {"official": "official", "common": "in common use", "avoid": "better avoided"}
_CONFIDENCE = {"sure": "", "likely": "rendering likely", "unsure": "rendering unsure"}
_RELATION = {
    "part_of": "part of",
    "contains": "contains",
    "pairs_with": "with",
    "succeeds": "follows",
}


def line(*parts: str | tuple[str, str] | Content) -> Content:
    """One Content of plain texts, (text, style) pairs and Contents."""
    return Content.assemble(*parts)


def standing(term: Term) -> str:
    """What kind of term it is: `numeric · region`."""
    return " · ".join(part for part in (term.kind, term.level) if part)


def rendering_status(term: Term) -> str:
    """How far the English rendering is to be trusted, and by whose word."""
    status = next((r for r in term.renderings if r.text == term.english), None)
    parts = [_STATUS[status.status] if status else "", _CONFIDENCE[term.confidence]]
    if status and status.publisher and status.status == "official":
        parts[0] += f": {status.publisher}"
    return " · ".join(part for part in parts if part)


def components(term: Term, date: str, numbered_from: int = 1) -> list[Content]:
    """The items the term stood for on `date`, one a line under their groups."""
    lines: list[Content] = []
    group = ""
    for n, item in enumerate(term.components_on(date), numbered_from):
        if item.group != group:
            group = item.group
            if group:
                lines.append(line((group, "bold")))
        lines.append(_component(n, item))
    return lines


def _component(n: int, item: Component) -> Content:
    english = f"  {item.en}" if item.en else ""
    return line((f"{n:>2} ", "$text-muted"), item.zh, (english, "$text-muted"))


def relations(term: Term, kinds: Iterable[str] = tuple(_RELATION)) -> Content:
    """The related terms on one line: `part of 两件大事 · with 两个维护`."""
    parts = [(_RELATION[kind], term.related[kind]) for kind in kinds if term.related.get(kind)]
    texts: list[str | tuple[str, str]] = []
    for n, (name, identities) in enumerate(parts):
        texts += [(f"{' · ' if n else ''}{name} ", "$text-muted"), "、".join(identities)]
    return line(*texts)


def term_lines(terms: Sequence[Term], date: str, counts: tuple[int, int]) -> list[Content]:
    """The first of `terms` in a few lines, the others (inside or around it) by name.

    `date` picks its list of components; `counts`: how often it stands here and in the library.
    """
    term = terms[0]
    lines = [line((term.english or "—", "bold"))]
    if status := rendering_status(term):
        lines.append(line((status, "$text-muted italic")))
    if term.scope:
        lines.append(line(("this sense: ", "$text-muted"), term.scope))
    if term.meaning:
        lines.append(Content(term.meaning))
    lines += components(term, date)
    if (related := relations(term)).plain:
        lines.append(related)
    for other in terms[1:]:
        if other.id != term.id:
            english = f"  {other.english}"
            lines.append(line(("also ", "$text-muted"), other.term, (english, "$text-muted")))
    here, library = counts
    lines.append(line((f"{here} × here · {library} × in the library", "$text-muted")))
    return lines


def origin(term: Term) -> list[Content]:
    """First seen, canonised."""
    if term.origin is None:
        return []
    pairs = (
        ("first seen", term.origin.first, term.origin.first_at),
        ("canonised", term.origin.canonised, term.origin.canonised_at),
    )
    return [
        line((f"{name} ", "$text-muted"), ", ".join(part for part in (date, where) if part))
        for name, date, where in pairs
        if date or where
    ]


def spelled(reading: str) -> str:
    """One word's pinyin from its stored syllables; an unknown one shows as ?."""
    return pinyin.join(reading.split())


def word_lines(entries: Iterable[Entry]) -> list[Content]:
    """Dictionary entries: reading and definitions, one line each."""
    lines: list[Content] = []
    for entry in entries:
        definitions = "; ".join(entry.definitions)
        lines.append(line((entry.simplified, "bold"), f"  {entry.pinyin}  ", definitions))
    return lines or [Content("Not in the dictionary.")]
