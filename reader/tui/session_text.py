"""What sessions of the drill are called, and what is said at their end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from textual.content import Content

from reader.services.drill_types import Asked, Choice, Scope, Summary
from reader.services.home import Home
from reader.services.library import find_article
from reader.services.standing import KNOWN, LEARNING, Standing
from reader.storage.card_flags import FLAGGED, SUSPENDED
from reader.tui.drill_text import QUIET, clock, when

_NAMES = {
    "today": "Due today and new cards 今日",
    "due": "Only what is due 复习",
    "leeches": "Leeches 难记的卡片",
    "flagged": "Flagged cards 标记的卡片",
    "suspended": "Suspended cards 停用的卡片",
    "cram": "Cram 突击",
}
_NONE = {
    "leeches": "No leeches 没有难记的卡片",
    "flagged": "No flagged cards 没有标记的卡片",
    "suspended": "No suspended cards 没有停用的卡片",
    "cram": "No cards to cram 没有卡片",
}

_WHERE_FROM = {
    "leeches": "A card that you forgot again and again is one.",
    "flagged": "{flag} flags a card while it is asked.",
    "suspended": "{suspend} sets a card aside while it is asked.",
    "cram": "There is no card in the drill yet.",
}


def name(scope: Scope, of: str = "") -> str:
    """What a session is called; `of`: the title of its deck or article."""
    called = _NAMES[scope.what]
    if scope.what == "cram":
        called = f"{called} · {scope.most} cards"
    if scope.article:
        return f"Before reading 《{of or scope.article}》"
    if not scope.decks:
        return called
    decks = of or ", ".join(scope.decks)
    return decks if scope.what == "today" else f"{called} · {decks}"


def about(choice: Choice) -> str:
    """What a session does, in a line or two."""
    scope = choice.scope
    if scope.decks:
        return (
            "What is due of this deck, then terms of it that are new to you. They come into the "
            "drill when you begin."
        )
    return (
        {
            "today": "What is due, then new cards of the terms you have put into the drill.",
            "due": "What is due, and no new cards.",
            "leeches": "Cards you forgot again and again. Practice: no date moves.",
            "flagged": "Cards you flagged (key f in the drill). Practice: no date moves.",
            "suspended": "Cards you suspended; s takes one back into the drill. Practice.",
            "cram": "The cards you know least, whatever their dates (+ and − for more or fewer). "
            "Practice: no date moves.",
        }[scope.what]
        if not scope.article
        else (
            "The terms of the article that are new to you, the most frequent first, and those of "
            "them that are due. They come into the drill when you begin."
        )
    )


def title_of(home: Home, scope: Scope) -> str:
    """The title of the article or of the decks of a session, or nothing."""
    if scope.article:
        return find_article(home.db, scope.article).title
    return ", ".join(deck.title for deck in home.glossary.decks if deck.id in scope.decks)


def standing(of: Standing, today: date) -> str:
    """Where a term stands: in the drill, learning or known, the date of its next card."""
    parts = (
        "● in the drill" if of.drilled else "",
        "learning" if of.state == LEARNING else "",
        f"✓ known{' by your word' if of.said else ''}" if of.state == KNOWN else "",
        f"next card {when(of.due, today)}" if of.due else "",
    )
    return " · ".join(part for part in parts if part)


def marks(asked: Asked) -> str:
    """What is special about a card: its flag, that it is suspended, that it is a leech."""
    lapses = asked.state.lapses if asked.state else 0
    parts = (
        "⚑ flagged" if FLAGGED in asked.flags else "",
        "suspended" if SUSPENDED in asked.flags else "",
        f"leech: forgotten {lapses} times" if asked.leech else "",
    )
    return " · ".join(part for part in parts if part)


def ending(scope: Scope, summary: Summary, today: date, key: Callable[[str], str]) -> Content:
    """The last page of a session: what was done, when the next card is due, what one may do next;
    `key` gives the key of a binding by its id."""
    return Content.assemble(*_ending(scope, summary, today, key))


def _ending(
    scope: Scope, summary: Summary, today: date, key: Callable[[str], str]
) -> Iterator[str | tuple[str, str]]:
    done = f"{summary.answered} answered · {summary.again} again"
    if scope.practice:
        if summary.answered:
            yield ("Practice done 练习结束\n\n", "bold")
            yield f"{done}\nPractice moves no date and is not logged.\n"
        else:
            yield (f"{_NONE[scope.what]}\n\n", "bold")
            keys = {name: key(f"drill.{name}") for name in ("flag", "suspend")}
            yield _WHERE_FROM[scope.what].format(**keys) + "\n"
    else:
        yield from _done(scope, summary, done)
        if summary.held_over:
            yield (
                f"{summary.held_over:,} more {'is' if summary.held_over == 1 else 'are'} due: "
                "today's limit of reviews leaves them for later (Settings: Reviews a day).\n"
            )
        if summary.next_due is not None:
            yield f"The next card comes {when(summary.next_due, today)}.\n"
    if scope.article:
        yield (f"\n{key('drill.open')} opens the article.", QUIET)
    more = key("drill.sessions")
    if summary.terms:
        yield (f"\n{more} lists what else to drill: a deck, hard cards, cram.", QUIET)
    else:
        yield (f"\n{more} lists the decks: a session of one brings its terms.", QUIET)
    if not scope.article and not scope.practice:
        yield ("\nTo add a term: open an article, walk to it, press a.", QUIET)


def _done(scope: Scope, summary: Summary, done: str) -> Iterator[str | tuple[str, str]]:
    if summary.answered:
        yield ("Done for today 今天练完了\n\n", "bold")
        yield f"{done} · {clock(summary.took_ms)}\n"
    elif scope.article:
        yield ("Nothing to study before reading 没有生词\n\n", "bold")
        yield "Its terms are known or not due, or today's new cards are used up.\n"
    elif summary.terms:
        yield ("Nothing is due 没有到期的卡片\n\n", "bold")
        yield f"{summary.terms:,} term{'s' * (summary.terms > 1)} in the drill.\n"
    else:
        yield ("The drill is empty 还没有词条\n", "bold")
