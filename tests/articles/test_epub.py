"""Books: their chapters come in as articles, without what stands around a text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from reader.articles.draft import Draft
from reader.articles.markdown import parse_markdown
from reader.articles.zipped.epub import read_epub
from reader.errors import TifaError
from reader.exchange.document import passage
from reader.exchange.epub import epub_file
from tests.conftest import ROOT
from tests.exchange.texts import document, plain

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
)
LONG = "各级党组织要切实履行好主体责任，把各项任务落到实处。" * 10


def opf(*names: str, more: str = "", spine: str = "") -> str:
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(names)
    )
    refs = spine or "".join(f'<itemref idref="i{n}"/>' for n in range(len(names)))
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0">'
        '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>学习文选</dc:title>'
        "<dc:creator>张三</dc:creator><dc:publisher>人民出版社</dc:publisher>"
        f"<dc:date>2021-06-01T00:00:00Z</dc:date></metadata><manifest>{items}{more}</manifest>"
        f"<spine>{refs}</spine></package>"
    )


def page(body: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>'
        f"{body}</body></html>"
    )


def book(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in ({"META-INF/container.xml": CONTAINER} | dict(files)).items():
            archive.writestr(name, content)
    return out.getvalue()


def chapters(*bodies: str, **more: str) -> bytes:
    names = [f"c{n}.xhtml" for n in range(len(bodies))]
    files = {f"OEBPS/{name}": page(body) for name, body in zip(names, bodies, strict=True)}
    return book({"OEBPS/content.opf": opf(*names, **more)} | files)


def texts(found: Draft) -> list[str]:
    return [line.text for line in found.lines]


def test_our_own_export_comes_back() -> None:
    path = ROOT / "seeds" / "nmrb-2023-06-08.md"
    article = parse_markdown(path.read_text(encoding="utf-8"), path.name)
    # Longer than one file of the book may be: the second goes on with the first.
    passages = [plain(p.text, p.heading + 1 if p.heading else 0) for p in article.paragraphs] * 30
    read = passage([("人民", ("rén", "mín")), ("日报", ("rì", "bào")), ("。", ())])
    made = epub_file(document(*passages, read), datetime(2026, 3, 1, tzinfo=UTC))
    assert len([n for n in zipfile.ZipFile(io.BytesIO(made)).namelist() if "text-" in n]) > 1
    (found,) = read_epub(made, "x.epub")
    assert found.facts.title == "全方位建设"
    assert found.facts.subtitle == "副题"
    assert (found.facts.source, found.facts.date) == ("内蒙古日报", "2023-07-24")
    assert found.facts.author == "某某"
    assert found.facts.note == "A note."
    got = texts(found)
    assert got[:2] == ["全方位建设", "一、标题"]
    assert got[2] == "完成好“五大任务”，学习了西安。"  # without pinyin, and its notes elsewhere
    assert got[4:-1] == [p.text for p in article.paragraphs] * 30
    assert got[-1] == "人民日报。"


def test_chapters_are_articles_of_their_own() -> None:
    data = chapters(
        f"<h1>前言</h1><p>{LONG}</p>",
        "<h1>第一编</h1>",
        f"<h2>论持久</h2><p>{LONG}</p>",
        f"<p>接着说。{LONG}</p>",
        f"<h2>论团结</h2><p>{LONG}</p><h3>一</h3><p>{LONG}</p>",
    )
    found = read_epub(data, "x.epub")
    assert [d.facts.title for d in found] == ["前言", "论持久", "论团结"]
    assert {(d.facts.source, d.facts.author, d.facts.date) for d in found} == {
        ("学习文选", "张三", "2021-06-01")
    }
    assert texts(found[1]) == ["第一编", "论持久", LONG, "接着说。" + LONG]
    assert [line.heading for line in found[2].lines] == [2, 0, 3, 0]
    assert "3 chapters" in found[0].warnings[0]
    (whole,) = read_epub(data, "x.epub", split=False)
    assert whole.facts.title == "学习文选"
    assert texts(whole) == ["学习文选"] + [text for chapter in found for text in texts(chapter)]


def test_small_files_are_one_article() -> None:
    (found,) = read_epub(chapters("<h1>一</h1><p>短。</p>", "<h1>二</h1><p>也短。</p>"), "x.epub")
    assert texts(found) == ["学习文选", "一", "短。", "二", "也短。"]
    assert found.facts.title == "学习文选"


def test_names_come_from_the_table_of_contents() -> None:
    ncx = (
        '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>'
        "<navPoint><navLabel><text>论一</text></navLabel><content src='c0.xhtml'/></navPoint>"
        "<navPoint><navLabel><text>论 二</text></navLabel><content src='c1.xhtml'/></navPoint>"
        "</navMap></ncx>"
    )
    more = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    files = {
        "OEBPS/content.opf": opf("c0.xhtml", "c1.xhtml", more=more),
        "OEBPS/toc.ncx": ncx,
        "OEBPS/c0.xhtml": page(f"<div>{LONG}</div>"),
        "OEBPS/c1.xhtml": page(f"<p class='t'>论二</p><p>{LONG}</p>"),
    }
    found = read_epub(book(files), "x.epub")
    assert [d.facts.title for d in found] == ["论一", "论二"]
    assert [line.heading for line in found[1].lines] == [1, 0]


def test_cover_contents_and_imprint_are_left_out_and_notes_kept() -> None:
    nav = "<nav epub:type='toc'><ol>" + "<li><a href='c3.xhtml'>论</a></li>" * 3 + "</ol></nav>"
    listed = "".join(f"<p><a href='c3.xhtml#p{n}'>第{n}节</a></p>" for n in range(8))
    (found,) = read_epub(
        chapters(
            "<section epub:type='cover'><p>学习文选</p></section>",
            nav,
            f"<h1>目录</h1>{listed}",
            "<h1>论</h1><p>前文<a epub:type='noteref' href='#n1'>[1]</a>后文"
            "<sup><a href='#n2'>②</a></sup>。<span epub:type='pagebreak'>12</span></p>"
            f"<p>{LONG}</p><aside epub:type='footnote' id='n1'><p>[1] 见《选集》。</p></aside>",
            "<p>图书在版编目（CIP）数据</p><p>ISBN 978-7</p><p>出版发行：某社</p><p>定价：20元</p>",
        ),
        "x.epub",
    )
    assert texts(found) == ["论", "前文后文。", LONG, "[1] 见《选集》。"]


def test_encodings_are_those_that_the_files_name() -> None:
    text = '<?xml version="1.0" encoding="gb2312"?><html><body><p>镕基同志讲话。</p></body></html>'
    files = {"OEBPS/content.opf": opf("c.xhtml"), "OEBPS/c.xhtml": text.encode("gb18030")}
    (found,) = read_epub(book(files), "x.epub")
    assert texts(found) == ["镕基同志讲话。"]


LOCKED = (
    '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
    'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
    '<enc:EncryptionMethod Algorithm="{method}"/><enc:CipherData>'
    '<enc:CipherReference URI="{uri}"/></enc:CipherData></enc:EncryptedData></encryption>'
)


def locked(method: str, uri: str) -> bytes:
    return book(
        {
            "META-INF/encryption.xml": LOCKED.format(method=method, uri=uri),
            "OEBPS/content.opf": opf("c.xhtml"),
            "OEBPS/c.xhtml": page("<p>正文。</p>"),
        }
    )


def test_a_locked_book_is_told_and_hidden_fonts_are_no_lock() -> None:
    with pytest.raises(TifaError, match=r"locked by its seller \(DRM\)"):
        read_epub(locked("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "OEBPS/c.xhtml"), "x.epub")
    (found,) = read_epub(locked("http://www.idpf.org/2008/embedding", "OEBPS/f.otf"), "x.epub")
    assert texts(found) == ["正文。"]


def test_entities_are_not_resolved() -> None:
    nasty = (
        '<!DOCTYPE html [<!ENTITY a "笑笑笑笑笑笑笑笑笑笑"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]>'
        "<html><body><p>甲&b;&c;乙&nbsp;丙</p></body></html>"
    )
    files = {"OEBPS/content.opf": opf("c.xhtml"), "OEBPS/c.xhtml": nasty}
    (found,) = read_epub(book(files), "x.epub")
    assert "笑" not in "".join(texts(found))
    assert "root" not in "".join(texts(found))


@pytest.mark.parametrize("href", ["../../../etc/passwd", "/etc/passwd", "file:///etc/passwd", ""])
def test_names_that_lead_out_of_the_book_mean_nothing(href: str) -> None:
    files = {"OEBPS/content.opf": opf(href, "c.xhtml"), "OEBPS/c.xhtml": page("<p>正文。</p>")}
    (found,) = read_epub(book(files | {"../../../etc/passwd": "root"}), "x.epub")
    assert texts(found)[-1] == "正文。"
    assert "root:" not in "".join(texts(found))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({}, "no package file"),
        ({"OEBPS/content.opf": "<package"}, "no text that is in it"),
        ({"OEBPS/content.opf": opf("c.xhtml")}, "no text that is in it"),
        ({"OEBPS/content.opf": opf("c.xhtml"), "OEBPS/c.xhtml": page("<img src='a'/>")}, "no text"),
        (
            {"OEBPS/content.opf": opf("c.xhtml"), "OEBPS/c.xhtml": b" " * 30_000_000},
            "larger than a document may be",
        ),
        ({f"x{n}": "" for n in range(10_001)}, "more than the 10,000"),
    ],
)
def test_what_is_no_book_is_told(files: dict[str, str | bytes], said: str) -> None:
    with pytest.raises(TifaError, match=f"^x.epub: .*{said}"):
        read_epub(book(files), "x.epub")
