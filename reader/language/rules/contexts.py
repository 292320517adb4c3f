"""The tables of contexts (tables/contexts), ready to be asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.language.rules.tokens import Found, Rule, Tokens
from reader.language.tables import files

_SIDES = re.compile(
    r"(?P<left>.*?)(?:\{(?P<before>[a-z1,]+)\})?_(?:\{(?P<after>[a-z,]+)\})?(?P<right>.*)"
)


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the table."""

    found: Found
    left: re.Pattern[str] | None
    right: re.Pattern[str] | None
    before: tuple[str, ...]
    after: tuple[str, ...]

    def fits(self, tokens: Tokens, at: int, left: str, right: str) -> bool:
        """Does the context of word `at`, `left` and `right` of it, match?"""
        return (
            (self.left is None or self.left.search(left) is not None)
            and (self.right is None or self.right.match(right) is not None)
            and (not self.before or self._before(tokens.word(at - 1), tokens.tag(at - 1)))
            and (not self.after or tokens.tag(at + 1).startswith(self.after))
        )

    def _before(self, word: str, tag: str) -> bool:
        return tag.startswith(self.before) or ("1" in self.before and len(word) == 1)


def read_contexts() -> dict[str, Rule]:
    """Word → its rule."""
    lines: dict[str, list[str]] = {}
    for word, line in entries():
        lines.setdefault(word, []).append(line)
    return {word: _rule(word, found) for word, found in lines.items()}


def cases_of(word: str, lines: list[str]) -> list[Case]:
    """The cases of a word. ValueError for a line that is not of the table's form."""
    return [_case(word, line.split()) for line in lines]


def readings_by_word() -> dict[str, list[str]]:
    """Word → all readings that the table gives it, the usual one last."""
    found: dict[str, list[str]] = {}
    for word, line in entries():
        reading = " ".join(line.split()[: len(word)])
        known = found.setdefault(word, [])
        if reading not in known:
            known.append(reading)
    return found


def entries() -> Iterator[tuple[str, str]]:
    """(word, line under it), the named classes of characters written out."""
    word = ""
    classes: dict[str, str] = {}
    for line in files.context_lines():
        if line.startswith("@"):
            name, _, members = line.partition(" ")
            classes[name] = members.strip()
        elif not line.startswith(" "):
            word = line
        else:
            for name, members in classes.items():
                line = line.replace(name, f"[{members}]")
            yield word, line


def _case(word: str, parts: list[str]) -> Case:
    reading, rest = parts[: len(word)], parts[len(word) :]
    sure = rest[0] != "?"
    sides = _SIDES.fullmatch("".join(rest if sure else rest[1:]))
    if sides is None:
        raise ValueError(f"contexts: {word}: {' '.join(parts)}")
    bare = sides[0] == "_"  # no context: the usual reading
    return Case(
        Found(tuple(reading), sure, "default" if bare else "rule"),
        re.compile(f"(?:{sides['left']})$") if sides["left"] else None,
        re.compile(sides["right"]) if sides["right"] else None,
        tuple(sides["before"].split(",")) if sides["before"] else (),
        tuple(sides["after"].split(",")) if sides["after"] else (),
    )


def _rule(word: str, lines: list[str]) -> Rule:
    cases: list[Case] = []

    def rule(tokens: Tokens, at: int) -> Found | None:
        if not cases:  # not before the word is met: there are more than a thousand patterns
            cases.extend(cases_of(word, lines))
        left, right = tokens.left(at), tokens.right(at)
        return next((case.found for case in cases if case.fits(tokens, at, left, right)), None)

    return rule
