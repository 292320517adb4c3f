"""`tifa add`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Tifa, environment, run_tifa

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
    "binary.bin": (b"\x7fELF\x00\x01\x02", "a program"),
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
    assert "a folder without any file in it" in errors["folder"]
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


def test_what_is_no_file_is_refused_but_a_pipe_of_the_shell_is_read(
    tifa: Tifa, file: Path, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "fifo")
    for name in (tmp_path / "fifo", "/dev/zero"):
        for command in (("add", "--json"), ("annotate",), ("mine",)):
            done = tifa(*command, str(name))
            assert done.code == 2
            assert "a pipe or a device" in done.err + done.out
    assert "an empty name" in tifa("add", "").error
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert "no such file" in tifa("add", str(tmp_path / "gone.txt")).error
    done = tifa("add", "/dev/stdin", "--json", stdin=TEXT.encode())
    assert done.json["articles"][0]["title"] == "闯新路进中游"


def test_markup_and_escapes_are_text(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "markup.txt"
    file.write_text("[bold]标题[/bold]\n\n[@click=app.quit]点\x1b[31m我\x1b]0;x\x07[/]。\n")
    done = tifa("add", str(file), "--json")
    (article,) = done.json["articles"]
    assert article["title"] == "[bold]标题[/bold]"
    assert article["paragraphs"] == ["[@click=app.quit]点我[/]。"]
    assert "[bold]标题[/bold]" in tifa("list").out


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with folders in it, as people have them."""
    root = tmp_path / "文件"
    (root / "b" / "c").mkdir(parents=True)
    (root / ".git").mkdir()
    (root / ".git" / "config.txt").write_text(TEXT, encoding="utf-8")
    (root / "b" / "c" / "二.md").write_text("# 第二篇\n\n全旗召开动员会。\n", encoding="utf-8")
    (root / "b" / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (root / "b" / "loop").symlink_to(root)
    (root / "b" / "nowhere").symlink_to(root / "none")
    (root / "一.txt").write_text(TEXT, encoding="utf-8")
    os.mkfifo(root / "pipe")
    return root


def test_a_folder_with_all_that_is_below_it(tifa: Tifa, folder: Path) -> None:
    done = tifa("add", str(folder), "--json")
    assert done.code == 0
    assert [a["title"] for a in done.json["articles"]] == ["第二篇", "闯新路进中游"]
    skipped = {str(Path(e["file"]).relative_to(folder)): e["error"] for e in done.json["errors"]}
    assert skipped.pop("b/photo.jpg").startswith("skipped (this is a picture")
    assert skipped == {
        ".git": "skipped (hidden)",
        "b/loop": "skipped (a link to a folder)",
        "b/nowhere": "skipped (a broken link)",
        "pipe": "skipped (no regular file)",
    }
    assert all(line.startswith("skipped: ") for line in done.err.splitlines())
    again = tifa("add", str(folder))
    assert again.out.count("already there") == 2


def test_in_a_folder_what_looks_like_an_article_and_is_none_is_an_error(
    tifa: Tifa, folder: Path
) -> None:
    (folder / "broken.pdf").write_bytes(b"")
    done = tifa("add", str(folder))
    assert done.code == 2
    assert f"tifa: {folder / 'broken.pdf'}: the file is empty" in done.err
    assert done.out.count("added: ") == 2


COLLECTION = "\n\n".join(
    f"论学习贯彻全会精神之{number}\n\n内蒙古日报 2023年07月{day:02}日 08:48\n\n"
    + "\n".join(f"{number}、全区上下要认真贯彻全会精神，完成好第{n}项任务。" for n in range(9))
    + "\n（记者 张三）"
    for day, number in enumerate("一二三", 10)
)


def test_one_article_or_several(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "collection.txt"
    file.write_text(COLLECTION, encoding="utf-8")
    one = tifa("add", "--dry-run", "--no-split", "--json", str(file)).json["articles"]
    many = tifa("add", "--dry-run", "--split", "--json", str(file)).json["articles"]
    assert len(one) == 1
    assert len(many) == 3
    both = tifa("add", "--split", "--no-split", str(file))
    assert both.code == 2


def test_stopping_leaves_what_is_in(tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for n in range(2000):
        (many / f"{n:04}.md").write_text(f"# 题{n}\n\n第{n}篇的正文。\n", encoding="utf-8")
    home = tmp_path / "home"
    run_tifa(home, "list")
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "add", str(many)],
        env=environment(home), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("added: ")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "Traceback" not in err
    told = int(err.rpartition("stopped; ")[2].split()[0])
    rows = run_tifa(home, "list", "--json").json["articles"]
    mine = [row for row in rows if row["origin"] == "user"]
    assert told <= len(mine) <= told + 1
    assert 0 < len(mine) < 2000


def test_a_server_that_is_not_there(tifa: Tifa) -> None:
    done = tifa("add", "http://127.0.0.1:1/a.html")
    assert done.code == 2
    assert done.error.endswith("the server refused the connection; check the address")
