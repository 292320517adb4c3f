"""Why a word is read so, and how else it may be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.hanzi import is_hanzi
from reader.services.home import Home
from reader.services.words import look_up

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reader.language.entry import Entry

MOST = 12  # readings offered for one word
_LESSER = ("surname ", "variant of ", "old variant of ", "see ", "used in ")
_BY = {
    "user": "your correction",
    "glossary": "from the glossary",
    "override": "from the word table, decided by hand",
    "phrase": "from the word table",
    "rule": "rule: by the words around it",
    "default": "the character's usual reading",
}


@dataclass(frozen=True, slots=True)
class Alternative:
    """A reading that a word may have: one syllable per Hanzi, and what it then means (`""` where
    the dictionary does not say)."""

    syllables: tuple[str, ...]
    meaning: str = ""


def explain(by: str) -> str:
    """Where a reading comes from, in words; `by` as in language.model.Word."""
    return _BY.get(by, by)


def stored_source(by: str, doubt: str) -> str:
    """Where a reading comes from and how else it may be, as a block keeps it in one string: a
    doubtful one ends with a question mark (`rule dàng shí?`)."""
    return f"{by} {doubt}?" if doubt else by


def read_source(stored: str) -> tuple[str, str]:
    """(by, doubt) of `stored_source`."""
    by, _, doubt = stored.removesuffix("?").partition(" ")
    return by, doubt


def others(home: Home, word: str, doubt: str) -> list[Alternative]:
    """What a doubtful word may be read instead, with what it would mean. `doubt` has the readings
    parted by ` / `, their syllables by blanks."""
    entries = _entries(home, word)
    readings = (tuple(reading.split()) for reading in doubt.split(" / ") if reading)
    return [Alternative(reading, _meaning(entries, reading)) for reading in readings]


def alternatives(home: Home, word: str, present: tuple[str, ...], doubt: str) -> list[Alternative]:
    """The readings that `word` may have, the present one first, then the doubted ones, those of
    the dictionary and the tables, and the present one with another reading of one character."""
    entries = _entries(home, word)
    found: dict[tuple[str, ...], str] = {present: _meaning(entries, present)}
    for reading in _of_the_word(word, entries, doubt):
        if len(reading) == len(present):
            found.setdefault(reading, _meaning(entries, reading))
    if len(present) > 1:
        for reading, meaning in _by_character(home, word, present):
            found.setdefault(reading, meaning)
    whole = ((reading, meaning) for reading, meaning in found.items() if all(reading))
    return [Alternative(reading, meaning) for reading, meaning in whole][:MOST]


def _of_the_word(word: str, entries: list[Entry], doubt: str) -> Iterator[tuple[str, ...]]:
    """The readings of a word as a whole, the likelier ones first; some may come twice."""
    from reader.language.rules.contexts import readings_by_word
    from reader.language.script import simplify
    from reader.language.tables.files import read_decisions

    plain = simplify(word)
    decision = read_decisions().get(plain)
    decided = [" ".join(decision.reading), *decision.doubt.split(" / ")] if decision else []
    for reading in (*doubt.split(" / "), *decided, *readings_by_word().get(plain, ())):
        if reading:
            yield tuple(reading.split())
    yield from map(_syllables, entries)


def _by_character(
    home: Home, word: str, present: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], str]]:
    for number, char in enumerate(char for char in word if is_hanzi(char)):
        entries = _entries(home, char)
        for reading in _of_the_word(char, entries, ""):
            if len(reading) == 1 and reading[0] != present[number]:
                changed = (*present[:number], reading[0], *present[number + 1 :])
                meaning = _meaning(entries, reading)
                yield changed, f"{char} {reading[0]}: {meaning}" if meaning else ""


def _entries(home: Home, word: str) -> list[Entry]:
    """The dictionary's entries of exactly this word."""
    return [e for e in look_up(home, word) if word in (e.simplified, e.traditional)]


def _syllables(entry: Entry) -> tuple[str, ...]:
    return tuple(part for part in entry.pinyin.lower().split() if part[-1].isalpha())


def _meaning(entries: Iterable[Entry], reading: tuple[str, ...]) -> str:
    """What the word means when it is read so: the first definitions, common ones before names."""
    told = [d for e in entries if _syllables(e) == reading for d in e.definitions]
    told.sort(key=lambda definition: definition.startswith(_LESSER))
    return "; ".join(told[:3])
