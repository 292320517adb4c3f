"""Terms and words described for pop-ups and cards, as Content: no markup is ever interpreted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from reader import pinyin

if TYPE_CHECKING:
    from reader.glossary.model import Component, Term
    from reader.language.entry import Entry
    from reader.services.alternatives import Alternative
    from reader.services.occurrences import Occurrences
    from reader.services.reading import Found

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


def tree(items: Sequence[Component]) -> Iterator[tuple[str, str, int, Component]]:
    """(branch, name of a group that begins here or "", number, item) of each component; those of a
    group hang on it by branches."""
    for n, item in enumerate(items, 1):
        begins = item.group if n == 1 or items[n - 2].group != item.group else ""
        last = n == len(items) or items[n].group != item.group
        yield ("└ " if last else "├ ") if item.group else "", begins, n, item


def in_brief(term: Term) -> Content:
    """A term on a line: with its meaning where its name says too little."""
    scope = f"  {term.scope}" if term.scope else ""
    return line((term.term, "bold"), f"  {term.english}", (scope, "$text-muted"))


def occurrences_head(found: Occurrences) -> Content:
    """How often a term stands in the library, and from when to when."""
    articles = len(found.articles)
    dates = " … ".join(dict.fromkeys(date for date in (found.first, found.last) if date))
    total = f"In your library: {len(found)} × in {articles} article{'s' * (articles > 1)}"
    return Content(f"{total}  {dates}")


def excerpt(sentence: str, start: int, end: int, room: int) -> Content:
    """A sentence in at most about `room` cells, with the term at code points start–end marked."""
    term = sentence[start:end]
    side = max(8, (room - cell_len(term)) // 2)
    before, after = sentence[:start], sentence[end:]
    spare_before = max(0, side - cell_len(before))
    spare_after = max(0, side - cell_len(after))
    before = _last_cells(before, side + spare_after)
    after = _first_cells(after, side + spare_before)
    return line(before.replace("\n", " "), (term, "bold $accent"), after.replace("\n", " "))


def _first_cells(text: str, room: int) -> str:
    return text if cell_len(text) <= room else set_cell_size(text, room - 2).rstrip() + "…"


def _last_cells(text: str, room: int) -> str:
    return _first_cells(text[::-1], room)[::-1]


def relations(term: Term, kinds: Iterable[str] = tuple(_RELATION)) -> Content:
    """The related terms on one line: `part of 两件大事 · with 两个维护`."""
    parts = [(_RELATION[kind], term.related[kind]) for kind in kinds if term.related.get(kind)]
    texts: list[str | tuple[str, str]] = []
    for n, (name, identities) in enumerate(parts):
        texts += [(f"{' · ' if n else ''}{name} ", "$text-muted"), "、".join(identities)]
    return line(*texts)


def term_lines(found: Sequence[Found], date: str, counts: tuple[int, int]) -> list[Content]:
    """The first term of `found` in a few lines, the others by name: its other meanings, those
    inside it, and those that lost against it.

    `date` picks its list of components; `counts`: how often it stands here and in the library.
    """
    term = found[0].term
    lines = [line((term.english or "—", "bold"))]
    if status := rendering_status(term):
        lines.append(line((status, "$text-muted italic")))
    if term.scope:
        lines.append(line(("this sense: ", "$text-muted"), term.scope))
    lines += sense_lines(found)
    if term.meaning:
        lines.append(Content(term.meaning))
    lines += components(term, date)
    if (related := relations(term, ("part_of", "pairs_with", "succeeds"))).plain:
        lines.append(related)
    lines += other_lines(found)
    here, library = counts
    lines.append(line((f"{here} × here · {library} × in the library", "$text-muted")))
    return lines


def sense_lines(found: Sequence[Found]) -> list[Content]:
    """The other meanings of what is printed where the first of `found` stands, a line each."""
    first = found[0]
    return [
        line(("or: ", "$text-muted"), other.term.english, (f"  {other.term.scope}", "$text-muted"))
        for other in found[1:]
        if (other.start, other.end) == (first.start, first.end)
    ]


def other_lines(found: Sequence[Found]) -> list[Content]:
    """What else matches beside the first of `found`, a line each: inside it, or in its way."""
    first = found[0]
    lines = []
    told = {f.term.id for f in found if (f.start, f.end) == (first.start, first.end)}
    for other in found[1:]:
        if other.term.id in told:
            continue
        told.add(other.term.id)
        inside = first.start <= other.start and other.end <= first.end
        how = "also " if inside else "not marked "
        english = f"  {other.term.english}"
        lines.append(line((how, "$text-muted"), other.term.term, (english, "$text-muted")))
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
        spelling = (f"{pinyin.spelled(entry.pinyin)}  ", "$text-muted")
        lines.append(line(head, spelling, definitions, (measure, "$text-muted")))
    return lines
