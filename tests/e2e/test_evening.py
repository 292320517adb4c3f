"""One evening with tifa: the real program, typed keys, the screen as a person sees it."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal

ARTICLE = "nmrb-2023-07-24-1"


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    """A fresh home, and where to find Python's packages."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
    return {**kept, "TIFA_HOME": str(tmp_path / "home")}


def test_read_look_up_drill_and_come_back(environ: dict[str, str]) -> None:
    with Terminal([], environ) as tifa:
        tifa.wait_for("深切感悟习近平总书记")
        tifa.wait_for(lambda text: "Preparing" not in text and not re.search(r" …  ", text), 60)
        tifa.press("/", "深切感悟", "enter")
        text = tifa.wait_for("zìzhìqū")
        # 闯新路 stands in the first paragraph, its pinyin above it.
        rows = tifa.wait_for(lambda text: "闯" in text).split("\n")
        line = next(n for n, row in enumerate(rows) if re.search(r"闯\s*新\s*路", row))
        assert re.search(r"chuǎng\s+xīn\s*lù", rows[line - 1]), "\n".join(rows)

        for _ in range(40):
            tifa.press("n", "enter")
            if "闯新路进中游  chuǎng" in tifa.text:
                break
            tifa.press("escape")
        text = tifa.wait_for("闯新路进中游  chuǎng")
        assert "blaze a new trail" in text
        tifa.press("a")
        tifa.wait_for("is in the drill now")
        tifa.press("escape")
        progress = re.search(r"(\d+) %|(\d+)%", tifa.text)
        assert progress, tifa.text
        tifa.press("q")
        tifa.wait_for("1 new")

        tifa.press("d")
        tifa.wait_for("闯新路进中游")
        assert "Again" not in tifa.text
        tifa.press("space")
        tifa.wait_for("Again")
        tifa.press("3")
        tifa.wait_for("1 done")
        tifa.press("escape")
        tifa.wait_for("by date")
        tifa.press("q")
        assert tifa.wait_closed() == 0

    with Terminal(["read", ARTICLE], environ, (80, 24)) as tifa:
        tifa.wait_for("闯")
        tifa.wait_for(progress[0])  # the article opens where it was left
        tifa.press("enter")
        tifa.wait_for("闯新路进中游  chuǎng")
        tifa.press("ctrl+q")
        assert tifa.wait_closed() == 0


def test_a_terminal_too_small_is_told_and_recovers(environ: dict[str, str]) -> None:
    with Terminal([], environ, (30, 8)) as tifa:
        tifa.wait_for("Too small")
        tifa.resize(100, 30)
        tifa.wait_for("by date")
        tifa.press("q")
        assert tifa.wait_closed() == 0


def test_a_closed_terminal_ends_tifa_and_the_place_is_kept(environ: dict[str, str]) -> None:
    with Terminal(["read", ARTICLE], environ) as tifa:
        tifa.wait_for("shēnqiè", 60)
        tifa.press("pagedown")
        place = re.search(r"[1-9]\d%", tifa.wait_for(lambda text: re.search(r"[1-9]\d%", text)))
        assert place
        tifa.hang_up()
        tifa.process.wait(timeout=20)
    with Terminal(["read", ARTICLE], environ) as tifa:
        tifa.wait_for(place[0])
