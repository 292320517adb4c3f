"""Is everything in the database as tifa wrote it? Slow and thorough; changes nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from reader.services import drill_cards
from reader.services.home import Home
from reader.storage import card_states, log_checks, parameter_sets, reviews
from reader.study.scheduler import CardState, Logged, Scheduler


def check_structure(home: Home) -> list[str]:
    """What is wrong with the file itself: then nothing in it can be trusted."""
    return log_checks.structure(home.db)


def check_content(home: Home) -> Iterator[str]:
    """What is wrong with the rows of a sound file: the log, the cards, the texts, a line each."""
    sets = parameter_sets.all_sets(home.db)
    for identity, parameters in sets.items():
        if identity != parameters.id:
            yield f"the parameters {identity} are not what they were when they were fitted"
    yield from log_checks.impossible_answers(home.db, json.dumps(list(sets)))
    if count := differing_cards(home):
        yield (
            f"{count} cards are not what the log of answers gives: one of the two was changed from "
            "outside. `tifa restore` brings a backup back; `tifa doctor --rebuild` believes the log"
        )
    yield from log_checks.changed_texts(home.db)


def differing_cards(home: Home) -> int:
    """How many cards have another state than the replayed log gives; 0 while they are to be made
    anew anyway, by other decks or settings."""
    db, glossary = home.db, home.glossary
    parameters = parameter_sets.in_force(db)
    if not drill_cards.in_step(db, glossary, parameters, home.config):
        return 0
    scheduler = Scheduler(home.config.drill_retention, parameters)
    logs: dict[str, list[Logged]] = {}
    for card, answer in reviews.whole_log(db):
        logs.setdefault(drill_cards.canonical_key(glossary, card), []).append(answer)
    stored: dict[str, CardState | None] = dict(card_states.all_states(db))
    wanted = {card: scheduler.replay(log) for card, log in logs.items()}
    cards = stored.keys() | wanted.keys()
    return sum(stored.get(card) != wanted.get(card) for card in cards)
