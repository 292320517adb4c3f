"""The user's decks from outside: made, filled from tables, and given out as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reader.config import write_atomically
from reader.errors import NotFound, TifaError
from reader.glossary.table import Row, Table, filled
from reader.glossary.writing import entry_id
from reader.hanzi import count_hanzi
from reader.language.words import Linguist
from reader.services.deck_pinyin import marked, suggest_pinyin
from reader.services.home import Home
from reader.services.own_deck import (
    Change,
    checked,
    deck_path,
    head_text,
    put_term,
    read_deck,
    start_text,
    term_id,
    write,
)

LARGEST_TABLE = 20_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Put:
    """What became of one term: `new`, `changed`, `same`, `skipped` or `bad`, and why.

    `line`: where it stands in the table it came from, 0 where there is none.
    """

    line: int
    term: str
    status: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a table: each of its rows, the deck's file, remarks."""

    file: Path
    rows: tuple[Put, ...]
    notes: tuple[str, ...] = ()

    def count(self, status: str) -> int:
        """How many rows became that."""
        return sum(row.status == status for row in self.rows)


def new_deck(home: Home, deck: str, title: str = "") -> Path:
    """Make an empty deck of the user's; returns its file. Raises TifaError where there is one."""
    path = deck_path(home, deck)
    if path.exists():
        raise TifaError(f"{path}: is there already; `tifa decks add TERM --deck {deck}` adds to it")
    write_atomically(path, head_text(deck, title))
    home.reload_glossary()
    return path


def add_term(home: Home, values: Mapping[str, Any], deck: str) -> Put:
    """Write a term into a deck of the user's that is there (`own` is made by itself); see
    `put_term`. Lists get longer, other fields are replaced; without pinyin a new term gets what
    the language engine reads. Raises TifaError."""
    path = deck_path(home, deck)
    if deck != "own" and not path.exists():
        raise TifaError(f"no deck “{deck}”; `tifa decks new {deck}` makes it")
    identity = term_id(home, values)
    before = home.glossary.record(identity)
    wanted = _differing(_extended(_marked(values), before or {}), before)
    if before and not wanted:
        return Put(0, values["term"], "same", f"is in the deck {before['deck']} already")
    if before is None:
        wanted = _with_pinyin(wanted, Linguist(home.paths.cache))
    name = {"id": identity} if before else {"term": values["term"]}
    put_term(home, {**wanted, **name}, deck)
    return Put(0, values["term"], "changed" if before else "new")


def import_table(
    home: Home, table: Table, deck: str, merge: bool = False, dry_run: bool = False
) -> Imported:
    """Put the rows of a table into a deck of the user's, which is made where there is none.

    A term that this deck has gets the row's fields; one that another deck has is skipped, or with
    `merge` the fields that differ are laid over it. Bad rows are left out. The same table again
    changes nothing. Raises TifaError where the deck is no good or can't be written.
    """
    path = deck_path(home, deck)
    text, entries = read_deck(path) if path.exists() else (start_text(deck), [])
    there = {entry_id(entry): entry for entry in entries}
    linguist = Linguist(home.paths.cache)
    changes: dict[str, Change] = {}
    lines: dict[str, int] = {}
    rows = [Put(line, "", "bad", why) for line, why in table.faults]
    for row in table.rows:
        name = str(row.values.get("term") or row.values["id"])
        row = replace(row, values=_marked(row.values))
        try:
            identity = term_id(home, row.values)
            if identity in lines:
                why = f"stands on line {lines[identity]} already"
                rows.append(Put(row.line, name, "skipped", why))
                continue
            lines[identity] = row.line
            mine = there.get(identity, {})
            status, why, wanted = _plan(home, row, identity, bool(mine), merge)
            if wanted:
                if status == "new":
                    wanted = _with_pinyin(wanted, linguist)
                changes[identity] = checked(home, path, mine, identity, wanted)
            rows.append(Put(row.line, name, status, why))
        except TifaError as error:
            rows.append(Put(row.line, name, "bad", str(error).removeprefix(f"{name}: ")))
    if changes and not dry_run:
        write(home, path, text, changes)
        home.reload_glossary()
    return Imported(path, tuple(sorted(rows, key=lambda row: row.line)), table.notes)


def exported(home: Home, decks: Sequence[str]) -> list[dict[str, Any]]:
    """The terms of these decks (of all, where none is named) as plain values, as they are after
    merging. Raises NotFound for a deck that isn't there."""
    known = {deck.id: deck for deck in home.glossary.decks}
    missing = [deck for deck in decks if deck not in known]
    if missing:
        raise NotFound(f"no deck “{missing[0]}”; there are {', '.join(known)}")
    wanted = set(decks or known)
    records = (home.glossary.record(entry.id) for entry in home.glossary.entries)
    return [filled(record) for record in records if record and record["deck"] in wanted]


def _plan(
    home: Home, row: Row, identity: str, mine: bool, merge: bool
) -> tuple[str, str, dict[str, Any]]:
    """What shall become of a row: its status, why, and the fields to write."""
    before = home.glossary.record(identity)
    if before is None:
        others = home.glossary.named(row.values.get("term", ""))
        if others and "id" not in row.values:
            return "skipped", f"is a printed form of {others[0]}", {}
        return "new", "", row.values
    wanted = _differing(row.values, before)
    if not wanted:
        return "same", "", {}
    if mine:
        return "changed", "", wanted
    if merge:
        return "changed", f"laid over the entry of the deck {before['deck']}", wanted
    return "skipped", f"is in the deck {before['deck']} already; --merge lays it over that", {}


def _differing(values: Mapping[str, Any], before: Mapping[str, Any] | None) -> dict[str, Any]:
    """The fields that say something else than what is known of the term."""
    before = before or {}
    return {
        key: value
        for key, value in values.items()
        if key != "id" and filled(value) != filled(before.get(key))
    }


def _with_pinyin(values: Mapping[str, Any], linguist: Linguist) -> dict[str, Any]:
    term = str(values.get("term", ""))
    if values.get("pinyin") or not count_hanzi(term):
        return dict(values)
    suggested = suggest_pinyin(linguist, term)
    return {**values, "pinyin": suggested} if suggested else dict(values)


def _marked(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` with pinyin as decks write it."""
    given = values.get("pinyin")
    return {**values, "pinyin": marked(given)} if isinstance(given, str) else dict(values)


def _extended(values: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """`values` with the items that their lists have already in front; a component that is there
    keeps its place, with the English it is given now."""
    out = dict(values)
    for key, value in values.items():
        if isinstance(value, list):
            items = {_identity(item): item for item in filled(before.get(key, []))}
            for item in filled(value):
                there = items.get(_identity(item))
                items[_identity(item)] = {**there, **item} if isinstance(there, dict) else item
            out[key] = list(items.values())
    return out


def _identity(item: Any) -> str:
    """What tells an item of a list from the others: all of it but its English."""
    if isinstance(item, dict):
        return str(sorted((key, value) for key, value in item.items() if key != "en"))
    return str(item)
