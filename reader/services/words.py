"""Ordinary words: what the dictionary says of them."""

from __future__ import annotations

from dataclasses import dataclass

from reader.services.home import Home


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word in the dictionary."""

    simplified: str
    traditional: str
    pinyin: str
    definitions: tuple[str, ...]


def look_up(home: Home, word: str) -> list[Entry]:
    """The dictionary's entries for a word."""
    return []
