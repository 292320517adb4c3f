"""The drill on the screen, its keys pressed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from reader.study.scheduler import Rating
from reader.tui.screens.drill import DrillScreen
from reader.tui.themes import THEMES
from tests.services.drilling import SENTENCE, Desk

SIZES = [(80, 24), (120, 40), (200, 60)]


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
        self.drill()

    def drill(self) -> None:
        self.push_screen(DrillScreen(self.desk.drill))


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.add_term("闯新路")
    return desk


@pytest.fixture
def shown() -> Callable[[Pilot], str]:
    """The text on the screen; a wide character is one."""

    def text(pilot: Pilot) -> str:
        return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())

    return text


def footer(pilot: Pilot) -> set[str]:
    """What the footer offers."""
    return {
        active.binding.description
        for active in pilot.app.screen.active_bindings.values()
        if active.binding.show and active.node is pilot.app.screen
    }


def reviews(desk: Desk) -> list[int]:
    return [row[0] for row in desk.db.execute("SELECT rating FROM review ORDER BY seq")]


async def test_front_then_back_then_grade(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        front = shown(pilot)
        assert "五大任务" in front
        assert SENTENCE.sentence in front
        assert "内蒙古日报 · 2023-07-24" in front
        assert "Five Major Tasks" not in front
        assert "Again" not in front
        assert footer(pilot) == {"Show", "Undo", "Article", "Edit", "Help", "Back"}
        await pilot.press("space")
        await pilot.pause()
        back = shown(pilot)
        assert "wǔ dà rènwu" in back
        assert "Five Major Tasks" in back
        assert "[bold]Inner Mongolia[/bold]" in back  # markup of a deck is plain text
        for grade in ("1 Again 忘了", "2 Hard 吃力", "3 Good 记得", "4 Easy 容易", "2 days"):
            assert grade in back
        assert footer(pilot) == {"Undo", "Article", "Edit", "Help", "Back"}
        await pilot.press("3")
        await pilot.pause()
        assert reviews(desk) == [3]
        assert "闯新路" in shown(pilot)
        assert "1 done · 1 left" in shown(pilot)


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_grades_sleep_until_the_reveal(desk: Desk, key: str) -> None:
    async with Host(desk).run_test() as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert reviews(desk) == []
        await pilot.press("enter", key)
        await pilot.pause()
        assert reviews(desk) == [int(key)]
        await pilot.press(key)
        assert reviews(desk) == [int(key)]


async def test_a_grade_can_be_clicked(desk: Desk) -> None:
    async with Host(desk).run_test() as pilot:
        await pilot.press("space")
        await pilot.pause()
        await pilot.click("#grade-4")
        await pilot.pause()
        assert reviews(desk) == [4]


async def test_undo_brings_the_card_back_hidden(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    async with Host(desk).run_test() as pilot:
        await pilot.press("u")
        await pilot.pause()
        assert "nothing to take back" in shown(pilot)
        await pilot.press("space", "3", "u")
        await pilot.pause()
        text = shown(pilot)
        assert "taken back" in text
        assert "五大任务" in text
        assert "Five Major Tasks" not in text
        assert "0 done · 2 left" in text
        await pilot.press("space", "1")
        assert desk.counts() == {"review": 2, "retraction": 1, "drill_term": 2}


async def test_the_end_tells_what_was_done(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    async with Host(desk).run_test() as pilot:
        await pilot.press("space", "1", "space", "3", "space", "3")
        await pilot.pause()
        text = shown(pilot)
        assert "Done for today" in text
        assert "3 answered · 1 again" in text
        assert "The next card comes tomorrow (2026-03-02)" in text
        assert "2 done · 0 left" in text
        await pilot.press("u")
        await pilot.pause()
        assert "1 done · 1 left" in shown(pilot)


async def test_nothing_due(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    desk.drill.start()
    desk.play(4, 4)
    async with Host(desk).run_test() as pilot:
        await pilot.pause()
        text = shown(pilot)
        assert "Nothing is due" in text
        assert "2 terms in the drill" in text
        assert "tomorrow (2026-03-02)" in text
        assert "press a" in text
        await pilot.press("space", "1", "i")
        assert len(reviews(desk)) == 2


async def test_an_empty_drill_says_how_to_begin(
    tmp_path: Path, shown: Callable[[Pilot], str]
) -> None:
    async with Host(Desk(tmp_path)).run_test() as pilot:
        await pilot.pause()
        assert "The drill is empty" in shown(pilot)
        assert "press a" in shown(pilot)


async def test_items_come_one_by_one(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    desk.drill.remove_term("闯新路")
    for _ in range(3):
        desk.drill.start()
        desk.play(4)
        desk.pass_days(1)
    async with Host(desk).run_test() as pilot:
        await pilot.pause()
        assert "Recite its 3 items" in shown(pilot)
        assert "生态安全屏障" not in shown(pilot)
        assert footer(pilot) == {"Show", "Undo", "Article", "Edit", "Help", "Back"}
        await pilot.press("i")
        await pilot.pause()
        assert "两个屏障" in shown(pilot)
        assert "1  我国北方重要生态安全屏障" in shown(pilot)
        assert "祖国北疆" not in shown(pilot)
        await pilot.press("3")  # grades wait for the last item
        await pilot.press("space")
        await pilot.pause()
        assert "国家重要能源" not in shown(pilot)
        assert len(reviews(desk)) == 3
        await pilot.press("space")
        await pilot.pause()
        assert "3  国家重要能源和战略资源基地" in shown(pilot)
        await pilot.press("3", "y")  # the last one is marked as well
        await pilot.press("3")
        assert reviews(desk)[-1] == 3
        assert len(reviews(desk)) == 4


async def test_cloze_fills_its_gap(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    desk.drill.remove_term("闯新路")
    for _ in range(2):
        desk.drill.start()
        desk.play(4)
        desk.pass_days(1)
    async with Host(desk).run_test() as pilot:
        await pilot.pause()
        assert "全区上下要完成好“＿＿＿＿”。" in shown(pilot)
        assert "五大任务" not in shown(pilot)
        assert "2023-07-24" in shown(pilot)
        await pilot.press("space")
        await pilot.pause()
        assert SENTENCE.sentence in shown(pilot)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_leaving_and_coming_back(desk: Desk, key: str, shown: Callable[[Pilot], str]) -> None:
    app = Host(desk)
    async with app.run_test() as pilot:
        await pilot.press("space", "3", key)
        await pilot.pause()
        assert not isinstance(app.screen, DrillScreen)
        app.drill()
        await pilot.pause()
        assert "闯新路" in shown(pilot)
        assert "0 done · 1 left" in shown(pilot)


async def test_a_full_disk_is_told_and_the_card_stays(
    desk: Desk, shown: Callable[[Pilot], str]
) -> None:
    app = Host(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("space")
        desk.db.execute("PRAGMA query_only = ON")
        await pilot.press("3")
        await pilot.pause()
        assert [n.severity for n in app._notifications] == ["error"]
        assert "Five Major Tasks" in shown(pilot)
        desk.drill.follow(desk.glossary)  # decks were read anew, as after a first start
        await pilot.press("3", "2", "3")
        await pilot.pause()
        assert len(app._notifications) == 1  # not one upon another, until they hide the card
        assert "Five Major Tasks" in shown(pilot)
        desk.db.execute("PRAGMA query_only = OFF")
        await pilot.press("3")
        assert reviews(desk) == [3]


async def test_an_answer_given_elsewhere_skips_the_card(
    desk: Desk, shown: Callable[[Pilot], str]
) -> None:
    from reader.services.drill import Drill

    async with Host(desk).run_test() as pilot:
        await pilot.press("space")
        other = Drill(desk.db, desk.glossary, desk.config, lambda: desk.now)
        other.start()
        other.answer(other.next(), Rating.GOOD, 1)
        await pilot.press("4")
        await pilot.pause()
        assert reviews(desk) == [3]
        assert "闯新路" in shown(pilot)


async def test_keys_can_be_set(desk: Desk, shown: Callable[[Pilot], str]) -> None:
    app = Host(desk)
    app.set_keymap({"drill.good": "g", "drill.reveal": "s"})
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "s  shows the answer" in shown(pilot)
        await pilot.press("s")
        await pilot.pause()
        assert "g Good" in shown(pilot)
        await pilot.press("g")
        assert reviews(desk) == [3]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_it_fits(
    desk: Desk, size: tuple[int, int], theme: str, shown: Callable[[Pilot], str]
) -> None:
    async with Host(desk, theme).run_test(size=size) as pilot:
        await pilot.press("space")
        await pilot.pause()
        card, grades = (
            pilot.app.screen.query_one("#card"),
            pilot.app.screen.query_one("DrillGrades"),
        )
        assert card.region.bottom <= grades.region.y
        middle = card.region.x + card.region.width / 2
        assert abs(middle - size[0] / 2) <= 1
        assert "Five Major Tasks" in shown(pilot)
        assert "Easy 容易" in shown(pilot)


async def test_a_long_card_scrolls(tmp_path: Path, shown: Callable[[Pilot], str]) -> None:
    deck = f'[deck]\nid = "d"\n[[term]]\nterm = "长"\nmeaning = "{"long word " * 300}the end"\n'
    desk = Desk(tmp_path, deck=deck)
    desk.drill.add_term("长")
    async with Host(desk).run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert "the end" not in shown(pilot)
        await pilot.press(*["down"] * 80)
        await pilot.pause()
        assert "the end" in shown(pilot)


def test_every_binding_can_be_remapped() -> None:
    ids = [binding.id for binding in DrillScreen.BINDINGS]
    assert all(identity and identity.startswith(("drill.", "app.")) for identity in ids)
    assert len(set(ids)) == len(ids)
