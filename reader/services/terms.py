"""Terms across the library, and words of the user's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from reader.errors import TifaError
from reader.glossary.fold import fold
from reader.glossary.model import Term
from reader.services.home import Home
from reader.services.reading import Reading
from reader.services.words import look_up
from reader.storage import articles, blocks
from reader.storage import reading as reading_storage

OWN_DECK = "own.toml"


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An article that holds a term, and how often."""

    article: str
    title: str
    date: str
    count: int


def occurrences(home: Home, term: str) -> list[Occurrence]:
    """The articles that hold the term with this id, newest first."""
    counts = blocks.term_counts(home.db, term)
    rows = articles.list_articles(home.db) if counts else []
    return [
        Occurrence(row.id, row.title, row.date, counts[row.id]) for row in rows if row.id in counts
    ]


def first_place(home: Home, article: str, term: str) -> tuple[int, int] | None:
    """(paragraph, offset) where a term first stands in an article, or None."""
    return blocks.first_with_term(home.db, article, term)


def enrol(
    home: Home, term: str, reading: Reading | None = None, block: int = 0, offset: int = 0
) -> str:
    """Put a term into the drill and say so in one line. Met in `reading` at code point `offset`
    of `block`, it is drilled in the sentence that stands there."""
    met = reading.met(block, offset) if reading else None
    found = home.glossary.term(term)
    name = found.term if found else term
    if not home.drill.add_term(term, met):
        return f"{name} is in the drill already"
    if reading:
        reading.drilled.add(term)
    return f"{name} is in the drill now"


def known_terms(home: Home) -> set[str]:
    """The ids of the terms marked as known."""
    return reading_storage.known(home.db, "term")


def toggle_known(home: Home, term: Term) -> str:
    """Mark a term as known, or no longer; says which."""
    yes = term.id not in known_terms(home)
    now = home.clock().astimezone(UTC).isoformat(timespec="seconds")
    reading_storage.set_known(home.db, "term", term.id, yes, now)
    return f"{term.term}: {'known' if yes else 'no longer marked as known'}"


def add_own_word(home: Home, word: str, pinyin: str) -> str:
    """Write an ordinary word into the user's own deck, explained as the dictionary does, and
    return its id.

    Comments and entries that are there stay as they are. Raises TifaError where the deck is
    broken or can't be written.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    from reader.config import write_atomically

    path: Path = home.paths.user_decks / OWN_DECK
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else _NEW_DECK
        deck = tomlkit.parse(text)
    except (TOMLKitError, OSError, UnicodeDecodeError) as error:
        raise TifaError(f"{path}: cannot be read ({error}); mend it first") from error
    meanings = look_up(home, word)
    english = "; ".join(meanings[0].definitions) if meanings else ""
    term = Term(fold(word), word, "own", pinyin, english, confidence="likely")
    entries = deck.setdefault("term", tomlkit.aot())
    if not any(entry.get("term") == word for entry in entries):
        entry = tomlkit.table()
        for key in ("term", "pinyin", "english", "confidence"):
            if value := getattr(term, key):
                entry[key] = value
        entries.append(entry)
        write_atomically(path, tomlkit.dumps(deck))
    home.glossary.add(term)
    return term.id


_NEW_DECK = """\
# Words and terms of your own. Everything a shipped deck may hold may stand here too.

[deck]
id = "own"
title = "My own 自选"
"""
