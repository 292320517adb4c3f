"""Reads the tables and the hand-written lists beside this file."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reader.language.script import simplify

HERE = Path(__file__).parent

MADE = ("chars.txt", "readings.txt.gz", "cedict.txt", "frequent.txt")  # by build.py

# Hand-written; each line: word, reading, `|` other readings that it may have, `#` why.
DECIDED = ("audit.txt", "overrides.txt", "names.txt")


@dataclass(frozen=True, slots=True)
class Decision:
    """A reading decided by hand; `doubt` holds the other readings the word may have."""

    reading: tuple[str, ...]
    doubt: str = ""


def context_lines() -> Iterator[str]:
    """The lines of the tables of contexts, the named classes first, with what stands before each
    line's first sign."""
    folder = HERE / "contexts"
    for path in [folder / "classes.txt", *sorted(folder.glob("?-?.txt"))]:
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.partition("#")[0].rstrip()
            if line:
                yield line


def lines(name: str) -> Iterator[str]:
    """The lines of a file here without comments and blank lines."""
    path = HERE / name
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in text.decode("utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line:
            yield line


@lru_cache(maxsize=1)
def read_decisions() -> dict[str, Decision]:
    """Word, in the characters in which text is read → what was decided. The later file wins."""
    found = {}
    for name in DECIDED:
        for line in lines(name):
            word, _, spelled = line.partition(" ")
            reading, *others = (part.strip() for part in spelled.split("|"))
            found[simplify(word)] = Decision(tuple(reading.split()), " / ".join(others))
    return found


def read_bans() -> frozenset[str]:
    """Entries of the sources that are no words: they match across word boundaries."""
    return frozenset(word for line in lines("bans.txt") for word in line.split())


@lru_cache(maxsize=1)
def read_full_tones() -> dict[str, tuple[str, ...]]:
    """Words that keep their tones where a source has a neutral one."""
    found = {}
    for line in lines("full_tones.txt"):
        word, *reading = line.split(" ")
        found[word] = tuple(reading)
    return found


def read_chars() -> dict[str, str]:
    """Character → its usual reading."""
    found = {}
    for line in lines("chars.txt"):
        reading, _, group = line.partition(" ")
        found.update(dict.fromkeys(group, reading))
    return found


def read_words() -> dict[str, tuple[str, ...]]:
    """Word → its reading, from all sources but the hand-written ones."""
    found = {}
    for name in ("readings.txt.gz", "cedict.txt"):
        for line in lines(name):
            word, *reading = line.split(" ")
            found[word] = tuple(reading)
    return found
