"""Deciding which of the matching terms is meant, in the reader."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import OptionList

from reader.services.home import Home
from reader.services.matches import list_decisions
from reader.tui.app import TifaApp
from reader.tui.screens.match import MatchScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.term import TermScreen
from reader.tui.widgets.link import Link
from reader.tui.widgets.occurrence_list import More
from reader.tui.widgets.page import Page
from tests.tui.conftest import until

SENSES = "dlt-2025-03-5"  # holds 1+5, which has two meanings
NESTED = "nmrb-2023-07-24-2"
Screen = Callable[[TifaApp], str]


def go_to(page: Page, text: str) -> tuple[int, int]:
    """Put the cursor on the first `text`; (block, code point in it)."""
    block, start, _ = next(page.reading.find(text))
    page.go(block, start)
    return block, start


def nested(page: Page) -> tuple[str, str]:
    """Put the cursor on a marked term that holds another one; both ids."""
    for seq in range(len(page.reading.outline)):
        terms = page.reading.block(seq).terms
        for identity, start, end, shown in terms:
            inside = [t for t in terms if not t[3] and start <= t[1] and t[2] <= end
                      and (t[1], t[2]) != (start, end)]  # fmt: skip
            if shown and inside:
                page.go(seq, inside[0][1])
                return identity, inside[0][0]
    raise AssertionError


def choose(app: TifaApp, wanted: str) -> None:
    """Highlight the line that holds `wanted`."""
    options = app.screen.query_one(OptionList)
    lines = [str(options.get_option_at_index(n).prompt) for n in range(options.option_count)]
    options.highlighted = next(n for n, line in enumerate(lines) if wanted in line)


def shown(page: Page, place: tuple[int, int]) -> list[str]:
    """The ids marked over a place."""
    return [t[0] for t in page.reading.block(place[0]).terms if t[3] and t[1] <= place[1] < t[2]]


async def test_the_other_sense_here_then_taken_back(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=SENSES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        place = go_to(page, "1+5")
        await pilot.press("enter")
        await pilot.pause()
        assert "central “1+5” working opinions" in screen(app)
        assert "or: “1+5” mechanism for managing officials" in screen(app)
        assert "m match" in screen(app)
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, MatchScreen)
        assert "the choice holds here only" in screen(app)
        choose(app, "mechanism for managing officials")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert shown(page, place) == ["1+5-cadres"]
        (made,) = list_decisions(home.db)
        assert (made.article, made.here, made.term) == (SENSES, True, "1+5-cadres")
        await pilot.press("m")
        await pilot.pause()
        choose(app, "take back")
        await pilot.press("enter")
        await pilot.pause()
        assert list_decisions(home.db) == []
        # Annotating in the background may store once more what was decided before.
        await until(pilot, lambda: shown(page, place) == ["1+5-politics-law"])


async def test_split_in_the_article_and_silence_everywhere(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=NESTED)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        outer, inner = nested(page)
        place = page.cursor_spot()
        await pilot.press("m", "h")
        await pilot.pause()
        assert "in this article" in screen(app)
        choose(app, "split it")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(page, place) == [inner]
        await pilot.press("enter")
        await pilot.pause()
        term = home.glossary.term(outer)
        assert term is not None
        assert f"not marked {term.term}" in screen(app)
        await pilot.press("escape", "m", "h", "h")
        await pilot.pause()
        assert "everywhere" in screen(app)
        choose(app, "silence it")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(page, place) == []
        (made,) = list_decisions(home.db)  # the narrower one is gone
        assert (made.choice, made.article) == ("silence", None)
        await pilot.press("enter")
        await pilot.pause()
        assert f"silenced {term.term}" in screen(app)


async def test_nothing_is_decided_after_esc_nor_where_nothing_matches(home: Home) -> None:
    app = TifaApp(home, article=NESTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        nested(page)
        await pilot.press("m", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        go_to(page, "。")
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert any("No set term" in n.message for n in app._notifications)
        assert list_decisions(home.db) == []


async def test_the_card_lists_what_else_matches(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=SENSES)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        go_to(app.screen.query_one(Page), "1+5")
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert "Other meanings" in screen(app)
        await pilot.press("enter")  # the first link
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert app.screen.term.id == "1+5-cadres"


async def test_the_occurrences_of_a_card_open_their_places(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_term("五大任务")
        await pilot.pause()
        card = app.screen
        assert isinstance(card, TermScreen)
        link = next(link for link in card.query(Link) if link.article)
        link.focus()
        await until(pilot, lambda: "In your library:" in screen(app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.reading.row.id == link.article
        block, offset = app.screen.page.cursor_spot()
        assert app.screen.reading.block(block).text[offset:].startswith("五大任务")


async def test_many_occurrences_come_some_at_a_time(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        often = home.db.execute(
            "SELECT term FROM article_term GROUP BY term ORDER BY sum(count) DESC LIMIT 1"
        ).fetchone()[0]
        app.open_term(often)
        await pilot.pause()
        total = home.db.execute(
            "SELECT sum(count) FROM article_term WHERE term = ?", (often,)
        ).fetchone()[0]
        links = [link for link in app.screen.query(Link) if link.article]
        assert len(links) == 20 < total
        while more := app.screen.query(More):
            more.first(Link).focus()
            await pilot.pause()
            await pilot.press("enter")
            await pilot.pause()
        places = [(link.article, link.at) for link in app.screen.query(Link) if link.article]
        assert len(places) == len(set(places)) == total
