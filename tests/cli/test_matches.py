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


def test_add(tifa: Tifa) -> None:
    made = tifa("matches", "add", "“1＋5”", "--mark", "1+5-cadres", "--json").json["match"]
    assert (made["form"], made["choice"], made["term"]) == ("1+5", "mark", "1+5-cadres")
    again = tifa("matches", "add", "1+5", "--silence").out
    assert again.split()[:4] == ["decided:", str(made["id"]), "1+5", "silenced"]
    one = tifa("matches", "add", "五大任务", "--silence", "--article", "nmrb-2023-06-08", "--json")
    assert one.json["match"]["article"] == "nmrb-2023-06-08"
    assert len(tifa("matches", "--json").json["matches"]) == 2


def test_add_says_what_cannot_be_decided(tifa: Tifa) -> None:
    for arguments, code, said in (
        (("白马非马", "--silence"), 1, "no term is printed as “白马非马”"),
        (("五大任务", "--mark", "白马"), 1, "no term “白马”"),
        (("五大任务", "--mark", "两个确立"), 2, "do not stand in one another"),
        (("嘎查", "--split"), 2, "no shorter term stands in “嘎查”"),
        (("五大任务", "--silence", "--article", "nope"), 1, "no article “nope”"),
        (("五大任务",), 2, "one of the arguments"),
    ):
        done = tifa("matches", "add", *arguments)
        assert (done.code, said in done.error) == (code, True), done.error
    assert tifa("matches", "--json").json == {"matches": []}
