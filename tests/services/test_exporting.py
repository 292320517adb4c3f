"""Articles, decks and the history on their way out."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from reader.articles.model import Article, Paragraph
from reader.config import Config
from reader.errors import NotFound, TifaError
from reader.glossary.table import decode, read_table
from reader.services.exporting import (
    Export,
    export_article,
    export_decks,
    export_history,
    free_name,
    save,
)
from reader.services.home import Home
from reader.study.scheduler import Rating
from tests.adding import add_article
from tests.conftest import NOW

TEXT = "全区上下要完成好“五大任务”。朝阳升起。"


@pytest.fixture
def article(home: Home) -> str:
    """A small article in the library."""
    made = Article("", "见行见效", (Paragraph("一、开头", 2), Paragraph(TEXT)), date="2023-07-24")
    return add_article(home.db, made, NOW).article.id


def test_an_article_has_its_words_read_and_its_terms_noted(home: Home, article: str) -> None:
    export = export_article(home, article, "md", "brackets")
    text = export.data.decode()
    assert "要(yào)完成(wánchéng)好(hǎo)“五(wǔ)大(dà)任务(rènwu)[^" in text
    assert "## 一" in text
    assert ": **五大任务** wǔ dà rènwu — Five Major Tasks" in text
    assert export.name == f"{article}.md"
    assert export.facts["article"] == article


def test_the_settings_say_how_pinyin_is_written(home: Home, article: str) -> None:
    home.configure(replace(home.config, reading_spelling="numbers", reading_capitals=True))
    text = export_article(home, article, "md", "brackets").data.decode()
    assert "全区(Quan2qu1)" in text
    assert "wu3 da4 ren4wu5" in text
    home.configure(replace(Config(), reading_joined=False))
    text = export_article(home, article, "html").data.decode()
    assert '全<rp>(</rp><rt><span class="t2">quán</span></rt><rp>)</rp>区<rp>' in text


def test_corrected_readings_are_given_out(home: Home, article: str) -> None:
    home.db.execute(
        "INSERT INTO reading (word, syllables, made) VALUES ('朝阳', 'cháo yáng', 'now')"
    )
    assert "朝阳(cháoyáng)" in export_article(home, article, "md", "brackets").data.decode()


def test_what_an_article_cannot_be(home: Home, article: str) -> None:
    with pytest.raises(TifaError, match="brackets is for --format md"):
        export_article(home, article, "html", "brackets")
    with pytest.raises(NotFound):
        export_article(home, "no such article", "html")


def test_every_shipped_article_becomes_a_book(home: Home) -> None:
    from reader.services.library import list_articles, sync_shipped
    from tests.exchange.test_files import Book

    sync_shipped(home.db, home.paths.seeds, NOW)
    for row in list_articles(home.db):
        book = Book(export_article(home, row.id, "epub").data)
        assert book.metadata("title") == [row.title]


def test_decks_as_tables_are_those_of_tifa_decks(home: Home) -> None:
    data = export_decks(home, ["numbered"], "csv").data
    assert data.decode().startswith("\ufeff")  # else spreadsheets don't take it for UTF-8
    assert read_table(decode(data)).faults == ()
    assert export_decks(home, ["numbered"], "tsv").name == "numbered.tsv"
    with pytest.raises(NotFound, match="no deck “none”"):
        export_decks(home, ["none"], "apkg")


def test_the_history_has_everything_also_what_was_taken_back(home: Home) -> None:
    home.drill.add_term("五大任务")
    home.drill.add_term("两个确立")
    assert home.drill.start()
    for rating in (Rating.GOOD, Rating.AGAIN):
        asked = home.drill.next()
        assert asked is not None
        home.drill.answer(asked, rating, 1500)
    home.drill.undo()
    export = export_history(home)
    told = json.loads(export.data)
    assert export.facts == {"reviews": 2, "retracted": 1}
    first, second = told["reviews"]
    assert first["retracted"] is None
    assert second["retracted"]["at"].startswith("2026-03-02")
    assert (first["rating"], first["took_ms"]) == (3, 1500)
    columns = {row[1] for row in home.db.execute("PRAGMA table_info(review)")} - {"seq"}
    assert set(first) == columns | {"retracted"}


def test_a_file_is_never_written_over_unasked(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    save(Export(b"old", "x.md"), file)
    with pytest.raises(TifaError, match="--force writes over it"):
        save(Export(b"new", "x.md"), file)
    assert file.read_bytes() == b"old"
    assert save(Export(b"new", "x.md"), file, force=True) == file
    assert file.read_bytes() == b"new"
    assert save(Export(b"new", "x.md"), tmp_path) == tmp_path / "x.md"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md", "x.md"]
    assert free_name(tmp_path, "x.md").name == "x-2.md"


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(TifaError, match="cannot be written"):
        save(Export(b"new", "x.md"), tmp_path / "none" / "x.md")
