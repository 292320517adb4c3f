"""Mining in the reader: a table of candidates; accept, merge, ignore, go there."""

from __future__ import annotations

import asyncio
import tomllib
from collections.abc import Callable

from textual.pilot import Pilot
from textual.widgets import DataTable, Input, TextArea

from reader.articles.model import Article, Paragraph
from reader.services.home import Home
from reader.services.library import annotate_articles
from reader.storage.candidates import ignored_candidates
from reader.tui.app import TifaApp
from reader.tui.screens.mining import MiningScreen
from reader.tui.screens.reading import ReadingScreen
from tests.adding import add_article
from tests.tui.conftest import NOON

Screen = Callable[[TifaApp], str]
TEXTS = (
    "全旗召开动员会。",
    "全旗扎实推进“清零攻坚”，落实“三个到位”，即思想到位、责任到位、措施到位。",
    "各地坚持[red]“双减三增”[/red]，逐项销号。",
)
ARTICLE = Article("mine-test", "打一场硬仗", tuple(map(Paragraph, TEXTS)), source="某报")


def told(app: TifaApp) -> str:
    """The notices so far."""
    return "\n".join(notice.message for notice in app._notifications)


def ready(home: Home) -> TifaApp:
    """The app in an annotated article of the user's own."""
    add_article(home.db, ARTICLE, NOON)
    list(annotate_articles(home.db, home.glossary, [ARTICLE.id], home.paths.cache))
    return TifaApp(home, article=ARTICLE.id)


async def mined(pilot: Pilot[int]) -> MiningScreen:
    """Ask for the candidates, and wait for them."""
    await pilot.pause()
    await pilot.press("M")
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, MiningScreen)
    for _ in range(300):
        if screen._ready:
            break
        await asyncio.sleep(0.1)
    await pilot.pause()
    return screen


def listed(screen: MiningScreen) -> list[str]:
    table = screen.query_one(DataTable)
    return [str(table.get_row_at(n)[0]) for n in range(table.row_count)]


def go_to(screen: MiningScreen, term: str) -> None:
    screen.query_one(DataTable).move_cursor(row=listed(screen).index(term))


async def ask(pilot: Pilot[int], screen: MiningScreen, term: str, key: str) -> None:
    """Press a key on a candidate."""
    go_to(screen, term)
    await pilot.press(key)
    await pilot.pause()


async def merge(pilot: Pilot[int], screen: MiningScreen, term: str, query: str) -> None:
    """Make a candidate a form of the first term that a query finds."""
    await ask(pilot, screen, term, "m")
    await pilot.press(*query)
    await pilot.pause()
    await pilot.press("enter")
    await pilot.pause()


async def test_candidates_with_evidence_and_their_sentence(home: Home, screen: Screen) -> None:
    app = ready(home)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await mined(pilot)
        assert {"清零攻坚", "三个到位", "双减三增"} <= set(listed(shown))
        go_to(shown, "三个到位")
        await pilot.pause()
        text = screen(app)
        assert "in quotation marks" in text
        assert "sān gè dàowèi" in text
        assert "stands for: 1 思想到位" in text
        assert "全旗扎实推进" in text
        go_to(shown, "双减三增")
        await pilot.pause()
        assert "[red]" in screen(app)  # what stands in an article is never markup


async def test_accepting_by_the_form(home: Home) -> None:
    app = ready(home)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await mined(pilot)
        await ask(pilot, shown, "三个到位", "a")
        assert app.screen.query_one("#term", Input).value == "三个到位"
        assert app.screen.query_one("#pinyin", Input).value == "sān gè dàowèi"
        area = app.screen.query_one(TextArea)
        assert area.text.splitlines() == ["思想到位", "责任到位", "措施到位"]
        area.text = "思想到位 = minds in place\n责任到位\n措施到位"
        await pilot.press(*"three in place")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "三个到位" not in listed(shown)
        assert "in your own deck" in told(app)
        deck = tomllib.loads((home.paths.user_decks / "own.toml").read_text(encoding="utf-8"))
        (entry,) = deck["term"]
        assert entry["english"] == "three in place"
        assert entry["components"][0] == {"zh": "思想到位", "en": "minds in place"}
        assert entry["components"][1] == {"zh": "责任到位"}


async def test_a_fault_in_the_form_is_told_and_nothing_is_lost(home: Home) -> None:
    app = ready(home)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await mined(pilot)
        await ask(pilot, shown, "清零攻坚", "a")
        app.screen.query_one("#term", Input).value = " "
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "needs its headword" in told(app)
        app.screen.query_one("#term", Input).value = "清零攻坚"
        app.screen.query_one("#pinyin", Input).value = "qīng"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not (home.paths.user_decks / "own.toml").exists()
        assert "pinyin" in told(app)
        assert app.screen.query_one("#pinyin", Input).value == "qīng"  # one may mend it
        await pilot.press("escape")
        await pilot.pause()
        assert "清零攻坚" in listed(shown)


async def test_merging_into_a_term_that_is_searched(home: Home) -> None:
    app = ready(home)
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await mined(pilot)
        await merge(pilot, shown, "清零攻坚", "liang ge que li")
        assert "清零攻坚" not in listed(shown)
        term = home.glossary.term("两个确立")
        assert term is not None
        assert "清零攻坚" in term.variants


async def test_what_was_accepted_and_merged_is_taken_back_in_turn(home: Home) -> None:
    own = home.paths.user_decks / "own.toml"
    own.parent.mkdir(parents=True, exist_ok=True)
    mine = '[deck]\nid = "own"\ntitle = "Mine"\n\n# by hand\n[[term]]\nterm = "老词"\n'
    own.write_text(mine, encoding="utf-8")
    home.reload_glossary()
    app = ready(home)
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await mined(pilot)
        before = listed(shown)
        await ask(pilot, shown, "三个到位", "a")
        await pilot.press(*"three in place")
        await pilot.press("ctrl+s")
        await pilot.pause()
        accepted = own.read_text(encoding="utf-8")
        await merge(pilot, shown, "清零攻坚", "liang ge que li")
        assert len(listed(shown)) == len(before) - 2
        await pilot.press("u")
        await pilot.pause()
        assert own.read_text(encoding="utf-8") == accepted
        term = home.glossary.term("两个确立")
        assert term is not None
        assert "清零攻坚" not in term.variants
        await pilot.press("u")
        await pilot.pause()
        assert own.read_text(encoding="utf-8") == mine
        assert home.glossary.term("三个到位") is None
        assert listed(shown) == before


async def test_a_deck_changed_since_is_not_put_back(home: Home) -> None:
    app = ready(home)
    async with app.run_test(size=(120, 40)) as pilot:
        shown = await mined(pilot)
        await ask(pilot, shown, "清零攻坚", "a")
        await pilot.press("ctrl+s")
        await pilot.pause()
        own = home.paths.user_decks / "own.toml"
        mended = own.read_text(encoding="utf-8") + "# mended by hand\n"
        own.write_text(mended, encoding="utf-8")
        await pilot.press("u")
        await pilot.pause()
        assert "changed since" in told(app)
        assert own.read_text(encoding="utf-8") == mended
        assert "清零攻坚" not in listed(shown)


async def test_ignoring_undo_and_going_there(home: Home) -> None:
    app = ready(home)
    async with app.run_test(size=(80, 24)) as pilot:
        shown = await mined(pilot)
        before = listed(shown)
        go_to(shown, "清零攻坚")
        await pilot.press("i", "i")
        await pilot.pause()
        assert len(listed(shown)) == len(before) - 2
        assert "清零攻坚" in ignored_candidates(home.db)
        await pilot.press("u", "u")
        await pilot.pause()
        assert listed(shown) == before
        assert ignored_candidates(home.db) == {}
        go_to(shown, "双减三增")
        await pilot.press("enter")
        await pilot.pause()
        page = app.screen
        assert isinstance(page, ReadingScreen)
        block, _ = page.page.cursor_spot()
        assert page.reading.block(block).paragraph == 2
        await pilot.press("q")
        await pilot.pause()
        assert app.screen is shown


async def test_leaving_while_it_still_looks(home: Home) -> None:
    app = ready(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("M", "escape")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
