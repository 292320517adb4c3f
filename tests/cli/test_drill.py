"""`tifa drill` without a terminal."""

from datetime import datetime
from pathlib import Path

from reader.config import Config
from reader.paths import find_paths
from reader.services.home import Home
from tests.conftest import Tifa


def test_an_empty_drill(reading_tifa: Tifa) -> None:
    done = reading_tifa("drill", "--json")
    assert done.code == 0
    assert done.json == {"due": 0, "new": 0, "reviews_today": 0, "next_due": None}


def test_what_is_due(tifa: Tifa, tmp_path: Path) -> None:
    paths = find_paths({"TIFA_HOME": str(tmp_path / "home")})
    home = Home(paths, Config(), lambda: datetime.now().astimezone())
    assert home.drill.add_term("两个确立")
    today = home.drill.due_counts().next_due
    home.close()
    counts = tifa("drill", "--json").json
    assert counts["new"] == 1
    assert counts["next_due"] == str(today)


def test_no_terminal(reading_tifa: Tifa) -> None:
    done = reading_tifa("drill")
    assert done.code == 2
    assert "tifa drill --json" in done.error
