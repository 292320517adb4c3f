"""Whatever a file holds: clean text or an error that says what to do; nothing written, nothing
fetched, in bounded time."""

from __future__ import annotations

import io
import os
import random
import zipfile

import docx
import pytest

from reader.articles.intake import read_articles
from reader.hanzi import count_hanzi
from tests.articles.hostile import (  # noqa: F401
    BODY,
    TITLE,
    good,
    nothing_around,
    paragraphs,
    refused,
    survives,
)
from tests.articles.test_epub import chapters

pytestmark = pytest.mark.usefixtures("nothing_around")


# -- what is no text


@pytest.mark.parametrize("data", [b"", b"   \n\t\r\n", b"\xef\xbb\xbf", "　　\n".encode()])
def test_nothing(data: bytes) -> None:
    assert refused(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + os.urandom(500), b"\xff\xd8\xff\xe0" + os.urandom(500),
        b"GIF89a" + os.urandom(500), b"\x7fELF" + os.urandom(500), bytes(range(256)) * 20,
        b"\x00" * 5000, random.Random(1).randbytes(20_000), b"\x1f\x8b\x08" + os.urandom(500),
    ],
    ids=["png", "jpeg", "gif", "program", "all bytes", "zeros", "noise", "gzip"],
)  # fmt: skip
def test_what_is_no_text_is_told(data: bytes) -> None:
    assert refused(data)


@pytest.mark.parametrize("opening", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf1\\ansi "])
def test_old_word_documents_are_told_with_the_remedy(opening: bytes) -> None:
    assert ".docx" in refused(opening + os.urandom(600))


def bomb(names: list[str], size: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b" " * size)
    return out.getvalue()


@pytest.mark.parametrize(
    "names",
    [
        ["META-INF/container.xml", "a.opf"],
        ["[Content_Types].xml", "word/document.xml"],
        ["[Content_Types].xml", *(f"word/media/image{n}.png" for n in range(30))],
    ],
)
def test_zip_bombs_are_refused(names: list[str]) -> None:
    data = bomb(names, 60_000_000 if len(names) == 2 else 6_000_000)
    assert len(data) < 400_000
    assert "MB" in refused(data)


def test_a_size_that_is_a_lie_does_not_help_a_bomb() -> None:
    data = bytearray(bomb(["[Content_Types].xml", "word/document.xml"], 60_000_000))
    size = (60_000_000).to_bytes(4, "little")
    while (at := data.find(size)) >= 0:
        data[at : at + 4] = (100).to_bytes(4, "little")
    assert refused(bytes(data))


@pytest.mark.parametrize("name", ["../../out.txt", "/tmp/out.txt", "..\\out.txt", "C:\\out.txt"])
def test_names_that_lead_out_of_an_archive_write_nothing(name: str) -> None:
    for data in (good("epub"), good("docx")):
        out = io.BytesIO(data)
        with zipfile.ZipFile(out, "a") as archive:
            archive.writestr(name, "x")
        assert paragraphs(out.getvalue())[1:] == BODY


# -- what a text may hide


def test_five_megabytes_of_links_do_not_hide_the_text() -> None:
    link = '<li><a href="http://x/">专题专栏</a></li>'
    links = "<ul>" + link * (2_500_000 // len(link.encode())) + "</ul>"
    body = "".join(f"<p>{text}</p>" for text in BODY)
    data = f"<html><body>{links}<div><h1>{TITLE}</h1>{body}</div>{links}</body></html>".encode()
    assert len(data) > 4_900_000
    got = "".join(paragraphs(data))
    assert all(text in got for text in BODY)
    assert got.count("专题专栏") < 100


def test_scripts_styles_and_comments_are_no_text() -> None:
    body = "".join(f"<p>{text}<!-- 注释{text} --></p>" for text in BODY)
    hidden = (
        f"<script>var a='{BODY[0]}脚本';</script><style>p{{content:'{BODY[0]}样式'}}</style>"
        f"<!-- <p>{BODY[0]}注释</p> --><noscript>请开启脚本</noscript><template>模板</template>"
    )
    data = f"<html><body>{hidden}<div><h1>{TITLE}</h1>{body}{hidden}</div></body></html>".encode()
    got = paragraphs(data)
    assert got[1:] == BODY


NASTY = [
    "\x1b[2J\x1b[1;31m", "\x1b]0;题\x07", "\x1b]8;;http://evil/\x1b\\", "\x1bP1$r\x1b\\", "\x9b31m",
    "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u00ad", "\x00", "\x08", "\u2060",
    "\U000e0041",
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "nasty"),
    [
        pytest.param(kind, nasty, id=f"{kind} {ascii(nasty)[1:-1]}")
        for kind in ("text", "html", "epub", "docx")
        for nasty in NASTY
        if kind in ("text", "html") or nasty[0] not in "\x1b\x9b\x00\x08"  # XML cannot hold it
    ],
)
def test_what_a_terminal_obeys_or_hides_is_gone(kind: str, nasty: str) -> None:
    texts = [text[:9] + nasty + text[9:] for text in BODY]
    match kind:
        case "text":
            data = "\n".join([TITLE, *("　　" + text for text in texts)]).encode()
        case "html":
            body = "".join(f"<p>{text}</p>" for text in texts)
            data = f"<meta charset=utf-8><h1>{TITLE}</h1><div>{body}</div>".encode()
        case "epub":
            data = chapters(f"<h1>{TITLE}</h1>" + "".join(f"<p>{text}</p>" for text in texts))
        case _:
            document = docx.Document()
            document.add_heading(TITLE, 0)
            for text in texts:
                document.add_paragraph(text)
            out = io.BytesIO()
            document.save(out)
            data = out.getvalue()
    if nasty == "\x00" and kind == "text":
        survives(data)
        return
    got = paragraphs(data)
    assert sum(map(count_hanzi, got[1:])) >= sum(map(count_hanzi, BODY))
    assert [text.replace(" ", "") for text in got[1:]][-1] == BODY[-1]


def test_what_a_file_says_of_itself_is_cleaned_too() -> None:
    nasty = "张\u202e三\u200b"
    document = docx.Document(io.BytesIO(good("docx")))
    document.core_properties.author = document.core_properties.title = nasty
    out = io.BytesIO()
    document.save(out)
    assert paragraphs(out.getvalue())
    book = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good("epub"))) as old, zipfile.ZipFile(book, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace("张三".encode(), nasty.encode()))
    (found,) = read_articles(book.getvalue(), "x")
    assert found.article.author == "张三"
    assert paragraphs(book.getvalue())
    head = f'<meta name="author" content="张\x1b[31m三&#10;"><title>{TITLE}\x1b[2J</title>'
    assert paragraphs(good("html").replace(b"<title>", head.encode("gb18030") + b"<title>"))


@pytest.mark.parametrize(
    "markup", ["[/b][red]", "[link=http://x]", "[@click=app.quit]", "\\[", "[]"]
)
def test_markup_of_screens_is_text(markup: str) -> None:
    texts = [text[:9] + markup + text[9:] for text in BODY]
    got = paragraphs("\n".join([TITLE, *("　　" + text for text in texts)]).encode())
    assert got[1:] == texts


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x0b", "\x85", "\n\r\n"])
def test_line_ends_of_all_kinds(end: str) -> None:
    lines = [TITLE, *("　　" + text for text in BODY)]
    mixed = "".join(line + (end if n % 2 else "\n") for n, line in enumerate(lines))
    assert paragraphs(mixed.encode())[1:] == BODY


def test_markup_nested_without_end() -> None:
    body = "".join(f"<p>{text}</p>" for text in BODY)
    data = ("<div>" * 50_000 + f"<h1>{TITLE}</h1>" + body).encode()
    assert all(text in "".join(paragraphs(data)) for text in BODY)
    survives(("<b><i><table>" * 30_000 + BODY[0]).encode())


@pytest.mark.parametrize("line", ["甲乙" * 500_000, "，" * 500_000, "[" * 300_000, "<" * 300_000,
                                  " " * 500_000 + "甲", "甲 " * 300_000, "1" * 300_000,
                                  "（" * 300_000, "# " * 200_000, "来源：" * 100_000])  # fmt: skip
def test_lines_without_end(line: str) -> None:
    survives(line.encode())
    survives((TITLE + "\n" + line + "\n" + BODY[0]).encode())
    survives(("<html><body><p>" + line + "</p></body></html>").encode())
