"""Keeping the derived cards in step with the decks, the terms in the drill and the log.

Nothing here decides what the user knows: that is in the log, and can be replayed at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reader.glossary.compiled import Glossary
from reader.storage import card_states, drill_terms, reviews
from reader.storage.card_states import Row
from reader.storage.database import transaction
from reader.study.card import Card, card_key, cards_of, split_key
from reader.study.parameters import Parameters
from reader.study.scheduler import CardState, Logged, Scheduler
from reader.study.sentence import Met


def canonical(glossary: Glossary, term: str) -> str:
    """The id a term has today; an id that was never given up stays as it is."""
    seen = {term}
    while (newer := glossary.renamed.get(term, term)) not in seen:
        seen.add(newer)
        term = newer
    return term


def canonical_key(glossary: Glossary, key: str) -> str:
    """The key a card has today."""
    term, kind, facet = split_key(key)
    return card_key(canonical(glossary, term), kind, facet)


def keys_of(glossary: Glossary, key: str) -> list[str]:
    """All keys under which the card with this key may stand in the log."""
    term, kind, facet = split_key(key)
    former = [old for old in glossary.renamed if canonical(glossary, old) == term]
    return [card_key(name, kind, facet) for name in (term, *former)]


def cards_for(glossary: Glossary, term: str, met: Sequence[Met]) -> list[Card]:
    """The cards today's decks make of a term; none for a term that is in no deck."""
    found = glossary.term(term)
    return cards_of(found, met) if found else []


def refresh(
    db: sqlite3.Connection,
    glossary: Glossary,
    parameters: Parameters,
    scheduler: Callable[[], Scheduler],
) -> bool:
    """Bring the cards in step if the decks or the model changed; True if anything was done.

    Costs one small query when nothing changed. `scheduler` is called only for a replay.
    """
    stamps = card_states.stamps(db)
    wanted = _stamps(glossary, parameters)
    if stamps == wanted:
        return False
    if not drill_terms.terms(db) and not card_states.terms_of_cards(db):
        return False  # nothing to keep in step, and nothing to write for a first look around
    with transaction(db):
        renamed = _rename(db, glossary)
        if renamed or stamps.get("parameters") != parameters.id:
            _rebuild(db, glossary, scheduler())
        else:
            _refresh_all(db, glossary)
        card_states.put_stamps(db, wanted)
    return True


def rebuild(db: sqlite3.Connection, glossary: Glossary, scheduler: Scheduler) -> int:
    """Make all derived rows anew from the log and the decks; returns how many there are."""
    with transaction(db):
        _rename(db, glossary)
        count = _rebuild(db, glossary, scheduler)
        card_states.put_stamps(db, _stamps(glossary, scheduler.parameters))
    return count


def refresh_term(
    db: sqlite3.Connection, glossary: Glossary, parameters: Parameters, term: str
) -> None:
    """Bring the cards of one term in step, after `refresh` (inside a transaction)."""
    card_states.put_stamps(db, _stamps(glossary, parameters))  # the first term's cards need one
    place = drill_terms.place_of(db, term)
    met = drill_terms.sentences(db, term)
    rows = card_states.rows_of(db, term)
    _write(db, *_settle(glossary, term, place, met, rows))


def replay_card(
    db: sqlite3.Connection, glossary: Glossary, scheduler: Scheduler, card: str
) -> Row | None:
    """Make the state of one card anew from the log (inside a transaction); its row, if it has one
    still: a card that is not live and has no answers left is forgotten."""
    state = scheduler.replay(reviews.log_of(db, keys_of(glossary, card)))
    row = card_states.get_row(db, card) or Row(card, split_key(card)[0], False, 0, 0, None)
    if state is None and not row.live:
        card_states.remove_card(db, card)
        return None
    row = row._replace(state=state)
    card_states.put_row(db, row)
    return row


def _stamps(glossary: Glossary, parameters: Parameters) -> dict[str, str]:
    return {"glossary": glossary.digest, "parameters": parameters.id}


def _rename(db: sqlite3.Connection, glossary: Glossary) -> bool:
    """Let terms and flags follow their renamed ids; True if an id in use was renamed."""
    used = card_states.terms_of_cards(db) | set(drill_terms.terms(db))
    renamed = {old: new for old in used if (new := canonical(glossary, old)) != old}
    for old, new in renamed.items():
        drill_terms.rename_term(db, old, new)
    for card in card_states.flagged_cards(db):
        newer = canonical_key(glossary, card)
        if newer != card:
            card_states.rename_flags(db, card, newer)
    return bool(renamed)


def _refresh_all(db: sqlite3.Connection, glossary: Glossary) -> None:
    places = drill_terms.terms(db)
    sentences = drill_terms.all_sentences(db)
    for term in dict.fromkeys((*places, *sorted(card_states.terms_of_cards(db)))):
        rows = card_states.rows_of(db, term)
        met = sentences.get(term, [])
        _write(db, *_settle(glossary, term, places.get(term), met, rows))


def _rebuild(db: sqlite3.Connection, glossary: Glossary, scheduler: Scheduler) -> int:
    logs: dict[str, list[Logged]] = {}
    for card, answer in reviews.whole_log(db):
        logs.setdefault(canonical_key(glossary, card), []).append(answer)
    states = {card: scheduler.replay(log) for card, log in logs.items()}
    rows = list(_all_rows(db, glossary, states))
    card_states.remove_all(db)
    card_states.put_rows(db, rows)
    return len(rows)


def _all_rows(
    db: sqlite3.Connection, glossary: Glossary, states: Mapping[str, CardState | None]
) -> Iterator[Row]:
    by_term: dict[str, list[Row]] = {}
    for card, state in states.items():
        term = split_key(card)[0]
        by_term.setdefault(term, []).append(Row(card, term, False, 0, 0, state))
    places = drill_terms.terms(db)
    sentences = drill_terms.all_sentences(db)
    for term in dict.fromkeys((*places, *by_term)):
        rows = by_term.get(term, [])
        place, met = places.get(term), sentences.get(term, [])
        changed, _ = _settle(glossary, term, place, met, rows)
        yield from changed
        written = {row.card for row in changed}
        yield from (row for row in rows if row.card not in written)


def _settle(
    glossary: Glossary, term: str, place: int | None, met: Sequence[Met], rows: Iterable[Row]
) -> tuple[list[Row], list[str]]:
    """The rows of a term that have to be written, and the cards to forget.

    `place` is None for a term that is not in the drill. What was answered is kept, live or not.
    """
    cards = cards_for(glossary, term, met) if place is not None else []
    wanted = {card.key: Row(card.key, term, True, place or 0, rank, None)
              for rank, card in enumerate(cards)}  # fmt: skip
    changed, gone = [], []
    for row in rows:
        target = wanted.pop(row.card, None)
        if target is None and row.state is None:
            gone.append(row.card)
            continue
        target = target or Row(row.card, term, False, 0, 0, None)
        target = target._replace(state=row.state)
        if target != row:
            changed.append(target)
    return [*changed, *wanted.values()], gone


def _write(db: sqlite3.Connection, changed: Iterable[Row], gone: Iterable[str]) -> None:
    card_states.put_rows(db, changed)
    for card in gone:
        card_states.remove_card(db, card)
