"""Decisions laid over matches."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.glossary.matcher import Matcher
from reader.services.deciding import decide, decide_block, digest, for_article, resolved
from reader.storage.blocks import Block
from reader.storage.matches import MARK, SILENCE, SPLIT, Decision

FORMS = ["共同体意识主线", "共同体意识", "共同体", "意识主线", "主线任务", "任务"]
MATCHER = Matcher([*((form, form) for form in FORMS), ("任务二", "任务")])
TEXT = "铸牢共同体意识主线任务。任务"
LONG, MIDDLE, SHORT = FORMS[:3]

DECISION = st.builds(
    lambda form, choice, term, scope: Decision(
        form, choice, term if choice == MARK else "", *scope
    ),
    st.sampled_from(FORMS),
    st.sampled_from([MARK, SPLIT, SILENCE]),
    st.sampled_from([*FORMS, "任务二", "nowhere"]),
    st.sampled_from([(), ("a",), ("a", 0, 2), ("a", 0, 12), ("a", 1, 2)]),
)


def marked(*decisions: Decision, text: str = TEXT) -> list[str]:
    """The ids marked in `text`, paragraph 0 of article a."""
    mine = for_article(decisions, "a")
    return [m.id for m in decide(text, MATCHER.find(text), mine, 0) if m.shown]


def listed(*decisions: Decision) -> list[str]:
    """The ids that are not silenced."""
    return [m.id for m in decide(TEXT, MATCHER.find(TEXT), decisions, 0) if not m.silenced]


def test_without_decisions_the_longest() -> None:
    assert marked() == [LONG, "任务", "任务"]
    assert decide(TEXT, MATCHER.find(TEXT), ()) == MATCHER.find(TEXT)


def test_switch_to_one_inside_or_across() -> None:
    assert marked(Decision(LONG, MARK, SHORT)) == [SHORT, "意识主线", "任务", "任务"]
    assert marked(Decision(LONG, MARK, MIDDLE)) == [MIDDLE, "主线任务", "任务"]
    across = Decision(LONG, MARK, "主线任务")
    assert marked(across) == [MIDDLE, "主线任务", "任务"]
    assert marked(Decision("任务", MARK, "任务二")) == [LONG, "任务二", "任务二"]


def test_split_and_silence() -> None:
    assert marked(Decision(LONG, SPLIT)) == [MIDDLE, "主线任务", "任务"]
    twice = (Decision(LONG, SPLIT), Decision(MIDDLE, SPLIT))
    assert marked(*twice) == [SHORT, "意识主线", "任务", "任务"]
    silent = Decision(LONG, SILENCE)
    assert marked(silent) == ["任务", "任务"]
    assert listed(silent) == ["主线任务", "任务", "任务二", "任务", "任务二"]
    # Inside a longer term that is marked, one that is silenced is not known either.
    assert SHORT not in listed(Decision(SHORT, SILENCE))
    assert marked(Decision(SHORT, SILENCE)) == [LONG, "任务", "任务"]


def test_the_place_goes_before_the_article_and_that_before_everywhere() -> None:
    everywhere = Decision("任务", SILENCE)
    article = Decision("任务", MARK, "任务二", "a")
    here = Decision("任务", MARK, "任务", "a", 0, 12)
    assert marked(everywhere) == [LONG]
    assert marked(everywhere, article) == [LONG, "任务二", "任务二"]
    assert marked(here, article, everywhere) == [LONG, "任务二", "任务"]
    assert marked(replace(article, article="b"), everywhere) == [LONG]


def test_here_needs_its_place_and_its_printed_form() -> None:
    here = Decision(LONG, MARK, SHORT, "a", 0, 2)
    assert marked(here)[0] == SHORT
    for other in (replace(here, offset=3), replace(here, paragraph=1), replace(here, form="x")):
        assert marked(other)[0] == LONG


def test_a_form_is_known_however_it_is_printed() -> None:
    text = "“共同體意識”主線"
    assert marked(Decision(LONG, MARK, SHORT), text=text) == [SHORT, "意识主线"]


def test_what_is_chosen_for_a_place_outlasts_a_longer_term_of_a_later_deck() -> None:
    here = Decision(LONG, MARK, SHORT, "a", 0, 2)
    wider = Matcher([*((form, form) for form in FORMS), ("new", "铸牢共同体意识主线")])
    assert SHORT in [m.id for m in decide(TEXT, wider.find(TEXT), [here], 0) if m.shown]
    everywhere = Decision(LONG, MARK, SHORT)
    assert "new" in [m.id for m in decide(TEXT, wider.find(TEXT), [everywhere], 0) if m.shown]


def test_a_term_that_is_in_no_deck_marks_nothing_else() -> None:
    assert marked(Decision(LONG, MARK, "nowhere")) == marked()
    renamed = resolved([Decision(LONG, MARK, "nowhere")], {"nowhere": SHORT})
    assert marked(*renamed)[0] == SHORT


@given(st.lists(DECISION, max_size=5))
def test_marks_never_overlap_and_nothing_is_lost(decisions: list[Decision]) -> None:
    found = MATCHER.find(TEXT)
    done = decide(TEXT, found, decisions, 0)
    assert [(m.id, m.start, m.end) for m in done] == [(m.id, m.start, m.end) for m in found]
    shown = [m for m in done if m.shown]
    assert all(a.end <= b.start for a, b in pairwise(shown))
    assert not any(m.silenced for m in shown)
    # Laid over what is stored, they give the same, and again the same; taken back, as before.
    terms = tuple((m.id, m.start, m.end, m.shown) for m in found)
    block = Block(0, 0, 0, 0, TEXT, (), (), (), terms)
    stored = decide_block(block, decisions)
    kept = {(m.id, m.start, m.end, m.shown) for m in done if not m.silenced}
    assert set(stored.terms) == kept
    assert decide_block(stored, decisions) == stored
    assert decide_block(stored, ()) == block


def test_the_digest_follows_what_is_said() -> None:
    one = Decision(LONG, MARK, SHORT)
    assert digest([]) == ""
    assert digest([one]) != digest([replace(one, term=MIDDLE)]) != ""
    assert digest([one, replace(one, article="a")]) == digest([replace(one, article="a"), one])
    assert digest([replace(one, id=7, made="now")]) == digest([one])
