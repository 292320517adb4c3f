"""The glossary compiled: an index line and one JSON line a term, decoded only when asked for.

Looking one term up costs neither TOML nor the decoding of all the others.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from reader import pinyin
from reader.glossary.fold import fold
from reader.glossary.loader import Decks
from reader.glossary.model import (
    Component,
    Deck,
    Origin,
    Problem,
    Rendering,
    Source,
    Term,
)

FORMAT = 1  # raise it when Term or the index changes


class Entry(NamedTuple):
    """What is searched and matched of one term."""

    id: str
    forms: list[str]  # as printed, headword first
    folded: list[str]
    plain: str  # pinyin without tones and spaces
    numbered: str  # pinyin with tone numbers
    initials: str
    english: str  # lower case: the standard rendering and the others
    kind: str


class Glossary:
    """All terms of all decks; full entries are decoded on demand."""

    def __init__(self, compiled: bytes) -> None:
        """`compiled`: from `compile_decks`. Raises ValueError if it is of another format."""
        head, *self._lines = compiled.split(b"\n")
        values = json.loads(head)
        if values.get("format") != FORMAT:
            raise ValueError("compiled by another version")
        self.digest: str = values["digest"]
        self.entries = [Entry(*row) for row in values["index"]]
        self.decks = tuple(Deck(**deck) for deck in values["decks"])
        self.problems = tuple(Problem(**problem) for problem in values["problems"])
        self.renamed: Mapping[str, str] = values["renamed"]
        self._place = {entry.id: n for n, entry in enumerate(self.entries)}
        self._decoded: dict[str, Term] = {}

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, identity: str) -> bool:
        return identity in self._place

    def term(self, identity: str) -> Term | None:
        """The term with this id (or one it had before), or None."""
        identity = self.renamed.get(identity, identity)
        if identity not in self._decoded:
            place = self._place.get(identity)
            if place is None:
                return None
            self._decoded[identity] = _decode(json.loads(self._lines[place]))
        return self._decoded[identity]

    def entry(self, identity: str) -> Entry | None:
        """The index entry of this id, or None."""
        place = self._place.get(self.renamed.get(identity, identity))
        return None if place is None else self.entries[place]

    def named(self, form: str) -> list[str]:
        """The ids of the terms of which `form` is a printed form."""
        folded = fold(form)
        return [entry.id for entry in self.entries if folded in entry.folded]

    def forms(self) -> Iterator[tuple[str, str]]:
        """(term id, printed form) for the matcher."""
        return ((entry.id, form) for entry in self.entries for form in entry.forms)


def decks_digest(files: list[Path]) -> str:
    """A fingerprint of the names and contents of deck files; unreadable ones count by name."""
    digest = blake2b(f"{FORMAT}".encode(), digest_size=16)
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            content = str(error).encode()
        digest.update(b"%s\0%d\0" % (str(file).encode(), len(content)) + content)
    return digest.hexdigest()


def compile_decks(decks: Decks, digest: str) -> bytes:
    """The compiled form of `decks`, which were read from files of this digest."""
    terms = list(decks.terms.values())
    head = {
        "format": FORMAT,
        "digest": digest,
        "decks": [asdict(deck) for deck in decks.decks],
        "problems": [asdict(problem) for problem in decks.problems],
        "renamed": {old: term.id for term in terms for old in term.was},
        "index": [_entry(term) for term in terms],
    }
    rows = [head, *map(_encode, terms)]
    return b"\n".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() for row in rows
    )


def _entry(term: Term) -> Entry:
    english = "\n".join([term.english, *(r.text for r in term.renderings)]).lower()
    return Entry(
        term.id,
        list(term.forms),
        [fold(form) for form in term.forms],
        pinyin.plain(term.pinyin),
        pinyin.numbered(term.pinyin),
        "".join(s[0] for w in pinyin.words(term.pinyin) for s in map(pinyin.plain, w)),
        english,
        term.kind,
    )


def _encode(term: Term) -> dict[str, Any]:
    return {key: value for key, value in asdict(term).items() if value}


def _decode(values: dict[str, Any]) -> Term:
    for key, make in _RECORDS.items():
        if key in values:
            values[key] = tuple(make(**item) for item in values[key])
    for key in ("variants", "goes_with", "was"):
        if key in values:
            values[key] = tuple(values[key])
    if "origin" in values:
        values["origin"] = Origin(**values["origin"])
    if "related" in values:
        values["related"] = {key: tuple(ids) for key, ids in values["related"].items()}
    return Term(**values)


_RECORDS: Mapping[str, Any] = {"components": Component, "renderings": Rendering, "sources": Source}
