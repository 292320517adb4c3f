"""Good files of every kind, and what any file must come to: clean text or a plain error."""

from __future__ import annotations

import io
import socket
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NoReturn

import docx
import pytest

from reader.articles.clean import clean_text
from reader.articles.intake import read_articles
from reader.articles.markdown import parse_markdown
from reader.errors import TifaError
from tests.articles.pdfs import printed
from tests.articles.test_epub import chapters
from tests.conftest import ROOT

SEED = ROOT / "seeds" / "nmrb-2023-07-24-2.md"
BODY = [p.text for p in parse_markdown(SEED.read_text("utf-8"), SEED.name).paragraphs]
TITLE = "把各项任务落到实处"
BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}


@pytest.fixture
def nothing_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every test runs where nothing is, with nobody to ask; afterwards there is still nothing."""

    def refuse(*args: object, **more: object) -> NoReturn:
        raise AssertionError("something was to be fetched")

    home = tmp_path / "empty"
    home.mkdir()
    monkeypatch.chdir(home)
    for name in ("HOME", "TMPDIR", "TIFA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    yield
    assert list(tmp_path.rglob("*")) == [home]


def paragraphs(data: bytes, where: str = "x", split: bool | None = None) -> list[str]:
    """Every line that comes in: titles and paragraphs; all of them clean."""
    found = []
    for incoming in read_articles(data, where, split):
        article = incoming.article
        lines = [article.title, *(p.text for p in article.paragraphs)]
        found += lines
        facts = [article.subtitle, article.source, article.author, article.note, article.date]
        for text in (*lines, *facts):
            assert_clean(text)
        assert article.title
        assert all(lines)
    return found


def assert_clean(text: str) -> None:
    assert text == clean_text(text)
    assert "\n" not in text
    for char in text:
        assert unicodedata.category(char) not in ("Cc", "Cs"), hex(ord(char))
        assert unicodedata.bidirectional(char) not in BIDI, hex(ord(char))


def survives(data: bytes) -> None:
    """Clean text, or an error of one line that names the file."""
    said = "稿件.bin"
    try:
        paragraphs(data, "稿件.bin")
    except TifaError as error:
        said = str(error)
    assert said.startswith("稿件.bin")
    assert_clean(said)


def refused(data: bytes) -> str:
    with pytest.raises(TifaError) as caught:
        paragraphs(data, "稿件.bin")
    survives(data)
    return str(caught.value)


def as_text() -> bytes:
    return "\n".join([TITLE, *("　　" + text for text in BODY)]).encode()


def as_markdown() -> bytes:
    return ("# " + "\n\n".join([TITLE, *BODY])).encode()


def as_html() -> bytes:
    body = "".join(f"<p>　　{text}</p>" for text in BODY)
    head = '<meta charset="gb2312"><title>' + TITLE + "_新华网</title>"
    page = f"<html><head>{head}</head><body><h1>{TITLE}</h1><div>{body}</div></body></html>"
    return page.encode("gb18030")


def as_pdf() -> bytes:
    return printed(BODY, title=TITLE, columns=2)


def as_epub() -> bytes:
    return chapters(f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in BODY))


def as_docx() -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for text in BODY:
        document.add_paragraph(text)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


KINDS: dict[str, Callable[[], bytes]] = {
    "text": as_text, "markdown": as_markdown, "html": as_html, "pdf": as_pdf, "epub": as_epub,
    "docx": as_docx,
}  # fmt: skip


@cache
def good(kind: str) -> bytes:
    return KINDS[kind]()
