"""Terms and words described for pop-ups and cards, as Content: no markup is ever interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from reader import pinyin

if TYPE_CHECKING:
    from reader.glossary.model import Component, Term
    from reader.language.entry import Entry
    from reader.services.alternatives import Alternative

_ONE_LINE = 64  # cells of a line in a pop-up
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


def components(term: Term, date: str) -> list[Content]:
    """The items the term stood for on `date`, briefly: a group on a line, or an item a line with
    its English where that fits. The card has them all in full."""
    items = term.components_on(date)
    lines: list[Content] = []
    for group, numbered in groupby(enumerate(items, 1), key=lambda item: item[1].group):
        if group:
            parts: list[str | tuple[str, str]] = [(group, "bold")]
            for n, item in numbered:
                parts += [(f"  {n} ", "$text-muted"), item.zh]
            lines.append(line(*parts))
        else:
            lines += [_component(n, item) for n, item in numbered]
    return lines


def _component(n: int, item: Component) -> Content:
    whole = cell_len(item.zh) + cell_len(item.en) + 5 <= _ONE_LINE
    english = f"  {item.en}" if item.en and whole else ""
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
    if (related := relations(term, ("part_of", "pairs_with", "succeeds"))).plain:
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


def reading_lines(present: str, why: str, others: Iterable[Alternative] = ()) -> list[Content]:
    """Why a word is read so, and what the others it may have would mean, one line each."""
    lines = [line(("reading: ", "$text-muted"), present, (f"  {why}", "$text-muted"))]
    for other in others:
        meaning = f"  {other.meaning}" if other.meaning else ""
        spelling = pinyin.join(other.syllables)
        lines.append(line(("perhaps: ", "$text-muted"), spelling, (meaning, "$text-muted")))
    return lines


def word_lines(entries: Iterable[Entry]) -> list[Content]:
    """Dictionary entries: word, reading, definitions and measure words, one line each."""
    lines: list[Content] = []
    for entry in entries:
        definitions = "; ".join(entry.definitions)
        measure = f"  ({'、'.join(entry.classifiers)})" if entry.classifiers else ""
        head = (f"{entry.simplified} ", "bold")
        spelling = (f"{spelled(entry.pinyin)}  ", "$text-muted")
        lines.append(line(head, spelling, definitions, (measure, "$text-muted")))
    return lines
