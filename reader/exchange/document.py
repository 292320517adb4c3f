"""An article ready to be given out: its words with their pinyin, in stretches that are terms or
not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from reader.glossary.model import Term
from reader.glossary.syllables import words as pinyin_words
from reader.hanzi import count_hanzi, is_hanzi
from reader.spelling.passage import Given, Piece, Style, given, write
from reader.spelling.tiling import divide


class Word(NamedTuple):
    """A word; `pieces` of its pinyin with their tones, none where it isn't read. `each`: a piece
    stands for a Hanzi; else they are one spelling. `tied`: it runs on into the next word's."""

    text: str
    pieces: tuple[Piece, ...] = ()
    each: bool = False
    tied: bool = False


class Stretch(NamedTuple):
    """Words that belong together; `term`: the id of the term they are, or ""."""

    words: tuple[Word, ...]
    term: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph; `heading` is 0 for body text, else its level."""

    stretches: tuple[Stretch, ...]
    heading: int = 0

    @property
    def text(self) -> str:
        """The paragraph without its pinyin."""
        return "".join(word.text for stretch in self.stretches for word in stretch.words)


@dataclass(frozen=True, slots=True)
class Document:
    """An article with the terms marked in it, in the order in which they first stand there.

    `name` is its title as plain text; `date` YYYY[-MM[-DD]] or "".
    """

    id: str
    name: str
    title: Passage
    passages: tuple[Passage, ...]
    terms: Mapping[str, Term]
    subtitle: Passage | None = None
    source: str = ""
    author: str = ""
    date: str = ""
    note: str = ""

    @property
    def facts(self) -> str:
        """Source, author and date on a line."""
        return " · ".join(fact for fact in (self.source, self.author, self.date) if fact)


def passage(
    words: Sequence[tuple[str, Sequence[str]]],
    marked: Iterable[tuple[int, int, Term]] = (),
    heading: int = 0,
    style: Style = Style(),  # noqa: B008
    begins: bool = True,
) -> Passage:
    """A paragraph of `words`: each its text and one syllable a Hanzi ("": unknown), tiling it.

    `marked`: (start, end, term) in code points, in order, none over another; a word belongs to the
    term in which it begins. `begins`: a sentence begins with the first word.
    """
    groups = _groups(words, list(marked))
    decks: dict[int, Sequence[Given]] = {}
    for numbers, term in groups:
        if term:
            decks |= _said(words, numbers, term)
    written = write(words, style, begins, decks)
    stretches = []
    for numbers, term in groups:
        made = []
        for n in numbers:
            text = words[n][0]
            pieces = tuple(written.pieces[n])
            each = not style.joined and len(pieces) == len(text)
            if not style.joined and not each:
                pieces = _spaced(pieces)
            made.append(Word(text, pieces, each, n in written.tied and n != numbers[-1]))
        stretches.append(Stretch(tuple(made), term.id if term else ""))
    return Passage(tuple(stretches), heading)


def headword(term: Term, style: Style = Style()) -> Passage:  # noqa: B008
    """The headword of a term under the pinyin of its deck; without, where they don't fit."""
    spelled = pinyin_words(term.term, term.pinyin)
    words: list[tuple[str, Sequence[str]]] = [(term.term, ())]
    if spelled and sum(map(len, spelled)) == count_hanzi(term.term):
        words, at = [], 0
        for length, syllables in divide(term.term, spelled):
            words.append((term.term[at : at + length], syllables))
            at += length
    # As the deck writes it: its capitals stand, and nothing more.
    return passage(
        words, [(0, len(term.term), term)], 0, style._replace(capitals=True, sandhi=False), False
    )


Group = tuple[list[int], "Term | None"]


def _groups(
    words: Sequence[tuple[str, Sequence[str]]], marked: list[tuple[int, int, Term]]
) -> list[Group]:
    groups: list[Group] = []
    at = spot = 0
    before = -1
    for n, (text, _) in enumerate(words):
        while spot < len(marked) and marked[spot][1] <= at:
            spot += 1
        inside = spot if spot < len(marked) and marked[spot][0] <= at else -1
        if not groups or inside != before:
            groups.append(([], marked[inside][2] if inside >= 0 else None))
        groups[-1][0].append(n)
        before = inside
        at += len(text)
    return groups


def _said(
    words: Sequence[tuple[str, Sequence[str]]], numbers: list[int], term: Term
) -> dict[int, Sequence[Given]]:
    """Capitals and hyphens of a term as its deck writes them; none for a variant of other Hanzi."""
    said = _given(term.pinyin)
    sizes = [len(words[n][1]) for n in numbers]
    hanzi = "".join(c for n in numbers for c in words[n][0] if is_hanzi(c))
    if len(said) != sum(sizes) or hanzi != "".join(c for c in term.term if is_hanzi(c)):
        return {}
    found: dict[int, Sequence[Given]] = {}
    at = 0
    for n, size in zip(numbers, sizes, strict=True):
        if size:
            found[n] = said[at : at + size]
        at += size
    return found


_given = lru_cache(maxsize=4096)(given)


def _spaced(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    out: list[Piece] = []
    for piece in pieces:
        out += [(" ", 0), piece] if out else [piece]
    return tuple(out)
