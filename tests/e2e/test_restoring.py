"""A damaged database, met at the terminal."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.config import Config
from reader.paths import find_paths
from reader.services.backup import make_backup
from reader.services.home import Home
from reader.study.scheduler import Rating
from tests.e2e.terminal import Terminal


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A home with an answer, a backup of it, and then a damaged database."""
    root = tmp_path / "home"
    now = datetime.now(UTC)
    home = Home(find_paths({"TIFA_HOME": str(root)}), Config(), lambda: now)
    home.drill.add_term("两个确立")
    home.drill.start()
    home.drill.answer(home.drill.next(), Rating.GOOD, 1)
    home.close()
    make_backup(home.paths, now)
    database = root / "tifa.db"
    data = database.read_bytes()
    database.write_bytes(data[:20480] + b"\x00" * 20480 + data[40960:])
    return root


def environ(root: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "PYTHONPATH")}
    return {**kept, "TIFA_HOME": str(root)}


def test_the_backup_is_offered_and_taken(root: Path) -> None:
    wreck = (root / "tifa.db").read_bytes()
    with Terminal(["drill"], environ(root)) as tifa:
        tifa.wait_for("Restore it? The damaged file is kept. [y/N]")
        assert "1 answer, the last on" in tifa.text
        tifa.press("y", "enter")
        tifa.wait_for("Nothing is due", 30)
        tifa.press("escape", "ctrl+q")
        tifa.wait_closed()
    (aside,) = root.glob("tifa-aside-*.db")
    assert aside.read_bytes() == wreck
    db = sqlite3.connect(root / "tifa.db")
    assert db.execute("SELECT count(*) FROM review").fetchone() == (1,)
    db.close()


def test_the_offer_is_declined(root: Path) -> None:
    wreck = (root / "tifa.db").read_bytes()
    with Terminal([], environ(root)) as tifa:
        tifa.wait_for("[y/N]")
        tifa.press("enter")
        assert tifa.wait_closed() == 2
        assert "tifa: nothing was changed; `tifa restore` lists all backups" in tifa.text
    assert (root / "tifa.db").read_bytes() == wreck
    assert not list(root.glob("tifa-aside-*"))
