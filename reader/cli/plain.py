"""Terms as plain text: one fact a line, for pipes and for terminals that can only print."""

from __future__ import annotations

from reader.cli.facts import lists, notes, renderings, standing, tags, word_line
from reader.cli.output import printable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from reader.glossary.compiled import Glossary


def print_plain(
    glossary: Glossary,
    cards: list[dict[str, Any]],
    others: list[dict[str, Any]],
    words: list[dict[str, Any]],
) -> None:
    """Print whole entries, then the others in a line each, then words of the dictionary."""
    for values in cards:
        for line in _lines(glossary, values):
            print(printable(line).rstrip())
        print()
    for values in others:
        facts = (values[key] for key in ("term", "pinyin", "english") if values[key])
        print(printable("  ".join(facts)))
    for word in words:
        print(printable(word_line(word)))
    if others or words:
        print()


def _lines(glossary: Glossary, values: dict[str, Any]) -> Iterator[str]:
    kinds = f"[{' · '.join(tags(values))}]" if tags(values) else ""
    yield "  ".join(part for part in (values["term"], values["pinyin"], kinds) if part)
    if values["english"]:
        yield f"{values['english']}  ({standing(values)})"
    for text in (values["meaning"], values["zh"]):
        if text:
            yield f"  {text}"
    for heading, groups in lists(values):
        if heading:
            yield f"  {heading}:"
        for group, items in groups:
            if group:
                yield f"  {group}"
            for number, zh, en in items:
                yield f"  {number:>3}  {zh}  {en}"
    for status, text, publisher in renderings(values):
        yield f"  {status:<10}  {text}" + (f" ({publisher})" if publisher else "")
    for label, text in notes(glossary, values):
        yield f"  {label:<10}  {text}"
