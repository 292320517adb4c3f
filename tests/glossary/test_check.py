"""What is wrong in decks that load: each fault is found, and what is right is left in peace."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.glossary.check import check
from reader.glossary.check_counts import numbers
from tests.glossary.conftest import Write

TODAY = "2026-03-02"


def said(write: Write, *texts: str, strict: bool = False, **sure: str) -> list[str]:
    """Problems as `file:line check field: message`; `sure`: Hanzi and how the engine reads them."""

    def read(text: str) -> list[tuple[str, bool]]:
        hanzi = [char for char in text if char > "一"]
        return [(sure.get(char, "?"), char in sure) for char in hanzi]

    found = check(write(*texts), TODAY, read, strict)
    return [f"{Path(p.file).stem}:{p.line} {p.check} {p.field}: {p.message}" for p in found]


def entry(term: str, *lines: str) -> str:
    return "\n".join(["[[term]]", f'term = "{term}"', *lines, ""])


def items(count: int, more: str = "") -> str:
    return ", ".join(f'{{ zh = "第{n}项"{more} }}' for n in range(count))


def test_sound_decks_have_no_problems(write: Write) -> None:
    first = entry("两个甲", 'related = { contains = ["甲乙"] }', f"components = [{items(2)}]")
    second = entry("甲乙", 'was = ["甲甲"]', 'related = { part_of = ["两个甲"] }')
    third = entry("丙丁", 'related = { succeeds = ["甲甲"] }')  # by its old id
    assert said(write, first + second, third) == []


def test_problems_of_loading_come_in_their_place(write: Write) -> None:
    bad = entry("甲乙", 'kind = "joke"', 'related = { contains = ["丙"] }')
    found = said(write, bad, "[[term]\n", bad)
    assert [line.split()[0] for line in found] == sorted(line.split()[0] for line in found)
    assert sum(" form " in line for line in found) == 3


def test_a_term_that_two_decks_define(write: Write) -> None:
    first = entry("甲乙", 'english = "one"')
    found = said(write, first, "\n\n" + entry("“甲乙”", 'english = "two"'))
    assert found == [
        "deck2:3 duplicates 甲乙.term: stands in deck1.toml:1 as well; make one entry of both"
    ]
    for meant in (
        '[[term]]\nid = "甲乙"\nenglish = "two"\n',
        entry("甲乙", "replace = true"),
        entry("甲乙", 'reviewed = ["id"]'),
    ):
        assert said(write, first, meant) == []


def test_relations_to_nobody(write: Write) -> None:
    found = said(write, entry("甲乙", 'related = { contains = ["丙丁"], part_of = ["甲乙"] }'))
    assert found == [
        "deck1:1 relations 甲乙.related: contains: no deck has “丙丁”; write it as that term's id, "
        "or take it out",
        "deck1:1 relations 甲乙.related: part_of: it is related to itself; take it out",
    ]
    (line,) = said(write, entry("甲乙", 'was = ["丙"]') + entry("丙"))
    assert "was: “丙” is the id of a term" in line


@pytest.mark.parametrize(
    ("name", "kind", "components", "fault"),
    [
        ("四个意识", "numeric", items(3), "has 3 items, and its name says 4"),
        ("四个意识", "numeric", items(4), ""),
        ("四个意识", "numeric", "", ""),
        ("三去一降一补", "numeric", items(5), ""),
        ("三去一降一补", "numeric", items(4), "its name says 3 or 5"),
        ("三多三少三慢", "numeric", items(9), ""),
        ("三多三少三慢", "numeric", items(3), ""),
        ("三多三少三慢", "numeric", items(6), "its name says 3 or 9"),
        ("五位一体", "numeric", items(5), ""),
        ("十四个坚持", "numeric", items(13), "its name says 14"),
        ("政治三力", "numeric", items(2), "its name says 3"),
        ("双碳", "policy", items(3), "its name says 2"),
        ("1+5", "numeric", items(6), ""),
        ("1+5", "numeric", items(7), "its name says 5 or 6"),
        ("1+N", "numeric", items(7), ""),
        ("长三角", "policy", items(4), ""),
        ("第二个百年目标", "slogan", items(1), ""),
        ("二十大精神", "slogan", items(7), ""),
        ("三中全会精神", "numeric", items(2), ""),
        ("十四五规划", "numeric", items(3), ""),
        ("百年目标", "numeric", items(3), ""),
        ("山水林田湖草沙一体化", "numeric", items(7), ""),
        ("五大任务", "numeric", items(2, ', group = "两个屏障"') + "," +
         items(2, ', group = "两个基地"') + "," + items(1, ', group = "一个桥头堡"'), ""),
        ("四大任务", "numeric", items(3, ', group = "两个屏障"') + "," + items(1),
         "the group “两个屏障” has 3"),
    ],
)  # fmt: skip
def test_the_number_in_a_name(
    write: Write, name: str, kind: str, components: str, fault: str
) -> None:
    found = said(write, entry(name, f'kind = "{kind}"', f"components = [{components}]"))
    assert len(found) == bool(fault)
    assert all(fault in line and " components " in line for line in found)


def test_numbers_are_read_as_people_do() -> None:
    assert numbers("二十四字方针", True) == {24}
    assert numbers("10条措施", True) == {10}
    assert numbers("0", True) == numbers("十二五", True) == numbers("甲乙", True) == set()


def test_lists_are_as_long_as_the_name_says_at_all_times(write: Write) -> None:
    dated = (
        '{ zh = "旧", valid_to = "2020-10" }, { zh = "新", valid_from = "2020-10" }, { zh = "x" }'
    )
    assert said(write, entry("两个甲", f"components = [{dated}]")) == []
    gap = dated.replace('from = "2020-10"', 'from = "2020-11"')
    (late,) = said(write, entry("两个甲", f"components = [{gap}]"))
    assert "has 1 items (from 2020-10), and its name says 2" in late
    grown = f'components = [{items(3)}, {{ zh = "后", valid_from = "2015" }}]'
    assert said(write, entry("四个甲", grown)) == []  # it had another name before
    (order,) = said(
        write, entry("一", 'components = [{ zh = "x", valid_from = "2020", valid_to = "2019" }]')
    )
    assert "“x” ends (2019) before it begins (2020)" in order


def test_forms_that_collide(write: Write) -> None:
    found = said(write, entry("甲乙", 'variants = ["丙丁"]') + entry("丙丁") + entry("戊"))
    assert found == [
        "deck1:4 forms 丙丁.term: “丙丁” is printed for “甲乙” (deck1) as well; give each a scope, "
        "or leave the form to one of them"
    ]
    one = entry("甲", 'id = "甲-1"', 'scope = "here"')
    assert said(write, one + entry("甲", 'id = "甲-2"', 'scope = "there"')) == []
    (line,) = said(write, one + entry("甲", 'id = "甲-2"'))
    assert line.startswith("deck1:5 forms 甲.term")
    (line,) = said(write, entry("甲、乙", 'variants = ["甲丙", "甲乙"]'))
    assert "variants: “甲乙” is matched as “甲、乙” already; take it out" in line


def test_dates(write: Write) -> None:
    text = entry(
        "甲",
        'origin = { first = "2021-05", canonised = "2021-04-30" }',
        'sources = [{ title = "x", date = "2026-03-03" }, { title = "y", date = "2026" }]',
    )
    assert [line.partition(" dates ")[2] for line in said(write, text)] == [
        "甲.origin: first seen (2021-05) after canonised (2021-04-30); mend one of them",
        "甲.sources: 2026-03-03 has not come yet; mend the date",
    ]
    same_year = 'origin = { first = "2021", canonised = "2021-04-30" }\nsources = [{ title = "x" }]'
    assert said(write, entry("甲", same_year)) == []


def test_pinyin_against_a_sure_engine(write: Write) -> None:
    text = entry("强调", 'pinyin = "qiángtiáo"')
    assert said(write, text) == []  # nobody is sure
    (line,) = said(write, text, 强="qiáng", 调="diào")
    assert "pinyin 强调.pinyin: reads 调 as tiáo, dictionaries diào" in line
    assert said(write, text + 'reviewed = ["pinyin"]\n', 调="diào") == []
    assert said(write, entry("道路上", 'pinyin = "Dàolù shang"'), 道="dào", 上="shàng") == []
    (tone,) = said(write, entry("奔着", 'pinyin = "bēnzhe"'), 奔="bèn")
    assert "reads 奔 as bēn" in tone


@pytest.mark.parametrize(
    ("term", "pinyin", "fault"),
    [
        ("1+5机制", "jīzhì", "lacks what is copied from the headword: 1+5"),
        ("1+5机制", "1+5 jīzhì", ""),
        ("5G网", "5G wǎng", ""),
        ("机制", "ji1zhi4", "has figures; write tone marks"),
        ("北方", "běi'fāng", "“běi'fāng” is written běifāng"),
        ("西安", "Xī’ān", ""),
        ("北方", "be\u030cifāng", "write it anew in NFC"),
    ],
)
def test_how_pinyin_is_written(write: Write, term: str, pinyin: str, fault: str) -> None:
    found = said(write, entry(term, f'pinyin = "{pinyin}"'))
    assert bool(found) == bool(fault)
    assert not found or fault in found[0]


def test_claims_need_a_source(write: Write) -> None:
    claims = entry("甲", 'origin = { first = "2020" }') + entry(
        "乙", 'renderings = [{ text = "b", status = "official" }]'
    )
    assert [line.split(": ")[0] for line in said(write, claims)] == [
        "deck1:1 sources 甲.origin",
        "deck1:4 sources 乙.renderings",
    ]
    named = claims.replace('"official" }', '"official", publisher = "Xinhua" }')
    assert len(said(write, named)) == 1
    assert (
        said(write, entry("甲", 'origin = { first = "2020" }', 'sources = [{ title = "x" }]')) == []
    )


def test_strict_wants_whole_entries(write: Write) -> None:
    text = entry("甲", 'english = "a"', 'kind = "idiom"')
    assert said(write, text) == []
    missing = [line.split(": ")[0].rpartition(".")[2] for line in said(write, text, strict=True)]
    assert missing == ["pinyin", "meaning", "zh", "level", "confidence"]


def test_reviewed_names_fields(write: Write) -> None:
    (line,) = said(write, entry("甲", 'reviewed = ["colour"]'))
    assert "reviewed: “colour” is no field" in line
