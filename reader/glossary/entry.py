"""What is searched and matched of one term, and the line of text it is kept as.

Lines are searched as they are; an Entry is made only of those that may be meant. Written out
without dataclasses, for a look-up in the shell takes less time than importing them.
"""

from __future__ import annotations

from collections.abc import Sequence

FIELD, PART = "\x1f", "\x1e"  # between the fields of a line, around the parts of a field


class Entry:
    """The index of one term.

    `forms` as printed, headword first, and `folded`; `plain` and `numbered`: the pinyin without
    tones or with tone numbers, nothing between; `english`: all renderings in lower case, a line
    each.
    """

    __slots__ = ("english", "folded", "forms", "id", "initials", "kind", "numbered", "plain")

    def __init__(
        self,
        id: str,
        forms: Sequence[str],
        folded: Sequence[str],
        plain: str,
        numbered: str,
        initials: str,
        english: str,
        kind: str,
    ) -> None:
        self.id = id
        self.forms = list(forms)
        self.folded = list(folded)
        self.plain = plain
        self.numbered = numbered
        self.initials = initials
        self.english = english
        self.kind = kind

    def line(self) -> str:
        """The entry as one line of text: its fields, then what belongs to it elsewhere."""
        fields = (
            self.id, _parts(self.forms), _parts(self.folded), self.plain, self.numbered,
            self.initials, self.english.replace("\n", PART), self.kind,
        )  # fmt: skip
        return FIELD.join(field.replace("\n", " ") for field in fields)


def read_line(line: str) -> Entry:
    """The entry of a line; further fields are left alone."""
    id, forms, folded, plain, numbered, initials, english, kind = line.split(FIELD, 8)[:8]
    return Entry(
        id, forms[1:-1].split(PART), folded[1:-1].split(PART), plain, numbered, initials,
        english.replace(PART, "\n"), kind,
    )  # fmt: skip


def folded_forms(line: str) -> list[str]:
    """The folded forms in a line."""
    return line.split(FIELD, 3)[2][1:-1].split(PART)


def _parts(texts: Sequence[str]) -> str:
    return PART + PART.join(texts) + PART
