"""Writing into the user's own decks: entries of their own, and what they add to shipped ones."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from reader.errors import NotFound, TifaError
from reader.glossary.compiled import deck_files
from reader.glossary.fold import fold
from reader.glossary.loader import load_decks, merge_entry
from reader.glossary.model import Term
from reader.services.home import Home

OWN = "own"  # the deck that is made by itself
_NAME = re.compile(r"[^\W_][\w.-]{0,63}")
_HEAD = """\
# Words and terms of your own. Everything a shipped deck may hold may stand here too.

[deck]
id = "own"
title = "My own 自选"
"""

_MERGING = frozenset(("hidden", "replace"))

Entry = Mapping[str, Any]


class Change(NamedTuple):
    """Fields to be written, the term they make, and whether they stand there already."""

    values: Entry
    term: Term
    same: bool


def put_term(home: Home, values: dict[str, Any], deck: str = OWN) -> str:
    """Write an entry into a deck of the user's and return its id; the glossary knows it at once.

    `values`: fields as a deck has them (lists and tables, or tuples and dicts), with `term` or
    `id`. Of an entry that is there already the other fields stay, and an empty value takes its
    field out; of a shipped term only these fields are written, and merged. Where the entry stands
    in another deck of the user's, it is changed there. Comments and order stay.

    Raises TifaError where the deck's name is no good, its file is broken or can't be written, or
    a value is not what a deck may hold; then nothing is written.
    """
    identity = term_id(home, values)
    path, text, entries = _place(home, identity, deck)
    change = checked(home, path, find_entry(entries, identity), identity, values)
    write(home, path, text, {identity: change})
    return identity


def add_variant(home: Home, identity: str, form: str) -> None:
    """Have `form` be a printed form of the term with this id, in the user's own deck.

    A form it has already changes nothing. Raises NotFound, and TifaError as `put_term` does.
    """
    term = home.glossary.term(identity)
    if term is None:
        raise NotFound(f"no term “{identity}”; `tifa look` finds terms")
    form = form.strip()
    if fold(form) in map(fold, term.forms):
        return
    # Lists are merged as a whole, so the forms there were are written as well.
    put_term(home, {"id": term.id, "variants": [*term.variants, form]})


def undoable(home: Home, change: Callable[[], object]) -> Callable[[], None]:
    """Make a change to the user's decks; what comes back takes it back again.

    Raises what `change` raises, and TifaError where a deck can't be read. Taking back raises
    TifaError, and changes nothing, where the deck was changed again since or can't be written.
    """
    before = _deck_bytes(home)
    change()
    after = _deck_bytes(home)
    return lambda: _put_back(home, before, after)


def _deck_bytes(home: Home) -> dict[Path, bytes]:
    try:
        return {path: path.read_bytes() for path in sorted(home.paths.user_decks.glob("*.toml"))}
    except OSError as error:
        raise TifaError(f"{error.filename}: cannot be read ({error})") from error


def _put_back(home: Home, before: Mapping[Path, bytes], after: Mapping[Path, bytes]) -> None:
    from reader.config import write_atomically

    touched = [path for path in after if before.get(path) != after[path]]
    now = _deck_bytes(home)
    for path in touched:
        if now.get(path) != after[path]:
            raise TifaError(f"{path}: changed since; mend it there")
    for path in touched:
        if path in before:
            write_atomically(path, before[path].decode("utf-8"))
        else:
            try:
                path.unlink()
            except OSError as error:
                raise TifaError(f"{path}: cannot be removed ({error})") from error
    home.reload_glossary()


def read_deck(path: Path) -> tuple[str, list[dict[str, Any]]]:
    """The text of a deck file and its entries; raises TifaError naming the file."""
    try:
        text = path.read_bytes().decode("utf-8")
        entries = tomllib.loads(text).get("term", [])
    except (OSError, ValueError) as error:
        raise TifaError(f"{path}: cannot be read ({error}); mend it first") from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise TifaError(f"{path}: terms are written as [[term]]; mend it first")
    return text, entries


def deck_path(home: Home, deck: str) -> Path:
    """The file of the user's deck with this id, be it there or not.

    Raises TifaError where the name can't be a file's, or is that of a shipped deck.
    """
    if not _NAME.fullmatch(deck):
        raise TifaError(f"“{deck}” cannot name a deck; use letters, digits, - and _")
    for known in home.glossary.decks:
        if known.id == deck:
            if Path(known.file).parent != home.paths.user_decks:
                raise TifaError(f"“{deck}” is a shipped deck; name a deck of your own")
            return Path(known.file)
    return home.paths.user_decks / f"{deck}.toml"


def term_id(home: Home, values: Entry) -> str:
    """The id of the term that these fields are of. Raises TifaError where they name none."""
    from reader.glossary.writing import entry_id

    identity = entry_id(values)
    if not identity:
        raise TifaError("an entry needs its headword, not only quotes and marks")
    return home.glossary.renamed.get(identity, identity)


def checked(home: Home, path: Path, before: Entry, identity: str, values: Entry) -> Change:
    """The change that these fields make in the deck at `path`; `before`: the entry there, or {}.

    What was wrong in an entry before may stay wrong. Raises TifaError on the first fault that is
    new, by the rules of the loader.
    """
    from reader.glossary.writing import changed_entry

    values = {key: value for key, value in values.items() if key != "id"}
    name = values.get("term") or before.get("term")
    if before.get("id") != identity and not (name and fold(str(name)) == identity):
        values["id"] = identity
    known = _known(home, identity, before)
    after = changed_entry(before, values)
    old: list[str] = []
    faults: list[str] = []
    if before:
        _merged(known, path.stem, before, old)
    term = _merged(known, path.stem, after, faults)
    new = [fault for fault in faults if fault not in old]
    if new or term is None:
        raise TifaError(f"{values.get('term') or identity}: {(new or faults)[0]}")
    return Change(values, term, before == after)


def write(home: Home, path: Path, text: str, changes: Mapping[str, Change]) -> None:
    """Write changes, by the ids of their terms, into the deck at `path` that holds `text`.

    Raises TifaError where it is broken or can't be written; the file is replaced at once.
    """
    from reader.config import write_atomically
    from reader.glossary.writing import put_entries

    wanted = {identity: change.values for identity, change in changes.items() if not change.same}
    try:
        changed = put_entries(text, wanted)
        tomllib.loads(changed)
    except (TypeError, ValueError) as error:  # tomlkit's and tomllib's errors are ValueErrors
        raise TifaError(f"{path}: {error}; mend it first") from error
    if not wanted:
        return
    write_atomically(path, changed)
    # What lay under a field that went comes to light again only when all decks are read.
    if all(all(values.values()) and _MERGING.isdisjoint(values) for values in wanted.values()):
        for identity in wanted:
            home.glossary.add(changes[identity].term)
    else:
        home.reload_glossary()


def _place(home: Home, identity: str, deck: str) -> tuple[Path, str, list[dict[str, Any]]]:
    """The file to write to, its text and its entries."""
    wanted = deck_path(home, deck)
    if wanted.exists():
        text, entries = read_deck(wanted)
        if find_entry(entries, identity):
            return wanted, text, entries
    else:
        text, entries = start_text(deck), []
    for path in sorted(home.paths.user_decks.glob("*.toml"), reverse=True):
        if path != wanted and identity in home.glossary:
            try:
                other = read_deck(path)
            except TifaError:
                continue  # it is of no use to anybody as it is
            if find_entry(other[1], identity):
                return path, *other
    return wanted, text, entries


def start_text(deck: str) -> str:
    """What a deck that makes itself begins with."""
    return _HEAD if deck == OWN else head_text(deck)


def head_text(deck: str, title: str = "") -> str:
    """The beginning of a deck of this id."""
    from reader.glossary.writing import value_text

    return f"[deck]\nid = {value_text(deck)}\ntitle = {value_text(title or deck)}\n"


def find_entry(entries: Sequence[Entry], identity: str) -> Entry:
    """The entry of this id, empty where there is none."""
    from reader.glossary.writing import entry_id

    return next((entry for entry in entries if entry_id(entry) == identity), {})


def _known(home: Home, identity: str, before: Entry) -> Term | None:
    """What the decks say of a term so far."""
    if before.get("hidden"):  # then the glossary doesn't know what lies under it
        return load_decks(deck_files(home.paths.decks)).terms.get(identity)
    return home.glossary.term(identity)


def _merged(known: Term | None, deck: str, entry: Entry, faults: list[str]) -> Term | None:
    terms = {known.id: known} if known else {}
    identity = merge_entry(terms, deck, dict(entry), lambda f, m: faults.append(f"{f}: {m}"))
    return terms[identity] if identity else None
