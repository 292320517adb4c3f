"""Reading an article with keys and mouse."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from textual.events import MouseMove
from textual.widgets import Input

from reader.config import load_config
from reader.services.home import Home
from reader.storage.reading import get_position, known
from reader.tui.app import TifaApp
from reader.tui.screens.reading import ReadingScreen
from reader.tui.screens.term import TermScreen
from reader.tui.viewport import Place
from reader.tui.widgets.page import Page
from reader.tui.widgets.popup import Popup

ARTICLE = "nmrb-2023-07-24-2"
Screen = Callable[[TifaApp], str]


def word(page: Page) -> str:
    """The word under the cursor."""
    return page.view.layout(page.cursor.block).word(page.cursor.word)


def popup_text(app: TifaApp) -> str:
    """What stands in the pop-up, without blanks and its frame."""
    region = app.screen.query_one(Popup).region
    strips = app.screen._compositor.render_strips()[region.y : region.bottom]
    text = "".join(strip.crop(region.x, region.right).text for strip in strips)
    return re.sub(r"[\s│]", "", text)


def word_at(page: Page, text: str) -> Place:
    """The place of the first word `text` from the top of the view."""
    for block in range(page.view.block, len(page.reading.outline)):
        layout = page.view.layout(block)
        for n in range(len(layout.starts)):
            if layout.word(n) == text:
                return Place(block, n)
    raise AssertionError(text)


async def test_pinyin_stands_above_its_word(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        rows = screen(app).split("\n")
        hanzi = next(n for n, row in enumerate(rows) if "只要广大" in row or "自治区" in row)
        assert "zìzhìqū" in rows[hanzi - 1]
        assert "见行见效完成好“五大任务”" in rows[0]
        assert "内蒙古日报 · 2023-07-24" in rows[0]


async def test_arrows_walk_word_by_word_and_line_by_line(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        seen = [word(page)]
        for _ in range(25):
            await pilot.press("right")
            seen.append(word(page))
        assert not set(seen) & set("“”。，,、")
        for key in ["l"] + ["h"] * 26:
            await pilot.press(key)
        assert (page.cursor, word(page)) == (Place(0, 0), seen[0])
        await pilot.press("down", "down", "j", "k", "up", "up")
        assert page.cursor.block == 0
        await pilot.press("end")
        assert page.cursor.block == len(page.reading.outline) - 1
        await pilot.press("right", "down")
        assert page.cursor.block == len(page.reading.outline) - 1
        await pilot.press("home")
        assert page.cursor == Place(0, 0)


async def test_pages_go_on_to_the_end_and_back(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        offsets = [page.cursor_spot()]
        for _ in range(45):
            await pilot.press("pagedown")
            offsets.append(page.cursor_spot())
        assert offsets == sorted(offsets), "never backwards"
        assert offsets[-1][0] == len(page.reading.outline) - 1
        for _ in range(45):
            await pilot.press("pageup")
        assert page.cursor_spot() == (0, 0)


async def test_n_goes_from_term_to_term_and_enter_explains(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        titles = []
        for _ in range(30):
            await pilot.press("n")
            found = page.reading.terms_at(*page.cursor_word())
            assert found
            assert found[0].shown
            titles.append(found[0].term.term)
        assert "五大任务" in titles
        popup = app.screen.query_one(Popup)
        await pilot.press("enter")
        while "五大任务" not in str(popup.border_title):
            await pilot.press("N")
            await pilot.pause()
        text = screen(app)
        for part in (
            "wǔ dà rènwu",
            "Five Major Tasks",
            "两个屏障",
            "我国北方重要生态安全屏障",
            "我国向北开放重要桥头堡",
            "× in the library",
        ):
            assert part in text


async def test_enter_again_opens_the_card_whose_links_open_in_turn(
    home: Home, screen: Screen
) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 90)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        spot = next((b, s) for b, s, _ in page.reading.find("五大任务") if b > 1)
        page.go(*spot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert "Five Major Tasks" in screen(app)
        assert "In your library" in screen(app)
        first = app.screen.term.id
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert app.screen.term.id != first
        await pilot.press("escape")
        assert app.screen.term.id == first
        await pilot.press("escape")
        assert isinstance(app.screen, ReadingScreen)


async def test_the_pop_up_follows_the_cursor_and_escape_closes_it(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        popup = app.screen.query_one(Popup)
        await pilot.press("enter")
        before = str(popup.border_title)
        await pilot.press("down", "down", "right")
        await pilot.pause()
        assert popup.display
        assert str(popup.border_title) != before
        await pilot.press("escape")
        assert not popup.display
        assert isinstance(app.screen, ReadingScreen)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60), (44, 12)])
async def test_the_pop_up_leaves_its_word_visible_and_stays_on_the_screen(
    home: Home, size: tuple[int, int]
) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        page, popup = app.screen.query_one(Page), app.screen.query_one(Popup)
        await pilot.press("enter")
        for key in ["right"] * 12 + ["down"] * 10:
            await pilot.press(key)
            await pilot.pause()
            region = page.word_region(page.cursor)
            assert region is not None
            assert popup.display
            assert app.screen.region.contains_region(popup.region)
            assert not popup.region.overlaps(region)


async def test_p_cycles_over_which_words_pinyin_stands(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("pagedown")
        counted = {}
        for mode in ("all", "unknown", "terms", "none"):
            await pilot.pause()
            page = app.screen.query_one(Page)
            assert page.look.pinyin == mode
            assert f"pinyin: {mode}" in screen(app)
            layout = page.view.layout(3)
            counted[mode] = sum(1 for label in layout.labels if label)
            await pilot.press("p")
        assert counted["all"] == counted["unknown"] > counted["terms"] > counted["none"] == 0
        assert load_config(home.paths.config_file).reading_pinyin == "all"


async def test_x_marks_a_word_known_and_unknown_only_leaves_its_pinyin_out(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        place = word_at(page, "强调")
        page.go(place.block, page.view.layout(place.block).starts[place.word])
        await pilot.press("x")
        assert "强调" in known(home.db, "word")
        await pilot.press("p")
        await pilot.pause()
        layout = page.view.layout(place.block)
        assert not layout.labels[place.word]
        assert any(layout.labels)
        await pilot.press("x")
        assert "强调" not in known(home.db, "word")


async def test_a_puts_a_term_into_the_drill_and_marks_it_in_the_text(
    home: Home, screen: Screen
) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        block, start, _ = next(iter(page.reading.find("对标对表")))
        page.go(block, start)
        await pilot.press("a")
        await pilot.pause()
        assert home.drill.enrolled() == {"对标对表"}
        assert "duìbiǎo•" in screen(app)


async def test_a_on_an_ordinary_word_writes_it_into_the_users_own_deck(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        place = word_at(page, "强调")
        page.go(place.block, page.view.layout(place.block).starts[place.word])
        await pilot.press("a")
        await pilot.pause()
        assert home.drill.enrolled() == {"强调"}
        deck = (home.paths.user_decks / "own.toml").read_text(encoding="utf-8")
        assert 'term = "强调"' in deck
        assert 'pinyin = "qiángdiào"' in deck


async def test_search_marks_hits_and_n_goes_through_them(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        hits = list(page.reading.find("内蒙古"))
        await pilot.press("slash")
        await pilot.pause()
        app.screen.query_one("#search", Input).value = "内蒙古"
        await pilot.press("enter")
        await pilot.pause()
        assert page.cursor_spot() == hits[0][:2]
        assert f"“内蒙古” 1/{len(hits)}" in screen(app)
        await pilot.press("n", "n")
        assert page.cursor_spot() == hits[2][:2]
        await pilot.press("N")
        assert page.cursor_spot() == hits[1][:2]
        await pilot.press("escape", "n")
        assert page.reading.terms_at(*page.cursor_word()), "n goes to terms again"
        await pilot.press("slash")
        await pilot.pause()
        app.screen.query_one("#search", Input).value = "没有这个"
        await pilot.press("enter")
        assert isinstance(app.screen, ReadingScreen)


async def test_y_copies_the_sentence_with_its_source(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        block, start, _ = next(iter(page.reading.find("大道至简")))
        page.go(block, start)
        await pilot.press("y")
        assert app.clipboard == (
            "大道至简,实干为要。\n——《见行见效完成好“五大任务”》，内蒙古日报，2023-07-24"
        )


async def test_dragging_selects_hanzi_without_pinyin(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        first, last = word_at(page, "强调"), word_at(page, "对表")
        a, b = page.word_region(first), page.word_region(last)
        assert a
        assert b
        await pilot.mouse_down(offset=(a.x, a.bottom - 1))
        await pilot.hover(offset=(b.right - 1, b.bottom - 1))
        await pilot._post_mouse_events([MouseMove], None, (b.right - 1, b.bottom - 1), button=1)
        await pilot.mouse_up(offset=(b.right - 1, b.bottom - 1))
        assert page.selected_text() == "强调,要对标对表"
        await pilot.press("y")
        assert app.clipboard.startswith("强调,要对标对表\n——《")
        await pilot.press("escape")
        assert not page.selected_text()


async def test_a_click_opens_and_the_wheel_scrolls(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page, popup = app.screen.query_one(Page), app.screen.query_one(Popup)
        region = page.word_region(word_at(page, "强调"))
        assert region
        await pilot.click(offset=(region.x, region.bottom - 1))
        await pilot.pause()
        assert word(page) == "强调"
        assert popup.display
        top = page.view.top
        page.scroll_rows(3)
        assert page.view.top == top + 3
        page.scroll_rows(-100)
        assert page.view.top == 0


async def test_hover_shows_the_pop_up_and_leaving_takes_it_away(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page, popup = app.screen.query_one(Page), app.screen.query_one(Popup)
        region = page.word_region(word_at(page, "强调"))
        assert region
        await pilot.hover(offset=(region.x, region.bottom - 1))
        await pilot.pause(0.5)
        assert popup.display
        await pilot.hover(offset=(0, 1))
        await pilot.pause(0.1)
        assert not popup.display


async def test_a_resize_keeps_what_is_read_in_view(home: Home) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        await pilot.press(*["pagedown"] * 3)
        before = page.cursor_spot()
        for size in ((80, 24), (60, 20), (200, 60), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert page.cursor_spot() == before
            assert page.view.y_of(page.cursor) is not None


async def test_an_article_opens_next_time_at_the_word_it_was_left_at(home: Home) -> None:
    async with (app := TifaApp(home, article=ARTICLE)).run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("pagedown", "right", "right", "right")
        left = app.screen.query_one(Page).cursor_spot()
        await pilot.press("q")
    position = get_position(home.db, ARTICLE)
    assert position
    assert 0 < position.progress < 1
    async with (app := TifaApp(home, article=ARTICLE)).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        assert page.cursor_spot() == left
        assert page.view.y_of(page.cursor) is not None


async def test_a_bookmark_is_kept_listed_and_removed(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        await pilot.press("pagedown", "b")
        await pilot.press(*"check", "enter")
        await pilot.pause()
        (mark,) = page.reading.bookmarks()
        assert mark.note == "check"
        marked = page.cursor_spot()
        await pilot.press("home", "B")
        await pilot.pause()
        assert "check" in screen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert page.cursor_spot() == marked
        await pilot.press("b", "ctrl+d")
        await pilot.pause()
        assert not page.reading.bookmarks()


async def test_slips_of_print_are_explained_where_they_stand(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article="nmdw-2023-07-05")
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        slip = page.reading.article.suspected[0]
        block, start, _ = next(iter(page.reading.find(slip.as_is)))
        page.go(block, start)
        await pilot.press("enter")
        await pilot.pause()
        assert f"“{slip.likely}” was probably meant".replace(" ", "") in popup_text(app)
        await pilot.press("escape", "i")
        await pilot.pause()
        assert "left as printed" in screen(app)


async def test_an_ordinary_word_shows_what_the_dictionary_says(home: Home, screen: Screen) -> None:
    app = TifaApp(home, article=ARTICLE)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        page = app.screen.query_one(Page)
        place = word_at(page, "强调")
        page.go(place.block, page.view.layout(place.block).starts[place.word])
        await pilot.press("enter")
        await pilot.pause()
        assert "to emphasize" in screen(app)
