"""Keeping the derived cards in step with the decks, the terms in the drill and the log.

Nothing here decides what the user knows: that is in the log, and can be replayed at any time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from reader.config import Config
from reader.glossary.compiled import Glossary
from reader.storage import card_flags, card_states, drill_terms, reviews
from reader.storage.card_states import Row
from reader.storage.database import transaction
from reader.study.card import VERSION, Card, Strangers, card_key, cards_of, split_key
from reader.study.parameters import Parameters
from reader.study.scheduler import CardState, Scheduler
from reader.study.sentence import Met

_USUAL = Config()


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


def cards_for(
    glossary: Glossary, term: str, met: Sequence[Met], config: Config = _USUAL
) -> list[Card]:
    """The cards today's decks make of a term, of the kinds switched on for its deck; none for a
    term that is in no deck."""
    found = glossary.term(term)
    if found is None:
        return []
    kinds, only_hard = config.kinds_of(found.deck), config.drill_readings == "hard"
    return cards_of(found, met, kinds, only_hard=only_hard, strangers=lambda: _strangers(glossary))


def card_for(glossary: Glossary, key: str, met: Sequence[Met], turn: int) -> Card | None:
    """The card with this key at its `turn` (how often it was answered), or None where today's
    decks don't make it. Its kind need not be switched on."""
    term, kind, _ = split_key(key)
    found = glossary.term(term)
    if found is None:
        return None
    cards = cards_of(
        found, met, [kind], only_hard=False, strangers=lambda: _strangers(glossary), turn=turn
    )
    return next((card for card in cards if card.key == key), None)


@lru_cache(maxsize=1)
def _strangers(glossary: Glossary) -> Strangers:
    return Strangers(term for entry in glossary.entries if (term := glossary.term(entry.id)))


def refresh(
    db: sqlite3.Connection,
    glossary: Glossary,
    parameters: Parameters,
    scheduler: Callable[[], Scheduler],
    config: Config = _USUAL,
) -> bool:
    """Bring the cards in step if the decks, the kinds or the model changed; True if anything was
    done.

    Costs one small query when nothing changed. `scheduler` is called only for a replay.
    """
    stamps = card_states.stamps(db)
    wanted = _stamps(glossary, parameters, config)
    if stamps == wanted:
        return False
    if not drill_terms.terms(db) and not card_states.terms_of_cards(db):
        return False  # nothing to keep in step, and nothing to write for a first look around
    with transaction(db):
        renamed = _rename(db, glossary)
        if renamed or any(stamps.get(name) != wanted[name] for name in ("parameters", "renamed")):
            _rebuild(db, glossary, scheduler(), config)
        else:
            _refresh_all(db, glossary, config)
        card_states.put_stamps(db, wanted)
    return True


def rebuild(
    db: sqlite3.Connection, glossary: Glossary, scheduler: Scheduler, config: Config = _USUAL
) -> int:
    """Make all derived rows anew from the log and the decks; returns how many there are."""
    with transaction(db):
        return make_anew(db, glossary, scheduler, config)


def make_anew(
    db: sqlite3.Connection, glossary: Glossary, scheduler: Scheduler, config: Config = _USUAL
) -> int:
    """The same (inside a transaction)."""
    _rename(db, glossary)
    count = _rebuild(db, glossary, scheduler, config)
    card_states.put_stamps(db, _stamps(glossary, scheduler.parameters, config))
    return count


def in_step(
    db: sqlite3.Connection, glossary: Glossary, parameters: Parameters, config: Config = _USUAL
) -> bool:
    """Were the cards made of these decks, this model and these settings?"""
    return card_states.stamps(db) == _stamps(glossary, parameters, config)


def refresh_term(
    db: sqlite3.Connection,
    glossary: Glossary,
    parameters: Parameters,
    term: str,
    config: Config = _USUAL,
) -> None:
    """Bring the cards of one term in step, after `refresh` (inside a transaction)."""
    # The first term's cards need one.
    card_states.put_stamps(db, _stamps(glossary, parameters, config))
    place = drill_terms.place_of(db, term)
    met = drill_terms.sentences(db, term)
    rows = card_states.rows_of(db, term)
    _write(db, *_settle(glossary, config, term, place, met, rows))


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


def _stamps(glossary: Glossary, parameters: Parameters, config: Config) -> dict[str, str]:
    # An id that is no longer another's parts the logs of the two again.
    renamed = "\n".join(f"{old}\t{new}" for old, new in sorted(glossary.renamed.items()))
    kinds = (f"{deck}: {' '.join(names)}" for deck, names in sorted(config.drill_kinds.items()))
    return {
        "glossary": glossary.digest,
        "parameters": parameters.id,
        "renamed": renamed,
        "kinds": "\n".join((f"{VERSION} {config.drill_readings}", *kinds)),
    }


def _rename(db: sqlite3.Connection, glossary: Glossary) -> bool:
    """Let terms and flags follow their renamed ids; True if an id in use was renamed."""
    used = card_states.terms_of_cards(db) | set(drill_terms.terms(db))
    renamed = {old: new for old in used if (new := canonical(glossary, old)) != old}
    for old, new in renamed.items():
        drill_terms.rename_term(db, old, new)
    for card in card_flags.flagged_keys(db):
        newer = canonical_key(glossary, card)
        if newer != card:
            card_flags.rename_flags(db, card, newer)
    return bool(renamed)


def _refresh_all(db: sqlite3.Connection, glossary: Glossary, config: Config) -> None:
    places = drill_terms.terms(db)
    sentences = drill_terms.all_sentences(db)
    for term in dict.fromkeys((*places, *sorted(card_states.terms_of_cards(db)))):
        rows = card_states.rows_of(db, term)
        met = sentences.get(term, [])
        _write(db, *_settle(glossary, config, term, places.get(term), met, rows))


def _rebuild(
    db: sqlite3.Connection, glossary: Glossary, scheduler: Scheduler, config: Config
) -> int:
    states: dict[str, CardState] = {}
    keys: dict[str, str] = {}  # in the log → today; a card may have had several
    for card, answer in reviews.whole_log(db):
        key = keys.get(card)
        if key is None:
            key = keys[card] = canonical_key(glossary, card)
        states[key] = scheduler.follow(states.get(key), answer)
    card_states.remove_all(db)
    return card_states.put_rows(db, _all_rows(db, glossary, config, states))


def _all_rows(
    db: sqlite3.Connection,
    glossary: Glossary,
    config: Config,
    states: Mapping[str, CardState],
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
        changed, _ = _settle(glossary, config, term, place, met, rows)
        yield from changed
        written = {row.card for row in changed}
        yield from (row for row in rows if row.card not in written)


def _settle(
    glossary: Glossary,
    config: Config,
    term: str,
    place: int | None,
    met: Sequence[Met],
    rows: Iterable[Row],
) -> tuple[list[Row], list[str]]:
    """The rows of a term that have to be written, and the cards to forget.

    `place` is None for a term that is not in the drill. What was answered is kept, live or not.
    """
    cards = cards_for(glossary, term, met, config) if place is not None else []
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
