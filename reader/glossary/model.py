"""What a deck says about a term."""

from __future__ import annotations

from dataclasses import dataclass, field

KINDS = ("numeric", "slogan", "policy", "institution", "jargon", "idiom", "place")
LEVELS = ("central", "region", "local")
STATUSES = ("official", "common", "avoid")
CONFIDENCES = ("sure", "likely", "unsure")
RELATIONS = ("part_of", "contains", "pairs_with", "succeeds")


@dataclass(frozen=True, slots=True)
class Component:
    """One item of the list a term stands for, in force between two dates (empty: open)."""

    zh: str
    en: str = ""
    group: str = ""
    valid_from: str = ""
    valid_to: str = ""

    def in_force(self, date: str) -> bool:
        """True on `date` (YYYY[-MM[-DD]]; empty: today's list, which has no valid_to)."""
        if not date:
            return not self.valid_to
        # Dates of unequal precision are compared at the coarser one. A list ends when the next
        # begins: where only the year of a change is known, the new list is taken.
        first, last = self.valid_from, self.valid_to
        after = not first or date[: len(first)] >= first[: len(date)]
        return after and (not last or date[: len(last)] < last[: len(date)])


@dataclass(frozen=True, slots=True)
class Rendering:
    """One English rendering and who uses it."""

    text: str
    publisher: str = ""
    date: str = ""
    status: str = "common"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a term was first seen and where it was canonised; dates YYYY[-MM[-DD]]."""

    first: str = ""
    first_at: str = ""
    canonised: str = ""
    canonised_at: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A citation, and the field it supports."""

    title: str
    publisher: str = ""
    date: str = ""
    url: str = ""
    supports: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One sense of one set term, as the decks give it after merging.

    `id` is unique in the glossary; `term` is the headword in simplified characters without outer
    quotes; `pinyin` has one syllable per Hanzi of the headword, words apart (GB/T 16159).
    """

    id: str
    term: str
    deck: str
    pinyin: str = ""
    english: str = ""
    variants: tuple[str, ...] = ()
    renderings: tuple[Rendering, ...] = ()
    literal: str = ""
    meaning: str = ""
    zh: str = ""
    kind: str = ""
    level: str = ""
    scope: str = ""
    components: tuple[Component, ...] = ()
    origin: Origin | None = None
    goes_with: tuple[str, ...] = ()
    related: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sources: tuple[Source, ...] = ()
    confidence: str = "unsure"
    was: tuple[str, ...] = ()
    hidden: bool = False

    @property
    def forms(self) -> tuple[str, ...]:
        """The headword and its variants, as printed."""
        return (self.term, *self.variants)

    def components_on(self, date: str) -> tuple[Component, ...]:
        """The list in force on `date` (empty: today)."""
        return tuple(c for c in self.components if c.in_force(date))


@dataclass(frozen=True, slots=True)
class Deck:
    """One file of terms: its path, and how many terms it brings that no deck before it had."""

    id: str
    title: str
    description: str = ""
    terms: int = 0
    file: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a deck file: the file's path, the line, the field, and what to do.

    `check` names what found it: form (loading), duplicates, forms, relations, components, dates,
    pinyin, sources, fields.
    """

    file: str
    line: int
    field: str
    message: str
    check: str = "form"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return (
            f"{place}: {self.field}: {self.message}" if self.field else f"{place}: {self.message}"
        )
