"""Looking words up in the dictionary's index (made by reader.storage.dictionary_index)."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Sequence

from reader import pinyin
from reader.errors import TifaError
from reader.language.english import telling_words
from reader.language.entry import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path

_LONGEST = 20  # characters of the longest headword worth a look
_COLUMNS = "simplified, traditional, pinyin, definitions, classifiers"
_TONED = re.compile("[\u0300\u0301\u0304\u030c]|[1-5]")


def open_dictionary(path: Path) -> sqlite3.Connection:
    """The index at `path`, read-only. Raises TifaError where it can't be opened."""
    try:
        # Not by a URI with mode=ro: making one loads urllib, a tenth of the time of a look-up.
        db = sqlite3.connect(path)
        db.execute("PRAGMA query_only = ON")
        return db
    except sqlite3.Error as error:
        raise TifaError(f"{path}: the dictionary cannot be opened ({error})") from error


def about(db: sqlite3.Connection) -> dict[str, str]:
    """What is kept with the index: its data's name and licence, and how many entries it has."""
    (entries,) = db.execute("SELECT count(*) FROM entry").fetchone()
    return {**dict(db.execute("SELECT name, value FROM about")), "entries": f"{entries:,}"}


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
    if len(found) < limit and not toned and len(plain) > 1:
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
    words = telling_words(query)
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


def _closeness(definition: str, phrase: str) -> tuple[bool, bool, int]:
    words = " ".join(telling_words(definition))
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
