"""Documents as people paste them come out as they should."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.articles.intake import read_articles
from reader.articles.model import Article
from tests.articles.pasted import FILES, faults, load

each_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


@each_file
def test_document(file: Path) -> None:
    assert faults(file) == []


def shown(article: Article) -> str:
    """An article as plain text, a paragraph a line."""
    head = [] if article.title_supplied else [article.title, article.subtitle]
    texts = [*head, *(paragraph.text for paragraph in article.paragraphs)]
    return "\n\n".join(text for text in texts if text)


@each_file
def test_cleaning_a_clean_article_changes_nothing(file: Path) -> None:
    raw, _ = load(file)
    for item in read_articles(raw.encode(), file.name):
        once = shown(item.article)
        (again,) = read_articles(once.encode(), file.name, split=False)
        assert shown(again.article) == once


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_the_encoding_changes_nothing(encoding: str) -> None:
    for file in FILES[:20]:
        raw, _ = load(file)
        plain = [item.article for item in read_articles(raw.encode(), "x")]
        assert [item.article for item in read_articles(raw.encode(encoding), "x")] == plain


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_the_line_end_changes_nothing(end: str) -> None:
    for file in FILES[:20]:
        raw, _ = load(file)
        plain = [item.article for item in read_articles(raw.encode(), "x")]
        other = read_articles(raw.replace("\n", end).encode(), "x")
        assert [item.article for item in other] == plain
