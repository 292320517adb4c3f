"""Words with their readings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of text: its offset in code points and one reading per Hanzi.

    `pinyin` has one syllable with tone mark per Hanzi (`""` where none is known) and is empty for
    other text. `by` names where the readings come from: what the fixed span says (glossary, user),
    override (decided by hand in our tables), phrase (the dictionaries), rule (the context),
    default (the usual reading of the character); `""` for text without Hanzi. `doubt` is empty
    where the reading is sure, else the other reading or readings it may have, parted by ` / `.
    """

    text: str
    start: int
    pinyin: tuple[str, ...] = ()
    by: str = ""
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A span whose words are given from outside: each as its length and its readings."""

    start: int
    words: tuple[tuple[int, tuple[str, ...]], ...]
    by: str

    @property
    def end(self) -> int:
        return self.start + sum(length for length, _ in self.words)
