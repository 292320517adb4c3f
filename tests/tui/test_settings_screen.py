"""The settings by their keys."""

from __future__ import annotations

import tomllib
from collections.abc import Callable

import pytest
from textual.widgets import Select, Switch

from reader.services.home import Home
from reader.tui.app import TifaApp

Screen = Callable[[TifaApp], str]


@pytest.mark.parametrize("theme", ["tifa-dark", "tifa-mono"])
async def test_a_switch_says_what_it_is(home: Home, screen: Screen, theme: str) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        app.theme = theme
        await pilot.press("comma")
        await pilot.pause()
        row = next(line for line in screen(app).splitlines() if "Pop-up on hover" in line)
        assert " on " in row
        app.screen.query_one("#reading_hover", Switch).focus()
        await pilot.press("enter")
        await pilot.pause()
        row = next(line for line in screen(app).splitlines() if "Pop-up on hover" in line)
        assert " off " in row
        assert " on " not in row.partition("off")[0].replace("on hover", "")
    kept = tomllib.loads(home.paths.config_file.read_text(encoding="utf-8"))
    assert kept["reading"]["hover"] is False


async def test_where_new_cards_come_is_a_setting(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        field = app.screen.query_one("#drill_new_cards", Select)
        field.focus()
        await pilot.pause()
        assert "New cards come" in screen(app)
        assert "Drill 练习" in [str(one.content) for one in app.screen.query(".section")]
        await pilot.press("enter", "down", "down", "enter")
        await pilot.pause()
    kept = tomllib.loads(home.paths.config_file.read_text(encoding="utf-8"))
    assert kept["drill"]["new_cards"] == "mixed"
    assert home.drill.config.drill_new_cards == "mixed"
