"""Where terms stand in the library: every place with its sentence, by date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reader.articles.sentences import sentence_span
from reader.services.home import Home
from reader.storage.term_index import Holding, held, holdings


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place: code point `offset` of `paragraph` (title and subtitle are -2 and -1) of an
    article; the sentence there, and the code points start–end of it at which the term stands."""

    article: str
    title: str
    source: str
    date: str
    paragraph: int
    offset: int
    sentence: str
    start: int
    end: int

    @property
    def printed(self) -> str:
        """The term as it is printed there."""
        return self.sentence[self.start : self.end]


class Occurrences:
    """All occurrences of one or more terms. Counting reads no text; sentences are read as they
    are asked for."""

    def __init__(self, home: Home, terms: Sequence[str]) -> None:
        """`terms`: ids; their occurrences are taken together."""
        self._db = home.db
        self._terms = tuple(terms)
        self.articles: list[Holding] = holdings(home.db, self._terms) if terms else []

    def __len__(self) -> int:
        return sum(article.count for article in self.articles)

    @property
    def first(self) -> str:
        """The date of the earliest dated article that holds a term, or `""`."""
        return next((a.date for a in self.articles if a.date), "")

    @property
    def last(self) -> str:
        """The date of the latest, or `""`."""
        return next((a.date for a in reversed(self.articles) if a.date), "")

    def places(self, skip: int = 0) -> Iterator[Occurrence]:
        """The occurrences by date, undated articles last, in each in the order of its text;
        without the first `skip`."""
        for holding in self.articles:
            if skip >= holding.count:
                skip -= holding.count
                continue
            for place in self._in(holding):
                if skip:
                    skip -= 1
                else:
                    yield place

    def _in(self, article: Holding) -> Iterator[Occurrence]:
        for seq in article.blocks:
            block = held(self._db, article.key, seq, self._terms)
            if block is None:
                continue
            for start, end in block.spans:
                first, last = sentence_span(block.text, start)
                sentence = block.text[first : max(last, end)]
                yield Occurrence(
                    article.id, article.title, article.source, article.date, block.paragraph,
                    block.start + start, sentence, start - first, end - first,
                )  # fmt: skip


def find_terms(home: Home, wanted: str) -> list[str]:
    """The ids of the terms with this headword, variant or id, in any spelling; [] if there are
    none."""
    entry = home.glossary.entry(wanted)
    return list(dict.fromkeys([*([entry.id] if entry else []), *home.glossary.named(wanted)]))
