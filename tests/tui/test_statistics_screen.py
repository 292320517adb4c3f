"""The pages of statistics, by their keys."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import DataTable

from reader.services.home import Home
from reader.services.statistics import gather
from reader.study.scheduler import Rating
from reader.tui.app import TifaApp
from reader.tui.screens.drill import DrillScreen
from reader.tui.screens.history import HistoryScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.statistics import StatisticsScreen
from tests.tui.conftest import NOON, counted

Screen = Callable[[TifaApp], str]
SIZES = [(44, 12), (80, 24), (120, 40)]
TITLES = ("Today 今日", "Weeks 每周", "Coming 30 days", "Answers a day", "Stability")


@pytest.fixture
def drilled(home: Home) -> Home:
    """A home with answers on three days up to today."""
    moment = NOON
    home.clock = lambda: moment
    for term in ("两个确立", "五大任务", "四个意识"):
        home.drill.add_term(term)
    for days, ratings in ((20, (3, 3, 3)), (10, (3, 1, 3)), (0, (3, 2))):
        moment = NOON - timedelta(days=days)
        home.drill.start()
        for rating in ratings:
            asked = home.drill.next()
            assert asked is not None
            home.drill.answer(asked, Rating(rating), 4000)
    return home


def footer(app: TifaApp) -> set[str]:
    return {
        active.binding.description
        for active in app.screen.active_bindings.values()
        if active.binding.show and active.node is app.screen
    }


@pytest.mark.parametrize("size", SIZES)
async def test_each_page_by_its_number_and_in_turn(
    drilled: Home, screen: Screen, size: tuple[int, int]
) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=size) as pilot:
        await counted(pilot, "S")
        assert isinstance(app.screen, StatisticsScreen)
        for n, title in enumerate(TITLES, 1):
            await pilot.press(str(n))
            await pilot.pause()
            assert title in screen(app)
        await pilot.press("right")
        await pilot.pause()
        table = app.screen.query_one(DataTable)
        assert table.display
        assert table.row_count == len(gather(drilled).by_deck)
        await pilot.press("right", "right")
        await pilot.pause()
        assert TITLES[0] in screen(app)
        await pilot.press("left")
        await pilot.pause()
        assert "两个确立" in screen(app)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_the_numbers_are_those_of_the_log(drilled: Home, screen: Screen) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot, "S")
        text = screen(app)
        assert "2 answers · " in text
        period = gather(drilled).period
        assert period.answers == 8
        assert f"8 answers · {period.at('new')} new" in text
        assert "wanted 90%" in text
        assert "1 day in a row" in text


async def test_a_deck_opens_to_its_own_numbers(drilled: Home, screen: Screen) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot, "S")
        await pilot.press("6")
        await pilot.pause()
        assert {"Open", "Back"} <= footer(app)
        assert "All decks" not in footer(app)
        await counted(pilot, "enter")
        assert "all decks" not in screen(app)
        assert TITLES[0] in screen(app)
        assert "All decks" in footer(app)
        await counted(pilot, "escape")
        assert "all decks" in screen(app)
        assert app.screen.query_one(DataTable).display
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_term_opens_to_its_history(drilled: Home, screen: Screen) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot, "S")
        await pilot.press("7", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HistoryScreen)
        assert "the newest first" in screen(app)
        assert "Good 记得" in screen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, StatisticsScreen)
        assert app.screen.query_one(DataTable).display


async def test_a_tab_can_be_clicked(drilled: Home, screen: Screen) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot, "S")
        row = screen(app).splitlines()[1]
        await pilot.click("PageTabs", offset=(row.index("Memory"), 0))
        await pilot.pause()
        assert "Stability" in screen(app)


async def test_without_answers_it_says_how_to_begin(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await counted(pilot, "S")
        for key in "1234567":
            await pilot.press(key)
            await pilot.pause()
            assert "No answers yet" in screen(app)
            assert "press a" in screen(app)
            assert "Open" not in footer(app)


async def test_from_the_end_of_a_session(drilled: Home, screen: Screen) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        while app.screen._asked is not None:
            assert "Statistics" not in footer(app)
            await pilot.press("S", "space", "4")
            await pilot.pause()
            assert isinstance(app.screen, DrillScreen)
        assert "Statistics" in footer(app)
        await counted(pilot, "S")
        assert isinstance(app.screen, StatisticsScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)


@pytest.mark.parametrize("theme", ["tifa-dark", "tifa-light", "tifa-mono"])
async def test_a_day_is_told_by_its_shade_not_by_colour_alone(
    drilled: Home, screen: Screen, theme: str
) -> None:
    app = TifaApp(drilled)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await counted(pilot, "S")
        await pilot.press("4")
        await pilot.pause()
        text = screen(app)
        assert "· none" in text
        rows = [line for line in text.splitlines() if line.strip()[:3] in ("Sun", "Mon")]
        assert any(set("░▒▓█") & set(line) for line in rows)
        assert "3 days with answers" in text
