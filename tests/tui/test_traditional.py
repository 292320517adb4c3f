"""Articles in traditional characters: stored as printed, understood, shown simplified on demand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.articles.model import Article, Paragraph
from reader.language.script import simplify
from reader.services.home import Home
from reader.services.library import annotate_articles
from reader.services.reading import Reading
from reader.tui.app import TifaApp
from tests.adding import add_article
from tests.tui.conftest import NOON

Screen = Callable[[TifaApp], str]
TEXT = "要圍繞“兩個確立”瞭解幹部，沿著這條主線發展經濟，於今年完成五大任務。"


def squeezed(text: str) -> str:
    """`text` without the blanks that pinyin needs between words."""
    return text.replace(" ", "")


@pytest.fixture
def article(home: Home) -> str:
    added = add_article(home.db, Article("", "發展", (Paragraph(TEXT),)), NOON).article.id
    list(annotate_articles(home.db, home.glossary, [added], home.paths.cache))
    return added


async def test_the_toggle_shows_it_simplified_and_takes_it_back(
    home: Home, article: str, screen: Screen
) -> None:
    app = TifaApp(home, article=article)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert "兩個確立" in squeezed(screen(app))
        await pilot.press("s")
        await pilot.pause()
        shown = squeezed(screen(app))
        assert "两个确立" in shown
        assert all(word in shown for word in ("了解", "沿着", "经济", "于"))
        assert "兩" not in shown
        await pilot.press("s")
        await pilot.pause()
        assert "兩個確立" in squeezed(screen(app))
    assert Reading(home, article).block(1).text == TEXT  # 0 is the title


def test_terms_readings_and_search_see_through_the_characters(home: Home, article: str) -> None:
    reading = Reading(home, article)
    block = reading.block(1)
    assert {t[0] for t in block.terms if t[3]} >= {"两个确立", "五大任务"}
    assert list(reading.find("五大任务")) == list(reading.find("五大任務")) != []


async def test_a_simplified_article_has_nothing_to_toggle(home: Home) -> None:
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("s")
        await pilot.pause()
        assert home.config.reading_simplified is False


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("瞭解明瞭瞭望", "了解明了瞭望"),
        ("憑藉慰藉", "凭借慰藉"),
        ("批覆覆蓋", "批复覆盖"),
        ("乾淨乾隆", "干净乾隆"),
        ("沿著著作", "沿着著作"),
        ("衞生枱面於", "卫生台面于"),
    ],
)
def test_characters_that_are_simplified_by_the_company_they_keep(printed: str, plain: str) -> None:
    assert simplify(printed, surely=True) == plain
