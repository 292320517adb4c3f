"""What the drill says, as Content: markup in a deck or an article is never interpreted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual.content import Content

from reader.services.drill_types import Summary
from reader.storage.drill_terms import Origin
from reader.study.card import Card, Item, Part

QUIET = "$text-muted"
HIT = "bold underline $accent"  # a term in its sentence: not by colour alone
HIDDEN = "· · ·"
GRADES = ("Again 忘了", "Hard 吃力", "Good 记得", "Easy 容易")

_STYLES = {"term": "bold", "english": "bold", "pinyin": QUIET, "note": QUIET}


def part(piece: Part) -> Content:
    """One line of a card's face."""
    return Content.styled(piece.text, _STYLES.get(piece.role, ""))


def sentence(card: Card) -> Content:
    """The sentence of a card with its term marked; empty without one."""
    if card.met is None:
        return Content("")
    text, at = card.met.sentence, 0
    pieces: list[str | tuple[str, str]] = []
    for start, end in card.spans:
        pieces += [text[at:start], (text[start:end], HIT)]
        at = end
    return Content.assemble(*pieces, text[at:])


def origin(place: Origin | None) -> Content:
    """Where a sentence is from: 《title》 source · date; empty if the article is gone."""
    if place is None:
        return Content("")
    facts = filter(None, [f"《{place.title}》", place.source, place.date])
    return Content.styled(" · ".join(facts), QUIET)


def items(listed: Iterable[Item], shown: int) -> Content:
    """The items of a formula, the first `shown` of them readable, under their groups."""
    lines: list[Content] = []
    group = ""
    for n, item in enumerate(listed, 1):
        if item.group != group and n <= shown:
            group = item.group
            lines.append(Content.styled(group, "bold"))
        text = Content(item.zh) if n <= shown else Content.styled(HIDDEN, QUIET)
        lines.append(Content.assemble((f"{n}  ", QUIET), text))
        if n <= shown and item.en:
            lines.append(Content.styled(f"   {item.en}", QUIET))
    return Content("\n").join(lines)


def grade(key: str, name: str, days: int) -> Content:
    """One of the four grades over the interval it gives."""
    return Content.assemble((f"{key} ", "bold $accent"), (name, "bold"), "\n", (span(days), QUIET))


def span(days: int) -> str:
    """An interval in words: `again today`, `1 day`, `3.2 months`."""
    if days == 0:
        return "again today"
    if days < 31:
        return f"{days} day{'s' if days > 1 else ''}"
    if days < 365:
        return f"{days / 30.4:.1f} months"
    return f"{days / 365.25:.1f} years"


def clock(milliseconds: int) -> str:
    """A stretch of time in words: `2 min 5 s`."""
    minutes, seconds = divmod(round(milliseconds / 1000), 60)
    return f"{minutes} min {seconds} s" if minutes else f"{seconds} s"


def ending(summary: Summary, today: date) -> Content:
    """The last page: what was done, when the next card is due, how terms come in."""
    lines: list[str | tuple[str, str]] = []
    if summary.answered:
        lines.append(("Done for today 今天练完了\n\n", "bold"))
        lines.append(f"{summary.answered} answered · {summary.again} again · ")
        lines.append(f"{clock(summary.took_ms)}\n")
    elif summary.terms:
        lines.append(("Nothing is due 没有到期的卡片\n\n", "bold"))
        lines.append(f"{summary.terms} term{'s' * (summary.terms > 1)} in the drill.\n")
    else:
        lines.append(("The drill is empty 还没有词条\n\n", "bold"))
    if summary.next_due is not None:
        lines.append(f"The next card comes {when(summary.next_due, today)}.\n")
    lines.append(("\nTo add a term: open an article, walk to it, press a.", QUIET))
    return Content.assemble(*lines)


def when(day: date, today: date) -> str:
    """A date beside how far off it is: `tomorrow (2026-03-02)`."""
    away = (day - today).days
    if away <= 0:
        return "today"
    return f"{'tomorrow' if away == 1 else f'in {away} days'} ({day.isoformat()})"
