"""The dictionary as an SQLite index of its own, apart from what the user did.

It is made from CC-CEDICT's packaged data (reader.language.cedict names its licence), whole or not
at all: the new index is written beside the old one and takes its place when it is complete.
"""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from math import log
from pathlib import Path

from reader import pinyin
from reader.errors import TifaError
from reader.language.cedict import LICENCE, NAME, Entry, data_digest, read_entries
from reader.language.packaged import jieba_words
from reader.language.tables import files

__all__ = [
    "LICENCE", "NAME", "Entry", "by_english", "by_pinyin", "is_current", "longest_first",
    "lookup", "make_dictionary", "open_dictionary",
]  # fmt: skip

_FORMAT = "1"  # raise it when the schema or the way entries are read changes
_LONGEST = 20  # characters of the longest headword worth a look
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
_COLUMNS = "simplified, traditional, pinyin, definitions, classifiers"
_ENGLISH = re.compile(r"[a-z]+(?:['-][a-z]+)*|\d+")
_STOP = frozenset(
    ("a", "an", "the", "to", "of", "in", "on", "for", "and", "or", "be", "is", "by", "as", "at",
     "with", "from", "sb", "sth", "one's", "etc")
)  # fmt: skip
_TONED = re.compile("[\u0300\u0301\u0304\u030c]|[1-5]")
_LESSER = re.compile(
    r"surname |variant of|old variant|see |\(Tw\)|\(archaic\)|\(old\)|\(literary\)"
)

Progress = Callable[[int, int], None]  # entries done, entries in all


def open_dictionary(path: Path, progress: Progress | None = None) -> sqlite3.Connection:
    """The index at `path`, read-only; made first where it is missing or its data has changed.

    Raises TifaError where it can't be made or read.
    """
    if not is_current(path):
        make_dictionary(path, progress)
    try:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise TifaError(f"{path}: the dictionary cannot be opened ({error})") from error


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


def lookup(db: sqlite3.Connection, word: str) -> list[Entry]:
    """All entries of `word`, in simplified or traditional characters; the likelier first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE simplified = ?1 OR (traditional = ?1 AND "
        "traditional <> simplified) ORDER BY rank, id",
        (word,),
    )
    return [_entry(row) for row in rows]


def longest_first(db: sqlite3.Connection, text: str, at: int = 0) -> list[Entry]:
    """All entries of the words that begin at offset `at` of `text`, the longest first."""
    found: list[Entry] = []
    for end in range(min(len(text), at + _LONGEST), at, -1):
        found += lookup(db, text[at:end])
    return found


def by_pinyin(db: sqlite3.Connection, query: str, limit: int = 20) -> list[Entry]:
    """Entries spelled like `query` (gongtongti, gòng tóng tǐ, gong4tong2ti3), frequent ones
    first; tones count where the query has any. After them, entries whose spelling begins so."""
    plain = pinyin.plain(re.sub(r"[1-5]", "", query))
    if not plain:
        return []
    toned = _TONED.search(unicodedata.normalize("NFD", query)) is not None
    wanted = _tones(query) if toned else ""
    rows: Iterator[tuple[str, ...]] = db.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE plain = ?1 ORDER BY rank, id", (plain,)
    )
    found = [entry for entry in map(_entry, rows) if not toned or _tones(entry.pinyin) == wanted]
    if re.search(r"['’ ]", query.strip()):
        # xi'an and xi an are two syllables, xian is one or two.
        count = len(_syllables(query))
        found.sort(key=lambda entry: len(entry.pinyin.split()) != count)
    if len(found) < limit and not toned:
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE plain > ?1 AND plain < ?1 || 'z' || char(65535) "
            "ORDER BY rank, id LIMIT ?2",
            (plain, limit - len(found)),
        )
        found += map(_entry, rows)
    return found[:limit]


def by_english(db: sqlite3.Connection, query: str, limit: int = 20) -> list[Entry]:
    """Entries with all the words of `query` in their definitions. First those of which it is a
    whole definition, then those in which it stands in a short one; frequent words first."""
    words = [w for w in _ENGLISH.findall(query.lower()) if w not in _STOP]
    if not words:
        return []
    words = list(dict.fromkeys(words))
    sql = (
        f"SELECT {_COLUMNS} FROM entry JOIN (SELECT entry, max(rank) AS match FROM gloss "
        f"WHERE word IN ({', '.join('?' * len(words))}) GROUP BY entry "
        f"HAVING count(*) = {len(words)}) ON entry = id ORDER BY match, rank, id LIMIT ?"
    )
    # A phrase is judged by its best whole definition, so more are taken than asked for.
    rows = db.execute(sql, (*words, limit if len(words) == 1 else limit * 20))
    found = [_entry(row) for row in rows]
    if len(words) > 1:
        phrase = " ".join(words)
        found.sort(key=lambda entry: min(_closeness(d, phrase) for d in entry.definitions))
    return found[:limit]


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
        words = _ENGLISH.findall(definition.lower())
        telling = [w for w in words if w not in _STOP]
        distance = 40.0 * (len(telling) > 1) + 3 * len(telling) + min(number, 6)
        for word in telling:
            found[word] = min(found.get(word, 1e9), distance)
    return found


def _closeness(definition: str, phrase: str) -> tuple[bool, bool, int]:
    words = " ".join(w for w in _ENGLISH.findall(definition.lower()) if w not in _STOP)
    return words != phrase, phrase not in words, len(words)


def _syllables(query: str) -> list[str]:
    bare = re.sub(r"[1-5]", "", query)
    return [s for word in pinyin.words(bare) for s in word]


def _tones(spelled: str) -> str:
    if re.search(r"[1-5]", spelled):
        return re.sub(r"[^a-z1-5]", "", spelled.lower().replace("u:", "v").replace("ü", "v"))
    return pinyin.numbered(spelled)


def _entry(row: Sequence[str]) -> Entry:
    simplified, traditional, spelled, definitions, classifiers = row
    return Entry(
        simplified, traditional, spelled,
        tuple(definitions.split("\n")) if definitions else (),
        tuple(classifiers.split("\n")) if classifiers else (),
    )  # fmt: skip
