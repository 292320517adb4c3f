"""Screens that count the whole log or all cards: nobody waits for them, and they count once."""

import threading
from collections.abc import Callable

import pytest

from reader.errors import TifaError
from reader.services.drill import Drill
from reader.services.home import Home
from reader.services.statistics import gather
from reader.tui.app import TifaApp
from reader.tui.screens.library import LibraryScreen

Screen = Callable[[TifaApp], str]


async def test_statistics_are_left_while_they_count(
    home: Home, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.drill.add_term("两个确立")
    go_on, threads = threading.Event(), []

    def slow(*given: object) -> object:
        threads.append(threading.current_thread())
        go_on.wait(20)
        return gather(*given)

    monkeypatch.setattr("reader.tui.screens.statistics.gather", slow)
    app = TifaApp(home)
    try:
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.press("S")
            await pilot.pause()
            assert "counting …" in screen(app)
            await pilot.press("2")
            await pilot.resize_terminal(100, 30)
            await pilot.press("escape")
            assert isinstance(app.screen, LibraryScreen)
            await pilot.press("S")
            go_on.set()
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "counting …" not in screen(app)
            assert "No answers yet" in screen(app)
            assert threading.main_thread() not in threads
    finally:
        go_on.set()


async def test_sessions_are_counted_once_and_not_again_when_resized(
    home: Home, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted, choices = [], Drill.choices

    def counting(drill: Drill, *given: object) -> object:
        counted.append(threading.current_thread())
        return choices(drill, *given)

    monkeypatch.setattr(Drill, "choices", counting)
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("D")
        await app.workers.wait_for_complete()
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "0 answered today" in screen(app)
        assert len(counted) == 1
        assert threading.main_thread() not in counted
        await pilot.press("plus")
        await app.workers.wait_for_complete()
        assert len(counted) == 2


async def test_what_cannot_be_counted_is_told(
    home: Home, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise TifaError("The drill could not be read")

    monkeypatch.setattr("reader.tui.screens.statistics.gather", broken)
    monkeypatch.setattr(Drill, "choices", broken)
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        for key in "SD":
            await pilot.press(key)
            await app.workers.wait_for_complete()
            await pilot.pause()
            assert "counting" not in screen(app)
            await pilot.press("escape")
        told = [notice.message for notice in app._notifications]
        assert told == ["The drill could not be read"] * 2
