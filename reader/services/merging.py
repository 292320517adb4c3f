"""The history of another tifa, or of this one before, taken over into the present one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from reader.errors import TifaError
from reader.services.drill_cards import canonical
from reader.services.home import Home
from reader.storage import card_states, drill_terms
from reader.storage.database import transaction
from reader.storage.merging import join, join_sets
from reader.study.sentence import Met

FORMAT = "tifa history"


@dataclass(frozen=True, slots=True)
class Taken:
    """Answers that came in, that were there already, that were taken back by it; terms that came
    into the drill; and answers among the new ones whose term no deck has here."""

    new: int
    known: int
    retracted: int
    terms: int
    waiting: int


def take_history(home: Home, file: Path) -> Taken:
    """Join the history in `file` (`tifa export --history`) with the present one, and make all cards
    anew. Nothing that is here is changed; taking the same file again changes nothing.

    A term comes into the drill with its answers, unless there was something of it here before: who
    took it out wants it out. Raises TifaError where the file can't be read, is no history, holds
    what can't be an answer, or the answers can't be saved; nothing is taken over then.
    """
    told = _read(file)
    home.drill.due_counts()  # another id of a term is known before its answers come
    try:
        with transaction(home.db):
            known = _terms_here(home)
            join_sets(home.db, told.get("parameter_sets", []))
            joined = join(home.db, told["reviews"])
            terms = _enrol(home, told, known)
            card_states.drop_stamp(home.db)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise TifaError(f"{file}: broken ({error}); nothing was taken over") from error
    except sqlite3.Error as error:
        raise TifaError(
            f"{file}: the answers could not be saved ({error}); nothing was taken over. See that "
            "the disk has room and can be written, then try again"
        ) from error
    home.drill.rebuild()
    new = {answer["term"] for answer in told["reviews"]}
    lost = {term for term in new if canonical(home.glossary, term) not in home.glossary}
    waiting = sum(answer["term"] in lost for answer in told["reviews"]) if joined.new else 0
    return Taken(*joined, terms, waiting)


def _read(file: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise TifaError(f"{file}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise TifaError(f"{file}: this is no history that `tifa export --history` wrote") from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise TifaError(f"{file}: this is no history that `tifa export --history` wrote")
    if told.get("version") != 1:
        raise TifaError(f"{file}: written by a newer tifa; update this one and try again")
    if not isinstance(told.get("reviews"), list):
        raise TifaError(f"{file}: there is no list of answers (reviews) in it")
    return told


def _terms_here(home: Home) -> set[str]:
    ids = {*drill_terms.terms(home.db), *card_states.terms_of_cards(home.db)}
    return {canonical(home.glossary, term) for term in ids}


def _enrol(home: Home, told: Mapping[str, Any], known: set[str]) -> int:
    """Put the terms of the history that are not `known` here into the drill, in its order, and
    keep the sentences they were met in; returns how many terms."""
    count = 0
    for entry in told.get("terms", ()):
        term = canonical(home.glossary, str(entry["term"]))
        added = str(entry["added"])
        if term not in known:
            count += drill_terms.put_term(home.db, term, added)
        for one in entry.get("sentences", ()):
            met = Met(one["article"], one["paragraph"], one["offset"], one["sentence"])
            drill_terms.put_sentence(home.db, term, met, str(one.get("added", added)))
    for answer in told["reviews"]:  # a file of an older tifa has no list of terms
        term = canonical(home.glossary, answer["term"])
        if "terms" not in told and term not in known:
            count += drill_terms.put_term(home.db, term, answer["answered_at"])
    return count
