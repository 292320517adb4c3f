"""Choosing a session, studying before reading, and what one does with a card, by their keys."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.widgets import DataTable, Input

from reader.config import changed
from reader.services.drill_types import Scope
from reader.services.home import Home
from reader.services.library import list_articles
from reader.services.reading import Reading
from reader.services.terms import enrol
from reader.storage.reading import set_known
from reader.study.scheduler import Rating
from reader.tui.app import TifaApp
from reader.tui.screens.drill import DrillScreen
from reader.tui.screens.library import LibraryScreen
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.sessions import SessionsScreen
from reader.tui.screens.term_form import TermForm
from tests.tui.conftest import NOON, counted

Screen = Callable[[TifaApp], str]
TERM = "五大任务"


def meet(home: Home, term: str = TERM) -> Reading:
    """Put a term into the drill where it stands first in the library."""
    for row in list_articles(home.db):
        reading = Reading(home, row.id)
        for seq in range(len(reading.outline)):
            for identity, start, _, shown in reading.block(seq).terms:
                if identity == term and shown and reading.block(seq).paragraph >= 0:
                    enrol(home, term, reading, seq, start)
                    return reading
    raise AssertionError(term)


def logged(home: Home) -> int:
    count: int = home.db.execute("SELECT count(*) FROM review").fetchone()[0]
    return count


def said(app: TifaApp) -> list[str]:
    """The notices that are shown."""
    return [notice.message for notice in app._notifications]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_all_sessions_stand_in_one_table(
    home: Home, screen: Screen, size: tuple[int, int]
) -> None:
    home.drill.add_term(TERM)
    app = TifaApp(home)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await counted(pilot, "D")
        assert isinstance(app.screen, SessionsScreen)
        text = screen(app)
        names = ("Due today and new cards", "Before reading 《", "Cram", "Leeches", "Flagged cards")
        for part in ("What to drill", *names, "Suspended cards", "Ecology and energy"):
            assert part in text, part
        table = app.screen.query_one(DataTable)
        assert table.row_count == 7 + len([d for d in home.glossary.decks if d.terms])
        assert [str(cell) for cell in table.get_row_at(0)][1:3] == ["·", "1"]
        await pilot.press("j", "j", "j")
        await counted(pilot, "plus")
        assert "Cram 突击 · 30 cards" in screen(app)
        assert "no date moves" in screen(app)
        await pilot.press("escape")
        assert isinstance(app.screen, LibraryScreen)


async def test_a_deck_is_drilled_by_enter(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await counted(pilot, "D")
        table = app.screen.query_one(DataTable)
        names = [str(table.get_row_at(n)[0]) for n in range(table.row_count)]
        row = next(n for n, name in enumerate(names) if "Numbered formulas" in name)
        table.move_cursor(row=row)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        assert "Drill 练习 · Numbered formulas" in screen(app)
        assert "0 done · 10 left" in screen(app)
        terms = [home.glossary.term(term) for term in home.drill.enrolled()]
        assert {term.deck for term in terms if term} == {"numbered"}
        await counted(pilot, "space", "4", "escape")
        assert isinstance(app.screen, SessionsScreen)
        assert "1 answered today" in screen(app)
        assert str(table.get_row_at(row)[2]) == "9"


@pytest.mark.parametrize("inside", [False, True])
async def test_an_articles_unknown_terms_before_reading_it(
    home: Home, screen: Screen, inside: bool
) -> None:
    article = list_articles(home.db)[0]
    reading = Reading(home, article.id)
    marked = {t[0] for s in range(len(reading.outline)) for t in reading.block(s).terms if t[3]}
    known = sorted(marked)[0]
    set_known(home.db, "term", known, True, "now")
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        if inside:
            await pilot.press("enter")
            await pilot.pause()
            page = app.screen
        await pilot.press("P")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        assert f"Before reading 《{article.title[:8]}" in screen(app)
        assert "0 done · 20 left" in screen(app)
        enrolled = home.drill.enrolled()
        assert enrolled < marked - {known}
        await pilot.press("escape")
        await pilot.pause()
        if inside:
            assert app.screen is page
            assert page.reading.drilled == enrolled  # shown in the text at once
            assert "•" in screen(app)
        else:
            assert isinstance(app.screen, LibraryScreen)


async def test_nothing_to_study_before_reading_leads_to_the_article(
    home: Home, screen: Screen
) -> None:
    home.configure(changed(home.config, drill_prestudy=0))
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("P")
        await pilot.pause()
        assert "Nothing to study before reading" in screen(app)
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)


async def test_to_the_sentence_in_the_article_and_back_to_the_card(
    home: Home, screen: Screen
) -> None:
    reading = meet(home)
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        card = app.screen
        before = screen(app)
        await pilot.press("o")
        await pilot.pause()
        assert isinstance(app.screen, ReadingScreen)
        assert app.screen.article_id == reading.row.id
        place = app.screen.page.cursor
        layout = app.screen.page.view.layout(place.block)
        assert layout.word(place.word) in TERM  # the cursor stands on the term
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen is card
        assert screen(app) == before  # the same card, still revealed
        await pilot.press("3")
        assert logged(home) == 1


async def test_another_session_in_between_does_no_harm(home: Home, screen: Screen) -> None:
    meet(home)
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("o")
        await pilot.pause()
        await pilot.press("P")
        await pilot.pause()
        await pilot.press("space", "4", "escape", "escape")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        count = logged(home)
        await pilot.press("space", "3")
        await pilot.pause()
        assert logged(home) == count + 1


async def test_the_term_is_edited_where_it_is_asked(home: Home, screen: Screen) -> None:
    meet(home)
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("space", "e")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, TermForm)
        assert form.query_one("#term", Input).value == TERM
        assert "国家重要能源和战略资源基地" in screen(app)
        form.query_one("#english", Input).value = "the Quintet of [b]Tasks[/b]"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        assert "the Quintet of [b]Tasks[/b]" in screen(app)
        own = tomllib.loads((home.paths.user_decks / "own.toml").read_text(encoding="utf-8"))
        assert own["term"] == [{"id": TERM, "english": "the Quintet of [b]Tasks[/b]"}]
        await pilot.press("3")
        assert logged(home) == 1


async def test_a_card_is_suspended_and_taken_back(home: Home, screen: Screen) -> None:
    home.drill.add_term(TERM)
    home.drill.add_term("两个确立")
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert "suspended 已停用" in screen(app)
        assert "两个确立" in screen(app)
        await pilot.press("u")
        await pilot.pause()
        assert TERM in screen(app)
        await counted(pilot, "s", "space", "3", "escape", "D")
        table = app.screen.query_one(DataTable)
        row = next(n for n in range(9) if "Suspended" in str(table.get_row_at(n)[0]))
        assert str(table.get_row_at(row)[1]) == "1"
        table.move_cursor(row=row)
        await pilot.press("enter", "space", "s")
        await pilot.pause()
        assert "no longer suspended" in screen(app)
        await pilot.press("3")
        await pilot.pause()
        assert "Practice done" in screen(app)
        assert logged(home) == 1
        await pilot.press("escape", "escape", "d")
        await pilot.pause()
        assert TERM in screen(app)


async def test_a_buried_card_is_gone_for_today(home: Home, screen: Screen) -> None:
    home.drill.add_term(TERM)
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert "buried until tomorrow" in screen(app)
        assert "The next card comes tomorrow (2026-03-02)" in screen(app)
        await pilot.press("b", "s", "f", "e")  # nothing is asked: nothing happens
        await pilot.press("escape", "d")
        await pilot.pause()
        assert "Nothing is due" in screen(app)


async def test_a_flag_shows_and_is_found_again(home: Home, screen: Screen) -> None:
    home.drill.add_term(TERM)
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("space", "f")
        await pilot.pause()
        assert "⚑ flagged" in screen(app)
        assert "Good 记得" in screen(app)  # still revealed
        await pilot.press("f")
        await pilot.pause()
        assert "⚑" not in screen(app)
        await pilot.press("f", "3")
        assert home.drill.due_counts(home.drill.choices()[4].scope).due == 1


async def test_cramming_moves_no_date(home: Home, screen: Screen) -> None:
    home.drill.add_term(TERM)
    home.drill.start()
    asked = home.drill.next()
    assert asked is not None
    home.drill.answer(asked, Rating.EASY, 1)
    states = home.db.execute("SELECT * FROM card_state").fetchall()
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await counted(pilot, "D")
        await pilot.press("j", "j", "j", "enter", "space")
        await pilot.pause()
        assert "Cram 突击" in screen(app)
        assert "no date moves" in screen(app)
        await pilot.press("1", "u", "space", "4")
        await pilot.pause()
        assert logged(home) == 1
        assert home.db.execute("SELECT * FROM card_state").fetchall() == states


async def test_a_leech_is_said_to_be_one(home: Home, screen: Screen) -> None:
    home.configure(changed(home.config, drill_leech=2))
    home.drill.add_term(TERM)
    home.drill.start()
    moment = NOON
    home.drill._clock = lambda: moment
    for rating in (3, 1, 3):
        home.drill.start()
        asked = home.drill.next()
        assert asked is not None
        home.drill.answer(asked, Rating(rating), 1)
        moment += timedelta(days=40 * (rating == 3))
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("space", "1")
        await pilot.pause()
        assert said(app) == ["Forgotten 2 times: this card is a leech."]
        assert "leech: forgotten 2 times" in screen(app)


async def test_a_leech_may_be_suspended_at_once(home: Home, screen: Screen) -> None:
    home.configure(changed(home.config, drill_leech=2, drill_leech_suspend=True))
    meet(home)
    moment = NOON
    home.drill._clock = lambda: moment
    for rating in (3, 1, 3):
        home.drill.start()
        asked = home.drill.next()
        assert asked is not None
        home.drill.answer(asked, Rating(rating), 1)
        moment += timedelta(days=40 * (rating == 3))
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("space", "1")
        await pilot.pause()
        assert said(app) == ["Forgotten 2 times: this card is a leech; it is suspended."]
        assert "Done for today" in screen(app)


async def test_the_pop_up_and_the_card_say_how_well_a_term_is_known(
    home: Home, screen: Screen
) -> None:
    meet(home)
    app = TifaApp(home)
    async with app.run_test(size=(100, 40)) as pilot:
        app.open_term(TERM)
        await pilot.pause()
        assert "● in the drill · learning" in screen(app)
        await pilot.press("x")
        await pilot.pause()
        assert "✓ known by your word" in screen(app)


async def test_an_empty_drill_says_how_to_begin(home: Home, screen: Screen) -> None:
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        text = screen(app)
        assert "The drill is empty" in text
        assert "D lists the decks: a session of one brings its terms." in text
        assert "D More to drill" in text.splitlines()[-1]
        await counted(pilot, "D")
        assert isinstance(app.screen, SessionsScreen)
        await pilot.press(*"j" * 7, "enter")
        await pilot.pause()
        assert isinstance(app.screen, DrillScreen)
        assert "10 left" in screen(app)
        await pilot.press("D")  # in the middle of a card it is no key
        assert isinstance(app.screen, DrillScreen)
        await pilot.press(*["space", "4"] * 10)
        await pilot.pause()
        assert "Done for today" in screen(app)
        assert "D lists what else to drill" in screen(app)
        await counted(pilot, "D")
        await pilot.press("escape")  # there is one list of sessions, not one upon another
        await pilot.pause()
        assert isinstance(app.screen, LibraryScreen)


async def test_help_begins_with_the_keys_of_the_screen_it_is_asked_on(
    home: Home, screen: Screen
) -> None:
    app = TifaApp(home, start="drill")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        text = screen(app)
        assert "Bury until tomorrow" in text
        assert "Suspend, or no longer" in text
        assert "drill.bury" in text


@pytest.mark.parametrize(
    ("what", "how"), [("flagged", "f flags a card"), ("suspended", "s sets a card aside")]
)
async def test_an_empty_practice_says_how_cards_come_into_it(
    home: Home, screen: Screen, what: str, how: str
) -> None:
    app = TifaApp(home, start="drill", scope=Scope(what))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert how in screen(app)
        assert "press a" not in screen(app)
