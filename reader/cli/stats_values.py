"""Statistics as plain values, for JSON: days and weeks by their dates, shares from 0 to 1."""

from __future__ import annotations

from statistics import median
from typing import Any

from reader.services.home import Home
from reader.services.statistics import History, Statistics, TermStatistics, by_term, headword
from reader.study.card import split_key
from reader.study.day import to_date
from reader.study.scheduler import Rating
from reader.study.statistics import BOUNDS, REVIEWS, STAGES, Standing, Tally


def values(found: Statistics, home: Home) -> dict[str, Any]:
    """Every number there is."""
    run, ahead = found.streak, found.forecast
    bounds = (*BOUNDS, None)
    return {
        "day": _date(found.today),
        "days": found.days,
        "decks": list(found.decks) or None,
        "desired_retention": found.desired,
        "today": {**_tally(found.day), "due": found.due, "new_cards": found.new},
        "period": {"from": _date(found.first), **_tally(found.period)},
        "all": _tally(found.whole),
        "streak": {"current": run.current, "longest": run.longest, "days": run.days},
        "weeks": [
            {"from": _date(week.monday), **_tally(week.tally), "desired_retention": week.desired}
            for week in found.weeks
        ],
        "by_day": [
            {"day": _date(day), **_tally(tally)}
            for day, tally in found.all_days.items()
            if found.first <= day <= found.today
        ],
        "cards": dict(found.stages),
        "forecast": {
            "overdue": ahead.overdue,
            "days": [
                {"day": _date(found.today + n), "cards": cards}
                for n, cards in enumerate(ahead.days)
            ],
            "later": ahead.later,
            "expected": [
                {"day": _date(found.today + n), "due": load.due, "new": load.new}
                for n, load in enumerate(found.ahead)
            ],
        },
        "stability": {
            "median": median(found.stabilities) if found.stabilities else None,
            "histogram": [
                {"from": low, "below": high, "cards": cards}
                for low, high, cards in zip(bounds, bounds[1:], found.histogram, strict=False)
            ],
        },
        "by_deck": [
            {"id": deck.id or None, "title": deck.title, "cards": dict(deck.cards),
             **_tally(deck.tally)}
            for deck in found.by_deck
        ],
        "by_term": [_term(term) for term in by_term(home, found)],
        "leech_lapses": found.leech_lapses,
        "leeches": [
            {"term": headword(home.glossary, card.term), **card_values(card)}
            for card in found.leeches
        ],
    }  # fmt: skip


def history_values(found: History) -> dict[str, Any]:
    """A term, its cards, and its answers, the newest first."""
    return {
        "id": found.id,
        "term": found.term,
        "deck": found.deck or None,
        **_tally(found.tally),
        "cards": [card_values(card) for card in found.cards],
        "history": [
            {
                "id": one.id,
                "card": one.card,
                "day": _date(one.study_day),
                "answered_at": one.answered_at,
                "rating": one.rating,
                "interval": one.interval,
                "took_ms": one.took_ms,
            }
            for one in found.answers
        ],
    }


def card_values(card: Standing) -> dict[str, Any]:
    """One card as it stands."""
    return {
        "card": card.card,
        "id": card.term,
        "kind": split_key(card.card)[1],
        "stage": card.stage,
        "stability": card.stability,
        "last": _date(card.last),
        "due": _date(card.due),
        "answers": card.reps,
        "lapses": card.lapses,
        "suspended": card.suspended,
        "in_drill": card.live,
    }


def _term(term: TermStatistics) -> dict[str, Any]:
    return {
        "id": term.id,
        "term": term.term,
        "deck": term.deck or None,
        "cards": len(term.cards),
        "answers": term.answers,
        "lapses": term.lapses,
        "last": _date(term.last),
        "due": _date(term.due),
        "leech": term.leech,
    }


def _tally(tally: Tally) -> dict[str, Any]:
    every = tally.retention()
    return {
        "answers": tally.answers,
        **{stage: tally.at(stage) for stage in STAGES},
        **{rating.name.lower(): tally.graded(rating) for rating in Rating},
        "took_ms": tally.took_ms,
        "reviews": every.reviews,
        "remembered": every.remembered,
        "retention": every.share,
        **{f"retention_{stage}": tally.retention(stage).share for stage in REVIEWS},
    }


def _date(day: int | None) -> str | None:
    return None if day is None else to_date(day).isoformat()
