"""Ordinary words: what the dictionary says of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from reader.errors import TifaError
from reader.hanzi import count_hanzi
from reader.language.entry import Entry
from reader.services.home import Home

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.paths import Paths

_MOST = 8  # entries of one way to read a query


def look_up(home: Home, word: str) -> list[Entry]:
    """The entries of a word in simplified or traditional characters; of one that has none, those
    of the longest words it is made of. Empty while the dictionary isn't made yet."""
    from reader.storage.dictionary import longest_first, lookup

    db = home.dictionary
    if db is None:
        return []
    try:
        return lookup(db, word) or _parts(word, lambda text, at: longest_first(db, text, at))
    except sqlite3.Error as error:
        raise damaged(home) from error


def search(home: Home, query: str, parts: bool = True) -> list[Entry]:
    """The words that answer a query in Hanzi, in pinyin with or without tones, or in English.

    `parts`: of Hanzi that are no word, the words they are made of.
    """
    from reader.storage.dictionary import by_english, by_pinyin, lookup

    db = home.dictionary
    if db is None:
        return []
    try:
        if count_hanzi(query):
            return look_up(home, query) if parts else lookup(db, query)
        found = by_pinyin(db, query, _MOST)
        return found + by_english(db, query, _MOST) if query.isascii() else found
    except sqlite3.Error as error:
        raise damaged(home) from error


def needs_index(paths: Paths) -> bool:
    """Is the dictionary's index missing, of another format, or older than the data that is
    installed?"""
    from reader.language.packaged import cedict_file
    from reader.storage.dictionary import open_dictionary

    try:
        if paths.dictionary.stat().st_mtime < cedict_file().stat().st_mtime:
            return True
    except FileNotFoundError:
        return True
    db = open_dictionary(paths.dictionary)
    if db is not None:
        db.close()
    return db is None


def make_index(paths: Paths, progress: Callable[[int, int], None] | None = None) -> None:
    """Make the dictionary's index where it is missing or its data changed; some seconds.

    `progress` is told (entries done, of all). Raises TifaError where it can't be written.
    """
    from reader.language.cedict import LICENCE, NAME
    from reader.language.dictionary_rows import digest, index_rows
    from reader.storage.dictionary_index import is_current, make_dictionary

    made_of = digest()
    if is_current(paths.dictionary, made_of):
        paths.dictionary.touch()
        return
    total, rows = index_rows()
    about = {"digest": made_of, "name": NAME, "licence": LICENCE}
    told = progress or (lambda done, of: None)
    make_dictionary(paths.dictionary, rows, about, lambda done: told(done, total))


def _parts(word: str, beginning: Callable[[str, int], list[Entry]]) -> list[Entry]:
    found: list[Entry] = []
    at = 0
    while at < len(word):
        entries = beginning(word, at)
        longest = len(entries[0].simplified) if entries else 1
        found += [entry for entry in entries if len(entry.simplified) == longest]
        at += longest
    return found


def damaged(home: Home) -> TifaError:
    """What to say when the dictionary's index cannot be read."""
    return TifaError(f"{home.paths.dictionary}: the dictionary is damaged; remove the file")
