"""One entry of the dictionary: a plain class, for a look-up loads no dataclasses."""

from __future__ import annotations


class Entry:
    """One homograph: `pinyin` has its syllables parted by blanks, proper names with capitals;
    `classifiers` are its measure words (个 gè)."""

    __slots__ = ("classifiers", "definitions", "pinyin", "simplified", "traditional")

    def __init__(
        self,
        simplified: str,
        traditional: str,
        pinyin: str,
        definitions: tuple[str, ...],
        classifiers: tuple[str, ...] = (),
    ) -> None:
        self.simplified = simplified
        self.traditional = traditional
        self.pinyin = pinyin
        self.definitions = definitions
        self.classifiers = classifiers

    def with_definitions(self, definitions: tuple[str, ...]) -> Entry:
        """The same entry with other definitions."""
        facts = (self.simplified, self.traditional, self.pinyin)
        return Entry(*facts, definitions, self.classifiers)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Entry) and all(
            getattr(self, name) == getattr(other, name) for name in self.__slots__
        )

    def __hash__(self) -> int:
        return hash((self.simplified, self.traditional, self.pinyin, self.definitions))

    def __repr__(self) -> str:
        return f"Entry({self.simplified!r}, {self.pinyin!r}, {self.definitions!r})"
