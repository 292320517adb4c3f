"""Making the dictionary's index from CC-CEDICT's packaged data, whole or not at all.

The new index is written beside the old one and takes its place when it is complete
(reader.language.cedict names the data's licence).
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import tempfile
from collections.abc import Callable
from functools import lru_cache
from math import log
from pathlib import Path

from reader import pinyin
from reader.errors import TifaError
from reader.language.cedict import LICENCE, NAME, data_digest, read_entries
from reader.language.entry import Entry
from reader.language.packaged import jieba_words
from reader.language.tables import files
from reader.storage.dictionary import telling_words

_FORMAT = "1"  # raise it when the schema or the way entries are read changes
_SCHEMA = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, simplified TEXT NOT NULL, traditional TEXT NOT NULL,
    pinyin TEXT NOT NULL, plain TEXT NOT NULL, definitions TEXT NOT NULL,
    classifiers TEXT NOT NULL, rank REAL NOT NULL
) STRICT;
CREATE TABLE gloss (
    word TEXT NOT NULL, rank REAL NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (word, rank, entry)
) STRICT, WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX entry_simplified ON entry (simplified);
CREATE INDEX entry_traditional ON entry (traditional) WHERE traditional <> simplified;
CREATE INDEX entry_plain ON entry (plain, rank);
"""
_LESSER = re.compile(
    r"surname |variant of|old variant|see |\(Tw\)|\(archaic\)|\(old\)|\(literary\)"
)

Progress = Callable[[int, int], None]  # entries done, entries in all


def is_current(path: Path) -> bool:
    """Is there an index at `path`, made from the data that is installed now?"""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as db:
            row = db.execute("SELECT value FROM about WHERE name = 'digest'").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == _digest()


def make_dictionary(path: Path, progress: Progress | None = None) -> None:
    """Write the index to `path`, atomically; `progress` is told how far it is.

    Raises TifaError where the folder can't be written.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".tmp")
        os.close(handle)
        with contextlib.closing(sqlite3.connect(temporary, isolation_level=None)) as db:
            # The file is thrown away if anything goes wrong: no journal, no waiting for the disk.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.executescript(_SCHEMA)
            db.execute("BEGIN")
            _fill(db, progress or (lambda done, total: None))
            db.execute("COMMIT")
            db.executescript(_INDEXES)
        with Path(temporary).open("rb") as file:
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except (OSError, sqlite3.Error) as error:
        raise TifaError(f"{path}: the dictionary cannot be written ({error})") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _digest() -> str:
    return f"{_FORMAT}.{data_digest()}"


def _fill(db: sqlite3.Connection, progress: Progress) -> None:
    entries = read_entries()
    frequency, usual = _frequency(), _usual_readings()
    total = len(entries)
    glosses: list[tuple[str, float, int]] = []
    for start in range(0, total, 4000):
        rows = []
        for number in range(start, min(start + 4000, total)):
            entry = entries[number]
            rank = _rank(entry, frequency, usual)
            rows.append((
                number, entry.simplified, entry.traditional, entry.pinyin, _plain(entry.pinyin),
                "\n".join(entry.definitions), "\n".join(entry.classifiers), rank,
            ))  # fmt: skip
            glosses += [(w, round(r + rank, 2), number) for w, r in _glosses(entry).items()]
        db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
        progress(min(start + 4000, total), total)
    glosses.sort()  # in the order of the key it is written three times as fast
    db.executemany("INSERT INTO gloss VALUES (?, ?, ?)", glosses)
    db.executemany(
        "INSERT INTO about VALUES (?, ?)",
        [("digest", _digest()), ("name", NAME), ("licence", LICENCE)],
    )


def _frequency() -> dict[str, int]:
    return {word: count for word, count, _ in jieba_words()}


def _usual_readings() -> dict[str, str]:
    words = files.read_words() | {w: d.reading for w, d in files.read_decisions().items()}
    return files.read_chars() | {word: " ".join(reading) for word, reading in words.items()}


def _rank(entry: Entry, frequency: dict[str, int], usual: dict[str, str]) -> float:
    """Small is likely: frequent words before rare ones, the usual reading before the others,
    proper names after the common word, surnames and variants last."""
    rank = 20 - log(1 + frequency.get(entry.simplified, 0))
    spelled = entry.pinyin
    if spelled[:1].isupper():
        rank += 1
    if usual.get(entry.simplified, spelled) != spelled.lower():
        rank += 0.5
    if entry.definitions and _LESSER.match(entry.definitions[0]):
        rank += 10
    return round(rank, 2)


@lru_cache(maxsize=1)
def _letters() -> dict[int, str | None]:
    table: dict[int, str | None] = dict.fromkeys(map(ord, " '’·,-"))
    for char in "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêế":
        table[ord(char)] = pinyin.plain(char)
    return table


def _plain(spelled: str) -> str:
    """`pinyin.plain` for a hundred thousand spellings: by a table."""
    return spelled.lower().translate(_letters())


def _glosses(entry: Entry) -> dict[str, float]:
    """English word → how far a definition with it is from being that word alone."""
    found: dict[str, float] = {}
    for number, definition in enumerate(entry.definitions):
        telling = telling_words(definition)
        distance = 40.0 * (len(telling) > 1) + 3 * len(telling) + min(number, 6)
        for word in telling:
            found[word] = min(found.get(word, 1e9), distance)
    return found
