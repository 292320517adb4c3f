"""Terms as cards on a terminal. Text of the decks is never read as markup: it goes in as Text."""

from __future__ import annotations

from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from reader.cli.facts import lists, notes, renderings, standing, tags, word_line
from reader.cli.output import coloured, printable
from reader.cli.wrapping import Wrapped
from reader.glossary.compiled import Glossary

WIDEST = 100  # cells: longer lines are hard to read
_STATUS = {"official": "green", "common": "", "avoid": "red strike"}
_Items = list[tuple[int, str, str]]


def print_cards(
    glossary: Glossary,
    cards: list[dict[str, Any]],
    others: list[dict[str, Any]],
    words: list[dict[str, Any]],
) -> None:
    """Print a card for each of `cards`, the others and the words of the dictionary in brief."""
    console = Console(no_color=not coloured(), highlight=False, emoji=False, markup=False)
    width = min(console.width, WIDEST)
    for values in cards:
        console.print(_card(glossary, values), width=width)
    if others:
        console.print(Padding(_brief(others), (0, 2)), width=width)
    for word in words:
        console.print(Padding(_wrapped(word_line(word)), (0, 2)), width=width)


def _card(glossary: Glossary, values: dict[str, Any]) -> Panel:
    title = Text.assemble(
        " ",
        _text(values["term"], "not dim bold cyan"),
        "  ",
        _text(values["pinyin"], "not dim italic"),
        " ",
    )
    parts: list[RenderableType] = []
    english = Table.grid(expand=True, padding=(0, 1))
    english.add_column(ratio=1)
    english.add_column(justify="right", no_wrap=True)
    english.add_row(_wrapped(values["english"], "bold"), _text(standing(values), "dim"))
    parts.append(english)
    parts += [_wrapped(values[key]) for key in ("meaning", "zh") if values[key]]
    parts += [_list(heading, groups) for heading, groups in lists(values)]
    parts += _tables(glossary, values)
    spaced = [part for one in parts for part in (one, Text())][:-1]
    return Panel(
        Group(*spaced),
        title=title,
        title_align="left",
        subtitle=_text(f" {' · '.join(tags(values))} ") if tags(values) else None,
        subtitle_align="right",
        border_style="dim",
        padding=(1, 2),
    )


def _list(heading: str, groups: list[tuple[str, _Items]]) -> Group:
    """The items of a formula: number, Chinese and English, each under its group."""
    parts: list[RenderableType] = [_text(heading, "dim italic")] if heading else []
    style = "dim" if heading else ""
    for group, items in groups:
        if group:
            parts.append(_text(group, "bold"))
        table = Table.grid(padding=(0, 1))
        table.add_column(justify="right", width=3)
        table.add_column(ratio=2)
        table.add_column(ratio=3)
        for number, zh, en in items:
            table.add_row(_text(str(number), "cyan"), _wrapped(zh, style), _wrapped(en, "dim"))
        parts.append(table)
    return Group(*parts)


def _tables(glossary: Glossary, values: dict[str, Any]) -> list[Table]:
    """Renderings with their publishers, then the lesser facts."""
    tables = []
    rows = list(renderings(values))
    if rows:
        table = _grid()
        for status, text, publisher in rows:
            said = (printable(text), _STATUS.get(status, ""))
            by = (f"  {printable(publisher)}" if publisher else "", "dim")
            table.add_row(_text(status, "dim"), Wrapped(said, by))
        tables.append(table)
    facts = list(notes(glossary, values))
    if facts:
        table = _grid()
        for label, text in facts:
            table.add_row(_text(label, "dim"), _wrapped(text))
        tables.append(table)
    return tables


def _grid() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(width=10, no_wrap=True)
    table.add_column(ratio=1)
    return table


def _brief(others: list[dict[str, Any]]) -> Table:
    table = Table.grid(padding=(0, 2))
    for values in others:
        table.add_row(
            _text(values["term"], "cyan"),
            _text(values["pinyin"], "italic"),
            _wrapped(values["english"]),
        )
    return table


def _text(text: str, style: str = "") -> Text:
    return Text(printable(text), style)


def _wrapped(text: str, style: str = "") -> Wrapped:
    return Wrapped((printable(text), style))
