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

FORMAT = 2  # raise it when the tables of the index change
WHOLE = 42.0  # the rank of a gloss is below this where the word is a whole definition
_TRIED = 800  # entries with one of several words, in which the others are looked for
_LONGEST = 20  # characters of the longest headword worth a look
_COLUMNS = "simplified, traditional, pinyin, definitions, classifiers"
_TONED = frozenset("\u0300\u0301\u0304\u030c12345")


def open_dictionary(path: Path) -> sqlite3.Connection | None:
    """The index at `path`, read-only; None where it has to be made anew, because it is of another
    format or no index at all. Raises TifaError where it can't be opened."""
    try:
        # Not by a URI with mode=ro: making one loads urllib, a tenth of the time of a look-up.
        db = sqlite3.connect(path)
        db.execute("PRAGMA query_only = ON")
        if db.execute("PRAGMA user_version").fetchone() == (FORMAT,):
            return db
        db.close()
    except sqlite3.OperationalError as error:
        raise TifaError(f"{path}: the dictionary cannot be opened ({error})") from error
    except sqlite3.DatabaseError:
        db.close()
    return None


def about(db: sqlite3.Connection) -> dict[str, str]:
    """What is kept with the index: its data's name and licence, and how many entries it has."""
    (entries,) = db.execute("SELECT count(*) FROM entry").fetchone()
    return {**dict(db.execute("SELECT name, value FROM about")), "entries": f"{entries:,}"}


def lookup(db: sqlite3.Connection, word: str) -> list[Entry]:
    """All entries of `word`, in simplified or traditional characters; the likelier first."""
    rows = db.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE simplified = ?1 OR (traditional = ?1 AND "
        "traditional <> simplified) ORDER BY id",
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
    toned = not _TONED.isdisjoint(unicodedata.normalize("NFD", query))
    wanted = _tones(query) if toned else ""
    rows: Iterator[tuple[str, ...]] = db.execute(
        f"SELECT {_COLUMNS} FROM entry WHERE plain = ?1 ORDER BY id", (plain,)
    )
    found = [entry for entry in map(_entry, rows) if not toned or _tones(entry.pinyin) == wanted]
    if re.search(r"['’ ]", query.strip()):
        # xi'an and xi an are two syllables, xian is one or two.
        count = len(_syllables(query))
        found.sort(key=lambda entry: len(entry.pinyin.split()) != count)
    if len(found) < limit and not toned and len(plain) > 1:
        rows = db.execute(
            f"SELECT {_COLUMNS} FROM entry WHERE plain > ?1 AND plain < ?1 || 'z' || char(65535) "
            "ORDER BY id LIMIT ?2",
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


def lines(db: sqlite3.Connection) -> dict[str, str]:
    """The texts that are searched whole as one types, by name (see dictionary_index)."""
    return dict(db.execute("SELECT name, text FROM lines"))


def spelled(
    db: sqlite3.Connection, column: str, letters: str, limit: int, begun: bool = False
) -> list[int]:
    """Ids of the entries with these letters in `column` (plain, heard or initials), or of those
    that are `begun` by them; the likelier first. Begin with some letters: two begin thousands."""
    where = f"{column} >= ?1 AND {column} < ?1 || '{{'" if begun else f"{column} = ?1"
    rows = db.execute(f"SELECT id FROM entry WHERE {where} ORDER BY id LIMIT ?2", (letters, limit))
    return [number for (number,) in rows]


def entries(db: sqlite3.Connection, ids: Sequence[int]) -> list[Entry]:
    """The entries with these ids, in this order."""
    marks = ", ".join("?" * len(ids))
    rows = db.execute(f"SELECT id, {_COLUMNS} FROM entry WHERE id IN ({marks})", ids)
    found = {number: _entry(columns) for number, *columns in rows}
    return [found[number] for number in ids if number in found]


def english(db: sqlite3.Connection, word: str, begun: int = 0) -> dict[str, int]:
    """How many entries have this English word in their definitions; empty if none. `begun`: the
    same of so many words that it begins, the most frequent ones."""
    if not begun:
        return dict(db.execute("SELECT word, uses FROM english WHERE word = ?", (word,)))
    sql = (
        "SELECT word, uses FROM english WHERE word > ?1 AND word < ?1 || '{' "
        "ORDER BY uses DESC LIMIT ?2"
    )
    return dict(db.execute(sql, (word, begun)))


def with_word(db: sqlite3.Connection, word: str, limit: int) -> list[tuple[float, int]]:
    """(rank, id) of the likeliest entries in whose definitions an English word stands; the rank is
    below `WHOLE` where the word is one of its definitions."""
    sql = "SELECT rank, entry FROM gloss WHERE word = ? ORDER BY rank, entry LIMIT ?"
    return db.execute(sql, (word, limit)).fetchall()


def with_words(
    db: sqlite3.Connection, groups: Sequence[Sequence[str]], phrase: str, limit: int
) -> list[tuple[int, bool]]:
    """(id, is `phrase` a whole definition of it) of the entries in whose definitions a word of
    each of two or more groups stands; first those that hold `phrase`, then the likelier. The first
    group should be the rarest."""
    first, *others = groups
    words = ", ".join("?" * len(first))
    also = ") AND (".join(" OR ".join("definitions LIKE ?" for _ in group) for group in others)
    rows = db.execute(
        "SELECT entry, char(10) || definitions || char(10) LIKE ? FROM (SELECT entry, "
        f"min(rank) AS near FROM gloss WHERE word IN ({words}) GROUP BY entry ORDER BY near "
        f"LIMIT {_TRIED}) JOIN entry ON id = entry WHERE ({also}) "
        "ORDER BY definitions LIKE ? DESC, near, id LIMIT ?",
        (
            f"%\n{phrase}\n%",
            *first,
            *(f"%{word}%" for group in others for word in group),
            f"%{phrase}%",
            limit,
        ),
    )
    return [(number, bool(whole)) for number, whole in rows]


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
