"""New, learning, known: from reviews and by the user's word; the library follows."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from reader.articles.model import Article, Paragraph
from reader.config import Config
from reader.paths import Paths
from reader.services.home import Home
from reader.services.library import list_articles
from reader.services.reading import Reading
from reader.services.standing import standing_of
from reader.services.terms import known_terms, toggle_known
from reader.storage.articles import put_article
from reader.storage.blocks import Block, Stamp, put_annotation
from reader.study.scheduler import Rating
from tests.conftest import NOW, ROOT

TERM = "两个确立"


def read(home: Home) -> Reading:
    """An open article of eight words, four of them in the term."""
    article = Article("a", "题", (Paragraph("文"),))
    put_article(home.db, article, "user", "now")
    key = list_articles(home.db)[0].key
    text = "领悟两个确立的意"
    found = ((TERM, 2, 6, True), ("确立", 4, 6, False))
    block = Block(0, 0, 0, 0, text, (1,) * 8, ("x",) * 8, ("",) * 8, found)
    put_annotation(home.db, key, Stamp("e", "g", article.digest), [block])
    return Reading(home, "a")


def share(home: Home) -> float | None:
    return next(row.known for row in list_articles(home.db, "none") if row.id == "a")


def passing(tmp_path: Path, cache: Path) -> tuple[Home, list[timedelta]]:
    """A home whose clock can be put forward."""
    ahead = [timedelta()]
    data = tmp_path / "data"
    paths = Paths(data, cache, data, ROOT / "decks", ROOT / "seeds")
    return Home(paths, Config(), lambda: NOW + ahead[0]), ahead


def test_a_term_becomes_known_by_its_reviews(tmp_path: Path, language_cache: Path) -> None:
    home, ahead = passing(tmp_path, language_cache)
    reading = read(home)
    assert standing_of(home, TERM).state == "new"
    assert share(home) == 0
    home.drill.add_term(TERM)
    standing = standing_of(home, TERM)
    assert (standing.state, standing.drilled, standing.due) == ("learning", True, None)
    days = 0
    while standing_of(home, TERM).state != "known":
        assert share(home) == 0
        assert TERM not in reading.known_terms
        home.drill.start()
        while (asked := home.drill.next()) is not None:
            home.drill.answer(asked, Rating.GOOD, 1)
        due = standing_of(home, TERM).due
        assert due is not None
        ahead[0] += timedelta(days=1)
        days += 1
        reading.refresh()
    assert days > 5  # no single answer makes a term known
    assert share(home) == 0.5  # all words of the term where it stands, and no others
    assert reading.known_terms == {TERM} == known_terms(home)
    assert standing_of(home, TERM).said is False
    while home.drill.undo() is not None and standing_of(home, TERM).state == "known":
        pass
    assert share(home) == 0  # taken back, it is known no more
    home.close()


def test_the_users_word_counts_for_more(tmp_path: Path, language_cache: Path) -> None:
    home, _ = passing(tmp_path, language_cache)
    reading = read(home)
    term = home.glossary.term(TERM)
    assert term is not None
    toggle_known(home, term)
    assert (standing_of(home, TERM).state, standing_of(home, TERM).said) == ("known", True)
    assert share(home) == 0.5
    reading.refresh()
    assert TERM in reading.known_terms
    toggle_known(home, term)
    assert standing_of(home, TERM).state == "new"
    assert share(home) == 0
    home.drill.add_term(TERM)
    home.drill.start()
    asked = home.drill.next()
    assert asked is not None
    home.drill.answer(asked, Rating.GOOD, 1)
    home.db.execute("UPDATE card_state SET stability = 400 WHERE rank = 0")
    assert standing_of(home, TERM).state == "learning"  # denied, whatever the reviews say
    toggle_known(home, term)
    assert standing_of(home, TERM).state == "known"
    home.close()


def test_a_word_known_by_itself_is_not_counted_twice(tmp_path: Path, language_cache: Path) -> None:
    home, _ = passing(tmp_path, language_cache)
    reading = read(home)
    term = home.glossary.term(TERM)
    assert term is not None
    toggle_known(home, term)
    assert reading.toggle_known("确")
    assert reading.toggle_known("意")
    assert share(home) == 5 / 8
    home.close()
