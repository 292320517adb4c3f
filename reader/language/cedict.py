"""CC-CEDICT: its entries, spelled with tone marks, references to other entries resolved.

The package's own interface keeps one entry a word; its data file has all homographs.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from reader.language.entry import Entry
from reader.language.packaged import cedict_data
from reader.language.tables.spelling import from_number

NAME = "CC-CEDICT"
LICENCE = "CC-CEDICT © MDBG and contributors, CC BY-SA 4.0 (creativecommons.org/licenses/by-sa/4.0)"

_ENTRY = re.compile(r"(\S+) (\S+) \[([^\]]*)\] /(.*)/")
_WORD = re.compile(r"([^\s\[\]|,;()/]+)(?:\|([^\s\[\]|,;()/]+))?\[([^\]]+)\]")
_PAIR = re.compile(r"([^\s\[\]|,;()/]+)\|([^\s\[\]|,;()/]+)")
_BRACKETS = re.compile(r"\[([A-Za-z:0-9 ]+[1-5])\]")
_REFERENCE = re.compile(
    r"(?:(?:old|archaic|erroneous|erhua|Japanese|popular|unofficial|ancient|dialectal|nonstandard)"
    r" )?(?:variant of|form of|see|same as|equivalent to|abbr\. for|also written|contraction of)"
    r" (?:also )?([^\s\[\]|,;()/]+)(?:\|([^\s\[\]|,;()/]+))?(?:\[([^\]]+)\])?$",
    re.IGNORECASE,
)


def data_digest() -> str:
    """Changes with the packaged data."""
    return hashlib.sha256(cedict_data()).hexdigest()


def read_entries() -> list[Entry]:
    """All entries in the order of the data."""
    raw = list(_raw())
    entries = [entry for entry, _ in raw]
    targets: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        targets[entry.simplified].append(entry)
        if entry.traditional != entry.simplified:
            targets[entry.traditional].append(entry)
    return [_resolved(entry, found, targets) if found else entry for entry, found in raw]


def _raw() -> Iterator[tuple[Entry, list[tuple[int, str, str]]]]:
    """Each entry with its references: (number of the definition, word, its pinyin or "")."""
    for line in gzip.decompress(cedict_data()).decode("utf-8").splitlines():
        match = _ENTRY.match(line)
        if not match:
            continue
        traditional, simplified, spelled, senses = match.groups()
        definitions: list[str] = []
        classifiers: list[str] = []
        references: list[tuple[int, str, str]] = []
        for sense in senses.split("/"):
            if sense.startswith("CL:"):
                classifiers += (_pretty(word) for word in sense[3:].split(","))
            elif sense.strip():
                if found := _REFERENCE.match(sense):
                    word = found[2] or found[1]
                    references.append((len(definitions), word, with_marks(found[3] or "")))
                definitions.append(_pretty(sense))
        yield (
            Entry(
                simplified, traditional, with_marks(spelled), tuple(definitions),
                tuple(classifiers),
            ),
            references,
        )  # fmt: skip


def with_marks(spelled: str) -> str:
    """`Zhong1 guo2` → `Zhōng guó`; what is no numbered syllable stays as it is."""
    return " ".join(map(_mark, spelled.split()))


@lru_cache(maxsize=4096)
def _mark(syllable: str) -> str:
    marked = from_number(syllable)
    if not marked:
        return syllable
    return marked[0].upper() + marked[1:] if syllable[0].isupper() else marked


def _pretty(sense: str) -> str:
    """References in a definition in simplified characters with tone marks."""
    if "[" not in sense and "|" not in sense:
        return sense
    sense = _WORD.sub(lambda m: f"{m[2] or m[1]} {with_marks(m[3])}", sense)
    sense = _PAIR.sub(lambda m: m[2], sense)
    return _BRACKETS.sub(lambda m: f"[{with_marks(m[1])}]", sense)


def _resolved(
    entry: Entry, references: list[tuple[int, str, str]], targets: dict[str, list[Entry]]
) -> Entry:
    """`entry` with what the words mean that its definitions only name."""
    definitions: list[str] = []
    only = len(references) == len(entry.definitions)
    by_number = {number: (word, spelled) for number, word, spelled in references}
    for number, definition in enumerate(entry.definitions):
        definitions.append(definition)
        if number not in by_number or not only:
            continue
        word, spelled = by_number[number]
        for target in targets.get(word, ()):
            if target is not entry and (not spelled or target.pinyin == spelled):
                definitions += (d for d in target.definitions if d not in definitions)
    return entry.with_definitions(tuple(definitions))
