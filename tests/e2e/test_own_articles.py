"""An article of one's own: added, read, edited in the editor, removed, as a person types it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import environment
from tests.e2e.terminal import Terminal

TEXT = """闯新路进中游

内蒙古日报 2023年07月24日 08:48

全区上下要认真贯彻全会精神，完成好“五大任务”。

各地区各部门要抓落实，闯新路、进中游。
"""


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A fresh home, and an editor that changes one word."""
    editor = tmp_path / "editor.sh"
    editor.write_text("#!/bin/sh\nsed -i 's/抓落实/狠抓落实/' \"$1\"\n", encoding="utf-8")
    editor.chmod(0o755)
    found = environment(tmp_path / "home", EDITOR=str(editor), VISUAL=None)
    names = ("PATH", "PYTHONPATH", "TIFA_HOME", "EDITOR")
    return {name: found[name] for name in names}


def test_adding_reading_editing_removing(environ: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "讲话.pdf"  # what it is called does not matter
    file.write_bytes(TEXT.encode("gb18030"))
    with Terminal([], environ, (80, 24)) as tifa:
        tifa.wait_for("by date")
        tifa.press("+")
        tifa.wait_for("A file, a folder or a web address")
        tifa.press(f"{tmp_path}/讲")
        tifa.wait_for("讲话.")  # proposed as one types
        tifa.press("\t", "enter")
        tifa.wait_for("Add 1 of 1")
        tifa.wait_for("五大任务")
        tifa.wait_for("2023-07-24")
        tifa.press("enter")
        tifa.wait_for("16 articles")
        tifa.wait_for(lambda text: "Preparing" not in text, 60)
        tifa.press("enter")
        tifa.wait_for("rènzhēn", 60)
        tifa.press("q")
        tifa.wait_for("by date")
        tifa.press("e")
        tifa.wait_for("闯新路进中游: kept.")
        tifa.press("enter")
        tifa.wait_for("hěn zhuā", 60)
        tifa.press("q")
        tifa.wait_for("by date")
        tifa.press("r")
        tifa.wait_for("Remove this article?")
        tifa.press("y")
        tifa.wait_for("15 articles")
        tifa.press("q")
        assert tifa.wait_closed() == 0
