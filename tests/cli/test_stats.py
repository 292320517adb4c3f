"""`tifa stats` over a log that a drill wrote."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.cells import cell_len

from reader.config import Config
from reader.paths import find_paths
from reader.services.home import Home
from reader.study.scheduler import Rating
from tests.cli.test_terminal import on_terminal
from tests.conftest import Tifa

TERMS = ("两个确立", "五大任务", "四个意识", "四个自信")


@pytest.fixture
def drilled(tifa: Tifa, tmp_path: Path) -> Tifa:
    """Ten answers, two of them today, and one taken back."""
    moment = datetime.now(UTC) - timedelta(days=20)
    home = Home(find_paths({"TIFA_HOME": str(tmp_path / "home")}), Config(), lambda: moment)
    for term in TERMS:
        home.drill.add_term(term)

    def answer(*ratings: int) -> None:
        home.drill.start()
        for rating in ratings:
            asked = home.drill.next()
            assert asked is not None
            home.drill.answer(asked, Rating(rating), 3000)

    answer(3, 3, 3, 3)
    moment += timedelta(days=10)
    answer(3, 1, 3, 2)
    moment += timedelta(days=10)
    answer(3, 3, 1)
    home.drill.undo()
    home.close()
    return tifa


def test_no_answers_yet(reading_tifa: Tifa) -> None:
    done = reading_tifa("stats")
    assert done.code == 0
    assert "No answers yet" in done.out
    assert "press d in the library" in done.out
    found = reading_tifa("stats", "--json").json
    assert found["all"]["answers"] == 0
    assert found["all"]["retention"] is None
    assert found["stability"]["median"] is None
    assert len(found["forecast"]["days"]) == 30


def test_a_compact_page(drilled: Tifa) -> None:
    done = drilled("stats")
    assert done.code == 0
    for part in (
        "2 answers", "Again 忘了", "wanted 90%", "The last 365 days", "10 answers", "Week from",
        "Coming 30 days", "Answers a day", "Stability", "Decks", "Leeches",
    ):  # fmt: skip
        assert part in done.out
    assert max(map(cell_len, done.out.splitlines())) <= 80
    assert "\x1b" not in done.out


def test_every_number_agrees(drilled: Tifa) -> None:
    found = drilled("stats", "--json").json
    assert found["all"]["answers"] == found["period"]["answers"] == 10
    assert found["today"]["answers"] == 2
    for group in ("weeks", "by_day", "by_deck", "by_term"):
        assert sum(one["answers"] for one in found[group]) == 10
    every = found["all"]
    assert sum(every[stage] for stage in ("new", "learning", "young", "mature")) == 10
    assert sum(every[grade] for grade in ("again", "hard", "good", "easy")) == 10
    assert (every["again"], every["hard"]) == (1, 1)
    assert every["took_ms"] == 30_000
    assert sum(found["cards"].values()) == sum(sum(d["cards"].values()) for d in found["by_deck"])
    bars = found["stability"]["histogram"]
    answered = sum(found["cards"].values()) - found["cards"]["new"]
    assert sum(bar["cards"] for bar in bars) == answered
    ahead = found["forecast"]
    assert sum(day["cards"] for day in ahead["days"]) + ahead["later"] == answered
    first, today = ahead["expected"][0], found["today"]
    assert (first["due"], first["new"]) == (today["due"], today["new_cards"])
    assert [day["day"] for day in ahead["expected"]] == [day["day"] for day in ahead["days"]]
    assert found["streak"]["days"] == 3


def test_one_deck_and_fewer_days(drilled: Tifa) -> None:
    found = drilled("stats", "--json").json
    decks = {deck["id"]: deck["answers"] for deck in found["by_deck"]}
    for deck, answers in decks.items():
        one = drilled("stats", "--deck", deck, "--json").json
        assert one["all"]["answers"] == answers
        assert [row["id"] for row in one["by_deck"]] == [deck]
    short = drilled("stats", "--days", "1", "--json").json
    assert (short["period"]["answers"], short["all"]["answers"]) == (2, 10)
    assert [week["answers"] for week in short["weeks"]] == [2]


def test_the_history_of_a_term(drilled: Tifa) -> None:
    found = drilled("stats", "两个确立", "--json").json
    assert found["answers"] == len(found["history"])
    days = [one["day"] for one in found["history"]]
    assert days == sorted(days, reverse=True)
    text = drilled("stats", "两个确立").out
    assert "newest first" in text
    assert days[0] in text


@pytest.mark.parametrize(
    ("args", "code", "needle"),
    [
        (["--deck", "none"], 1, "no deck “none”"),
        (["没有这个"], 1, "in no deck"),
        (["--days", "0"], 2, "--days"),
        (["两个确立", "--days", "3"], 2, "--days"),
    ],
)
def test_what_cannot_be(reading_tifa: Tifa, args: list[str], code: int, needle: str) -> None:
    done = reading_tifa("stats", *args)
    assert done.code == code
    assert needle in done.error


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_on_a_terminal_it_keeps_to_the_width(drilled: Tifa, tmp_path: Path, columns: int) -> None:
    import re

    text, code = on_terminal(tmp_path / "home", "stats", columns=columns, env={"NO_COLOR": "1"})
    assert code == 0
    styles = {part for found in re.findall(r"\x1b\[([0-9;]*)m", text) for part in found.split(";")}
    assert styles <= {"", "0", "1", "2"}  # bold and dim, no colour
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert max(map(cell_len, bare.splitlines())) <= columns
    assert "█" in bare
