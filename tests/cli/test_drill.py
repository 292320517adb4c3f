"""`tifa drill` without a terminal."""

from datetime import datetime
from pathlib import Path

import pytest

from reader.config import Config
from reader.paths import find_paths
from reader.services.home import Home
from reader.study.scheduler import Rating
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


def test_a_deck_an_article_and_practice(reading_tifa: Tifa) -> None:
    assert reading_tifa("drill", "numbered", "--json").json["new"] == 10
    assert reading_tifa("drill", "numbered", "institutions", "--due", "--json").json["new"] == 0
    article = reading_tifa("list", "--json").json["articles"][0]["id"]
    assert reading_tifa("drill", "--article", article, "--json").json["new"] == 20
    for practice in (["--cram", "5"], ["--leeches"], ["--flagged"], ["--suspended"]):
        counts = reading_tifa("drill", *practice, "--json").json
        assert counts == {"cards": 0, "reviews_today": 0, "next_due": None}
    assert reading_tifa("drill", "--json").json["new"] == 0  # asking put nothing into the drill


@pytest.mark.parametrize(
    ("arguments", "code", "needle"),
    [
        (["nothing"], 1, "no deck “nothing”; there are "),
        (["--article", "nothing"], 1, "no article “nothing”"),
        (["--cram", "0"], 2, "1 or more"),
        (["--cram", "many"], 2, "--cram"),
        (["--due", "--leeches"], 2, "not allowed with"),
        (["numbered", "--article", "x"], 2, "not both"),
    ],
)
def test_what_cannot_be_asked(
    reading_tifa: Tifa, arguments: list[str], code: int, needle: str
) -> None:
    done = reading_tifa("drill", *arguments, "--json")
    assert done.code == code
    assert needle in done.error


def test_no_terminal(reading_tifa: Tifa) -> None:
    done = reading_tifa("drill")
    assert done.code == 2
    assert "tifa drill --json" in done.error


def test_the_history_goes_out_and_in(tifa: Tifa, tmp_path: Path) -> None:
    home = Home(
        find_paths({"TIFA_HOME": str(tmp_path / "home")}),
        Config(),
        lambda: datetime.now().astimezone(),
    )
    home.drill.add_term("两个确立")
    home.drill.start()
    asked = home.drill.next()
    assert asked is not None
    home.drill.answer(asked, Rating.GOOD, 1000)
    home.close()
    history = tmp_path / "home" / "tifa-history.json"
    assert tifa("export", "--history").code == 0
    again = tifa("drill", "import", str(history))
    assert again.out == f"{history}: 0 answers taken over (1 was here already)\n"
    (tmp_path / "home" / "tifa.db").rename(tmp_path / "aside.db")
    for left in (tmp_path / "home").glob("tifa.db-*"):
        left.unlink()
    taken = tifa("drill", "import", str(history), "--json").json
    assert taken == {"new": 1, "known": 0, "retracted": 0, "terms": 1, "waiting": 0}
    assert tifa("stats", "--json").json["all"]["answers"] == 1
    assert tifa("drill", "import", "none.json").code == 2
