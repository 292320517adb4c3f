"""Decks of notes as an Anki package (.apkg). The only importer of genanki."""

from __future__ import annotations

import io
import itertools
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import genanki

from reader.exchange.colours import in_colours
from reader.exchange.markup import clean, escaped
from reader.exchange.notes import Note, field_names, label
from reader.exchange.stamps import Stamp, digest_of
from reader.study.card import KINDS

MODEL = 1_736_901_427  # never to be changed: by it Anki knows the note type
NAME = "tifa"
_OLDEST = (1980, 1, 1, 0, 0, 0)  # the earliest moment a ZIP can tell
_CSS = Path(__file__).with_name("anki.css")
# MathJax would read \( … \) in any text; it passes by elements of these classes.
_FACE = '<div class="tifa tex2jax_ignore mathjax_ignore" lang="zh-Hans">'


@dataclass(frozen=True, slots=True)
class AnkiDeck:
    """A deck by its id in tifa, its title and description, and its notes, each with its stamp."""

    id: str
    title: str
    description: str
    notes: Sequence[tuple[Note, Stamp]]


def model_digest(kinds: Sequence[str] = KINDS, tones: str = "safe") -> str:
    """A fingerprint of the note type: its fields, templates and styles."""
    return digest_of(field_names(kinds), _templates(kinds), _styles(tones))


def _styles(tones: str) -> str:
    return in_colours(_CSS.read_text(encoding="utf-8"), tones)


def deck_number(identity: str) -> int:
    """The number by which Anki knows a deck: the same for ever, whatever it is called."""
    digest = blake2b(f"tifa deck {identity}".encode(), digest_size=4).digest()
    return (1 << 30) + int.from_bytes(digest, "big") % (1 << 30)


def package(
    decks: Iterable[AnkiDeck],
    model_changed: int,
    kinds: Sequence[str] = KINDS,
    tones: str = "safe",
) -> bytes:
    """The bytes of a package. `model_changed`: when the note type changed, seconds since 1970;
    `tones`: the scheme of tone colours.

    Raises ValueError where two notes have one GUID or two decks one number.
    """
    model = _Model(model_changed, kinds, _styles(tones))
    made: dict[int, Any] = {}
    guids: set[str] = set()
    latest, due = model_changed, itertools.count(1)
    for deck in decks:
        number = deck_number(deck.id)
        if number in made:
            raise ValueError(f"the deck {deck.id} has the number of another")
        title = clean(deck.title or deck.id).replace("::", ":").strip() or "_"
        made[number] = genanki.Deck(number, f"tifa::{title}", escaped(deck.description))
        made[number].add_model(model)
        for note, stamp in deck.notes:
            if stamp.guid in guids:
                raise ValueError(f"the note of {note.id} has the GUID of another")
            guids.add(stamp.guid)
            latest = max(latest, stamp.changed)
            made[number].add_note(_Note(model, note, stamp, next(due)))
    db = sqlite3.connect(":memory:")
    try:
        # Numbered by the newest change: the same content gives the same numbers.
        identities = itertools.count(latest * 1000)
        genanki.Package(list(made.values())).write_to_db(db.cursor(), latest, identities)
        db.commit()
        collection = db.serialize()
    finally:
        db.close()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", collection), ("media", json.dumps({}).encode())):
            archive.writestr(zipfile.ZipInfo(name, _OLDEST), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


class _Model(genanki.Model):  # type: ignore[misc]
    """tifa's note type, with the moment of its own last change."""

    def __init__(self, changed: int, kinds: Sequence[str], styles: str) -> None:
        super().__init__(
            MODEL, NAME, [{"name": name} for name in field_names(kinds)], _templates(kinds),
            styles, sort_field_index=1,
        )  # fmt: skip
        self._changed = changed

    def to_json(self, timestamp: float, deck_id: int) -> Any:
        return super().to_json(self._changed, deck_id)


class _Note(genanki.Note):  # type: ignore[misc]
    """A note with a GUID and a moment of change of its own."""

    def __init__(self, model: _Model, note: Note, stamp: Stamp, due: int) -> None:
        super().__init__(model, list(note.fields), tags=note.tags, guid=stamp.guid, due=due)
        self._changed = stamp.changed

    def write_to_db(self, cursor: Any, timestamp: float, deck_id: int, id_gen: Any) -> None:
        super().write_to_db(cursor, self._changed, deck_id, id_gen)


def _templates(kinds: Sequence[str]) -> list[dict[str, str]]:
    found = []
    for kind in kinds:
        front, back = f"{label(kind)} front", f"{label(kind)} back"
        question = f"{{{{#{front}}}}}{_FACE}{{{{{front}}}}}</div>{{{{/{front}}}}}"
        asked = f'<div class="asked">{{{{{front}}}}}</div>'
        answer = f'{_FACE}{asked}<hr id="answer">{{{{{back}}}}}</div>'
        found.append({"name": label(kind), "qfmt": question, "afmt": answer})
    return found
