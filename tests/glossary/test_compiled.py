"""The compiled glossary says what the decks say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.glossary.compiled import Glossary, compile_decks, decks_digest
from reader.glossary.loader import load_decks
from tests.conftest import ROOT

SHIPPED = sorted((ROOT / "decks").glob("*.toml"))


def test_every_term_survives() -> None:
    decks = load_decks(SHIPPED)
    glossary = Glossary(compile_decks(decks, "digest"))
    assert len(glossary) == len(decks.terms)
    assert glossary.decks == decks.decks
    assert glossary.problems == decks.problems
    for identity, term in decks.terms.items():
        assert identity in glossary
        assert glossary.term(identity) == term


def test_renamed_terms_answer_to_their_old_ids(glossary: Callable[..., Glossary]) -> None:
    found = glossary('[[term]]\nterm = "甲乙"\nwas = ["old"]\nenglish = "x"\n')
    assert found.term("old") == found.term("甲乙")
    assert found.record("old") == found.record("甲乙")
    entry = found.entry("old")
    assert entry is not None
    assert entry.forms == ["甲乙"]
    assert found.term("none") is found.record("none") is found.entry("none") is None


def test_a_record_holds_what_is_filled(glossary: Callable[..., Glossary]) -> None:
    record = glossary('[[term]]\nterm = "甲乙"\nenglish = "x"\n').record("甲乙")
    assert record == {
        "id": "甲乙", "term": "甲乙", "deck": "deck1", "english": "x", "confidence": "unsure",
    }  # fmt: skip


def test_terms_by_a_printed_form(glossary: Callable[..., Glossary]) -> None:
    found = glossary('[[term]]\nterm = "闯新路、进中游"\nvariants = ["闯路"]\n')
    assert found.named("“闖新路進中遊”") == found.named("闯路") == ["闯新路进中游"]
    assert list(found.forms()) == [("闯新路进中游", "闯新路、进中游"), ("闯新路进中游", "闯路")]


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "1.toml", tmp_path / "2.toml"
    one.write_text("a")
    two.write_text("b")
    before = decks_digest([one, two])
    assert decks_digest([one, two]) == before
    assert decks_digest([two, one]) != before
    assert decks_digest([one]) != before
    two.write_text("c")
    assert decks_digest([one, two]) != before
    two.unlink()
    assert decks_digest([one, two])


def test_another_format_is_refused() -> None:
    with pytest.raises(ValueError, match="another version"):
        Glossary(b'{"format":0}')
