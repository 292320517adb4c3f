"""What is wrong in decks that load: one check a subject, each fault with its place and remedy."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from reader.glossary.check_counts import counts
from reader.glossary.check_forms import forms
from reader.glossary.check_pinyin import Read, pinyin
from reader.glossary.loader import Decks, Written
from reader.glossary.model import Problem, Term

Fault = tuple[str, str, str]  # the term's id, the field, what is wrong and what to do
Terms = Mapping[str, Term]

_EXPECTED = ("pinyin", "english", "meaning", "zh", "kind", "level")


def check(
    decks: Decks, today: str, read: Read | None = None, strict: bool = False
) -> list[Problem]:
    """All problems, those of loading among them, in the order of files and lines.

    `today`: a date, YYYY-MM-DD. `read` reads Hanzi as the language engine does; without it the
    pinyin's readings are not doubted. `strict`: an entry has to be complete, as shipped ones are.
    A field that its entry names in `reviewed` is taken as it is.
    """
    checks: dict[str, Callable[[Terms], Iterator[Fault]]] = {
        "forms": forms,
        "relations": relations,
        "components": counts,
        "dates": lambda terms: dates(terms, today),
        "pinyin": lambda terms: pinyin(terms, read),
        "sources": sources,
    }
    if strict:
        checks["fields"] = lambda terms: fields(terms, decks)
    order = {str(file): n for n, file in enumerate(decks.files)}
    found = [*decks.problems, *_duplicates(decks)]
    places = _places(decks)
    for name, run in checks.items():
        for identity, field, message in run(decks.terms):
            entries = places[identity]
            if any(field in entry.reviewed for entry in entries):
                continue
            at = next((e for e in reversed(entries) if field in e.fields), entries[0])
            label = f"{decks.terms[identity].term}.{field}"
            found.append(Problem(str(at.file), at.line, label, message, name))
    return sorted(found, key=lambda problem: (order[problem.file], problem.line))


def relations(terms: Terms) -> Iterator[Fault]:
    """Related terms that no deck has, and old ids that are somebody's."""
    ids = set(terms) | {old for term in terms.values() for old in term.was}
    for term in terms.values():
        for relation, others in term.related.items():
            for other in others:
                if other == term.id:
                    yield term.id, "related", f"{relation}: it is related to itself; take it out"
                elif other not in ids:
                    yield (
                        term.id,
                        "related",
                        f"{relation}: no deck has “{other}”; write it as that term's id, or take "
                        "it out",
                    )
        for old in term.was:
            if old in terms:
                message = f"“{old}” is the id of a term; an old id must be nobody's"
                yield term.id, "was", message


def dates(terms: Terms, today: str) -> Iterator[Fault]:
    """Dates that lie in the future, or in an order that can't be."""
    for term in terms.values():
        origin = term.origin
        if origin:
            length = min(len(origin.first), len(origin.canonised))
            if origin.first[:length] > origin.canonised[:length]:
                message = f"first seen ({origin.first}) after canonised ({origin.canonised})"
                yield term.id, "origin", f"{message}; mend one of them"
        for one in term.components:
            if one.valid_from and one.valid_to and one.valid_from >= one.valid_to:
                message = f"“{one.zh}” ends ({one.valid_to}) before it begins ({one.valid_from})"
                yield term.id, "components", f"{message}; mend one of them"
        said = [("sources", s.date) for s in term.sources]
        said += [("renderings", r.date) for r in term.renderings]
        said += [("origin", date) for date in (origin.first, origin.canonised)] if origin else []
        for field, date in said:
            if date > today:
                yield term.id, field, f"{date} has not come yet; mend the date"


def sources(terms: Terms) -> Iterator[Fault]:
    """Claims that nobody is named for."""
    for term in terms.values():
        if term.origin and not term.sources:
            message = "is claimed without a source; add one to sources, or take it out"
            yield term.id, "origin", message
        for one in term.renderings:
            if one.status == "official" and not one.publisher and not term.sources:
                message = f"“{one.text}” is official, but whose? Name its publisher or a source"
                yield term.id, "renderings", message


def fields(terms: Terms, decks: Decks) -> Iterator[Fault]:
    """Fields that every entry of a shipped deck has."""
    honest = {entry.id for entry in decks.written if "confidence" in entry.fields}
    for term in terms.values():
        for field in _EXPECTED:
            if not getattr(term, field):
                yield term.id, field, "is missing; every entry of a shipped deck has it"
        if term.id not in honest:
            yield term.id, "confidence", "is missing; say how sure you are"


def _duplicates(decks: Decks) -> Iterator[Problem]:
    """Terms that two files of one folder define, each as if it were the only one."""
    first: dict[tuple[object, str], Written] = {}
    for entry in decks.written:
        if "term" not in entry.fields or entry.fields & {"replace", "hidden"}:
            continue
        other = first.setdefault((entry.file.parent, entry.id), entry)
        if other is not entry and "id" not in entry.reviewed:
            message = f"stands in {other.file.name}:{other.line} as well; make one entry of both"
            name = f"{entry.id}.term"
            yield Problem(str(entry.file), entry.line, name, message, "duplicates")


def _places(decks: Decks) -> dict[str, list[Written]]:
    places: dict[str, list[Written]] = {identity: [] for identity in decks.terms}
    for entry in decks.written:
        if entry.id in places:
            places[entry.id].append(entry)
    return places
