"""Where terms stand in the library."""

from __future__ import annotations

from itertools import islice

import pytest

from reader.articles.model import Article, Paragraph
from reader.glossary.fold import fold
from reader.services.home import Home
from reader.services.library import annotate_articles, stale_articles, sync_shipped
from reader.services.occurrences import Occurrences, find_terms
from reader.services.removing import remove_article
from reader.storage.articles import get_article, list_articles
from tests.adding import add_article
from tests.conftest import NOW

ONE = Article("", "五大任务", (Paragraph("先说。要完成“五大任务”！再说。"),), date="2024-01-02")
TWO = Article("", "无日期", (Paragraph("五大任务，五大任务。"),))


def annotate(home: Home) -> None:
    stale = stale_articles(home.db, home.glossary)
    list(annotate_articles(home.db, home.glossary, stale, home.paths.cache))


def test_each_place_with_its_sentence_by_date(home: Home) -> None:
    for article in (TWO, ONE):
        add_article(home.db, article, NOW)
    annotate(home)
    found = Occurrences(home, ["五大任务"])
    assert (len(found), found.first, found.last) == (4, "2024-01-02", "2024-01-02")
    places = list(found.places())
    assert [(p.date, p.paragraph, p.offset, p.sentence) for p in places] == [
        ("2024-01-02", -2, 0, "五大任务"),
        ("2024-01-02", 0, 7, "要完成“五大任务”！"),
        ("", 0, 0, "五大任务，五大任务。"),
        ("", 0, 5, "五大任务，五大任务。"),
    ]
    assert {p.printed for p in places} == {"五大任务"}
    for skip in range(6):
        assert list(found.places(skip)) == places[skip:]


def test_the_index_is_kept_as_articles_come_and_go(home: Home) -> None:
    first = add_article(home.db, ONE, NOW).article.id
    annotate(home)
    assert len(Occurrences(home, ["五大任务"])) == 2
    add_article(home.db, TWO, NOW)
    annotate(home)
    assert len(Occurrences(home, ["五大任务"])) == 4
    remove_article(home.db, first)
    assert len(Occurrences(home, ["五大任务"])) == 2


@pytest.mark.parametrize("term", ["五大任务", "中华民族共同体", "民族团结", "闯新路、进中游"])
def test_every_place_of_the_shipped_articles(home: Home, term: str) -> None:
    sync_shipped(home.db, home.paths.seeds, NOW)
    annotate(home)
    wanted = fold(term)
    count = 0
    for row in list_articles(home.db):
        article = get_article(home.db, row.id)
        assert article is not None
        texts = [article.title, article.subtitle, *(p.text for p in article.paragraphs)]
        count += sum(fold(text).count(wanted) for text in texts)
    found = Occurrences(home, find_terms(home, term))
    printed = [fold(p.printed) for p in islice(found.places(), 10_000)]
    assert printed.count(wanted) == count > 0
    assert len(printed) == len(found)
    dates = [p.date for p in found.places() if p.date]
    assert dates == sorted(dates)


def test_finding_terms_by_headword_form_and_id(home: Home) -> None:
    assert find_terms(home, "“闯新路进中游”") == find_terms(home, "闯新路、进中游") != []
    senses = find_terms(home, "1+5")
    assert len(senses) == 2
    assert find_terms(home, senses[0]) == senses[:1]
    assert find_terms(home, "没有这个词") == []
