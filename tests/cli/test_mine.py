"""`tifa mine`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.conftest import Tifa

TEXT = (
    "抓落实\n\n扎实推进“清零攻坚”，落实“三个到位”，即思想到位、责任到位、措施到位。"
    "两个确立是根本。\n"
)


def test_a_file_as_json(tifa: Tifa, tmp_path: Path) -> None:
    file = tmp_path / "speech.txt"
    file.write_text(TEXT, encoding="utf-8")
    outcome = tifa("mine", str(file), "--json")
    assert outcome.code == 0
    assert list(outcome.json) == ["candidates"]
    rows = {row["term"]: row for row in outcome.json["candidates"]}
    row = rows["清零攻坚"]
    assert row["count"] == 1
    assert 0 < row["score"] <= 1
    assert "in quotation marks" in row["evidence"]
    assert rows["三个到位"]["components"] == ["思想到位", "责任到位", "措施到位"]
    assert "两个确立" not in rows  # a deck has it
    scores = [row["score"] for row in outcome.json["candidates"]]
    assert scores == sorted(scores, reverse=True)


def test_an_article_standard_input_and_plain_lines(tifa: Tifa) -> None:
    shipped = tifa("mine", "nmrb-2023-12-30", "--most", "5")
    assert shipped.code == 0
    assert len(shipped.out.splitlines()) == 5
    piped = tifa("mine", "-", stdin=TEXT.encode())
    assert piped.code == 0
    assert any("三个到位 = 思想到位、责任到位、措施到位" in line for line in piped.out.splitlines())


def test_what_cannot_be_mined_is_told(tifa: Tifa, tmp_path: Path) -> None:
    assert tifa("mine", "nothing.txt").code == 2
    assert tifa("mine", "没有这篇").code == 1
    assert tifa("mine").code == 2
    assert tifa("mine", "x", "--most", "0").code == 2
    nothing = tmp_path / "dots.txt"
    nothing.write_text("。。。\n", encoding="utf-8")
    outcome = tifa("mine", str(nothing), "--json")
    assert (outcome.code, json.loads(outcome.out)) == (1, {"candidates": []})
