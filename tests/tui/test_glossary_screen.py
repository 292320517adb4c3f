"""The glossary screen: terms first, the dictionary's words below them, found as one types."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import Input

from reader.services.home import Home
from reader.tui.app import TifaApp
from reader.tui.screens.glossary import GlossaryScreen
from reader.tui.screens.term import TermScreen
from reader.tui.screens.word import WordScreen
from reader.tui.widgets.results import Results

Screen = Callable[[TifaApp], str]
SIZES = [(80, 24), (120, 40)]


async def opened(pilot: object, app: TifaApp, query: str) -> None:
    app.open_glossary()
    await pilot.pause()
    app.screen.query_one(Input).value = query
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_terms_stand_first_and_words_below(
    home: Home, screen: Screen, size: tuple[int, int]
) -> None:
    app = TifaApp(home)
    async with app.run_test(size=size) as pilot:
        await opened(pilot, app, "jiceng")
        rows = screen(app).splitlines()
        heading = next(n for n, row in enumerate(rows) if "Dictionary 词典" in row)
        assert any("基层治理" in row for row in rows[:heading])
        assert any("基层" in row and "basic level" in row for row in rows[heading:])
        assert all(len(row) <= size[0] for row in rows)


async def test_each_letter_is_answered(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "")
        await pilot.press(*"lgql")
        await pilot.pause()
        chosen = app.screen.query_one(Results).chosen
        assert chosen is not None
        assert chosen.id == "两个确立"


async def test_a_misspelt_query_finds_the_term(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "liang ge que lu")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert app.screen.term.id == "两个确立"


async def test_tab_goes_to_the_words_and_enter_opens_one(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "fazhan")
        await pilot.press("tab", "enter")
        await pilot.pause()
        assert isinstance(app.screen, WordScreen)
        text = screen(app)
        assert "发展" in text
        assert "發展" in text
        assert "to develop" in text
        await pilot.press("a")
        await pilot.pause()
        assert home.drill.enrolled() == {"发展"}
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, GlossaryScreen)
        assert app.screen.query_one(Input).value == "fazhan"


async def test_the_cursor_passes_over_the_heading_and_stops_at_the_ends(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "gongtongti")
        results = app.screen.query_one(Results)
        await pilot.press("up")
        assert results.highlighted == 0
        seen = [results.chosen]
        for _ in range(results.option_count + 3):
            await pilot.press("down")
            seen.append(results.chosen)
        assert None not in seen
        assert results.highlighted == results.option_count - 1
        await pilot.press(*["pageup"] * 9)
        assert results.highlighted == 0


async def test_without_a_dictionary_it_says_so(home: Home, screen: Screen) -> None:
    home.close()
    home.paths.dictionary.unlink()
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "fazhan")
        assert "the dictionary is being prepared" in screen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)


async def test_what_is_typed_is_never_markup(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, app, "[bold red]x[/]")
        assert "Nothing for “[bold red]x[/]”" in screen(app)
