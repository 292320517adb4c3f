"""Writing the dictionary's index, whole or not at all: the new one is written beside the old and
takes its place when it is complete."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from reader.errors import TifaError
from reader.storage.dictionary import FORMAT
from reader.typed import heard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.language.dictionary_rows import IndexRow

_BATCH = 4000  # entries written at once
_SCHEMA = f"""
PRAGMA user_version = {FORMAT};
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE entry (
    id INTEGER PRIMARY KEY, simplified TEXT NOT NULL, traditional TEXT NOT NULL,
    pinyin TEXT NOT NULL, plain TEXT NOT NULL, heard TEXT NOT NULL, initials TEXT NOT NULL,
    definitions TEXT NOT NULL, classifiers TEXT NOT NULL, rank REAL NOT NULL
) STRICT;
CREATE TABLE gloss (
    word TEXT NOT NULL, rank REAL NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (word, rank, entry)
) STRICT, WITHOUT ROWID;
CREATE TABLE english (word TEXT PRIMARY KEY, uses INTEGER NOT NULL) STRICT, WITHOUT ROWID;
-- What is searched whole as one types: a line an entry, in the order of their ids (and the English
-- words of all glosses, frequent ones first).
CREATE TABLE lines (name TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
"""
_LATER = re.compile(r"(?<=[a-z])[a-z]+|[1-5]")  # all of a syllable but its first letter
_INDEXES = """
CREATE INDEX entry_simplified ON entry (simplified);
CREATE INDEX entry_traditional ON entry (traditional) WHERE traditional <> simplified;
CREATE INDEX entry_plain ON entry (plain);
CREATE INDEX entry_heard ON entry (heard);
CREATE INDEX entry_initials ON entry (initials);
"""


def is_current(path: Path, digest: str) -> bool:
    """Is there an index at `path`, made from the data of this digest?"""
    if not path.is_file():
        return False
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as db:
            row = db.execute("SELECT value FROM about WHERE name = 'digest'").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and row[0] == digest


def make_dictionary(
    path: Path,
    rows: Iterable[IndexRow],
    about: Mapping[str, str],
    progress: Callable[[int], None] = lambda done: None,
) -> None:
    """Write the index of `rows` to `path`, atomically. `about`: facts kept with it, its digest
    among them; `progress` is told how many rows are written.

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
            _fill(db, rows, progress)
            db.executemany("INSERT INTO about VALUES (?, ?)", about.items())
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


def _fill(
    db: sqlite3.Connection, rows: Iterable[IndexRow], progress: Callable[[int], None]
) -> None:
    glosses: list[tuple[str, float, int]] = []
    hanzi: list[str] = []
    numbered: list[str] = []
    number = 0
    batch: list[tuple[object, ...]] = []
    for number, row in enumerate(rows, 1):
        entry = row.entry
        batch.append((
            number, entry.simplified, entry.traditional, entry.pinyin, row.plain,
            heard(row.plain), _LATER.sub("", row.numbered), "\n".join(entry.definitions),
            "\n".join(entry.classifiers), row.rank,
        ))  # fmt: skip
        hanzi.append(row.characters)
        numbered.append(row.numbered)
        glosses += [(w, round(r + row.rank, 2), number) for w, r in row.glosses.items()]
        if len(batch) == _BATCH:
            _write(db, batch)
            progress(number)
    _write(db, batch)
    glosses.sort()  # in the order of the key it is written three times as fast
    db.executemany("INSERT INTO gloss VALUES (?, ?, ?)", glosses)
    words = Counter(word for word, _, _ in glosses)
    db.executemany("INSERT INTO english VALUES (?, ?)", sorted(words.items()))
    texts = {
        "hanzi": hanzi,
        "numbered": numbered,
        "english": (word for word, _ in words.most_common()),
    }
    rows_of_text = ((name, "\n".join(lines)) for name, lines in texts.items())
    db.executemany("INSERT INTO lines VALUES (?, ?)", rows_of_text)
    progress(number)


def _write(db: sqlite3.Connection, batch: list[tuple[object, ...]]) -> None:
    db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", batch)
    batch.clear()
