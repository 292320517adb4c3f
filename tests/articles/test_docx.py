"""Word documents: what the page shows is what comes in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from reader.articles.draft import Draft
from reader.articles.markdown import parse_markdown
from reader.articles.model import Article
from reader.articles.zipped.docx import read_docx
from reader.articles.zipped.docx_numbers import written
from reader.errors import TifaError
from tests.conftest import ROOT

NS = nsdecls("w")


def draft(make: Callable[[Document], None]) -> Draft:
    """What is read of a document that `make` writes."""
    document = docx.Document()
    document.core_properties.author = "python-docx"
    make(document)
    (found,) = read_docx(saved(document), "公文.docx")
    return found


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def texts(found: Draft) -> list[str]:
    return [line.text for line in found.lines]


def put(document: Document, *markup: str) -> None:
    """Append WordprocessingML to the body, before the properties of its section."""
    for one in markup:
        opening, _, rest = one.partition(">")
        element = parse_xml(f"{opening} {NS}>{rest}")
        document.element.body.insert(len(document.element.body) - 1, element)


def seed(name: str) -> Article:
    path = ROOT / "seeds" / f"{name}.md"
    return parse_markdown(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("name", ["nmrb-2023-06-08", "dlt-2025-03-1", "nmrb-2023-12-30"])
def test_an_article_comes_back_whole(name: str) -> None:
    article = seed(name)

    def make(document: Document) -> None:
        document.add_heading(article.title, 0)
        for paragraph in article.paragraphs:
            if paragraph.heading:
                document.add_heading(paragraph.text, paragraph.heading)
            else:
                document.add_paragraph("　　" + paragraph.text)

    found = draft(make)
    assert found.whole
    assert found.facts.title == article.title
    assert found.facts.author == ""
    assert [t.strip("　") for t in texts(found)[1:]] == [p.text for p in article.paragraphs]
    assert [line.heading > 0 for line in found.lines[1:]] == [
        p.heading > 0 for p in article.paragraphs
    ]


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"), (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百〇五"), (110, "chineseCounting", "一百一十"),
        (3, "chineseLegalSimplified", "叁"), (12, "chineseLegalSimplified", "壹拾贰"),
        (24, "ideographDigital", "二四"), (3, "decimal", "3"), (7, "decimalZero", "07"),
        (3, "decimalEnclosedCircle", "③"), (4, "decimalFullWidth", "４"), (28, "lowerLetter", "bb"),
        (4, "upperRoman", "IV"), (1994, "lowerRoman", "mcmxciv"), (5, "somethingNew", "5"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(number: int, form: str, shown: str) -> None:
    assert written(number, form) == shown


NUMBERING = f"""<w:numbering {NS}>
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>
<w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>
<w:lvlText w:val="（%2）"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>
<w:lvlText w:val="&#xf0b7;"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">
<w:startOverride w:val="5"/></w:lvlOverride></w:num>
</w:numbering>"""


def item(text: str, number: int, level: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def test_numbers_that_word_makes_stand_in_the_text() -> None:
    def make(document: Document) -> None:
        document.part.numbering_part._element = parse_xml(NUMBERING)
        put(
            document,
            item("总体要求", 1), item("指导思想", 1, 1), item("基本原则", 1, 1), item("坚持", 1, 2),
            item("重点任务", 1), item("保障", 1, 1), item("一点", 2), item("另起", 3),
            item("再续", 3), item("还原", 1),
        )  # fmt: skip

    assert texts(draft(make)) == [
        "一、总体要求", "（一）指导思想", "（二）基本原则", "1.坚持", "二、重点任务", "（一）保障",
        "一点", "五、另起", "六、再续", "三、还原",
    ]  # fmt: skip


def test_what_is_not_on_the_page_does_not_come_in() -> None:
    def make(document: Document) -> None:
        section = document.sections[0]
        section.header.paragraphs[0].text = "页眉不是正文"
        section.footer.paragraphs[0].text = "— 1 —"
        put(
            document,
            "<w:p><w:r><w:t>保留</w:t></w:r><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>新增</w:t></w:r></w:ins></w:p>",
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>",
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText>'
            '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>正文</w:t></w:r></w:p>',
            "<w:p><w:r><w:ruby><w:rt><w:r><w:t>rénmín</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>人民"
            "</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
            "<w:p><w:r><w:t>软</w:t><w:softHyphen/><w:t>连</w:t><w:noBreakHyphen/><w:t>字</w:t></w:r></w:p>",
            "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>后半</w:t></w:r></w:p>",
            '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
            "</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>目录一 1</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>",
        )

    assert texts(draft(make)) == ["保留新增", "可见", "正文", "人民", "软连-字", "前半后半"]


def test_tables_and_text_boxes_stand_where_they_are() -> None:
    def make(document: Document) -> None:
        document.add_paragraph("表前")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ["指标", "数值", "粮食产量", "791.7亿斤"], strict=True):
            cell.text = text
        layout = document.add_table(1, 2)
        layout._cells[0].text = "左栏的一段。" * 20
        layout._cells[1].text = "右栏的一段。" * 20
        put(
            document,
            "<w:p><w:r><w:t>框外</w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>框内</w:t>"
            "</w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
        )

    assert texts(draft(make)) == [
        "表前", "指标 数值", "粮食产量 791.7亿斤", "左栏的一段。" * 20, "右栏的一段。" * 20,
        "框外", "框内",
    ]  # fmt: skip


def test_lines_broken_by_hand_are_lines() -> None:
    found = draft(lambda document: document.add_paragraph("第一行\n第二行") and None)
    assert texts(found) == ["第一行", "第二行"]


FOOTNOTES = f"""<?xml version="1.0"?><w:footnotes {NS}>
<w:footnote w:id="-1" w:type="separator"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>见《人民日报》。</w:t></w:r></w:p>
</w:footnote></w:footnotes>"""


def test_notes_stand_after_the_text() -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    def make(document: Document) -> None:
        put(
            document,
            '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        )
        document.add_paragraph("末段")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        part = Part(
            PackURI("/word/footnotes.xml"), "application/xml", FOOTNOTES.encode(),
            document.part.package,
        )  # fmt: skip
        document.part.relate_to(part, kind)

    assert texts(draft(make)) == ["正文", "末段", "[1] 见《人民日报》。"]


@pytest.mark.parametrize(
    ("title", "author", "expected"),
    [
        ("Microsoft Word - 通知.doc", "Administrator", ("", "")),
        ("正文的标题", "张三", ("正文的标题", "张三")),
        ("另一篇的标题", "User", ("", "")),
        ("", "微软用户", ("", "")),
        ("文档1", "Li Hua", ("", "Li Hua")),
        ("", "lenovo", ("", "")),
    ],
)
def test_properties_count_only_where_somebody_wrote_them(
    title: str, author: str, expected: tuple[str, str]
) -> None:
    def make(document: Document) -> None:
        document.add_paragraph("正文的标题")
        document.add_paragraph("一段正文，有逗号，也有句号。")
        document.core_properties.title = title
        document.core_properties.author = author

    facts = draft(make).facts
    assert (facts.title, facts.author) == expected


def test_damaged_and_empty_documents_are_told() -> None:
    good = saved(docx.Document())
    with pytest.raises(TifaError, match=r"^x\.docx: this document holds no text"):
        read_docx(good, "x.docx")
    with pytest.raises(TifaError, match=r"^x\.docx: this file is damaged or cut off"):
        read_docx(good[:2000], "x.docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(TifaError, match=r"^x\.docx: this Word document is damaged"):
        read_docx(out.getvalue(), "x.docx")


def test_a_bomb_is_refused_unread() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 30_000_000)
    with pytest.raises(TifaError, match=r"larger than a document may be here \(25 MB a part"):
        read_docx(out.getvalue(), "x.docx")
