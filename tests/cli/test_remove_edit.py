"""`tifa remove` and `tifa edit`."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import Outcome, Tifa, environment

TEXT = "# 闯新路进中游\n\n完成好“五大任务”。\n\n全区上下抓落实。\n"


@pytest.fixture
def article(tifa: Tifa) -> str:
    """The id of an article of the user's own."""
    added = tifa("add", "-", "--json", stdin=TEXT.encode()).json["articles"][0]
    return str(added["id"])


def at_terminal(home: Path, *args: str, typed: str = "", editor: str = "") -> Outcome:
    """Run `tifa ARGS` with a terminal as standard input; `editor`: a line of shell that is given
    the file as $1."""
    main, side = pty.openpty()
    script = home / "editor.sh"
    script.write_text(f"#!/bin/sh\n{editor}\n")
    script.chmod(0o755)
    os.write(main, typed.encode())
    done = subprocess.run(
        [sys.executable, "-m", "reader", *args],
        stdin=side,
        capture_output=True,
        env=environment(home, VISUAL=None, EDITOR=str(script)),
        cwd=home,
        timeout=60,
    )
    os.close(main)
    os.close(side)
    outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in outcome.err
    return outcome


def titles(tifa: Tifa) -> list[str]:
    rows = tifa("list", "--json").json["articles"]
    return [row["title"] for row in rows if row["origin"] == "user"]


# -- removing


def test_removing_asks(tifa: Tifa, article: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    for typed in ("n\n", "\n", "what\n"):
        done = at_terminal(home, "remove", article, typed=typed)
        assert done.code == 1
        assert "Your place in it goes with it. All answers of the drill stay." in done.err
        assert done.err.splitlines()[-1].endswith("tifa: nothing was removed")
    assert titles(tifa) == ["闯新路进中游"]
    done = at_terminal(home, "remove", "闯新路", typed="y\n")
    assert (done.code, done.out) == (0, f"removed: {article}  闯新路进中游\n")
    assert titles(tifa) == []


def test_removing_without_asking(tifa: Tifa, article: str) -> None:
    done = tifa("remove", article)
    assert (done.code, "--yes" in done.error) == (2, True)
    assert tifa("remove", article, "no-such-article", "--yes").code == 1
    assert titles(tifa) == ["闯新路进中游"]  # all or none
    assert tifa("remove", article, article, "--yes", "--json").json == {
        "removed": [{"id": article, "title": "闯新路进中游"}]
    }
    assert titles(tifa) == []


def test_shipped_articles_stay(tifa: Tifa) -> None:
    done = tifa("remove", "nmrb-2023-07-24-2", "--yes")
    assert done.code == 2
    assert "ships with tifa and cannot be removed" in done.error


# -- editing


def test_an_edited_text_is_taken_and_annotated(tifa: Tifa, article: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    editor = 'sed -i \'s/抓落实/狠抓落实/; s/^title = .*/title = "改了题"/\' "$1"'
    done = at_terminal(home, "edit", article, editor=editor)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"changed: {article}  改了题")
    (row,) = (r for r in tifa("list", "--json").json["articles"] if r["id"] == article)
    assert row["annotated"]
    shown = tifa("annotate", article, "--format", "json").json["articles"][0]
    assert [p["text"] for p in shown["paragraphs"]][-1] == "全区上下狠抓落实。"
    assert not (home / "editing").exists()


def test_an_unchanged_text_changes_nothing(tifa: Tifa, article: str, tmp_path: Path) -> None:
    done = at_terminal(tmp_path / "home", "edit", article, editor="true")
    assert (done.code, done.out) == (0, f"unchanged: {article}  闯新路进中游\n")
    assert not (tmp_path / "home" / "editing").exists()


@pytest.mark.parametrize(
    ("editor", "told"),
    [
        ("sed -i 's/^title.*/title = /' \"$1\"", "front matter"),
        ("echo '新的一行' > \"$1.x\"; printf '\\377\\376\\000' > \"$1\"", "the edited text"),
        ('sed -i \'s/^title.*/date = "3 May"/\' "$1"', "date must be YYYY"),
        (': > "$1"', "empty"),
        ("echo '全区' >> \"$1\"; exit 3", "ended with 3; nothing was changed"),
    ],
)
def test_what_cannot_be_taken_is_kept_and_opened_again(
    tifa: Tifa, article: str, tmp_path: Path, editor: str, told: str
) -> None:
    home = tmp_path / "home"
    done = at_terminal(home, "edit", article, editor=editor)
    assert done.code == 2
    assert told in done.error
    (file,) = (home / "editing").glob("*.md")
    assert f"what you wrote is in {file}" in done.error
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert titles(tifa) == ["闯新路进中游"]
    mend = f"cat > \"$1\" <<'X'\n{TEXT.replace('抓落实', '狠抓落实')}X"
    done = at_terminal(home, "edit", article, editor=mend)
    assert done.code == 0
    assert f"opening what you wrote the last time: {file}" in done.err
    assert not file.exists()


def test_no_editor(tifa: Tifa, article: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    assert "needs a terminal" in tifa("edit", article).error
    (home / "editor.sh").write_text("")
    done = at_terminal(home, "edit", "no-such-article")
    assert done.code == 1
    main, side = pty.openpty()
    environ = environment(home, VISUAL="/none/such 'x y'", EDITOR=None)
    run = subprocess.run(
        [sys.executable, "-m", "reader", "edit", article],
        stdin=side, capture_output=True, env=environ, text=True,
    )  # fmt: skip
    os.close(main)
    os.close(side)
    assert run.returncode == 2
    assert "/none/such: cannot be run" in run.stderr
    assert not (home / "editing").exists()


def test_what_is_made_of_a_shipped_article_is_ones_own(tifa: Tifa, tmp_path: Path) -> None:
    home = tmp_path / "home"
    tifa("list")
    done = at_terminal(home, "edit", "一竿子", editor="sed -i 's/抓落实/狠抓落实/g' \"$1\"")
    assert done.code == 0
    assert done.out.startswith("added as your own: nmrb-2023-07-24-7-2  一竿子插到底狠抓落实")
    rows = {row["id"]: row for row in tifa("list", "--json").json["articles"]}
    assert rows["nmrb-2023-07-24-7"]["origin"] == "shipped"
    assert rows["nmrb-2023-07-24-7-2"]["origin"] == "user"
    mine = tifa("annotate", "nmrb-2023-07-24-7", "--format", "json").json["articles"][0]
    assert "狠抓落实" not in "".join(p["text"] for p in mine["paragraphs"])
