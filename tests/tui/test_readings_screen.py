"""Correcting readings in the reader."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input, OptionList

from reader.services.corrections import list_corrections
from reader.services.home import Home
from reader.tui.app import TifaApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.readings import ReadingsScreen
from reader.tui.viewport import Place
from reader.tui.widgets.page import Page

ARTICLE = "nmrb-2023-07-24-2"
Screen = Callable[[TifaApp], str]


def go_to(page: Page, text: str) -> Place:
    """Put the cursor on the first ordinary word `text`."""
    for block in range(len(page.reading.outline)):
        layout = page.view.layout(block)
        for n, start in enumerate(layout.starts):
            if layout.word(n) == text and not page.reading.terms_at(block, start, start + 1):
                page.go(block, start)
                return Place(block, n)
    raise AssertionError(text)


def reading_of(page: Page, place: Place) -> tuple[str, str]:
    """(reading, by) of the word at a place, as it is stored."""
    block = page.reading.block(place.block)
    return block.readings[place.word], block.by[place.word]


def told(app: TifaApp) -> str:
    """The notices so far."""
    return "\n".join(notice.message for notice in app._notifications)


async def test_the_pop_up_says_why(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        go_to(app.screen.query_one(Page), "为")
        await pilot.press("enter")
        await pilot.pause()
        assert "reading: w" in screen(app)
        assert "rule: by the words around it" in screen(app)
        assert "r reading" in screen(app)


async def test_another_reading_for_the_word_everywhere(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        place = go_to(page, "为")
        present = reading_of(page, place)[0]
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReadingsScreen)
        assert "for this word everywhere" in screen(app)
        shown = screen(app)
        assert "wéi" in shown
        assert "wèi" in shown
        await pilot.press("down", "enter")  # the first is the present reading
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        other = {"wéi": "wèi", "wèi": "wéi"}[present]
        assert reading_of(page, place) == (other, "user")
        (made,) = list_corrections(home.db)
        assert (made.word, made.syllables, made.article) == ("为", (other,), None)
        await pilot.press("enter")
        await pilot.pause()
        assert "your correction" in screen(app)


async def test_here_only_and_typed_and_taken_back(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        place = go_to(page, "为")
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("h")
        assert "here only" in screen(app)
        await pilot.press("tab")
        app.screen.query_one(Input).value = "hei"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingsScreen)  # no tone: told, and one may go on
        assert "has no tones" in told(app)
        app.screen.query_one(Input).value = "wei3"
        await pilot.press("enter")
        await pilot.pause()
        assert reading_of(page, place) == ("wěi", "user")
        (made,) = list_corrections(home.db)
        assert (made.article, made.here) == (ARTICLE, True)
        await pilot.press("r")
        await pilot.pause()
        assert "take back" in screen(app)
        app.screen.query_one(OptionList).highlighted = app.screen._choices.index(
            next(choice for choice in app.screen._choices if choice.remove)
        )
        await pilot.press("enter")
        await pilot.pause()
        assert list_corrections(home.db) == []


async def test_nothing_is_kept_after_esc_nor_asked_without_hanzi(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        go_to(page, "为")
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        go_to(page, "。")
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "has no Hanzi" in told(app)
        assert list_corrections(home.db) == []


async def test_a_database_that_cannot_be_written_is_told(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        go_to(app.screen.query_one(Page), "为")
        await pilot.press("r")
        await pilot.pause()
        home.db.execute("PRAGMA query_only = ON")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "could not be kept" in told(app)
        home.db.execute("PRAGMA query_only = OFF")
