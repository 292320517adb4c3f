"""The glossary of a home: compiled once, made anew when a deck changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.paths import Paths
from reader.services.glossary import open_glossary


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    decks = tmp_path / "decks"
    decks.mkdir()
    (decks / "shipped.toml").write_text('[[term]]\nterm = "甲乙"\nenglish = "shipped"\n')
    data = tmp_path / "data"
    return Paths(data, tmp_path / "cache", data, decks, tmp_path / "seeds")


def test_own_decks_come_after_the_shipped_ones(paths: Paths) -> None:
    assert len(open_glossary(paths)) == 1
    paths.user_decks.mkdir(parents=True)
    (paths.user_decks / "a.toml").write_text('[[term]]\nterm = "甲乙"\nenglish = "own"\n')
    glossary = open_glossary(paths)
    term = glossary.term("甲乙")
    assert term is not None
    assert term.english == "own"
    assert [deck.id for deck in glossary.decks] == ["shipped", "a"]


def test_the_cache_is_used_and_replaced_when_a_deck_changes(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_glossary(paths)
    with monkeypatch.context() as patch:
        patch.setattr("reader.services.glossary._compile", None)
        assert open_glossary(paths).digest == first.digest
    (paths.decks / "shipped.toml").write_text('[[term]]\nterm = "丙丁"\n')
    assert "丙丁" in open_glossary(paths)
    assert [file.name for file in paths.cache.iterdir()] == ["glossary.jsonl"]


@pytest.mark.parametrize("junk", [b"", b"{}", b"junk", b'{"format":2}', b"\xff\xfe\x00"])
def test_a_spoilt_cache_is_made_anew(paths: Paths, junk: bytes) -> None:
    open_glossary(paths)
    cache = paths.cache / "glossary.jsonl"
    whole = cache.read_bytes()
    cache.write_bytes(junk)
    assert "甲乙" in open_glossary(paths)
    cache.write_bytes(whole[: whole.index(b"\n")])
    glossary = open_glossary(paths)
    assert glossary.term("甲乙") is not None


def test_a_cache_that_cannot_be_written_is_no_hindrance(paths: Paths) -> None:
    paths.cache.write_text("a file where the folder should be")
    assert "甲乙" in open_glossary(paths)


def test_a_broken_deck_is_a_problem_and_the_rest_is_there(paths: Paths) -> None:
    paths.user_decks.mkdir(parents=True)
    (paths.user_decks / "bad.toml").write_text("[[term]\n")
    glossary = open_glossary(paths)
    assert "甲乙" in glossary
    (problem,) = glossary.problems
    assert str(problem).startswith(f"{paths.user_decks / 'bad.toml'}:1: not valid TOML")


def test_no_decks_at_all(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"
    glossary = open_glossary(Paths(tmp_path, tmp_path, tmp_path, nowhere, nowhere))
    assert len(glossary) == 0
    assert list(glossary.forms()) == []
