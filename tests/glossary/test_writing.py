"""Entries as TOML text: what is written loads as it was meant, and all around it lives."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.writing import put_entries

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
values = st.dictionaries(
    st.sampled_from(["english", "meaning", "variants", "components", "origin", "hidden"]),
    texts
    | st.lists(texts, min_size=1, max_size=3)
    | st.lists(st.dictionaries(st.sampled_from(["zh", "en"]), texts, min_size=1), min_size=1)
    | st.dictionaries(st.sampled_from(["first", "first_at"]), texts, min_size=1)
    | st.booleans(),
)
DECK = """\
# head
[deck]
id = "own"  # mine

# of 甲
[[term]]
term = "甲"  # one
english = "a"

# of 乙
[[term]]
id = "乙-2"
term = "乙"
# last
"""


@given(st.dictionaries(st.sampled_from(["甲", "乙-2", "丙", "丁"]), values, max_size=3))
def test_what_is_put_is_there_and_the_rest_as_it_was(changes: dict[str, dict[str, Any]]) -> None:
    wanted = {identity: {"id": identity, **fields} for identity, fields in changes.items()}
    text = put_entries(DECK, wanted)
    before = {"甲": {"term": "甲", "english": "a"}, "乙-2": {"id": "乙-2", "term": "乙"}}
    expected = {
        identity: {**before.get(identity, {}), **wanted.get(identity, {})}
        for identity in [*before, *(new for new in wanted if new not in before)]
    }
    assert tomllib.loads(text)["term"] == list(expected.values())
    comments = [line for line in text.splitlines() if line.startswith("# ")]
    assert comments[:4] == ["# head", "# of 甲", "# of 乙", "# last"]
    assert put_entries(text, wanted) == text


def test_an_empty_value_takes_its_field_out() -> None:
    text = put_entries(DECK, {"甲": {"english": ""}, "乙-2": {"zh": None}})
    assert text == DECK.replace('english = "a"\n', "")


def test_a_deck_without_any_entry() -> None:
    assert put_entries("", {"甲": {"term": "甲"}}) == '[[term]]\nterm = "甲"\n'
    assert put_entries("# x\n", {"甲": {"term": "甲"}}) == '# x\n\n[[term]]\nterm = "甲"\n'
    assert put_entries("# x", {}) == "# x"
