"""Typing, reciting and choosing on the drill screen; the screen that chooses the kinds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from reader.config import Config, changed, load_config
from reader.services.home import Home
from reader.study.card import Wanted
from reader.study.typed import compare
from reader.tui.app import TifaApp
from reader.tui.drill_diff import diff
from reader.tui.screens.drill import DrillScreen
from reader.tui.screens.kinds import KindsScreen
from reader.tui.themes import THEMES
from tests.services.drilling import SENTENCE, Desk
from tests.services.test_drill_kinds import MORE

HOSTILE = """
[[term]]
term = "[red]两个[/red]"
id = "hostile"
english = "[/] [link=x]evil[/link]"
components = [{ zh = "[bold]甲[/bold]" }, { zh = "[/]乙" }, { zh = "丙[" }]
goes_with = ["～的[b]意义"]
"""


class Host(App[None]):
    """An app with nothing but the drill."""

    def __init__(self, desk: Desk, theme: str = "tifa-dark") -> None:
        super().__init__()
        self.desk = desk
        self._theme = theme

    def on_mount(self) -> None:
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._theme
        self.push_screen(DrillScreen(self.desk.drill))


def desk_of(folder: Path, kind: str, term: str = "五大任务", **settings: object) -> Desk:
    """A drill that asks one kind of card of one term."""
    config = changed(Config(), drill_kinds={"default": (kind,)}, **settings)
    desk = Desk(folder, config, MORE + HOSTILE)
    desk.drill.add_term(term, SENTENCE if term == "五大任务" else None)
    return desk


@pytest.fixture
def shown() -> Callable[[Pilot], str]:
    """The text on the screen; a wide character is one."""

    def text(pilot: Pilot) -> str:
        return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())

    return text


def reviews(desk: Desk) -> list[tuple[int, str]]:
    return desk.db.execute("SELECT rating, marks FROM review ORDER BY seq").fetchall()


Shown = Callable[[Pilot], str]


async def press(pilot: Pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


# -- typing


async def test_a_reading_is_typed_and_its_tones_are_compared(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "reading", drill_readings="all")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "How is it read?" in shown(pilot)
        assert "Pinyin 拼音" in shown(pilot)
        assert "wǔ dà" not in shown(pilot)
        await press(pilot, *"wu3da4ren4wu4")  # neither digits nor letters are keys now
        assert reviews(desk) == []
        await press(pilot, "enter")
        text = shown(pilot)
        assert "right  wǔ  dà  rèn  wu" in text
        assert "typed  wǔ  dà  rèn  wù" in text
        assert "✓   ✓   ✓    tone" in text
        assert "[ 2 Hard 吃力 ]" in text
        await press(pilot, "3")  # the suggestion binds nobody
        assert reviews(desk) == [(3, "[]")]


async def test_space_takes_what_is_suggested(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "reading", drill_readings="all")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await press(pilot, *"ba", "enter")
        assert "✗" in shown(pilot)
        await press(pilot, "space")
        assert reviews(desk) == [(1, "[]")]
        await press(pilot, *"wu3da4ren4wu", "enter")
        assert "✓ wǔ dà rèn wu" in shown(pilot)
        await press(pilot, "space")
        assert reviews(desk) == [(1, "[]"), (3, "[]")]


async def test_not_to_type_is_possible(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "reading", drill_readings="all")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await press(pilot, "x", "escape")
        assert "Pinyin 拼音" not in shown(pilot)
        await press(pilot, "space")
        assert "wǔ dà rènwu" in shown(pilot)
        assert "typed" not in shown(pilot)
        await press(pilot, "4")
        assert reviews(desk) == [(4, "[]")]


@pytest.mark.parametrize("always", [True, False])
async def test_chinese_is_typed_on_a_key_or_always(
    tmp_path: Path, shown: Shown, always: bool
) -> None:
    desk = desk_of(tmp_path, "reverse", drill_typing=always)
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert ("Chinese 汉字" in shown(pilot)) is always
        if not always:
            assert "t  types it" in shown(pilot)
            await press(pilot, "t")
        pilot.app.screen.query_one(Input).value = "五个任务"
        await press(pilot, "enter")
        assert "right  五  大  任务" in shown(pilot)
        assert "[ 1 Again 忘了 ]" in shown(pilot)


async def test_a_typed_answer_never_stays_for_the_next_card(tmp_path: Path) -> None:
    desk = desk_of(tmp_path, "reading", drill_readings="all")
    desk.drill.add_term("两个确立")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await press(pilot, *"wu3", "enter", "2")
        field = pilot.app.screen.query_one(Input)
        assert (field.value, field.has_focus) == ("", True)


def test_a_long_answer_is_compared_in_several_rows() -> None:
    form = "zhōng guó tè sè shè huì zhǔ yì fǎ zhì tǐ xì"
    text = diff(compare("zhong1 guo2 te4", Wanted("pinyin", (form,))), 40).plain
    assert max(map(len, text.splitlines())) <= 40
    assert text.count("right") == text.count("typed") > 1
    for syllable in form.split():
        assert syllable in text


# -- reciting


async def test_items_are_marked_and_the_marks_come_back(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "items")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "last time" not in shown(pilot)
        await press(pilot, "y", "n", "1")  # nothing to mark, nothing to grade
        assert "1  · · ·" in shown(pilot)
        await press(pilot, "space")
        assert "Did you have it?" in shown(pilot)
        await press(pilot, "n")
        assert "✗ 1  我国北方重要生态安全屏障" in shown(pilot)
        await press(pilot, "backspace", "y", "n", "space")
        text = shown(pilot)
        assert "✓ 1  我国北方重要生态安全屏障" in text
        assert "✗ 2  祖国北疆安全稳定屏障" in text
        assert "✓ 3  国家重要能源和战略资源基地" in text
        assert "[ 1 Again 忘了 ]" in text  # one missed of three
        await press(pilot, "1")
        assert reviews(desk) == [(1, "[1, 0, 1]")]
        assert "last time you missed 2" in shown(pilot)
        await press(pilot, "space", "space", "space", "space")
        assert "[ 3 Good 记得 ]" in shown(pilot)
        await press(pilot, "space")
        assert reviews(desk)[-1] == (3, "[1, 1, 1]")


async def test_the_item_at_hand_is_in_view(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "items")
    async with Host(desk).run_test(size=(60, 16)) as pilot:
        await press(pilot, "space", "y", "y")
        assert "国家重要能源和战略资源基地" in shown(pilot)
        assert "energy base" in shown(pilot)


# -- lists


async def test_which_formula_shows_its_name_only_on_the_back(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "formula")
    async with Host(desk).run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        front = shown(pilot)
        assert "2  祖国北疆安全稳定屏障" in front
        assert "五大任务" not in front
        await press(pilot, "space")
        assert "五大任务" in shown(pilot)  # also where the card is longer than the screen


@pytest.mark.parametrize("right", [True, False])
async def test_the_wrong_item_is_chosen_by_its_number(
    tmp_path: Path, shown: Shown, right: bool
) -> None:
    desk = desk_of(tmp_path, "wrong")
    desk.drill.start()
    wrong = desk.drill.next().card.wrong
    number = wrong if right else wrong % 3 + 1
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "1–3  names the wrong item" in shown(pilot)
        await press(pilot, "9", "0")
        assert "the wrong one" not in shown(pilot)
        await press(pilot, str(number))
        text = shown(pilot)
        assert f"{'✓' if right else '•'} {wrong}  " in text
        assert "← the wrong one" in text
        assert ("← you chose this one" in text) is not right
        assert ("[ 3 Good 记得 ]" if right else "[ 1 Again 忘了 ]") in text
        assert "is of 三个代表" in text
        await press(pilot, "2")
        assert reviews(desk) == [(2, "[]")]


async def test_a_collocation_shows_its_gap_then_the_whole(tmp_path: Path, shown: Shown) -> None:
    desk = desk_of(tmp_path, "collocation", "两个确立")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "两个确立的＿＿＿意义" in shown(pilot)
        await press(pilot, "space")
        assert "两个确立的决定性意义" in shown(pilot)


@pytest.mark.parametrize("kind", ["items", "formula", "wrong", "collocation", "reverse"])
@pytest.mark.parametrize("theme", ["tifa-dark", "tifa-mono"])
async def test_markup_of_a_deck_or_an_answer_is_plain_text(
    tmp_path: Path, shown: Shown, kind: str, theme: str
) -> None:
    desk = desk_of(tmp_path, kind, "hostile")
    async with Host(desk, theme).run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        if kind in ("formula", "collocation", "reverse"):
            await press(pilot, "t")
            pilot.app.screen.query_one(Input).value = "[/]甲[b]"
            await press(pilot, "enter")
            assert "[/]" in shown(pilot)
        else:
            await press(pilot, *["space"] * (4 if kind == "items" else 1))
        text = shown(pilot)
        assert "[red]两个[/red]" in text
        await press(pilot, "1")
        assert len(reviews(desk)) == 1


# -- choosing the kinds


async def test_kinds_are_switched_by_deck(home: Home, screen: Callable[[TifaApp], str]) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.push_screen(KindsScreen())
        await pilot.pause()
        text = screen(app)
        assert "[✓] meaning" in text
        assert "[ ] wrong" in text
        first = home.glossary.decks[0].id
        await press(pilot, "down")
        assert "as all decks" in screen(app)
        await press(pilot, "space", *["down"] * 7, "space")
        assert "[✓] wrong" in screen(app)
        kept = load_config(home.paths.config_file)
        assert kept.kinds_of(first) == (*Config().kinds_of(""), "wrong")
        assert kept.kinds_of("another") == Config().kinds_of("")
        assert home.config == kept
        await press(pilot, "tab", "d")
        assert "[ ] wrong" in screen(app)
        assert load_config(home.paths.config_file).kinds_of(first) == Config().kinds_of("")


async def test_the_settings_lead_to_the_kinds(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_settings()
        await pilot.pause()
        app.screen.query_one("#drill_kinds").focus()
        await press(pilot, "enter")
        assert isinstance(app.screen, KindsScreen)
        await press(pilot, "escape")
        assert app.screen.query_one("#drill_kinds").has_focus
