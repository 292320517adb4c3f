"""What kind of file it is, by its content."""

from __future__ import annotations

import io
import zipfile

import pytest

from reader.articles.encoding.kinds import kind_of, refusal


def packed(*names: str) -> bytes:
    """A zip whose members have these names."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x" * 200)
    return data.getvalue()


EPUB = packed("mimetype", "META-INF/container.xml", "a.xhtml")
DOCX = packed("[Content_Types].xml", "_rels/.rels", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "text"),
        ("一篇文章。".encode(), "text"),
        ("一篇文章。".encode("gb18030"), "text"),
        (b"\n%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf%PDF-1.4", "pdf"),
        (EPUB, "epub"),
        (packed("META-INF/container.xml", "mimetype"), "epub"),
        (DOCX, "docx"),
        (EPUB[:-60], "epub"),
        (DOCX[: len(DOCX) // 2 + 150], "docx"),
        (packed("a.txt"), "unknown"),
        (packed("xl/workbook.xml"), "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "unknown"),
        (b"GIF89a", "unknown"),
        (b"  \r\n<!DOCTYPE html><html>", "html"),
        (b"\xef\xbb\xbf<html lang='zh'>", "html"),
        ("<!-- saved from url=(0014)about:internet -->\n<HTML><BODY>文".encode("gbk"), "html"),
        ("<?xml version='1.0'?><html xmlns='x'><body>文</body></html>".encode(), "html"),
        ("<html><body>文</body></html>".encode("utf-16"), "html"),
        ("<html><body>文</body></html>".encode("utf-16-le"), "html"),
        ("<p>第一段。</p><p>第二段。</p>".encode(), "html"),
        ("+++\ntitle = '题'\n+++\n文。".encode(), "markdown"),
        ("\ufeff\n# 标题\n\n文。".encode(), "markdown"),
        ("# 标题\n\n[首页](http://a.cn)\n\n文。".encode(), "text"),
        ("#标签 不是标题\n文。".encode(), "text"),
        ("《办法》<征求意见稿>\n文。".encode(), "text"),
        (b"a < b, 3 > 2", "text"),
    ],
)
def test_content_tells(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_a_refusal_names_the_kind_and_the_remedy() -> None:
    assert "unpack" in refusal(packed("a.txt"))
    assert "Excel" in refusal(packed("xl/workbook.xml"))
    assert refusal(EPUB) == refusal("文".encode()) == ""
