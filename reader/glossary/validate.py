"""One `[[term]]` table of a deck → the checked values of a Term."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from reader.glossary.model import (
    CONFIDENCES,
    KINDS,
    LEVELS,
    RELATIONS,
    STATUSES,
    Component,
    Origin,
    Rendering,
    Source,
)

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

_INVISIBLE = ("Cc", "Cf", "Cs")  # controls, zero-width and bidi marks, surrogates

Report = Callable[[str, str], None]  # (field, message)


def check_term(table: Mapping[str, Any], report: Report) -> dict[str, Any]:
    """The values of `table` in the shape Term takes; what is wrong is reported and left out."""
    values: dict[str, Any] = {}
    for key, value in table.items():
        check = _CHECKS.get(key)
        if check is None:
            report(key, "no such field; see the README for those there are")
            continue
        checked = check(value, partial(report, key))
        if checked is not None:
            values[key] = checked
    return values


Complain = Callable[[str], None]


def _text(value: object, complain: Complain) -> str | None:
    if not isinstance(value, str) or not value.strip():
        complain("must be a text in quotes, not empty")
        return None
    # A deck may come from anywhere, and its text goes to the terminal.
    wrong = next((c for c in value if c != "\n" and unicodedata.category(c) in _INVISIBLE), None)
    if wrong is not None:
        complain(f"holds an invisible or control character (U+{ord(wrong):04X}); remove it")
        return None
    return value.strip()


def _flag(value: object, complain: Complain) -> bool | None:
    if isinstance(value, bool):
        return value
    complain("must be true or false")
    return None


def _texts(value: object, complain: Complain) -> tuple[str, ...] | None:
    if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value):
        texts = tuple(_text(v, complain) for v in value)
        return tuple(text for text in texts if text is not None)
    complain('must be a list of texts, such as ["…", "…"]')
    return None


def _date(value: object, complain: Complain) -> str | None:
    if isinstance(value, str) and _DATE.fullmatch(value):
        return value
    complain('a date is a text "YYYY", "YYYY-MM" or "YYYY-MM-DD"')
    return None


def _one_of(allowed: tuple[str, ...]) -> Callable[[object, Complain], str | None]:
    def check(value: object, complain: Complain) -> str | None:
        if value in allowed:
            return str(value)
        complain(f"must be one of {', '.join(allowed)}")
        return None

    return check


def _prefixed(complain: Complain, prefix: str) -> Complain:
    return lambda message: complain(prefix + message)


def _record(
    value: object,
    make: Callable[..., Any],
    checks: Mapping[str, Callable[[Any, Complain], Any]],
    required: tuple[str, ...],
    complain: Complain,
) -> Any:
    if not isinstance(value, dict):
        complain("must be an inline table { … }")
        return None
    values: dict[str, Any] = {}
    for key, item in value.items():
        if key not in checks:
            complain(f"“{key}” is not known here (known: {', '.join(checks)})")
            return None
        checked = checks[key](item, _prefixed(complain, f"{key} "))
        if checked is None:
            return None
        values[key] = checked
    missing = [key for key in required if key not in values]
    if missing:
        complain(f"needs {missing[0]}")
        return None
    return make(**values)


def _records(
    make: Callable[..., Any],
    checks: Mapping[str, Callable[[Any, Complain], Any]],
    *required: str,
) -> Callable[[object, Complain], tuple[Any, ...] | None]:
    def check(value: object, complain: Complain) -> tuple[Any, ...] | None:
        if not isinstance(value, list):
            complain("must be a list of inline tables [{ … }, { … }]")
            return None
        found = [
            _record(item, make, checks, required, _prefixed(complain, f"item {n}: "))
            for n, item in enumerate(value, 1)
        ]
        return tuple(item for item in found if item is not None)

    return check


def _origin(value: object, complain: Complain) -> Origin | None:
    checks = {"first": _date, "first_at": _text, "canonised": _date, "canonised_at": _text}
    origin: Origin | None = _record(value, Origin, checks, (), complain)
    return origin


def _related(value: object, complain: Complain) -> dict[str, tuple[str, ...]] | None:
    checks = dict.fromkeys(RELATIONS, _texts)
    related: dict[str, tuple[str, ...]] | None = _record(value, dict, checks, (), complain)
    return related


_CHECKS: Mapping[str, Callable[[Any, Complain], Any]] = {
    "id": _text,
    "term": _text,
    "variants": _texts,
    "pinyin": _text,
    "english": _text,
    "renderings": _records(
        Rendering,
        {"text": _text, "publisher": _text, "date": _date, "status": _one_of(STATUSES)},
        "text",
    ),
    "literal": _text,
    "meaning": _text,
    "zh": _text,
    "kind": _one_of(KINDS),
    "level": _one_of(LEVELS),
    "scope": _text,
    "components": _records(
        Component,
        {"zh": _text, "en": _text, "group": _text, "valid_from": _date, "valid_to": _date},
        "zh",
    ),
    "origin": _origin,
    "goes_with": _texts,
    "related": _related,
    "sources": _records(
        Source,
        {"title": _text, "publisher": _text, "date": _date, "url": _text, "supports": _text},
        "title",
    ),
    "confidence": _one_of(CONFIDENCES),
    "was": _texts,
    "hidden": _flag,
    "replace": _flag,
    "reviewed": _texts,
}

FIELDS = tuple(_CHECKS)  # all there are, in the order in which decks write them
