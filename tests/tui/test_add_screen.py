"""Adding in the reader: what is named or pasted is looked at, chosen, named, kept."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import DataTable, Input, Static

from reader.services.home import Home
from reader.services.library import find_article, list_articles
from reader.storage.articles import get_article
from reader.tui.app import TifaApp
from reader.tui.screens.add import AddScreen
from reader.tui.screens.confirm import ConfirmScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.proposal import ProposalScreen
from reader.tui.widgets.paste_area import PasteArea
from reader.tui.widgets.path_line import PathLine, complete
from tests.tui.conftest import until

Screen = Callable[[TifaApp], str]
ONE = "# 闯新路进中游\n\n全区上下[red]抓落实[/red]。\n\n## 一、思想\n\n完成好“五大任务”。\n"
TWO = '+++\ntitle = "第二篇"\nsource = "某报"\ndate = "2023-07-25"\n+++\n\n全旗召开动员会。\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    (made / "a.md").write_text(ONE, encoding="utf-8")
    (made / "b.md").write_text(TWO, encoding="utf-8")
    (made / "c.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    return made


async def opened(pilot: Pilot[int]) -> AddScreen:
    await pilot.pause()
    await pilot.press("plus")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, AddScreen)
    return screen


async def proposed(pilot: Pilot[int], name: str) -> ProposalScreen:
    """What is proposed for the file or folder of this name."""
    screen = await opened(pilot)
    screen.query_one(PathLine).value = name
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(pilot.app.screen, ProposalScreen))
    shown = pilot.app.screen
    assert isinstance(shown, ProposalScreen)
    return shown


def rows(screen: ProposalScreen) -> list[list[str]]:
    table = screen.query_one(DataTable)
    return [[str(cell) for cell in table.get_row_at(n)] for n in range(table.row_count)]


def state(screen: AddScreen) -> str:
    return str(screen.query_one("#state", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_folder_is_shown_before_anything_is_kept(
    home: Home, folder: Path, screen: Screen, size: tuple[int, int]
) -> None:
    app = TifaApp(home)
    before = len(list_articles(home.db)) or 15
    async with app.run_test(size=size) as pilot:
        shown = await proposed(pilot, str(folder))
        assert [(r[0], r[1], r[4]) for r in rows(shown)] == [
            ("✓", "闯新路进中游", "new"),
            ("✓", "第二篇", "new"),
        ]
        text = screen(app)
        assert "全区上下[red]抓落实[/red]。" in text  # what stands in a file is never markup
        assert "c.jpg: skipped" in text
        await pilot.press("down")
        await pilot.pause()
        assert "某报 · 2023-07-25" in screen(app)
        assert len(list_articles(home.db)) == before
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, AddScreen)
        assert len(list_articles(home.db)) == before


async def test_chosen_ones_go_in_under_the_title_given(home: Home, folder: Path) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await proposed(pilot, str(folder))
        await pilot.press("space", "k", "down", "e")
        shown.query_one("#title", Input).value = "另起的题"
        await pilot.press("enter")
        assert rows(shown)[1][1] == "另起的题"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        titles = {row.title for row in list_articles(home.db) if row.origin == "user"}
        assert titles == {"另起的题"}
        assert isinstance(app.screen, LibraryScreen)
        assert app.screen.article_id == find_article(home.db, "另起的题").id
        # The same file again is known, whatever it is called here.
        shown = await proposed(pilot, str(folder))
        assert [row[4] for row in rows(shown)] == ["new", "same"]
        assert [row[0] for row in rows(shown)] == ["✓", "·"]


async def test_what_cannot_be_read_is_told(home: Home, tmp_path: Path) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await opened(pilot)
        await pilot.press("enter")
        assert "Name a file" in state(shown)
        for name, told in (
            (str(tmp_path / "none.txt"), "no such file; check the name"),
            ("http://127.0.0.1:1/", "the server refused the connection"),
            ("~nobody-here/x", "no such file"),
            ("-", "-: no such file"),  # not standard input, which is the terminal
        ):
            shown.query_one(PathLine).value = name
            await pilot.press("enter")
            await until(pilot, lambda told=told: told in state(shown))
        assert app.screen is shown


async def test_esc_stops_reading(home: Home) -> None:
    app = TifaApp(home)
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes the call and never answers
        port = silent.getsockname()[1]
        async with app.run_test(size=(80, 24)) as pilot:
            shown = await opened(pilot)
            shown.query_one(PathLine).value = f"http://127.0.0.1:{port}/"
            await pilot.press("enter")
            await until(pilot, lambda: "Esc stops" in state(shown))
            await pilot.press("escape")
            await pilot.pause()
            assert "Stopped" in state(shown)
            await pilot.press("escape")
            await pilot.pause()
            assert isinstance(app.screen, LibraryScreen)


async def test_a_long_paste_does_not_freeze(home: Home) -> None:
    app = TifaApp(home)
    long = "# 长文\n\n" + "全区上下抓落实。\n\n" * 100_000
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await opened(pilot)
        area = shown.query_one(PasteArea)
        area.focus()
        await pilot.pause()
        app.post_message(events.Paste(long))
        await pilot.pause()
        assert area.content == long
        assert f"{len(long):,} characters" in area.text
        assert len(area.text) < 3_000  # all of it would be laid out for half a minute
        await pilot.press("x")
        assert area.content == long
        await pilot.press("backspace")
        assert area.content == ""
        app.post_message(events.Paste(ONE))
        await pilot.pause()
        assert area.content == ONE
        await pilot.press("ctrl+l")
        await until(pilot, lambda: isinstance(app.screen, ProposalScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert find_article(home.db, "闯新路进中游").origin == "user"


def test_paths_are_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "文章").mkdir()
    (tmp_path / "文章" / "甲.txt").touch()
    (tmp_path / ".hidden").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert complete("文") == "文章/"
    assert complete("文章/") == "文章/甲.txt"
    assert complete("~/文") == "~/文章/"
    assert complete(f"{tmp_path}/文章/甲") == f"{tmp_path}/文章/甲.txt"
    for typed in ("", "x", "http://a/", "~nobody-here/x", "\0", f"{tmp_path}/文章/甲.txt"):
        assert complete(typed) is None


async def test_removing_asks_first(home: Home, folder: Path, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await proposed(pilot, str(folder / "a.md"))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, ConfirmScreen)
        assert "闯新路进中游" in screen(app)
        await pilot.press("n")
        await pilot.pause()
        assert get_article(home.db, "闯新路进中游") is not None
        await pilot.press("delete")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert get_article(home.db, "闯新路进中游") is None
        assert "闯新路进中游" not in screen(app)
        await pilot.press("r")  # now on a shipped one
        await pilot.pause()
        assert "cannot be removed" in "".join(n.message for n in app._notifications)


async def test_an_article_open_beneath_is_left_before_it_goes(home: Home, folder: Path) -> None:
    from reader.articles.intake import read_articles
    from reader.services.adding import Adding
    from reader.services.library import annotate_articles
    from tests.tui.conftest import NOON

    (incoming,) = read_articles((folder / "a.md").read_bytes(), "a.md")
    identity = Adding(home.db, NOON).add(incoming).article.id
    list(annotate_articles(home.db, home.glossary, [identity], home.paths.cache))
    app = TifaApp(home, article=identity)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("q")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        app.screen.select(identity)
        app.screen.refresh_rows()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press("y")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        app.configure(reading_level="hsk3")
        await pilot.pause()
