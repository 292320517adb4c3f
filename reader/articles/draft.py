"""What an extractor hands on: the text of a file in its order, not yet clean."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article besides its text; empty where it is not. `date` is
    YYYY[-MM[-DD]]."""

    title: str = ""
    subtitle: str = ""
    source: str = ""
    date: str = ""
    author: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it. `heading` is 0, or the level where the format says so (h1–h6,
    Word's styles); `gap`: a blank line, or the border of a block, stands before it."""

    text: str
    heading: int = 0
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one article, or of several that nobody has parted yet.

    `whole`: every line is a whole paragraph (a <p>, a paragraph of Word), so that none are joined.
    `facts`: what the format itself says (a <meta>, the core properties); what the text says comes
    later. `warnings`: plain English, a sentence each.
    """

    lines: tuple[Line, ...]
    whole: bool = False
    facts: Facts = field(default_factory=Facts)
    warnings: tuple[str, ...] = ()
