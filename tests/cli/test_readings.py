"""`tifa readings`."""

from __future__ import annotations

import pytest

from tests.conftest import Tifa

ARTICLE = "nmrb-2023-07-24-2"


def test_adding_listing_and_removing(tifa: Tifa) -> None:
    assert tifa("readings", "--json").json == {"readings": []}
    done = tifa("readings", "add", "朝阳", "zhao1", "yang2", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json["status"] == "new"
    added = done.json["reading"]
    assert added["pinyin"] == ["zhāo", "yáng"]
    assert (added["word"], added["article"], added["paragraph"]) == ("朝阳", None, None)
    assert '"朝阳"' in done.out  # unescaped
    assert '": ' not in done.out  # compact
    narrower = tifa("readings", "add", "--article", ARTICLE, "全会", "quánhuì", "--json").json
    assert narrower["reading"]["article"] == ARTICLE
    listed = tifa("readings", "list", "--json").json["readings"]
    assert listed == [added, narrower["reading"]]
    lines = tifa("readings").out.splitlines()
    assert lines[0].split() == [str(added["id"]), "朝阳", "zhāo", "yáng", "(everywhere)"]
    assert lines[1].endswith(f"({ARTICLE})")
    gone = tifa("readings", "remove", str(added["id"]), "--json").json
    assert gone == {"removed": [added]}
    assert tifa("readings", "remove", "全会").out.startswith("removed: ")
    assert tifa("readings").out == ""


@pytest.mark.parametrize(
    ("args", "code", "needle"),
    [
        (["remove", "朝阳"], 1, "no correction “朝阳”"),
        (["add", "朝阳", "zhāoyáng", "--article", "zzz"], 1, "no article “zzz”"),
        (["add", "朝阳门", "zhāo yáng mén", "--article", ARTICLE], 1, "does not stand in"),
        (["add", "朝阳", "zhāo"], 2, "has 2 Hanzi"),
        (["add", "朝阳", "zhxao1 yang2"], 2, "“zhxao1” is no syllable"),
        (["add", "chao", "zhāo"], 2, "has no Hanzi"),
        (["add", "朝阳"], 2, "PINYIN"),
        (["remove"], 2, "WORD|ID"),
        (["burn"], 2, "invalid choice: 'burn'"),
    ],
)
def test_what_goes_wrong_is_one_line(tifa: Tifa, args: list[str], code: int, needle: str) -> None:
    done = tifa("readings", *args)
    assert (done.code, done.out) == (code, "")
    assert needle in done.error
