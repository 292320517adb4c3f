"""Searching terms and the dictionary's words together, as one types."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from reader import typed
from reader.glossary.compiled import Glossary
from reader.glossary.fold import fold
from reader.glossary.near import LEAST_LETTERS, NearTerms
from reader.glossary.search import normal, ranked
from reader.hanzi import count_hanzi
from reader.language.english import telling_words
from reader.language.entry import Entry
from reader.language.word_lines import WordLines, first
from reader.lines import Lines
from reader.services.home import Home
from reader.services.words import damaged, look_up
from reader.storage import dictionary

_LONGEST = 100  # characters of a query: what is pasted beyond them is not looked at
_ENOUGH = 12  # answers after which nobody wants what is only like the query
_HOMOPHONES = 25  # words of exactly this spelling: English may mean something else by it
_FEW = 4  # letters: what begins with fewer is found sooner by looking along the likely words
_TONES_TRIED = 1_200  # words with the right letters of which the tones are compared
_SHORTEST_ENGLISH = 2
_BEGUN = 12  # words that an English word may be the beginning of
_MISSPELT = 6  # words that a misspelt one may stand for


@dataclass(frozen=True, slots=True)
class Found:
    """What answers a query: ids of terms and entries of the dictionary, the likeliest first.
    `words` is None while the dictionary isn't made yet."""

    terms: list[str]
    words: list[Entry] | None


class Search:
    """Keeps what is searched in memory, so that every keystroke is answered at once. Make it where
    the searching begins, and let it go with it."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._near: tuple[Glossary, int, NearTerms] | None = None
        self._words: _Words | None = None

    def find(self, query: str, limit: int = 50) -> Found:
        """At most `limit` terms and as many words that answer `query`: Hanzi, pinyin with or
        without tones, initials, English, or something like it. Raises TifaError where the
        dictionary is damaged."""
        return Found(self.terms(query, limit), self.words(query, limit))

    def terms(self, query: str, limit: int = 50) -> list[str]:
        """The terms alone."""
        query = query[:_LONGEST]
        found = [identity for identity, _ in ranked(self._home.glossary, query, limit)]
        if len(found) < min(limit, _ENOUGH):
            found += self._near_terms().search(query, limit)
        return list(dict.fromkeys(found))[:limit]

    def words(self, query: str, limit: int = 50) -> list[Entry] | None:
        """The dictionary's words alone."""
        db = self._home.dictionary
        if db is None:
            return None
        try:
            if self._words is None or self._words.db is not db:
                self._words = _Words(db)
            # Half a surrogate pair is no character, and SQLite takes none.
            query = normal(query[:_LONGEST]).encode("utf-8", "ignore").decode()
            found = self._words.search(query, limit)
            if not found and count_hanzi(query):
                return look_up(self._home, fold(query))[:limit]  # the words it is made of
            return dictionary.entries(db, [number + 1 for number in found])
        except sqlite3.Error as error:
            raise damaged(self._home) from error

    def _near_terms(self) -> NearTerms:
        glossary = self._home.glossary
        kept = self._near
        if kept is None or kept[0] is not glossary or kept[1] != len(glossary):
            kept = self._near = (glossary, len(glossary), NearTerms(glossary))
        return kept[2]


class _Words:
    """The dictionary of one index; what is found are the places of entries, from 0."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.db = db
        texts = dictionary.lines(db)
        self._lines = WordLines(texts)
        self._english = Lines.of(texts["english"])

    def search(self, query: str, limit: int) -> list[int]:
        if count_hanzi(query):
            return self._by_hanzi(query, limit)
        return self._by_latin(query, limit)

    def _by_hanzi(self, query: str, limit: int) -> list[int]:
        # A character that is simplified elsewhere may stand in a word as it is: 乾坤.
        forms = dict.fromkeys((typed.characters(query), typed.characters(fold(query))))
        found = first(limit, *(self._lines.hanzi(form, limit) for form in forms))
        if not found and typed.is_mixed(query):
            return self._lines.mixed(fold(query), limit)
        return found or first(limit, *(self._lines.near_hanzi(form, limit) for form in forms))

    def _by_latin(self, query: str, limit: int) -> list[int]:
        english = self._by_english(query, limit)
        exact, begun = self._by_pinyin(query, limit)
        found = first(
            limit,
            exact[:_HOMOPHONES],
            (number for number, whole in english if whole),
            begun,
        )
        if len(found) < limit:
            found = first(limit, found, self._by_initials(query, limit))
        if len(found) < limit and typed.may_be_pinyin(typed.letters(query)):
            found = first(limit, found, self._lines.inside(query, limit))
        found = first(limit, found, (number for number, _ in english))
        return found if len(found) >= _ENOUGH else first(limit, found, self._near(query, limit))

    def _by_pinyin(self, query: str, limit: int) -> tuple[list[int], list[int]]:
        """The words that are spelled so, and those whose spelling begins so."""
        letters = typed.letters(query)
        if not typed.may_be_pinyin(letters):
            return [], []
        tried = _TONES_TRIED if typed.has_tones(query) else limit
        exact = self._spelled("plain", letters, _TONES_TRIED)
        tried += len(exact)
        if len(letters) < _FEW:
            begun = self._lines.begun(letters, tried)
        else:
            begun = self._spelled("plain", letters, tried, begun=True)
        toned = self._lines.toned
        return self._lines.divided(query, toned(query, exact, True)), toned(query, begun, False)

    def _by_initials(self, query: str, limit: int) -> list[int]:
        letters = typed.letters(query)
        if len(letters) < 2 or typed.has_tones(query):
            return []
        ways = dict.fromkeys((letters, typed.initials(query)))
        exact = [n for short in ways for n in self._spelled("initials", short, limit)]
        longer = (
            n
            for short in ways
            if len(short) > 2
            for n in self._spelled("initials", short, limit, begun=True)
        )
        return first(limit, exact, longer)

    def _near(self, query: str, limit: int) -> list[int]:
        """What is only like the query: sounds that are confused, a letter too many or too few."""
        sound = typed.heard(typed.letters(query))
        if len(sound) < _FEW:
            return []
        found = first(
            limit,
            self._spelled("heard", sound, limit),
            self._lines.near(query, limit),
            self._spelled("heard", sound, limit, begun=True),
        )
        if found and typed.may_be_pinyin(typed.letters(query)):
            return found
        near = self._by_english(query, limit, near=True)
        return first(limit, found, (number for number, _ in near))

    def _spelled(self, column: str, letters: str, limit: int, begun: bool = False) -> list[int]:
        found = dictionary.spelled(self.db, column, letters, limit, begun)
        return [number - 1 for number in found]

    def _by_english(self, query: str, limit: int, near: bool = False) -> list[tuple[int, bool]]:
        """(place, is the query a whole definition) of the entries with all words of the query in
        their definitions; the last word may be begun. `near`: some words are misspelt."""
        asked = list(dict.fromkeys(telling_words(query)))
        if not asked or not query.isascii() or len(query) < _SHORTEST_ENGLISH:
            return []
        groups: list[dict[str, int]] = []
        misspelt = False
        for word in asked:
            group = self._meant(word, word == asked[-1])
            if not group and near:
                misspelt, group = True, self._misspelt(word)
            if not group:
                return []
            groups.append(group)
        if near and not misspelt:  # found already
            return []
        if len(groups) == 1:
            return self._with_word(asked[0], groups[0], limit)
        groups.sort(key=lambda group: max(group.values()))
        found = dictionary.with_words(self.db, list(map(list, groups)), query, limit)
        return [(entry - 1, whole) for entry, whole in found]

    def _with_word(self, asked: str, words: Iterable[str], limit: int) -> list[tuple[int, bool]]:
        """Entries with the word itself before those with longer ones."""
        rows = [
            (word != asked, rank, entry)
            for word in words
            for rank, entry in dictionary.with_word(self.db, word, limit)
        ]
        return [(n - 1, not other and rank < dictionary.WHOLE) for other, rank, n in sorted(rows)]

    def _meant(self, word: str, begun: bool) -> dict[str, int]:
        """The English words that `word` is or (`begun`) begins, and how many entries have each."""
        same = dictionary.english(self.db, word)
        if not begun:
            return same
        return same | dictionary.english(self.db, word, _BEGUN)

    def _misspelt(self, word: str) -> dict[str, int]:
        """The English words that `word` may be a misspelling of."""
        if len(word) < LEAST_LETTERS:
            return {}
        words = [self._english[n] for n in self._english.near(word, _MISSPELT)]
        return {word: uses for w in words for word, uses in dictionary.english(self.db, w).items()}
