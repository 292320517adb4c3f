"""`tifa add`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.conftest import Tifa

TEXT = "闯新路进中游\n\n内蒙古要闯新路、进中游，完成好“五大任务”。\n\n全区上下抓落实。\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "文章.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_text_goes_in_and_is_annotated(tifa: Tifa, file: Path) -> None:
    done = tifa("add", str(file), "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json["errors"] == []
    (article,) = done.json["articles"]
    assert article["title"] == "闯新路进中游"
    assert article["status"] == "new"
    assert article["paragraphs"] == [
        "内蒙古要闯新路、进中游，完成好“五大任务”。",
        "全区上下抓落实。",
    ]
    assert set(article) == {
        "id", "title", "subtitle", "source", "date", "author", "status", "paragraphs", "warnings",
    }  # fmt: skip
    rows = tifa("list", "--json").json["articles"]
    (row,) = [row for row in rows if row["id"] == article["id"]]
    assert row["annotated"] is True
    assert row["origin"] == "user"


def test_the_same_again_is_the_same_and_a_corrected_one_replaces(tifa: Tifa, file: Path) -> None:
    first = tifa("add", str(file), "--json").json["articles"][0]
    again = tifa("add", str(file), "--json").json["articles"][0]
    assert (again["status"], again["id"]) == ("same", first["id"])
    file.write_text(TEXT.replace("全区", "全旗"), encoding="utf-8")
    mended = tifa("add", str(file), "--json").json["articles"][0]
    assert (mended["status"], mended["id"]) == ("replaces", first["id"])


def test_a_dry_run_keeps_nothing(tifa: Tifa, file: Path) -> None:
    done = tifa("add", "--dry-run", "--json", str(file))
    assert done.json["articles"][0]["status"] == "new"
    assert len(done.json["articles"][0]["paragraphs"]) == 2
    assert len(tifa("list", "--json").json["articles"]) == 15
    assert "would add" in tifa("add", "--dry-run", str(file)).out


def test_what_is_extracted_does_not_depend_on_the_library(tifa: Tifa, file: Path) -> None:
    before = tifa("add", "--dry-run", "--json", str(file)).json["articles"][0]
    tifa("add", str(file))
    after = tifa("add", "--dry-run", "--json", str(file)).json["articles"][0]
    same = ("title", "subtitle", "source", "date", "author", "paragraphs")
    assert [before[key] for key in same] == [after[key] for key in same]


def test_markdown_with_front_matter_from_standard_input(tifa: Tifa) -> None:
    text = '+++\ntitle = "标题"\nsource = "人民日报"\ndate = "2024-01-02"\n+++\n\n# 一\n\n正文。\n'
    done = tifa("add", "-", "--json", stdin=text.encode())
    (article,) = done.json["articles"]
    assert article["source"] == "人民日报"
    assert article["date"] == "2024-01-02"
    assert article["paragraphs"] == ["一", "正文。"]


def test_a_shipped_article_added_again_is_known(tifa: Tifa) -> None:
    from tests.conftest import ROOT

    seed = ROOT / "seeds" / "nmrb-2023-06-08.md"
    (article,) = tifa("add", "--dry-run", "--json", str(seed)).json["articles"]
    assert (article["status"], article["id"]) == ("same", "nmrb-2023-06-08")


BAD = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\n\t\n", "empty"),
    "invisible.txt": ("\u200b\ufeff\u202e".encode(), "no text"),
    "binary.bin": (b"\x7fELF\x00\x01\x02", "not a text file"),
    "latin1.txt": ("caf\xe9 et th\xe9".encode("latin-1"), "not UTF-8 (byte 3)"),
    "gb18030.txt": ("内蒙古日报".encode("gb18030"), "iconv -f GB18030 -t UTF-8"),
    "open.md": (b"+++\ntitle = 'x'\n\ntext", "no line +++ closes it"),
    "toml.md": (b"+++\ntitle = \n+++\n\ntext", "front matter"),
    "field.md": (b"+++\ncolour = 'x'\n+++\n\ntext", "colour"),
    "date.md": (b"+++\ntitle = 'x'\ndate = '3 May'\n+++\n\ntext", "YYYY-MM-DD"),
}


def test_bad_files_are_reported_and_the_good_one_goes_in(
    tifa: Tifa, file: Path, tmp_path: Path
) -> None:
    for name, (data, _) in BAD.items():
        if data is not None:
            (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    names = [*BAD, "folder"]
    files = [str(tmp_path / name) for name in names]
    done = tifa("add", "--json", *files[:3], str(file), *files[3:])
    assert done.code == 2
    assert [a["title"] for a in done.json["articles"]] == ["闯新路进中游"]
    errors = {Path(e["file"]).name: e["error"] for e in done.json["errors"]}
    assert list(errors) == names
    for name, (_, needle) in BAD.items():
        assert needle in errors[name]
    assert "a folder; name the files in it" in errors["folder"]
    lines = done.err.splitlines()
    assert len(lines) == len(names)
    assert all(line.startswith(f"tifa: {tmp_path}/") for line in lines)
    assert len(tifa("list", "--json").json["articles"]) == 16


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_one_may_not_read(tifa: Tifa, file: Path) -> None:
    file.chmod(0)
    done = tifa("add", str(file))
    assert done.code == 2
    assert "you may not read it" in done.error


def test_markup_and_escapes_are_text(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "markup.txt"
    file.write_text("[bold]标题[/bold]\n\n[@click=app.quit]点\x1b[31m我\x1b]0;x\x07[/]。\n")
    done = tifa("add", str(file), "--json")
    (article,) = done.json["articles"]
    assert article["title"] == "[bold]标题[/bold]"
    assert article["paragraphs"] == ["[@click=app.quit]点我[/]。"]
    assert "[bold]标题[/bold]" in tifa("list").out
