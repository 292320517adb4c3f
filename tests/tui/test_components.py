"""The items a term stands for: as a tree, by the article's date, each opening as its own term."""

from __future__ import annotations

from collections.abc import Callable

from reader.glossary.model import Component
from reader.services.home import Home
from reader.tui import describe
from reader.tui.app import TifaApp
from reader.tui.screens.term import TermScreen
from reader.tui.widgets.link import Link

Screen = Callable[[TifaApp], str]
DECK = """[[term]]
term = "三个试法"
english = "three ways"
components = [
  { zh = "一试", en = "one", group = "甲组" },
  { zh = "二试", en = "two", group = "甲组" },
  { zh = "三试", en = "three", group = "乙组" },
]
[[term]]
term = "二试"
english = "the second way"
"""


def test_groups_are_branches() -> None:
    items = [Component("a", group="g"), Component("b", group="g"), Component("c", group="h"),
             Component("d")]  # fmt: skip
    assert [(branch, group, n) for branch, group, n, _ in describe.tree(items)] == [
        ("├ ", "g", 1), ("└ ", "", 2), ("└ ", "h", 3), ("", "", 4),
    ]  # fmt: skip


async def test_the_card_unfolds_five_tasks(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        app.open_term("五大任务")
        await pilot.pause()
        lines = [line.strip() for line in screen(app).splitlines()]
        at = next(n for n, line in enumerate(lines) if line.startswith("两个屏障"))
        rows = [line for line in lines[at:] if line][:11]
        branches = "".join(line[0] for line in rows if line[0] in "├└")
        assert branches.startswith("├└├└└")
        assert lines.index("两个屏障") < lines.index("两个基地")


async def test_a_component_opens_as_its_own_term(home: Home, screen: Screen) -> None:
    home.paths.user_decks.mkdir(parents=True, exist_ok=True)
    (home.paths.user_decks / "mine.toml").write_text(DECK, encoding="utf-8")
    home.reload_glossary()
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.open_term("三个试法")
        await pilot.pause()
        assert [link.term for link in app.screen.query(Link)] == ["二试"]
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, TermScreen)
        assert app.screen.term.id == "二试"
        assert "the second way" in screen(app)


async def test_the_date_of_the_article_picks_the_list(home: Home, screen: Screen) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        for date, there, elsewhere in (
            ("2019-05-01", "全面建成小康社会", "全面建设社会主义现代化国家"),
            ("2020-10", "全面建设社会主义现代化国家", "全面建成小康社会"),
            ("2020", "全面建设社会主义现代化国家", "全面建成小康社会"),
            ("", "全面建设社会主义现代化国家", "全面建成小康社会"),
        ):
            app.open_term("四个全面", date)
            await pilot.pause()
            text = screen(app)
            assert f"Stands for (as of {date or 'today'})" in text
            listed, _, rest = text[text.index("Stands for") :].partition("In the lists of other")
            assert there in listed
            assert elsewhere not in listed
            assert elsewhere in rest
            app.pop_screen()
            await pilot.pause()
