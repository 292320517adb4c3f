"""Terms across the library, and words of the user's own."""

from __future__ import annotations

from datetime import UTC

from reader.glossary.model import Term
from reader.glossary.syllables import syllables
from reader.hanzi import count_hanzi
from reader.services.home import Home
from reader.services.own_deck import put_term
from reader.services.reading import Reading
from reader.services.words import look_up
from reader.storage import known_terms as known_storage
from reader.storage import reading as reading_storage


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
    """The ids of the terms that are known, by reviews or by the user's word."""
    return known_storage.known_terms(home.db)


def toggle_known(home: Home, term: Term) -> str:
    """Mark a term as known, or no longer; says which."""
    yes = term.id not in known_terms(home)
    now = home.clock().astimezone(UTC).isoformat(timespec="seconds")
    reading_storage.set_known(home.db, "term", term.id, yes, now)
    return f"{term.term}: {'known' if yes else 'no longer marked as known'}"


def add_own_word(home: Home, word: str, pinyin: str) -> str:
    """Have an ordinary word in the glossary, explained as the dictionary does, and return its id.

    One that no deck has is written into the user's own. Raises TifaError where that is broken or
    can't be written.
    """
    known = home.glossary.named(word)
    if known:
        return known[0]
    meanings = look_up(home, word)
    english = "; ".join(meanings[0].definitions) if meanings else ""
    values = {"term": word, "pinyin": pinyin, "english": english, "confidence": "likely"}
    if len(syllables(word, pinyin)) != count_hanzi(word):
        del values["pinyin"]  # some character of it has no known reading
    return put_term(home, {key: value for key, value in values.items() if value})
