"""`tifa decks add`: a term for a deck of one's own."""

from __future__ import annotations

import argparse
from typing import Any

from reader.cli.output import decoded, json_line, printable
from reader.services.home import Home

HELP = (
    "Add a term to a deck of your own, or change one there. Without --pinyin it gets what tifa "
    "reads. What is said of a shipped term is laid over its entry."
)

_TEXTS = {
    "pinyin": "one syllable a Hanzi, words apart: 'liǎng gè quèlì'",
    "english": "the standard rendering",
    "literal": "word by word",
    "meaning": "what it is, in plain English",
    "zh": "a plain explanation in Chinese",
    "kind": "numeric, slogan, policy, institution, jargon, idiom or place",
    "level": "central, region or local",
    "scope": "where this sense holds",
    "confidence": "sure, likely or unsure",
}
_LISTS = {
    "variant": ("variants", "another printed form"),
    "component": ("components", "an item of the list it stands for: '看齐意识' or '看齐意识 = …'"),
    "with": ("goes_with", "what it goes together with: '树牢～'"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("term", metavar="TERM", help="the headword, simplified, without quotes")
    parser.add_argument("--deck", default="own", metavar="ID", help="default: own")
    for name, text in _TEXTS.items():
        parser.add_argument(f"--{name}", metavar="TEXT", help=text)
    for option, (name, text) in _LISTS.items():
        parser.add_argument(
            f"--{option}", action="append", dest=name, metavar="TEXT", help=f"{text}; repeat it"
        )


def run(args: argparse.Namespace, home: Home) -> int:
    """Add it and say what became of it."""
    from reader.glossary.table import filled
    from reader.services.deck_tools import add_term

    values: dict[str, Any] = {"term": decoded(args.term).strip()}
    values |= {name: decoded(given) for name in _TEXTS if (given := getattr(args, name))}
    for name, _ in _LISTS.values():
        if given := getattr(args, name):
            texts = [decoded(text) for text in given]
            values[name] = list(map(_component, texts)) if name == "components" else texts
    put = add_term(home, values, decoded(args.deck))
    found = home.glossary.named(values["term"])
    record = (home.glossary.record(found[0]) if found else None) or {}
    if args.json:
        json_line({"status": put.status, "term": filled(record)})
    else:
        facts = "  ".join(filter(None, (record.get("pinyin"), record.get("english"), put.why)))
        print(printable(f"{put.status}: {put.term}  {facts}".rstrip()))
    return 0


def _component(text: str) -> dict[str, str]:
    zh, _, en = text.partition("=")
    return {key: value for key, value in (("zh", zh.strip()), ("en", en.strip())) if value}
