"""`tifa list`."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT, Tifa


def test_json_has_every_shipped_article_newest_first(tifa: Tifa) -> None:
    done = tifa("list", "--json")
    assert (done.code, done.err) == (0, "")
    articles = done.json["articles"]
    assert {a["id"] for a in articles} == {p.stem for p in (ROOT / "seeds").glob("*.md")}
    assert [a["date"] for a in articles] == sorted((a["date"] for a in articles), reverse=True)
    one = next(a for a in articles if a["id"] == "nmrb-2023-06-08")
    assert one["title"] == "“实”字为要 “干”字当先"
    assert one["source"] == "内蒙古日报"
    assert one["hanzi"] > 1000
    assert one["annotated"] is False
    assert one["known"] is None
    assert "key" not in one
    assert "内蒙古" in done.out  # unescaped
    assert '": ' not in done.out  # compact


def test_annotated_articles_say_so(reading_tifa: Tifa) -> None:
    for article in reading_tifa("list", "--json").json["articles"]:
        assert article["annotated"] is True
        assert article["known"] == 0
        assert article["terms"] > 0


def test_for_the_eye_one_line_an_article(reading_tifa: Tifa) -> None:
    lines = reading_tifa("list").out.splitlines()
    assert len(lines) == 15
    (line,) = [line for line in lines if "nmrb-2023-06-08" in line]
    assert "2023-06-08" in line
    assert "突出问题导向 解决发展难题" in line
    assert "\x1b" not in line


def test_a_foreign_file_in_the_place_of_the_database(tifa: Tifa, tmp_path: Path) -> None:
    database = tmp_path / "home" / "tifa.db"
    database.write_bytes(b"this is my diary, not a database\n" * 40)
    before = database.read_bytes()
    done = tifa("list", "--json")
    assert done.code == 2
    assert str(database) in done.error
    assert "move it away" in done.error
    assert database.read_bytes() == before
