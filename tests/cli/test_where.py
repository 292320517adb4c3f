"""`tifa where`."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Tifa


def test_places_by_date_with_the_term_marked(reading_tifa: Tifa) -> None:
    done = reading_tifa("where", "五大任务")
    assert done.code == 0
    head, *rest = done.out.splitlines()
    assert head.startswith("五大任务  ")
    assert "articles, 20" in head
    dates = [line[:10] for line in rest if line and not line.startswith(" ")]
    assert dates == sorted(dates)
    places = [line for line in rest if line.startswith("  ")]
    assert all("【五大任务】" in line for line in places)
    assert all(line.strip().startswith(("paragraph ", "title:", "subtitle:")) for line in places)
    assert len(places) == int(head.split("  ")[1].split(" ×")[0])


def test_json_gives_offsets_that_lead_to_the_term(reading_tifa: Tifa) -> None:
    answer = reading_tifa("where", "“闯新路进中游”", "--json").json
    assert answer["query"] == "“闯新路进中游”"
    assert [term["term"] for term in answer["terms"]] == ["闯新路进中游"]
    found = answer["occurrences"]
    assert answer["count"] == len(found) > 0
    assert answer["articles"] == len({one["article"] for one in found})
    assert answer["first"] == min(one["date"] for one in found)
    assert answer["last"] == max(one["date"] for one in found)
    one = next(one for one in found if one["paragraph"] >= 0)
    text = reading_tifa("annotate", one["article"], "--format", "json").json["articles"][0]
    paragraph = text["paragraphs"][one["paragraph"]]["text"]
    term = one["sentence"][one["start"] : one["end"]]
    assert paragraph[one["offset"] :].startswith(term)
    assert one["sentence"] in paragraph


def test_an_article_that_just_came_is_found(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "new.md"
    file.write_text("+++\ntitle = '新'\ndate = '2031-01-01'\n+++\n\n要坚持放管服改革。\n")
    before = tifa("where", "放管服", "--json").json["count"]
    assert tifa("add", str(file)).code == 0
    answer = tifa("where", "放管服", "--json").json
    assert (answer["count"], answer["last"]) == (before + 1, "2031-01-01")


def test_nothing_found_is_told(reading_tifa: Tifa) -> None:
    done = reading_tifa("where", "没有这个词")
    assert done.code == 1
    assert "no deck has “没有这个词”" in done.error
    done = reading_tifa("where", "没有这个词", "--json")
    assert done.code == 1
    assert done.json["occurrences"] == []
