"""What the command palette offers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.app import SystemCommand
from textual.screen import Screen

from reader.config import DENSITIES, PINYIN_MODES, THEMES
from reader.services.library import list_articles
from reader.tui.backing_up import back_up
from reader.tui.exporting import FORMATS, export_article

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


def commands(app: TifaApp, screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Screens, settings, and every article by its title."""
    if (identity := getattr(screen, "article_id", None)) is not None:
        yield SystemCommand(
            "Mine this article", "Set terms in it that no deck has",
            partial(app.open_mining, identity),
        )  # fmt: skip
        yield SystemCommand(
            "Study its terms first", "The unknown terms of this article, before reading it",
            partial(app.open_prestudy, identity),
        )  # fmt: skip
        for form, name in FORMATS.items():
            yield SystemCommand(
                f"Export as {name}", "This article with pinyin and terms, into the present folder",
                partial(export_article, app, identity, form),
            )  # fmt: skip
    yield SystemCommand("Add articles", "From files, folders, pages, a paste", app.open_add)
    yield SystemCommand("Drill", "What is due today", app.open_drill)
    yield SystemCommand(
        "Choose what to drill", "By deck, leeches, flagged cards, cram",
        partial(app.open_sessions, identity or ""),
    )  # fmt: skip
    yield SystemCommand("Statistics", "What you learned, and what comes due", app.open_statistics)
    yield SystemCommand("Glossary", "All terms, searched as you type", app.open_glossary)
    yield SystemCommand("Back up now", "Copy all you did", partial(back_up, app))
    yield SystemCommand("Settings", "Pinyin, density, theme, drill", app.open_settings)
    yield SystemCommand("Keys", "What every key does", app.action_help)
    for mode in PINYIN_MODES:
        yield SystemCommand(
            f"Pinyin: {mode}", "Over which words it stands",
            partial(app.configure, reading_pinyin=mode),
        )  # fmt: skip
    for density in DENSITIES:
        yield SystemCommand(
            f"Density: {density}", "How close the lines stand",
            partial(app.configure, reading_density=density),
        )  # fmt: skip
    for theme in THEMES:
        yield SystemCommand(f"Theme: {theme}", "Colours", partial(app.configure, look_theme=theme))
    for row in list_articles(app.home.db):
        facts = " · ".join(fact for fact in (row.source, row.date) if fact)
        yield SystemCommand(row.title, facts or "Article", partial(app.open_article, row.id))
    yield SystemCommand("Quit", "Leave tifa", app.exit)
