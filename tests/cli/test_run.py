"""The command line itself: help, wrong usage, and every way of ending."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.cli import COMMANDS
from tests.conftest import ROOT, Tifa, environment


def test_version(tifa: Tifa) -> None:
    assert tifa("--version").out == f"tifa {__version__}\n"


def test_help_lists_every_command(tifa: Tifa) -> None:
    done = tifa("--help")
    assert done.code == 0
    for name, (_, text) in COMMANDS.items():
        assert f"  {name} " in done.out
        assert text in done.out
    assert max(map(len, done.out.splitlines())) <= 90


def test_every_command_module_exists() -> None:
    modules = {module.removeprefix("reader.cli.") for module, _ in COMMANDS.values()}
    files = {file.stem for file in (ROOT / "reader" / "cli").glob("*.py")}
    assert modules <= files


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_of_each_command(tifa: Tifa, name: str) -> None:
    done = tifa(name, "--help")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"usage: tifa {name}")


@pytest.mark.parametrize(
    ("args", "needle"),
    [
        (["nonsense"], "no command “nonsense”"),
        (["--nonsense"], "no option “--nonsense”"),
        (["list", "--nonsense"], "unrecognized arguments: --nonsense; see `tifa list --help`"),
        (["look"], "QUERY"),
        (["add"], "FILE"),
        (["annotate", "a", "b"], "unrecognized arguments: b"),
        (["annotate", "-", "--format", "pdf"], "invalid choice: 'pdf'"),
        (["decks", "burn"], "invalid choice: 'burn'"),
    ],
)
def test_wrong_usage_is_one_line(tifa: Tifa, args: list[str], needle: str) -> None:
    done = tifa(*args)
    assert (done.code, done.out) == (2, "")
    assert needle in done.error


@pytest.mark.parametrize("args", [[], ["read"], ["read", "nmrb-2023-07-24-2"]])
def test_the_screens_need_a_terminal(tifa: Tifa, args: list[str]) -> None:
    done = tifa(*args)
    assert (done.code, done.out) == (2, "")
    assert "needs a terminal" in done.error


def test_control_characters_in_a_message_are_spelled_out(tifa: Tifa) -> None:
    done = tifa("add", "\x1b[31m\u202e.txt")
    assert done.code == 2
    assert r"\x1b[31m\u202e.txt" in done.error


def test_a_home_that_is_a_file(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    done = subprocess.run(
        [sys.executable, "-m", "reader", "list"],
        env=environment(blocked),
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"tifa: {blocked}")
    assert len(done.stderr.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_error(shared_home: Path) -> None:
    command = f"{sys.executable} -m reader annotate nmrb-2023-12-30 | head -n 1"
    done = subprocess.run(
        ["sh", "-c", command], env=environment(shared_home), cwd=shared_home, capture_output=True
    )
    assert done.stderr == b""
    assert done.stdout.count(b"\n") == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(shared_home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "list"],
            env=environment(shared_home),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_closed_standard_output(shared_home: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m reader list >&-"],
        env=environment(shared_home),
        capture_output=True,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"LC_ALL": "xx_XX.ISO-8859-1", "PYTHONIOENCODING": "latin-1"},
    ],
)
def test_utf8_whatever_the_locale(reading_tifa: Tifa, env: dict[str, str | None]) -> None:
    found = reading_tifa("look", "两个确立", "--json", env=env)
    assert (found.code, found.err) == (0, "")
    assert found.json["query"] == "两个确立"
    assert found.json["terms"][0]["term"] == "两个确立"
    missing = reading_tifa("annotate", "没有这篇", env=env)
    assert missing.code == 1


def test_control_c_ends_quietly(tmp_path: Path) -> None:
    """The program waits for standard input and gets SIGINT there."""
    child = subprocess.Popen(
        [sys.executable, "-m", "reader", "annotate", "-", "--raw"],
        env=environment(tmp_path),
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wchan = Path(f"/proc/{child.pid}/wchan")
    if not wchan.exists():
        child.kill()
        child.communicate()
        pytest.skip("needs /proc")
    while "pipe" not in wchan.read_text() and child.poll() is None:
        os.sched_yield()
    import signal

    child.send_signal(signal.SIGINT)
    out, err = child.communicate(timeout=20)
    assert (child.returncode, out, err) == (130, b"", b"")
