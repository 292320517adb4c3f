"""The commands on a real terminal (a pty)."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import sys
import termios
from pathlib import Path

import pytest

from tests.conftest import environment

_STYLE = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(
    home: Path, *args: str, columns: int = 100, env: dict[str, str | None] | None = None
) -> tuple[str, int]:
    """Run `tifa ARGS` in a pty of `columns` cells; what it wrote and its exit code."""
    parent, child = os.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environ = environment(home, COLUMNS=None, LINES=None, **(env or {}))
    command = [sys.executable, "-m", "reader", *args]
    process = os.posix_spawn(
        sys.executable,
        command,
        environ,
        file_actions=[(os.POSIX_SPAWN_DUP2, child, number) for number in (0, 1, 2)],
    )
    os.close(child)
    written = b""
    while True:
        try:
            read = os.read(parent, 65536)
        except OSError:  # Linux: the other side is closed
            break
        if not read:
            break
        written += read
    os.close(parent)
    _, status = os.waitpid(process, 0)
    text = written.decode().replace("\r\n", "\n")
    assert "Traceback" not in text
    return text, os.waitstatus_to_exitcode(status)


assert pty  # the module marks this file as one for Unix


def test_look_prints_a_card(shared_home: Path) -> None:
    text, code = on_terminal(shared_home, "look", "五大任务")
    assert code == 0
    bare = _STYLE.sub("", text)
    lines = bare.splitlines()
    assert lines[0].startswith("╭─  五大任务  wǔ dà rènwu  ──")
    assert "Five Major Tasks" in bare
    assert "我国北方重要生态安全屏障" in bare
    assert "…" not in bare  # nothing is cut off
    from rich.cells import cell_len

    assert {cell_len(line) for line in lines} == {100}


def test_a_card_in_a_narrow_terminal_is_whole(shared_home: Path) -> None:
    text, _ = on_terminal(shared_home, "look", "五大任务", columns=40)
    bare = _STYLE.sub("", text)
    from rich.cells import cell_len

    assert max(cell_len(line) for line in bare.splitlines()) == 40
    assert "国务院关于推动" in bare


def test_no_color_leaves_structure_without_colour(shared_home: Path) -> None:
    text, _ = on_terminal(shared_home, "look", "五大任务", env={"NO_COLOR": "1"})
    styles = {part for found in _STYLE.findall(text) for part in found[2:-1].split(";")}
    assert styles <= {"", "0", "1", "2", "3", "4", "9"}
    assert "1" in styles


def test_markup_in_a_deck_is_text(tmp_path: Path) -> None:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "own.toml").write_text(
        '[[term]]\nterm = "甲乙"\nenglish = "[bold red]x[/] [link=https://a]y[/link] :smile:"\n'
        'meaning = "[@click=app.quit]z"\n'
    )
    text, code = on_terminal(tmp_path, "look", "甲乙")
    assert code == 0
    assert "[bold red]x[/] [link=https://a]y[/link] :smile:" in text
    assert "[@click=app.quit]z" in text


def test_annotate_is_styled_and_fits(shared_home: Path) -> None:
    text, _ = on_terminal(shared_home, "annotate", "nmrb-2023-07-24-2", columns=60)
    from rich.cells import cell_len

    bare = _STYLE.sub("", text)
    assert max(cell_len(line) for line in bare.splitlines()) <= 60
    assert "\x1b[4m" in text  # set terms are underlined, not only coloured
    assert not any(line.lstrip()[:1] in "，。、”" for line in bare.splitlines() if line.strip())
    mono, _ = on_terminal(shared_home, "annotate", "nmrb-2023-07-24-2", env={"NO_COLOR": "1"})
    assert "\x1b[4m" in mono
    assert "\x1b[36m" not in mono


def test_list_fits(shared_home: Path) -> None:
    text, _ = on_terminal(shared_home, "list", columns=70)
    from rich.cells import cell_len

    lines = text.splitlines()
    assert len(lines) == 15
    assert max(map(cell_len, lines)) <= 70


def test_add_shows_its_progress_on_the_terminal(tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("标题\n\n正文。\n")
    text, code = on_terminal(tmp_path / "home", "add", str(file))
    assert code == 0
    assert "annotating 1/1 …" in text
    assert "标题  (4 字)" in text
    assert text.endswith("\r\x1b[K")  # and nothing of it is left


@pytest.mark.parametrize(
    ("env", "needle"),
    [
        ({"LC_ALL": "C"}, "LC_ALL=C is no UTF-8 locale"),
        ({"LC_ALL": "xx_XX.ISO-8859-1"}, "LC_ALL=xx_XX.ISO-8859-1 is no UTF-8 locale"),
        ({"LC_ALL": None, "LC_CTYPE": "POSIX", "LANG": None, "PYTHONCOERCECLOCALE": "0"},
         "LC_CTYPE=POSIX is no UTF-8 locale"),
        ({"TERM": "dumb"}, "TERM=xterm-256color"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("args", [[], ["read", "nmrb-2023-07-24-2"]])
def test_a_terminal_that_cannot_show_hanzi(
    shared_home: Path, args: list[str], env: dict[str, str | None], needle: str
) -> None:
    text, code = on_terminal(shared_home, *args, env=env)
    assert code == 2
    (line,) = text.splitlines()
    assert line.startswith("tifa: ")
    assert needle in line
    assert "export LC_ALL=C.UTF-8" in line or "TERM" in line


def test_reading_what_is_not_there(shared_home: Path) -> None:
    text, code = on_terminal(shared_home, "read", "没有这篇")
    assert (code, text) == (1, "tifa: no article “没有这篇”; `tifa list` shows those there are\n")


def test_broken_settings_are_told_before_the_screen_is_taken(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('[look]\ntheme = "plaid"\n')
    text, code = on_terminal(tmp_path)
    assert code == 2
    (line,) = text.splitlines()
    assert f"{tmp_path / 'config.toml'}: [look] theme must be one of tifa-dark" in line
