"""Terms into the drill and out of it (inside a transaction, after the cards are in step)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from reader.articles.sentences import sentence_span
from reader.config import Config
from reader.glossary.compiled import Glossary
from reader.services import drill_cards
from reader.storage import drill_terms, term_index
from reader.study.parameters import Parameters
from reader.study.sentence import Met


def enrol(
    db: sqlite3.Connection,
    glossary: Glossary,
    parameters: Parameters,
    terms: Iterable[tuple[str, Met | None]],
    now: str,
    config: Config,
) -> int:
    """Put terms (by id) into the drill behind all others, each with the sentence it was met in;
    returns how many were not in it. A further sentence is kept either way."""
    count = 0
    for term, met in terms:
        count += drill_terms.put_term(db, term, now)
        if met is not None and met.sentence:
            drill_terms.put_sentence(db, term, met, now)
        drill_cards.refresh_term(db, glossary, parameters, term, config)
    return count


def first_met(db: sqlite3.Connection, article: str, term: str) -> Met | None:
    """Where a term (by id) stands first in the article with this id, and the sentence there; in
    its title only if nowhere else."""
    holding = next((h for h in term_index.holdings(db, [term]) if h.id == article), None)
    if holding is None:
        return None
    blocks = (term_index.held(db, holding.key, seq, [term]) for seq in holding.blocks)
    found = [block for block in blocks if block and block.spans]
    if not found:
        return None
    block = next((block for block in found if block.paragraph >= 0), found[0])
    at = block.spans[0][0]
    start, end = sentence_span(block.text, at)
    return Met(article, block.paragraph, block.start + at, block.text[start:end])
