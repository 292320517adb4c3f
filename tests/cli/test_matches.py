"""`tifa matches`."""

from __future__ import annotations

from pathlib import Path

from reader.storage.database import open_database
from reader.storage.matches import MARK, SILENCE, Decision, put_decision
from tests.conftest import Tifa


def test_list_and_remove(tifa: Tifa, tmp_path: Path) -> None:
    assert tifa("matches").out == ""
    assert tifa("matches", "--json").json == {"matches": []}
    db = open_database(next((tmp_path / "home").rglob("*.db")))
    put_decision(db, Decision("1+5", MARK, "1+5-cadres", "a", 0, 4), "now")
    put_decision(db, Decision("五大任务", SILENCE), "now")
    db.close()
    first, second = tifa("matches", "list").out.splitlines()
    assert first.split() == [
        "1",
        "1+5",
        "→",
        "1+5-cadres",
        "(a,",
        "paragraph",
        "1,",
        "character",
        "4)",
    ]
    assert second.split() == ["2", "五大任务", "silenced", "(everywhere)"]
    one = tifa("matches", "--json").json["matches"][0]
    assert (one["id"], one["choice"], one["term"], one["offset"]) == (1, "mark", "1+5-cadres", 4)
    # What is silenced everywhere is marked nowhere, and stands nowhere.
    done = tifa("where", "五大任务")
    assert (done.code, "in none of your articles" in done.error) == (1, True)
    gone = tifa("matches", "remove", "“五大任务”", "--json").json["removed"]
    assert [one["form"] for one in gone] == ["五大任务"]
    assert tifa("where", "五大任务").code == 0
    assert tifa("matches", "remove", "1").out.startswith("removed: ")
    done = tifa("matches", "remove", "1")
    assert done.code == 1
    assert "no decision on “1”" in done.error
