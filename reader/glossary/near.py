"""Terms that are only like what was typed: one letter or Hanzi wrong, confused sounds, Hanzi and
pinyin mixed, a misspelt English word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader import typed
from reader.glossary.compiled import Glossary
from reader.glossary.fold import fold
from reader.glossary.search import english_words, normal, words_begin
from reader.hanzi import count_hanzi, is_hanzi
from reader.lines import Lines

LEAST_LETTERS = 5  # of pinyin or of an English word: shorter ones are near to far too many
LEAST_HANZI = 4
_LONG = 7  # letters of pinyin that may be near to the middle of a term
_FIGURES = dict.fromkeys(map(ord, "0123456789"))
_SPELLINGS = 6  # words that a misspelt one may stand for


class NearTerms:
    """The terms of one glossary, set out for searching; it takes some milliseconds to make."""

    def __init__(self, glossary: Glossary) -> None:
        # Short ones first: of terms that are equally near, they are the likelier.
        self._entries = sorted(glossary.entries, key=lambda entry: len(entry.folded[0]))
        forms = [(form, n) for n, entry in enumerate(self._entries) for form in entry.folded]
        self._read: dict[int, str] = {}
        self._owners = [n for _, n in forms]
        self._forms = Lines(form for form, _ in forms)
        plain = [entry.plain.translate(_FIGURES) for entry in self._entries]
        self._plain = Lines(plain)
        self._heard = Lines(map(typed.heard, plain))
        english = Counter(w for e in self._entries for w in english_words(e.english))
        self._english = Lines(word for word, _ in english.most_common())

    def search(self, query: str, limit: int = 50) -> list[str]:
        """Ids of the terms that are like `query`, the likeliest first, at most `limit`."""
        query = normal(query)
        if typed.is_mixed(query):
            places = self._mixed(query)
        elif hanzi := count_hanzi(query):
            found = self._forms.near(fold(query), limit, True) if hanzi >= LEAST_HANZI else []
            places = [self._owners[n] for n in found]
        else:
            places = self._by_pinyin(query) + self._by_english(query.lower())
        return [self._entries[place].id for place in dict.fromkeys(places)][:limit]

    def _mixed(self, query: str) -> list[int]:
        pattern = typed.mixed(query)
        hanzi = set(filter(is_hanzi, fold(query)))
        begun: list[int] = []
        inside: list[int] = []
        for n, entry in enumerate(self._entries):
            if not hanzi.issubset(entry.folded[0]):
                continue
            match = pattern.search(self._interlinear(n))
            if match:
                (inside if match.start() else begun).append(n)
        return begun + inside

    def _interlinear(self, n: int) -> str:
        made = self._read.get(n)
        if made is None:
            entry = self._entries[n]
            made = self._read[n] = typed.interlinear(entry.folded[0], entry.numbered)
        return made

    def _by_pinyin(self, query: str) -> list[int]:
        letters = typed.letters(query)
        if len(letters) < LEAST_LETTERS:
            return []
        sound, most = typed.heard(letters), len(self._entries)
        found = self._heard.equal(sound, most) + self._plain.near(letters, most)
        found += self._heard.prefixed(sound, most)
        if not found and len(letters) >= _LONG:
            found = self._heard.holding(sound, most) + self._plain.near(letters, most, True)
        return found

    def _by_english(self, query: str) -> list[int]:
        words = english_words(query)
        groups = [self._spellings(word) for word in words]
        if not all(groups) or groups == [[word] for word in words]:
            return []  # well spelt, so there is nothing that would only be like it
        return [n for n, e in enumerate(self._entries) if _any_begins(groups, e.english)]

    def _spellings(self, word: str) -> list[str]:
        """`word` where a word of the renderings begins so, else what it may be misspelt for."""
        if self._english.prefixed(word, 1):
            return [word]
        if len(word) < LEAST_LETTERS:
            return []
        return [self._english[n] for n in self._english.near(word, _SPELLINGS)]


def _any_begins(groups: Iterable[list[str]], text: str) -> bool:
    return all(any(words_begin([word], text) for word in group) for group in groups)
