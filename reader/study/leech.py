"""Leeches: cards that are forgotten again and again, and cost more time than they are worth."""

from __future__ import annotations

from reader.study.scheduler import CardState


def is_leech(state: CardState | None, lapses: int) -> bool:
    """True for a card forgotten `lapses` times or more after it had been learned."""
    return state is not None and state.lapses >= lapses


def turns_leech(before: CardState | None, after: CardState, lapses: int) -> bool:
    """True for the answer that makes a card a leech, and for each that comes half as many lapses
    later, as in Anki: what was woken deserves another chance, but not without end."""
    over = after.lapses - lapses
    lapsed = before is not None and after.lapses > before.lapses
    return lapsed and over >= 0 and over % max(1, lapses // 2) == 0
