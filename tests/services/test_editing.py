"""A term edited from its card: what changes, what stays."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from reader.errors import NotFound, TifaError
from reader.services.editing import edit_term, item_lines
from reader.services.home import Home
from reader.study.scheduler import Rating

TERM = "五大任务"


def filled(home: Home, **changed: Any) -> dict[str, Any]:
    """What the form gives back when only `changed` was typed."""
    term = home.glossary.term(TERM)
    assert term is not None
    items = [{"zh": c.zh, "en": c.en} for c in term.components_on("")]
    plain = {"term": term.term, "pinyin": term.pinyin, "english": term.english}
    return {**plain, "meaning": term.meaning, "components": items, **changed}


def own(home: Home) -> list[dict[str, Any]]:
    path = home.paths.user_decks / "own.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["term"] if path.exists() else []


def test_only_what_differs_is_written_and_the_card_follows(home: Home) -> None:
    home.drill.add_term(TERM)
    home.drill.start()
    asked = home.drill.next()
    assert asked is not None
    before = home.db.execute("SELECT * FROM card_state ORDER BY card").fetchall()
    assert not edit_term(home, TERM, filled(home))
    assert own(home) == []
    assert edit_term(home, TERM, filled(home, english="the Five Great Tasks"))
    (entry,) = own(home)
    assert entry == {"id": TERM, "english": "the Five Great Tasks"}
    again = home.drill.next()
    assert again is not None
    assert again.card.key == asked.card.key
    assert "the Five Great Tasks" in {part.text for part in again.card.back}
    assert home.db.execute("SELECT * FROM card_state ORDER BY card").fetchall() == before
    home.drill.answer(again, Rating.GOOD, 1)
    home.reload_glossary()  # as a new start reads it
    term = home.glossary.term(TERM)
    assert term is not None
    assert (term.english, term.deck != "own") == ("the Five Great Tasks", True)


def test_a_term_may_get_another_headword_and_keeps_its_cards(home: Home) -> None:
    home.drill.add_term(TERM)
    home.drill.start()
    assert edit_term(home, TERM, filled(home, term="五大任务书", pinyin="wǔ dà rènwu shū"))
    home.reload_glossary()
    assert home.drill.enrolled() == {TERM}
    asked = home.drill.next()
    assert asked is not None
    assert asked.card.term == TERM
    assert "五大任务书" in {part.text for part in asked.card.front}


def test_items_keep_their_groups_and_other_times_their_lists(home: Home) -> None:
    term = home.glossary.term(TERM)
    assert term is not None
    items = filled(home)["components"]
    items[0] = {**items[0], "en": "the green shield"}
    assert edit_term(home, TERM, filled(home, components=items))
    home.reload_glossary()
    after = home.glossary.term(TERM)
    assert after is not None
    now = after.components_on("")
    assert [c.group for c in now] == [c.group for c in term.components_on("")]
    assert now[0].en == "the green shield"
    assert [c.zh for c in now] == [c.zh for c in term.components_on("")]
    past = [c for c in term.components if c not in term.components_on("")]
    assert [c for c in after.components if c not in now] == past
    assert item_lines(after)[0] == f"{now[0].zh} = the green shield"


def test_what_no_deck_may_hold_is_refused_and_nothing_changes(home: Home) -> None:
    home.drill.add_term(TERM)
    with pytest.raises(TifaError):
        edit_term(home, TERM, filled(home, pinyin="wu da ren"))
    assert own(home) == []
    with pytest.raises(NotFound):
        edit_term(home, "没有这个词", filled(home))
