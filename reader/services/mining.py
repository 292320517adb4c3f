"""Mining an article for set terms that no deck has, and what the user makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC
from typing import Any

from reader.articles.model import Article
from reader.articles.sentences import sentence_at
from reader.errors import NotFound
from reader.glossary.fold import fold
from reader.glossary.mining import Candidate, mine
from reader.glossary.mining_components import items_in
from reader.glossary.mining_phrases import Word
from reader.services.annotation import SUBTITLE, TITLE
from reader.services.home import Home
from reader.services.library import find_article, sync_shipped
from reader.services.own_deck import add_variant, put_term
from reader.storage import candidates as storage
from reader.storage.articles import get_article, list_articles


@dataclass(frozen=True, slots=True)
class Mined:
    """A candidate and the sentence it first stands in; `paragraph` is numbered as annotations
    number them (title and subtitle below 0)."""

    term: str
    score: float
    count: int
    evidence: str
    components: tuple[str, ...]
    sentence: str
    paragraph: int
    offset: int


def mine_article(home: Home, article: Article) -> list[Mined]:
    """The candidates of an article, best first, without those ignored.

    The other articles of the library count as evidence. Loads the words of the language, some
    tenths of a second.
    """
    numbered = list(_numbered(article))
    forms = (form for _, form in home.glossary.forms())
    found = mine(
        [(text, heading) for _, text, heading in numbered],
        cutter(home),
        forms,
        _library(home, article),
        storage.ignored_candidates(home.db),
    )
    return [_mined(candidate, numbered) for candidate in found]


def stored_article(home: Home, wanted: str) -> Article:
    """The article of the library with this id or a piece of its title. Raises NotFound."""
    sync_shipped(home.db, home.paths.seeds, home.clock())
    article = get_article(home.db, find_article(home.db, wanted).id)
    if article is None:  # removed by another tifa in this moment
        raise NotFound(f"no article “{wanted}”; `tifa list` shows those there are")
    return article


def values(mined: Mined) -> dict[str, Any]:
    """A candidate as plain JSON values."""
    return asdict(mined)


def accept(home: Home, fields: Mapping[str, Any], article: Article | None = None) -> str:
    """Write an accepted candidate into the user's own deck, with the article it was met in as its
    source; its id. Raises TifaError as `put_term` does."""
    entry = {key: value for key, value in fields.items() if value}
    if article is not None:
        facts = {"title": article.title, "publisher": article.source, "date": article.date}
        entry["sources"] = [
            {key: value for key, value in facts.items() if value} | {"supports": "meaning"}
        ]
    if items_in(str(entry.get("term", ""))):
        entry.setdefault("kind", "numeric")
    identity = put_term(home, {**entry, "confidence": "likely"})
    home.reload_glossary()
    return identity


def merge(home: Home, identity: str, form: str) -> None:
    """Have a candidate be a printed form of a term there is. Raises TifaError, NotFound."""
    add_variant(home, identity, form)
    home.reload_glossary()


def ignore(home: Home, term: str) -> None:
    """Propose this candidate no more."""
    now = home.clock().astimezone(UTC).isoformat(timespec="seconds")
    storage.ignore_candidate(home.db, fold(term), term, now)


def restore(home: Home, term: str) -> bool:
    """Propose it again; True if it was ignored."""
    return storage.restore_candidate(home.db, fold(term))


def _numbered(article: Article) -> Iterator[tuple[int, str, bool]]:
    """(number, text, is it a heading) of all that is read in an article."""
    if article.title:
        yield TITLE, article.title, True
    if article.subtitle:
        yield SUBTITLE, article.subtitle, True
    for number, paragraph in enumerate(article.paragraphs):
        yield number, paragraph.text, bool(paragraph.heading)


def _mined(candidate: Candidate, numbered: Sequence[tuple[int, str, bool]]) -> Mined:
    number, text, _ = numbered[candidate.paragraph]
    return Mined(
        candidate.term,
        candidate.score,
        candidate.count,
        candidate.evidence,
        candidate.components,
        sentence_at(text, candidate.offset),
        number,
        candidate.offset,
    )


def cutter(home: Home) -> Callable[[str], list[Word]]:
    """What cuts a text into words with their parts of speech and rarity; loads the lexicon."""
    from reader.language.lexicon import load
    from reader.language.script import simplify
    from reader.language.segment import cut

    lexicon = load(home.paths.cache)

    def words(text: str) -> list[Word]:
        found, at = [], 0
        for word in cut(lexicon, simplify(text), phrases=False):
            found.append(Word(word, at, lexicon.tag(word), lexicon.rarity(word)))
            at += len(word)
        return found

    return words


def _library(home: Home, article: Article) -> Iterator[str]:
    """The texts of the other articles; the same one under another id is no other."""
    for row in list_articles(home.db):
        other = get_article(home.db, row.id)
        if other is not None and other.id != article.id and other.paragraphs != article.paragraphs:
            yield "\n".join(paragraph.text for paragraph in other.paragraphs)
