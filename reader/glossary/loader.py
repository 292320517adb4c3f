"""Deck files → terms: parse, validate, merge. What is wrong is reported, all the rest loads."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.glossary.fold import fold
from reader.glossary.model import Deck, Problem, Term
from reader.glossary.syllables import syllables
from reader.glossary.validate import FIELDS, Report, check_term
from reader.hanzi import count_hanzi

_TERM_LINE = re.compile(r"^[ \t]*\[\[\s*term\s*\]\]", re.MULTILINE)
_ERROR_LINE = re.compile(r"\(at line (\d+), column \d+\)|at end of document")
_DECK_FIELDS = ("id", "title", "description")


@dataclass(frozen=True, slots=True)
class Written:
    """Where an entry stands, the term it is part of, and the fields it has.

    `reviewed`: fields of which somebody made sure, so that no check need doubt them.
    """

    file: Path
    line: int
    id: str
    fields: frozenset[str]
    reviewed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Decks:
    """What deck files say: the merged terms by id, the decks, what was wrong in them, where each
    entry stands, and the files in the order in which they were read."""

    terms: Mapping[str, Term]
    decks: tuple[Deck, ...] = ()
    problems: tuple[Problem, ...] = ()
    written: tuple[Written, ...] = ()
    files: tuple[Path, ...] = ()


def load_decks(files: Iterable[Path]) -> Decks:
    """Read deck files in order. A later entry with a known id is merged into it field by field;
    `replace = true` takes its place, `hidden = true` takes it out. Never raises for a bad file."""
    merged: dict[str, Term] = {}
    decks: list[Deck] = []
    problems: list[Problem] = []
    written: list[Written] = []
    files = tuple(files)
    for file in files:
        table = _parse(file, problems)
        if table is None:
            continue
        text, values = table
        head = values.get("deck")
        deck = _deck(head if isinstance(head, dict) else {}, file, problems)
        entries = values.get("term", [])
        lines = [text.count("\n", 0, m.start()) + 1 for m in _TERM_LINE.finditer(text)]
        before = len(merged)
        if not isinstance(entries, list):
            problems.append(Problem(str(file), 1, "term", "terms are written as [[term]]"))
            entries = []
        seen: set[str] = set()
        for n, entry in enumerate(entries):
            line = lines[n] if n < len(lines) else 0
            identity = _merge(merged, deck.id, entry, file, line, seen, problems)
            if identity:
                reviewed = frozenset(_listed(entry.get("reviewed")))
                written.append(Written(file, line, identity, frozenset(entry), reviewed))
        unknown = [key for key in values if key not in ("deck", "term")]
        problems += [Problem(str(file), 1, key, "no such table in a deck") for key in unknown]
        decks.append(replace(deck, terms=len(merged) - before))
    terms = {identity: term for identity, term in merged.items() if not term.hidden}
    return Decks(terms, tuple(decks), tuple(problems), tuple(written), files)


def _parse(file: Path, problems: list[Problem]) -> tuple[str, Mapping[str, Any]] | None:
    try:
        text = file.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        match = _ERROR_LINE.search(str(error))
        line = int(match[1]) if match and match[1] else text.count("\n") + 1
        problems.append(Problem(str(file), line, "", f"not valid TOML: {error}"))
    except (OSError, UnicodeDecodeError) as error:
        problems.append(Problem(str(file), 0, "", f"cannot be read: {error}"))
    return None


def _deck(head: Mapping[str, Any], file: Path, problems: list[Problem]) -> Deck:
    for key, value in head.items():
        if key not in _DECK_FIELDS or not isinstance(value, str):
            problems.append(Problem(str(file), 1, f"deck.{key}", "not known here, or not a text"))
    text = {key: head[key] for key in _DECK_FIELDS if isinstance(head.get(key), str)}
    identity = text.get("id", file.stem)
    return Deck(identity, text.get("title", identity), text.get("description", ""), 0, str(file))


def _merge(
    merged: dict[str, Term],
    deck: str,
    entry: object,
    file: Path,
    line: int,
    seen: set[str],
    problems: list[Problem],
) -> str | None:
    name = _name(entry)

    def report(field: str, message: str) -> None:
        problems.append(Problem(str(file), line, f"{name or 'term'}.{field}", message))

    return merge_entry(merged, deck, entry, report, seen)


def _listed(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _name(entry: object) -> object:
    return entry.get("term") or entry.get("id") if isinstance(entry, dict) else None


def merge_entry(
    merged: dict[str, Term], deck: str, entry: object, report: Report, seen: set[str] | None = None
) -> str | None:
    """Merge one `[[term]]` table of `deck` into the terms by id; returns its id, or None where it
    is left out. `seen`: the ids of the entries before it in the same file; its own is put in."""
    name = _name(entry)
    if not isinstance(entry, dict) or not isinstance(name, str):
        report("term", 'an entry needs its headword: term = "…"')
        return None
    values = check_term(entry, report)
    identity: str | None = values.pop("id", None) or fold(name)
    anew = values.pop("replace", False)
    doubtful = [key for key in values.pop("reviewed", ()) if key not in FIELDS]
    if doubtful:
        report("reviewed", f"“{doubtful[0]}” is no field; name fields of this entry")
    if "term" in entry and "term" not in values:
        return None  # reported already
    if not identity or not _says_anything(name):
        report("term", "holds nothing but quotes and marks")
        return None
    if seen is not None:
        if identity in seen:
            report("id", f"“{identity}” stands twice in this file; give one of them another id")
            return None
        seen.add(identity)
    empty = next((form for form in values.get("variants", ()) if not _says_anything(form)), None)
    if empty is not None:
        report("variants", f"“{empty}” holds nothing but quotes and marks")
        values["variants"] = tuple(filter(_says_anything, values["variants"]))
    old = merged.get(identity)
    if old is not None and not anew:
        merged[identity] = replace(old, **values)
    elif "term" in values or values.get("hidden"):
        merged[identity] = Term(id=identity, deck=deck, **{"term": name, **values})
    else:
        report("term", f"there is no “{identity}” to add to, and no headword for a new one")
        return None
    _check_pinyin(merged[identity], report)
    return identity


def _says_anything(form: str) -> bool:
    return any(map(str.isalnum, fold(form)))


def _check_pinyin(term: Term, report: Report) -> None:
    if term.pinyin:
        given = len(syllables(term.term, term.pinyin))
        needed = count_hanzi(term.term)
        if given != needed:
            report("pinyin", f"has {given} syllables for {needed} Hanzi: “{term.pinyin}”")
