"""The glossary compiled: an index line and one JSON line a term, decoded only when asked for.

Looking one term up costs neither TOML nor the decoding of all the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from functools import cached_property

from reader.glossary.fold import fold

try:
    from _blake2 import blake2b  # what hashlib gives, without the time it takes to load OpenSSL
except ImportError:
    from hashlib import blake2b

# What only making the compiled form or a whole Term needs is imported where it is needed, and
# Entry is written out: a look-up in the shell takes less time than importing dataclasses.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from reader.glossary.loader import Decks
    from reader.glossary.model import Deck, Problem, Term

FORMAT = 2  # raise it when Term or the index changes


class Entry:
    """What is searched and matched of one term.

    `forms` as printed, headword first, and `folded`; `plain` and `numbered`: the pinyin without
    tones or with tone numbers, nothing between; `english`: all renderings in lower case.
    """

    __slots__ = ("english", "folded", "forms", "id", "initials", "kind", "numbered", "plain")

    def __init__(
        self,
        id: str,
        forms: list[str],
        folded: list[str],
        plain: str,
        numbered: str,
        initials: str,
        english: str,
        kind: str,
    ) -> None:
        self.id = id
        self.forms = forms
        self.folded = folded
        self.plain = plain
        self.numbered = numbered
        self.initials = initials
        self.english = english
        self.kind = kind


class Glossary:
    """All terms of all decks; full entries are decoded on demand."""

    def __init__(self, compiled: bytes) -> None:
        """`compiled`: from `compile_decks`. Raises ValueError if it is of another format or cut."""
        head, *self._lines = compiled.split(b"\n")
        self._head: dict[str, Any] = json.loads(head)
        if self._head.get("format") != FORMAT:
            raise ValueError("compiled by another version")
        if len(self._lines) != len(self._head["index"]):
            raise ValueError("not whole")
        self.digest: str = self._head["digest"]
        self.entries = [Entry(*row) for row in self._head["index"]]
        self.renamed: Mapping[str, str] = self._head["renamed"]
        self._place = {entry.id: n for n, entry in enumerate(self.entries)}
        self._decoded: dict[str, Term] = {}

    @cached_property
    def decks(self) -> tuple[Deck, ...]:
        """The decks in the order in which they were read."""
        from reader.glossary.model import Deck

        return tuple(Deck(**deck) for deck in self._head["decks"])

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong in the deck files."""
        from reader.glossary.model import Problem

        return tuple(Problem(**problem) for problem in self._head["problems"])

    def __len__(self) -> int:
        return len(self.entries)

    def __contains__(self, identity: str) -> bool:
        return identity in self._place

    def add(self, term: Term) -> None:
        """Know a term that was just written to a deck, before the decks are compiled again."""
        if term.id not in self:
            self._place[term.id] = len(self.entries)
            self.entries.append(Entry(*_entry(term)))
            self._lines.append(_line(_encode(term)))

    def record(self, identity: str) -> dict[str, Any] | None:
        """The filled fields of the term with this id (or one it had before) as plain JSON values.

        The names are those of Term; fields that are empty are left out.
        """
        place = self._place.get(self.renamed.get(identity, identity))
        if place is None:
            return None
        values: dict[str, Any] = json.loads(self._lines[place])
        return values

    def term(self, identity: str) -> Term | None:
        """The term with this id (or one it had before), or None."""
        identity = self.renamed.get(identity, identity)
        if identity not in self._decoded:
            values = self.record(identity)
            if values is None:
                return None
            self._decoded[identity] = _decode(values)
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


def deck_files(*folders: Path) -> list[Path]:
    """The deck files of `folders` in reading order: shipped ones first, then by name."""
    return [path for folder in folders for path in sorted(folder.glob("*.toml"))]


def decks_digest(files: list[Path]) -> str:
    """A fingerprint of the names and contents of deck files; unreadable ones count by name."""
    digest = blake2b(f"{FORMAT}".encode(), digest_size=16)
    for file in files:
        try:
            content = file.read_bytes()
        except OSError as error:
            content = os.fsencode(str(error))
        digest.update(b"%s\0%d\0" % (os.fsencode(file), len(content)) + content)
    return digest.hexdigest()


def compile_decks(decks: Decks, digest: str) -> bytes:
    """The compiled form of `decks`, which were read from files of this digest."""
    from dataclasses import asdict

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
    return b"\n".join(map(_line, rows))


def _line(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(term: Term) -> list[Any]:
    """The arguments of an Entry."""
    from reader import pinyin

    return [
        term.id,
        list(term.forms),
        [fold(form) for form in term.forms],
        pinyin.plain(term.pinyin),
        pinyin.numbered(term.pinyin),
        "".join(s[0] for w in pinyin.words(term.pinyin) for s in map(pinyin.plain, w)),
        "\n".join([term.english, *(r.text for r in term.renderings)]).lower(),
        term.kind,
    ]


def _encode(term: Term) -> dict[str, Any]:
    from dataclasses import asdict

    return {key: value for key, value in asdict(term).items() if value}


def _decode(values: dict[str, Any]) -> Term:
    from reader.glossary.model import Component, Origin, Rendering, Source, Term

    records = (("components", Component), ("renderings", Rendering), ("sources", Source))
    for key, make in records:
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
