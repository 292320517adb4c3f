"""Tables of terms: found out, read, written, and back again without loss."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import TifaError
from reader.glossary.fold import fold
from reader.glossary.table import decode, filled, read_table, write_table

# What a deck may hold: no controls but the line break, nothing invisible, no blanks at the ends.
words = st.text(
    st.sampled_from("两个确立 ab,;|\t\"'[]{}=\n“”、:\\#+-") | st.characters(categories=["Lo"]),
    min_size=1, max_size=12,
).map(lambda text: text.replace("\t", " ").strip()).filter(bool)  # fmt: skip
lists = st.lists(words, min_size=1, max_size=3)
records = st.fixed_dictionaries(
    {"term": words.filter(fold)},
    optional={
        "pinyin": words,
        "english": words,
        "meaning": words,
        "variants": lists,
        "goes_with": lists,
        "was": lists,
        "components": st.lists(
            st.fixed_dictionaries({"zh": words}, optional={"en": words, "group": words}),
            min_size=1,
            max_size=3,
        ),
        "origin": st.fixed_dictionaries({"first": words}),
        "related": st.fixed_dictionaries({"contains": lists}),
        "sources": st.lists(st.fixed_dictionaries({"title": words}), min_size=1, max_size=2),
    },
)


@given(st.lists(records, min_size=1, max_size=4), st.sampled_from("\t,"), st.booleans())
def test_what_is_written_is_read_again(
    terms: list[dict[str, Any]], delimiter: str, own_ids: bool
) -> None:
    for number, term in enumerate(terms):
        term["id"] = f"sense {number}" if own_ids else fold(term["term"])
    table = read_table(write_table(terms, delimiter))
    assert (table.faults, table.notes) == ((), ())
    expected = [
        {k: v for k, v in term.items() if k != "id" or v != fold(term["term"])} for term in terms
    ]
    assert [row.values for row in table.rows] == [filled(term) for term in expected]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be",
                                      "gb18030"])  # fmt: skip
@given(st.text(st.sampled_from("两个确立新时代,\t\nabc"), min_size=1, max_size=30))
def test_bytes_of_spreadsheets_are_decoded(encoding: str, text: str) -> None:
    text = f"term,english\n两个确立,{text}"
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"caf\xe9", b"\x7fELF\x02\x01\x00\xff\xff\xd8",
                                  b"a\x00b\x00"])  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(TifaError, match="not UTF-8, UTF-16 or GB18030; save it as UTF-8"):
        decode(data)


def rows(text: str) -> list[dict[str, Any]]:
    return [row.values for row in read_table(text).rows]


@pytest.mark.parametrize(
    "text",
    [
        "甲乙\tjiǎ yǐ\tone\tmeant",
        "甲乙,jiǎ yǐ,one,meant\n",
        "甲乙;jiǎ yǐ;one;meant\r\n\r\n",
        "Term\tPinyin\tEnglish\tMeaning\n甲乙\tjiǎ yǐ\tone\tmeant",
        "meaning;english;词条;拼音\nmeant;one;甲乙;jiǎ yǐ",
        '"甲乙","jiǎ yǐ","one","meant"',
    ],
)
def test_columns_and_delimiters_are_found_out(text: str) -> None:
    assert rows(text) == [
        {"term": "甲乙", "pinyin": "jiǎ yǐ", "english": "one", "meaning": "meant"}
    ]


def test_one_term_a_line_will_do() -> None:
    assert rows("甲乙\n\n丙丁\n") == [{"term": "甲乙"}, {"term": "丙丁"}]
    assert rows("术语\tshùyǔ\tterm") == [{"term": "术语", "pinyin": "shùyǔ", "english": "term"}]


def test_simple_lists() -> None:
    (row,) = rows("term\tvariants\tcomponents\tsources\n甲\ta | b|\t一|二\tA book")
    assert row == {
        "term": "甲",
        "variants": ["a", "b"],
        "components": [{"zh": "一"}, {"zh": "二"}],
        "sources": [{"title": "A book"}],
    }


def test_bad_rows_are_told_with_their_lines_and_the_others_read() -> None:
    text = 'term,english,components,notes\n"甲\n乙",x\n,y\n丙,a,b,c,d\n丁,a,[1\n戊,a,"{}"\n己,,,n'
    table = read_table(text)
    assert [(row.line, row.values["term"]) for row in table.rows] == [
        (2, "甲\n乙"),
        (7, "戊"),
        (8, "己"),
    ]
    assert [(line, fault.split(" (")[0]) for line, fault in table.faults] == [
        (4, "has no term; fill its first cell or remove the row"),
        (5, "has 5 cells for 4 columns; quote or remove some"),
        (6, "components: not valid JSON"),
    ]
    assert table.notes == ("no field is called “notes”; the column is left out",)


def test_tables_with_tabs_need_no_quoting() -> None:
    assert rows('甲\t\t"a" b\n乙\t\t"c') == [
        {"term": "甲", "english": '"a" b'},
        {"term": "乙", "english": '"c'},
    ]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "it is empty"),
        (" \n\n", "it is empty"),
        ("term,english,translation\n甲,a,b", "line 1: two columns are called english"),
        ('甲,"a\n乙,b', "line 1: .*; see the quotes in it"),
    ],
)
def test_what_is_no_table_is_refused(text: str, fault: str) -> None:
    with pytest.raises(TifaError, match=fault):
        read_table(text)
