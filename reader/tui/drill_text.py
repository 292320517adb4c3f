"""What the drill says, as Content: markup in a deck or an article is never interpreted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from textual.content import Content

from reader.storage.drill_terms import Origin
from reader.study.attempt import Attempt
from reader.study.card import Card, Part

QUIET = "$text-muted"
HIT = "bold underline $accent"  # a term in its sentence: not by colour alone
HIDDEN = "· · ·"
RIGHT, WRONG = "✓", "✗"
GRADES = ("Again 忘了", "Hard 吃力", "Good 记得", "Easy 容易")

_MARKED = {True: (RIGHT, "$text-success"), False: (WRONG, "bold $text-error")}
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


def item(card: Card, attempt: Attempt, n: int) -> Content:
    """Item `n` (from 1) of a formula: readable once it is revealed, with its mark."""
    mark = _MARKED[attempt.marks[n - 1]] if n <= len(attempt.marks) else (" ", "")
    text = card.items[n - 1].zh if n <= attempt.shown else Content.styled(HIDDEN, QUIET)
    return Content.assemble(mark, (f" {n}  ", QUIET), text)


def last_time(marks: Sequence[bool], count: int) -> Content:
    """Which items were missed when they were last recited; empty where that is not known, or of
    another list."""
    if len(marks) != count:
        return Content("")
    missed = [str(n) for n, right in enumerate(marks, 1) if not right]
    said = f"last time you missed {', '.join(missed)}" if missed else "last time all were right"
    return Content.styled(said, QUIET)


def choices(card: Card, attempt: Attempt) -> Content:
    """The items on the front; once revealed, the wrong one and the one that was chosen marked."""
    lines: list[Content] = []
    for n, piece in enumerate((piece for piece in card.front if piece.role == "item"), 1):
        if not attempt.revealed or n not in (card.wrong, attempt.chosen):
            lines.append(Content(f"  {piece.text}"))
            continue
        hit = n == card.wrong
        said = "  ← the wrong one" if hit else "  ← you chose this one"
        found = attempt.chosen == card.wrong
        mark, style = ("•", "bold") if hit and not found else _MARKED[hit]
        lines.append(Content.assemble((f"{mark} {piece.text}", style), (said, QUIET)))
    return Content("\n").join(lines)


def hint(card: Card, attempt: Attempt, key: Callable[[str], str]) -> str:
    """What to do now; `key` gives the key of a binding by its id."""
    reveal = key("drill.reveal")
    if attempt.typing:
        return "Enter compares what you typed · Esc leaves it"
    if attempt.reciting:
        right, missed = key("drill.right"), key("drill.missed")
        return f"Did you have it?  {right} or {reveal}  yes    {missed}  no"
    if card.items:
        return f"{reveal}  shows the first item"
    if card.choices:
        return f"1–{card.choices}  names the wrong item    {reveal}  shows it"
    typed = f"    {key('drill.type')}  types it" if card.wanted else ""
    return f"{reveal}  shows the answer{typed}"


def grade(key: str, name: str, days: int | None, suggested: bool = False) -> Content:
    """One of the four grades over the interval it gives (None: it moves no date); the one that is
    `suggested` in brackets."""
    gives = "no date moves" if days is None else span(days)
    before, after = ("[ ", " ]") if suggested else ("", "")
    style = "bold reverse" if suggested else "bold"
    return Content.assemble(
        (before, "bold"), (f"{key} ", "bold $accent"), (name, style), (after, "bold"),
        "\n", (gives, QUIET),
    )  # fmt: skip


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


def when(day: date, today: date) -> str:
    """A date beside how far off it is: `tomorrow (2026-03-02)`."""
    away = (day - today).days
    if away <= 0:
        return "today"
    return f"{'tomorrow' if away == 1 else f'in {away} days'} ({day.isoformat()})"
