"""The glossary compiled: an index of one line a term, and their records, decoded only when asked
for.

Looking one term up costs neither TOML nor the decoding of all the others.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from reader.glossary.entry import FIELD, Entry, folded_forms, read_line
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

FORMAT = 4  # raise it when Term, folding or the index changes


class Glossary:
    """All terms of all decks; full entries are decoded on demand."""

    def __init__(self, compiled: bytes) -> None:
        """`compiled`: from `compile_decks`. Raises ValueError if it is of another format or cut."""
        end = compiled.find(b"\n")
        self._head: dict[str, Any] = json.loads(compiled[:end] if end >= 0 else compiled)
        if self._head.get("format") != FORMAT:
            raise ValueError("compiled by another version")
        start = end + 1 + self._head["index"]
        if len(compiled) != start + self._head["records"]:
            raise ValueError("not whole")
        self.digest: str = self._head["digest"]
        self.renamed: Mapping[str, str] = self._head["renamed"]
        self._index = compiled[end + 1 : start].decode()
        self._compiled, self._records_at = compiled, start
        self._added: dict[str, bytes] = {}  # the records of terms that were added
        self._decoded: dict[str, Term] = {}
        self._made: dict[int, Entry] = {}  # entries by their place

    @cached_property
    def _lines(self) -> dict[str, str]:
        """Id → its line of the index."""
        return {line.partition(FIELD)[0]: line for line in self._index.split("\n") if line}

    @property
    def entries(self) -> list[Entry]:
        """All entries, in the order of the decks."""
        return list(map(self._entry, range(len(self._lines))))

    @cached_property
    def _rows(self) -> list[str]:
        return list(self._lines.values())

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Folded form → the places of the terms that are printed so."""
        found: dict[str, list[int]] = {}
        for place, row in enumerate(self._rows):
            for form in folded_forms(row):
                found.setdefault(form, []).append(place)
        return found

    def _entry(self, place: int) -> Entry:
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = read_line(self._rows[place])
        return made

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
        return len(self._lines)

    def __contains__(self, identity: str) -> bool:
        return identity in self._lines

    def add(self, term: Term) -> None:
        """Know a term that was just written to a deck, new or changed, before the decks are
        compiled again."""
        self._lines[term.id] = _entry(term).line()
        self._index = "\n".join(self._lines.values())
        self._added[term.id] = _line(_encode(term))
        self._decoded.pop(term.id, None)
        self._made.clear()
        for kept in ("_rows", "_places"):
            self.__dict__.pop(kept, None)

    def holding(self, parts: Iterable[str], forms: Iterable[str] = ()) -> list[tuple[int, Entry]]:
        """(place, entry) of the terms in whose line of the index one of `parts` stands, or that
        are printed as one of `forms` (folded), in their order."""
        places = {place for form in forms for place in self._places.get(form, ())}
        for part in parts:
            if part in self._index:
                places.update([n for n, row in enumerate(self._rows) if part in row])
        return [(place, self._entry(place)) for place in sorted(places)]

    def record(self, identity: str) -> dict[str, Any] | None:
        """The filled fields of the term with this id (or one it had before) as plain JSON values.

        The names are those of Term; fields that are empty are left out.
        """
        identity = self.renamed.get(identity, identity)
        line = self._lines.get(identity)
        if line is None:
            return None
        text = self._added.get(identity)
        if text is None:
            start, size = map(int, line.rsplit(FIELD, 2)[1:])
            start += self._records_at
            text = self._compiled[start : start + size]
        values: dict[str, Any] = json.loads(text)
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
        line = self._lines.get(self.renamed.get(identity, identity))
        return None if line is None else read_line(line)

    def named(self, form: str) -> list[str]:
        """The ids of the terms of which `form` is a printed form."""
        return [entry.id for _, entry in self.holding((), [fold(form)])]

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
    from itertools import accumulate

    terms = list(decks.terms.values())
    records = [_line(_encode(term)) for term in terms]
    starts = accumulate(map(len, records), initial=0)
    index = "".join(
        FIELD.join((_entry(term).line(), str(start), str(len(record)))) + "\n"
        for term, start, record in zip(terms, starts, records, strict=False)
    ).encode()
    head = {
        "format": FORMAT,
        "digest": digest,
        "decks": [asdict(deck) for deck in decks.decks],
        "problems": [asdict(problem) for problem in decks.problems],
        "renamed": {old: term.id for term in terms for old in term.was},
        "index": len(index),
        "records": sum(map(len, records)),
    }
    return b"".join((_line(head), b"\n", index, *records))


def _line(row: object) -> bytes:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def _entry(term: Term) -> Entry:
    from reader import pinyin

    return Entry(
        term.id,
        term.forms,
        [fold(form) for form in term.forms],
        pinyin.plain(term.pinyin),
        pinyin.numbered(term.pinyin),
        "".join(s[0] for w in pinyin.words(term.pinyin) for s in map(pinyin.plain, w)),
        "\n".join([term.english, *(r.text for r in term.renderings)]).lower(),
        term.kind,
    )


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
