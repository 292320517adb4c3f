"""Decks change, progress stays."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.articles.markdown import parse_markdown
from reader.config import Config
from reader.services.drill import Met
from reader.services.home import Home
from reader.services.library import sync_shipped
from reader.study.scheduler import Rating
from tests.adding import add_article
from tests.conftest import NOW
from tests.services.drilling import DECK, SENTENCE, Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def played(desk: Desk) -> Desk:
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.add_term("闯新路", Met("daily", 1, 0, "在闯新路上见成效。"))
    for _ in range(3):
        desk.drill.start()
        desk.play(3, 4)
        desk.pass_days(1)
    return desk


def learned(desk: Desk, term: str) -> list[tuple[object, ...]]:
    """What is known of a term's cards, by kind and facet, whatever its id."""
    return [
        (row[0].split("#", 1)[1], *row[6:])
        for row in desk.states()
        if row[1] == term and row[6] != "new"
    ]


def test_an_edited_deck_resets_nothing(desk: Desk) -> None:
    played(desk)
    before = desk.states()
    edited = DECK.replace("Five Major Tasks", "The Five Tasks").replace(
        '  { zh = "祖国北疆安全稳定屏障", en = "security shield", group = "两个屏障" },\n', ""
    )
    desk.reopen(edited)
    desk.drill.due_counts()
    assert desk.states() == before


def test_a_vanished_term_sleeps_and_wakes(desk: Desk) -> None:
    played(desk)
    known = learned(desk, "五大任务")
    head, _, rest = DECK.partition("[[term]]")
    desk.reopen(head + "[[term]]" + rest.partition("[[term]]")[2])
    desk.pass_days(100)
    desk.drill.start()
    while (asked := desk.drill.next()) is not None:
        assert asked.card.term == "闯新路"
        desk.drill.answer(asked, Rating.GOOD, 1)
    assert learned(desk, "五大任务") == known
    desk.drill.rebuild()
    assert learned(desk, "五大任务") == known
    desk.reopen(DECK)
    desk.drill.start()
    assert desk.drill.next().card.term == "五大任务"


def test_a_renamed_term_carries_its_progress(desk: Desk) -> None:
    played(desk)
    known = learned(desk, "闯新路")
    desk.drill.suspend("闯新路#reverse#")
    renamed = DECK.replace('term = "闯新路"', 'term = "闯新路"\nid = "新路"\nwas = ["闯新路"]')
    desk.reopen(renamed)
    assert desk.drill.is_in_drill(["闯新路", "新路"]) == {"闯新路", "新路"}
    desk.drill.due_counts()
    assert learned(desk, "新路") == known
    assert learned(desk, "闯新路") == []
    assert desk.drill.enrolled() == {"五大任务", "新路"}
    assert not desk.drill.add_term("闯新路")
    flagged = desk.db.execute("SELECT card FROM card_flag").fetchall()
    assert flagged == [("新路#reverse#",)]
    before = desk.states()
    desk.drill.rebuild()
    assert desk.states() == before
    keys = [desk.drill.undo() for _ in range(6)]  # answers under the old id are found as well
    assert None not in keys
    assert desk.drill.undo() is None
    assert learned(desk, "新路") == []


def test_nothing_changes_when_nothing_changed(desk: Desk) -> None:
    played(desk)
    before = desk.db.total_changes
    desk.reopen()
    for _ in range(3):
        desk.drill.due_counts()
        desk.drill.due_by_article()
    assert desk.db.total_changes == 0
    assert before > 0


def test_looking_at_an_empty_drill_writes_nothing(desk: Desk) -> None:
    before = desk.db.total_changes
    desk.drill.due_counts()
    desk.drill.start()
    assert desk.drill.next() is None
    desk.drill.summary()
    assert desk.db.total_changes == before


def test_another_model_moves_no_date(desk: Desk) -> None:
    played(desk)
    before = [(row[0], row[11]) for row in desk.states()]
    desk.db.execute("UPDATE card_stamp SET value = 'older' WHERE name = 'parameters'")
    desk.db.execute("UPDATE card_state SET stability = 1 WHERE stability IS NOT NULL")
    states = desk.states()
    desk.reopen()
    desk.drill.due_counts()
    assert desk.states() != states
    assert [(row[0], row[11]) for row in desk.states()] == before


def entry(term: str, **fields: str) -> str:
    rows = "".join(f'{name} = "{value}"\n' for name, value in fields.items() if name != "was")
    was = f"was = {fields['was']}\n" if "was" in fields else ""
    return f'[[term]]\nterm = "{term}"\nenglish = "{term} in English"\n{rows}{was}'


def deck_of(name: str, *entries: str) -> str:
    return f'[deck]\nid = "{name}"\n' + "".join(entries)


def test_terms_change_places_and_decks(desk: Desk) -> None:
    played(desk)
    before = desk.states()
    small, path, two = (f"[[term]]{part}" for part in DECK.split("[[term]]")[1:])
    for decks in (
        {"deck": deck_of("small", two, path, small)},  # reordered
        {"a": deck_of("a", path), "z": deck_of("z", small, two)},  # moved into other files
        {"deck": deck_of("renamed", path, two), "more": deck_of("more", small)},
        {"deck": DECK},
    ):
        desk.reopen(decks)
        desk.drill.due_counts()
        assert desk.states() == before
        desk.drill.rebuild()
        assert desk.states() == before


def test_merged_terms_have_the_history_of_both_and_part_again(desk: Desk) -> None:
    a, b = entry("甲"), entry("乙")
    desk.reopen(deck_of("d", a, b))
    desk.drill.add_term("甲")
    desk.drill.add_term("乙")
    for rating in (3, 4, 3):
        desk.drill.start()
        desk.play(rating, rating)
        desk.pass_days(30)
    before, log = desk.states(), desk.counts()["review"]
    desk.reopen(deck_of("d", entry("甲", was='["乙"]')))
    desk.drill.due_counts()
    assert desk.drill.enrolled() == {"甲"}
    meaning = next(row for row in desk.states() if row[0] == "甲#meaning#")
    single = {row[0]: row for row in before}
    columns = [row[1] for row in desk.db.execute("PRAGMA table_info(card_state)")]
    reps = columns.index("reps")
    assert meaning[reps] == single["甲#meaning#"][reps] + single["乙#meaning#"][reps]
    assert desk.counts()["review"] == log
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept
    desk.reopen(deck_of("d", a, b))
    desk.drill.add_term("乙")
    state = slice(columns.index("state"), None)
    parted = {row[0]: row[state] for row in desk.states()}
    assert parted == {key: row[state] for key, row in single.items()}


names = st.sampled_from(["甲", "乙", "丙", "丁"])
edits = st.lists(
    st.one_of(
        st.tuples(st.just("delete"), names),
        st.tuples(st.just("restore"), names),
        st.tuples(st.just("edit"), names),
        st.tuples(st.just("move"), names),
        st.tuples(st.just("reorder"), names),
        st.tuples(st.just("answer"), names),
    ),
    max_size=14,
)


@settings(max_examples=40, deadline=None)
@given(edits)
def test_whatever_is_done_to_the_decks_nothing_learned_is_lost(
    course: list[tuple[str, str]],
) -> None:
    """Terms that are gone keep their history and are not asked; back again, they go on."""
    with tempfile.TemporaryDirectory() as folder:
        order, edition = ["甲", "乙", "丙", "丁"], dict.fromkeys("甲乙丙丁", 0)
        gone: set[str] = set()
        moved: set[str] = set()
        texts = {"a": deck_of("a", *map(entry, order)), "b": deck_of("b")}
        desk = Desk(Path(folder), Config(drill_new_per_day=9), texts)
        for term in order:
            desk.drill.add_term(term)
        learnt: dict[str, object] = {}
        for step, term in course:
            if step == "answer":
                desk.pass_days(20)
                desk.drill.start()
                while (asked := desk.drill.next()) is not None:
                    assert asked.card.term not in gone
                    desk.drill.answer(asked, Rating.GOOD, 1)
                learnt = {row[0]: row[6:] for row in desk.states() if row[6] != "new"}
                continue
            (gone.add if step == "delete" else gone.discard)(term)
            edition[term] += step == "edit"
            if step == "move":
                moved ^= {term}
            elif step == "reorder":
                order.remove(term)
                order.insert(0, term)
            here = [t for t in order if t not in gone]
            written = {t: entry(t, meaning=f"edition {edition[t]}") for t in here}
            desk.reopen({
                "a": deck_of("a", *(written[t] for t in here if t not in moved)),
                "b": deck_of("b", *(written[t] for t in here if t in moved)),
            })  # fmt: skip
            desk.drill.due_counts()
            assert {row[0]: row[6:] for row in desk.states() if row[6] != "new"} == learnt
            assert desk.drill.enrolled() == set("甲乙丙丁")
            live = {row[1] for row in desk.states() if row[2]}
            assert live == set(here)
        desk.db.close()


def test_ten_reloads_of_decks_and_articles_change_nothing(tmp_path: Path, home: Home) -> None:
    text = "# 全会精神\n\n全区上下要完成好“五大任务”，闯新路。\n"
    sync_shipped(home.db, home.paths.seeds, NOW)
    add_article(home.db, parse_markdown(text, "a.md"), NOW)
    for term in ("五大任务", "两个确立"):
        home.drill.add_term(term)
    home.drill.start()
    for rating in (Rating.GOOD, Rating.AGAIN):
        asked = home.drill.next()
        assert asked is not None
        home.drill.answer(asked, rating, 700)

    def everything() -> list[tuple[object, ...]]:
        tables = ("article", "card_state", "card_stamp", "drill_term", "review", "position")
        return [row for t in tables for row in home.db.execute(f"SELECT * FROM {t} ORDER BY 1, 2")]

    home.drill.due_counts()
    before, written = everything(), home.db.total_changes
    for _ in range(10):
        home.reload_glossary()
        assert add_article(home.db, parse_markdown(text, "b.md"), NOW).status == "same"
        sync_shipped(home.db, home.paths.seeds, NOW)
        home.drill.due_counts()
        home.drill.choices()
        assert home.drill.next() is not None  # the session goes on
    assert everything() == before
    assert home.db.total_changes == written
