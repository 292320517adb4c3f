"""Entries of a deck as TOML text, written so that all that stands around them lives."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.items import Comment, Item, Table, Whitespace

from reader.glossary.fold import fold
from reader.glossary.validate import FIELDS


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` as TOML has them (tuples become lists), in the order in which decks name fields."""
    order = {name: n for n, name in enumerate(FIELDS)}
    return {
        key: _plain(values[key]) for key in sorted(values, key=lambda k: order.get(k, len(order)))
    }


def entry_id(entry: Mapping[str, Any]) -> str:
    """The id of an entry as its deck writes it, or "" where it has neither id nor headword."""
    given = entry.get("id") or fold(str(entry.get("term") or ""))
    return str(given)


def changed_entry(entry: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """`entry` with these fields; those whose value is empty (None, "", no items) are gone."""
    both = {**entry, **plain(values)}
    return {key: value for key, value in both.items() if not _empty(value)}


def put_entries(deck: str, changes: Mapping[str, Mapping[str, Any]]) -> str:
    """The text of a deck with these fields in the entries of these ids; new entries come last.

    All comments live, and so does the order of entries and fields. Raises tomlkit's TOMLKitError
    or tomllib's TOMLDecodeError where `deck` is no TOML, TypeError where its `term` is no table.
    """
    entries = tomllib.loads(deck).get("term", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TypeError("terms are written as [[term]]")
    there = {entry_id(entry) for entry in entries}
    if not there.isdisjoint(changes):  # tomlkit takes its time, so only for what needs it
        document = tomlkit.parse(deck)
        for entry in document.get("term", ()):
            if (identity := entry_id(entry)) in changes:
                _change(entry, plain(changes[identity]))
        deck = tomlkit.dumps(document)
    parts = [deck.rstrip("\r\n")] if deck.strip() else []
    for identity, wanted in changes.items():
        if identity not in there:
            fields = changed_entry({}, wanted).items()
            lines = [f"{key} = {value_text(value)}" for key, value in fields]
            parts.append("\n".join(["[[term]]", *lines]))
    return "\n\n".join(parts) + "\n" if len(parts) > 1 or not deck.strip() else deck


def value_text(value: Any) -> str:
    """One value as decks write it: a list of tables has one a line."""
    if isinstance(value, dict):
        inner = ", ".join(f"{key} = {value_text(v)}" for key, v in value.items() if not _empty(v))
        return f"{{ {inner} }}"
    if isinstance(value, list):
        if any(isinstance(item, dict) for item in value):
            return "[\n" + "".join(f"  {value_text(item)},\n" for item in value) + "]"
        return f"[{', '.join(map(value_text, value))}]"
    return str(tomlkit.item(value).as_string())


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def _empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | list | dict) and not value)


def _change(entry: Table, wanted: Mapping[str, Any]) -> None:
    before = entry.unwrap()
    # What stands behind the last field, mostly what belongs to the next entry, stays behind it.
    body = entry.value.body
    at = len(body)
    while at and body[at - 1][0] is None:
        at -= 1
    behind: list[Item] = [item for _, item in body[at:]]
    del body[at:]
    for key, value in wanted.items():
        if _empty(value):
            if key in before:
                entry.remove(key)
        elif key not in before or before[key] != value:
            entry[key] = tomlkit.value(value_text(value))
    for item in behind:
        if isinstance(item, Comment | Whitespace):
            entry.add(item)
