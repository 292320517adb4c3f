"""Library, glossary, cards, settings, help: every screen by its keys."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from textual.widgets import DataTable, Input, Select

from reader.articles.markdown import parse_markdown
from reader.config import load_config
from reader.services.home import Home
from reader.services.library import annotate_articles, list_articles
from reader.tui.app import TifaApp
from reader.tui.screens.drill import DrillScreen
from reader.tui.screens.glossary import GlossaryScreen
from reader.tui.screens.help import HelpScreen, bindings_of, screens_with_keys
from reader.tui.screens.level import LevelScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.settings import SettingsScreen
from reader.tui.screens.small import SmallScreen
from reader.tui.screens.term import TermScreen
from reader.tui.widgets.page import Page
from tests.adding import add_article
from tests.tui.conftest import NOON, make_home

Screen = Callable[[TifaApp], str]


async def test_the_library_shows_every_article_at_a_glance(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        text = screen(app)
        for part in ("加快转变思想观念", "内蒙古日报", "2023-07-24", "1,196", "Known", "Due"):
            assert part in text
        assert app.screen.query_one(DataTable).row_count == 15
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("q")
        assert isinstance(app.screen, LibraryScreen)


async def test_the_library_filters_as_one_types_and_escape_clears(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        table = app.screen.query_one(DataTable)
        await pilot.press("slash")
        app.screen.query_one("#filter", Input).value = "思想观念"
        await pilot.pause()
        assert table.row_count == 1
        await pilot.press("escape")
        await pilot.pause()
        assert table.row_count == 15


async def test_the_library_sorts_by_each_column(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        table = app.screen.query_one(DataTable)

        def column(name: str) -> list[str]:
            return [str(table.get_cell(row, name)) for row in table.rows]

        dates = column("date")
        assert dates == sorted(dates, reverse=True)
        await pilot.press("s", "s", "s")
        await pilot.pause()
        lengths = [int(cell.replace(",", "")) for cell in column("hanzi")]
        assert lengths == sorted(lengths, reverse=True)


async def test_due_terms_show_in_the_library(home: Home, screen: Screen) -> None:
    home.drill.add_term("两个确立")
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "1 new" in screen(app)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        assert "两个确立" in screen(app)
        await pilot.press("space", "3")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)
        assert "nothing due" in screen(app)


@pytest.mark.parametrize(
    "query", ["两个确立", "liang ge que li", "lgql", "liǎng gè quèlì", "liang3ge4que4li4"]
)
async def test_the_glossary_finds_a_term_however_it_is_typed(
    home: Home, screen: Screen, query: str
) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        app.screen.query_one(Input).value = query
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert app.screen.term.id == "两个确立"
        await pilot.press("a")
        assert home.drill.enrolled() == {"两个确立"}
        assert "in the drill" in screen(app)
        await pilot.press("escape", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_the_glossary_says_when_nothing_fits(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("g")
        await pilot.pause()
        app.screen.query_one(Input).value = "zzzzzz"
        await pilot.pause()
        assert isinstance(app.screen, GlossaryScreen)
        assert "Nothing for “zzzzzz”" in screen(app)


async def test_a_card_leads_to_the_articles_that_hold_the_term(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 120)) as pilot:
        await pilot.pause()
        app.open_term("三多三少三慢")
        await pilot.pause()
        for _ in range(20):
            focused = app.focused
            if getattr(focused, "article", ""):
                break
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        page = app.screen.query_one(Page)
        found = page.reading.terms_at(*page.cursor_word())
        assert "三多三少三慢" in [f.term.id for f in found]


async def test_settings_are_kept_in_config_toml_at_once(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 50)) as pilot:
        await pilot.pause()
        await pilot.press("comma")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        app.screen.query_one("#look_theme", Select).value = "tifa-light"
        app.screen.query_one("#reading_column", Input).value = "70"
        await pilot.pause()
        kept = load_config(home.paths.config_file)
        assert (kept.look_theme, kept.reading_column) == ("tifa-light", 70)
        assert app.theme == "tifa-light"
        app.screen.query_one("#reading_column", Input).value = "5"
        await pilot.pause()
        assert load_config(home.paths.config_file).reading_column == 70


async def test_every_key_is_in_the_help_with_an_id_of_its_own(home: Home, screen: Screen) -> None:
    ids = [b.id for _, owner in screens_with_keys() for b in bindings_of(owner)]
    assert all(ids)
    assert len(set(ids) - {"app.help"}) == len([i for i in ids if i != "app.help"])
    app = TifaApp(home)
    async with app.run_test(size=(110, 200)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        assert isinstance(app.screen, HelpScreen)
        text = screen(app)
        assert all(str(identity) in text for identity in ids)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_key_can_be_changed_in_config_toml(home: Home, screen: Screen) -> None:
    settings = '[reading]\nlevel = "none"\n[keys]\n"reader.pinyin" = "f5"\n'
    home.paths.config_file.write_text(settings, encoding="utf-8")
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("p")
        assert "pinyin: all" in screen(app)
        await pilot.press("f5")
        await pilot.pause()
        assert "pinyin: unknown" in screen(app)


async def test_a_small_terminal_is_told_so_and_recovers(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for size in ((20, 5), (3, 1)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert isinstance(app.screen, SmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert "zìzhìqū" in screen(app)


async def test_the_palette_opens_articles_and_sets_the_theme(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        offered = {c.title: c for c in app.get_system_commands(app.screen)}
        assert {"Drill", "Glossary", "Settings", "Keys", "Pinyin: terms"} <= set(offered)
        offered["加快转变思想观念"].callback()
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        offered["Theme: tifa-mono"].callback()
        assert app.theme == "tifa-mono"


async def test_unknown_only_asks_once_what_is_known_and_starts_sensibly(home: Home) -> None:
    home.paths.config_file.unlink()
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, LevelScreen)
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        assert load_config(home.paths.config_file).reading_level == "intermediate"
        page = app.screen.query_one(Page)
        layout = page.view.layout(3)
        shown = {layout.word(n): label for n, label in enumerate(layout.labels)}
        assert not shown["安全"]
        assert shown["擘画"] == "bòhuà"
        await pilot.press("p", "p", "p", "p")
        assert isinstance(app.screen, ReadingScreen), "not asked again"
        await pilot.press("q")
        await pilot.pause()
        rows = {row.id: row.known for row in list_articles(home.db, "intermediate")}
        assert 0.3 < rows["nmrb-2023-07-24-2"] < 0.95


HOSTILE = """# [bold]题目[/bold] [@click=app.quit]退出[/]

[red]五大任务[/red] \x1b[31m红\x1b[0m \x1b]8;;http://x\x07链接\x1b]8;;\x07 [/b]
[@click=app.quit]点[/]。

\u202e反\u202c 零\u200b宽 [link=file:///etc/passwd]x[/link] $primary {0} %s 。
"""


async def test_markup_and_escapes_in_an_article_are_plain_text(home: Home, screen: Screen) -> None:
    article = parse_markdown(HOSTILE, "hostile.md")
    added = add_article(home.db, article, NOON)
    list(annotate_articles(home.db, home.glossary, [added.article.id], home.paths.cache))
    app = TifaApp(home)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        assert "[bold]题目[/bold] [@click=app.quit]" in screen(app)
        app.open_article(added.article.id)
        await pilot.pause()
        text = re.sub(r"\s", "", screen(app))
        assert "[red]五大任务[/red]红链接[/b][@click=app.quit]点[/]" in text
        assert "反零宽[link=file:///etc/passwd]x[/link]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        page = app.screen.query_one(Page)
        for _ in range(10):
            await pilot.press("right", "enter", "x", "a", "b", "escape", "y")
        await pilot.press("i")
        await pilot.pause()
        assert "[bold]题目[/bold]" in screen(app)
        await pilot.press("escape")
        block, start, _ = next(iter(page.reading.find("点")))
        region = page.word_region(page.place_of(block, start))
        assert region
        await pilot.click(offset=(region.x, region.bottom - 1))
        assert app.is_running
        await pilot.press("q")
        assert app.is_running


async def test_a_first_start_prepares_the_articles_and_shows_how_far_it_is(
    tmp_path: object, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIFA_HOME", str(tmp_path))
    home = make_home(tmp_path)  # type: ignore[arg-type]
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        seen = ""
        for _ in range(600):
            await pilot.pause(0.1)
            seen += screen(app)
            if "Preparing dictionary" in seen and not app.annotating.running:
                break
        assert "Preparing articles" in seen
        await pilot.pause()
        assert "Preparing" not in screen(app)
        assert "…" not in str(app.screen.query_one(DataTable).get_row_at(0)[-3])
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
    home.close()


async def test_a_full_disk_is_told_and_reading_goes_on(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        home.db.execute("PRAGMA query_only = ON")  # every write fails, as on a full disk
        await pilot.press("n", "a", "x")
        await pilot.pause()
        told = [note.message for note in app._notifications]
        assert len([text for text in told if "could not be" in text]) == 2
        assert not home.drill.enrolled()
        home.db.execute("PRAGMA query_only = OFF")
        await pilot.press("a")
        await pilot.pause()
        assert home.drill.enrolled()
