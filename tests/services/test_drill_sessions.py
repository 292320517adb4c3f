"""Sessions: what is due, decks, an article before reading it, practice; setting cards aside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reader.config import ORDERS, Config, changed
from reader.errors import NotFound
from reader.services.drill import Scope
from reader.storage import drill_terms
from reader.storage.articles import list_articles
from reader.storage.blocks import Block, Stamp, put_annotation
from reader.storage.card_flags import FLAGGED, SUSPENDED
from reader.storage.database import transaction
from reader.storage.reading import set_known
from reader.study.scheduler import Rating
from tests.services.drilling import DECK, SENTENCE, Desk, many

TWO_DECKS = {
    "one": many(6).replace('id = "many"', 'id = "one"'),
    "two": DECK.replace('id = "small"', 'id = "two"'),
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def annotate(desk: Desk) -> None:
    """An annotation of the article: its title names 闯新路, its text the other terms, one twice."""
    key = list_articles(desk.db)[0].key

    def block(seq: int, number: int, text: str, *terms: str) -> Block:
        found = tuple((t, text.index(t), text.index(t) + len(t), True) for t in terms)
        lengths = (1,) * len(text)
        return Block(seq, number, 0, 0, text, lengths, ("x",) * len(text), ("",) * len(text), found)

    blocks = [
        block(0, -2, "闯新路", "闯新路"),
        block(1, 0, "要领悟。两个确立，要闯新路。", "两个确立", "闯新路"),
        block(2, 1, "两个确立。五大任务。", "两个确立", "五大任务"),
    ]
    put_annotation(desk.db, key, Stamp("e", "g", "d"), blocks)


def logged(desk: Desk) -> int:
    return desk.counts()["review"]


# -- which cards


def test_due_only_brings_no_new_cards(desk: Desk) -> None:
    desk.drill.add_term("五大任务")
    desk.drill.start()
    desk.play(3)
    desk.drill.add_term("闯新路")
    desk.pass_days(30)
    assert desk.drill.start() == 2
    assert desk.drill.start(Scope("due")) == 1
    assert desk.drill.next().card.term == "五大任务"
    counts = desk.drill.due_counts(Scope("due"))
    assert (counts.due, counts.new) == (1, 0)


def test_a_deck_brings_its_own_cards_and_terms_not_seen_yet(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_new_per_day=3), TWO_DECKS)
    desk.drill.add_term("闯新路")
    set_known(desk.db, "term", "t00001", True, "now")
    counts = desk.drill.due_counts(Scope(decks=("one",)))
    assert (counts.due, counts.new) == (0, 3)
    assert desk.drill.enrolled() == {"闯新路"}  # counting puts nothing into the drill
    assert desk.drill.start(Scope(decks=("one",))) == 3
    terms = [key.split("#")[0] for key in desk.play(3, 3, 3)]
    assert terms == ["t00000", "t00002", "t00003"]  # in the order of the deck, no known one
    assert desk.drill.start(Scope(decks=("one",))) == 0  # the cap of the day is used up
    assert desk.drill.enrolled() == {"闯新路", *terms}
    desk.pass_days(1)
    assert desk.drill.start(Scope(decks=("two",))) == 3
    assert desk.play(3)[0].startswith("闯新路#")  # what the user put in comes first
    desk.pass_days(30)
    desk.drill.start(Scope("due", decks=("one",)))
    assert set(terms) == {key.split("#")[0] for key in desk.play(3, 3, 3)}


def test_a_term_taken_out_is_not_brought_back_by_its_deck(tmp_path: Path) -> None:
    desk = Desk(tmp_path, deck=TWO_DECKS)
    desk.drill.add_term("闯新路")
    desk.drill.start()
    desk.play(3)
    desk.drill.remove_term("闯新路")
    desk.drill.start(Scope(decks=("two",)))
    assert desk.drill.enrolled() == {"五大任务", "两个确立"}


def test_an_unknown_deck_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=r"no deck “three”; there are one, two"):
        Desk(tmp_path, deck=TWO_DECKS).drill.check(Scope(decks=("one", "three")))


def test_before_reading_the_unknown_terms_of_the_article_come(desk: Desk) -> None:
    annotate(desk)
    set_known(desk.db, "term", "五大任务", True, "now")
    scope = Scope(article="daily")
    assert desk.drill.due_counts(scope).new == 2
    assert desk.drill.start(scope) == 2
    first = desk.drill.next()
    assert first.card.term == "两个确立"  # the most frequent first
    assert first.card.met.sentence == "两个确立，要闯新路。"
    assert first.origin.title == "全方位建设模范自治区"
    desk.play(3)
    met = desk.drill.next().card.met
    assert (met.paragraph, met.sentence) == (0, "两个确立，要闯新路。")  # not the title
    desk.play(3)
    assert desk.drill.start(scope) == 0  # tomorrow's siblings are not new to the reader
    desk.pass_days(1)
    assert desk.drill.start(scope) == 0
    assert desk.drill.start() == 2  # but they are cards of the drill


def test_before_reading_has_a_cap_of_its_own_that_holds_all_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_new_per_day=0, drill_prestudy=2))
    annotate(desk)
    scope = Scope(article="daily")
    assert desk.drill.start(scope) == 2
    desk.play(3)
    desk.reopen()
    assert desk.drill.start(scope) == 1
    desk.play(3)
    assert desk.drill.start(scope) == 0
    desk.pass_days(1)
    assert desk.drill.start(scope) == 1
    assert desk.drill.start() == 0


def test_before_reading_with_cloze_alone_its_sentence_makes_the_card(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_kinds={"default": ("cloze",)}))
    annotate(desk)
    assert desk.drill.start(Scope(article="daily")) == 3
    assert desk.drill.next().card.kind == "cloze"


# -- practice


def learned(desk: Desk) -> None:
    """Three terms, one well known, one just forgotten, one never asked."""
    for term in ("五大任务", "闯新路"):
        desk.drill.add_term(term)
    desk.drill.start()
    desk.play(4, 3)
    desk.pass_days(9)
    desk.drill.start()
    while (asked := desk.drill.next()) is not None:
        desk.drill.answer(asked, Rating(4), 1)
    desk.drill.add_term("两个确立")


def test_cram_asks_whatever_is_due_and_moves_nothing(desk: Desk) -> None:
    learned(desk)
    before, log = desk.states(), logged(desk)
    assert desk.drill.due_counts().due == 0
    assert desk.drill.start(Scope("cram", most=3)) == 3
    seen = []
    for rating in (1, 3, 4):
        asked = desk.drill.next()
        assert asked.practice
        with pytest.raises(ValueError, match="not being asked"):
            desk.drill.answer(asked, Rating(rating), 1)
        seen.append(asked.card.key)
        desk.drill.practise(Rating(rating))
    assert len(set(seen)) == 3
    assert desk.drill.next().card.key == seen[0]  # after Again it comes back
    assert desk.drill.progress == (2, 1)
    assert desk.drill.undo() == seen[2]
    assert desk.drill.undo() == seen[1]
    assert desk.drill.progress == (0, 3)
    assert desk.drill.undo() == seen[0]
    assert desk.drill.undo() is None  # no answer of the log is taken back here
    assert desk.states() == before
    assert logged(desk) == log
    assert desk.counts()["retraction"] == 0
    assert desk.drill.start(Scope("cram", most=99)) == len(before)
    new = {row[0] for row in before if row[6] == "new"}
    order = [card.card for card in desk.drill._session._queue]
    assert set(order[-len(new) :]) == new  # what was never asked comes last


def test_cram_of_a_deck(tmp_path: Path) -> None:
    desk = Desk(tmp_path, deck=TWO_DECKS)
    for term in ("t00000", "闯新路"):
        desk.drill.add_term(term)
    assert desk.drill.start(Scope("cram", decks=("two",))) == 2
    assert desk.drill.next().card.term == "闯新路"


def test_leeches_are_tagged_gathered_and_set_aside(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_leech=2))
    desk.drill.add_term("闯新路")
    desk.drill.start()
    desk.play(3)

    def forget() -> None:
        desk.pass_days(100)
        desk.drill.start(Scope("due"))
        desk.play(1, 3)

    forget()
    assert desk.drill.due_counts(Scope("leeches")).due == 0
    forget()
    assert desk.drill.start(Scope("leeches")) == 1
    assert desk.drill.next().leech
    desk.drill.config = changed(desk.config, drill_leech_suspend=True)
    desk.pass_days(100)
    desk.drill.start(Scope("due"))
    before, flags = desk.states(), rows(desk, "card_flag")
    desk.play(1)
    assert desk.drill.next() is None  # it does not come back, though it was forgotten
    assert desk.drill.due_counts(Scope("suspended")).due == 1
    assert desk.drill.due_counts(Scope("leeches")).due == 1
    desk.reopen()
    assert desk.drill.undo() == "闯新路#meaning#"
    assert (desk.states(), rows(desk, "card_flag")) == (before, flags)
    assert desk.drill.start(Scope("due")) == 1


def rows(desk: Desk, table: str) -> list[tuple[object, ...]]:
    return desk.db.execute(f"SELECT * FROM {table}").fetchall()


# -- what the user says of a card


def test_a_suspended_card_leaves_until_it_is_taken_back(desk: Desk) -> None:
    for term in ("五大任务", "闯新路"):
        desk.drill.add_term(term)
    desk.drill.start()
    card = desk.drill.next().card.key
    desk.drill.suspend(card)
    assert desk.drill.next().card.term == "闯新路"
    assert desk.drill.undo() == card  # the newest thing done is taken back first
    assert desk.drill.next().card.key == card
    assert rows(desk, "card_flag") == []
    desk.drill.suspend(card)
    desk.play(3)
    desk.reopen()
    desk.pass_days(3)
    assert desk.drill.start(Scope("suspended")) == 1
    asked = desk.drill.next()
    assert (asked.card.key, asked.flags) == (card, {SUSPENDED})
    desk.drill.suspend(card, False)
    assert desk.drill.next().flags == frozenset()
    desk.drill.start()
    assert card in [w.card for w in desk.drill._session._queue]


def test_a_buried_card_takes_its_term_along_until_the_next_study_day(desk: Desk) -> None:
    desk.drill.add_term("五大任务", SENTENCE)
    desk.drill.start()
    desk.drill.bury(desk.drill.next().card.key)
    assert desk.drill.next() is None
    desk.reopen()
    assert desk.drill.start() == 0  # no sibling in its place
    counts = desk.drill.due_counts()
    assert (counts.due, counts.new, counts.next_due) == (0, 0, date(2026, 3, 2))
    desk.now = desk.now.replace(day=2, hour=3, minute=59, second=59)
    assert desk.drill.start() == 0
    desk.now = desk.now.replace(hour=4, minute=0, second=0)
    assert desk.drill.start() == 1
    assert desk.drill.next().card.kind == "meaning"


def test_burying_counts_for_the_library_as_well(desk: Desk) -> None:
    annotate(desk)
    desk.drill.add_term("五大任务")
    desk.drill.start()
    desk.play(3)
    desk.pass_days(9)
    assert desk.drill.due_by_article() == {"daily": 1}
    desk.drill.start()
    desk.drill.bury(desk.drill.next().card.key)
    assert desk.drill.due_by_article() == {}


def test_a_flag_changes_nothing_but_that_the_card_is_found_again(desk: Desk) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.start()
    before = desk.states()
    key = desk.drill.next().card.key
    desk.drill.flag(key)
    asked = desk.drill.next()
    assert asked.flags == {FLAGGED}
    desk.drill.answer(asked, Rating.GOOD, 1)
    desk.drill.undo()
    assert desk.states() == before
    desk.drill.rebuild()
    desk.reopen()
    assert desk.drill.start(Scope("flagged")) == 1
    desk.drill.flag(key, False)
    assert desk.drill.start(Scope("flagged")) == 0


def test_a_card_seen_before_the_decks_changed_can_still_be_answered(desk: Desk) -> None:
    desk.drill.add_term("闯新路")
    desk.drill.start()
    asked = desk.drill.next()
    desk.drill.follow(desk.glossary)
    desk.drill.answer(asked, Rating.GOOD, 1)
    assert logged(desk) == 1


# -- settings


def test_learning_steps_keep_a_card_for_the_day(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_learning_steps=2))
    desk.drill.add_term("闯新路")
    desk.drill.start()
    assert desk.drill.next().intervals[:3] == (0, 0, 0)
    desk.play(3)
    desk.reopen()
    assert desk.drill.start() == 1  # also after a restart
    desk.play(1, 3)
    assert desk.drill.start() == 1  # Again begins the count anew
    kept = desk.states()
    desk.drill.rebuild()
    assert desk.states() == kept
    desk.play(3)
    assert desk.drill.start() == 0
    assert desk.drill.undo() is not None
    assert desk.states() == kept


def queue(desk: Desk) -> list[str]:
    """The cards of a session of today, in order."""
    desk.drill.start()
    return [card.card for card in desk.drill._session._queue]


def test_ten_thousand_overdue_cards(tmp_path: Path) -> None:
    """The caps hold, and what comes first is as the setting says, the same each time."""
    desk = Desk(tmp_path, deck=many(10_000))
    with transaction(desk.db):
        for n in range(10_000):
            drill_terms.put_term(desk.db, f"t{n:05}", "now")
    desk.drill.rebuild()
    today = desk.drill.today()
    desk.db.execute(
        """UPDATE card_state SET state = 'review', stability = 1 + shuffle % 97, difficulty = 5,
                                 first = ?1 - 400, last = ?1 - 200 - shuffle % 89,
                                 due = ?1 - 1 - shuffle % 83, reps = 3 WHERE rank = 0""",
        (today,),
    )
    sql = "SELECT card, due, (? - last) / stability FROM card_state WHERE rank = 0"
    facts = {row[0]: row for row in desk.db.execute(sql, (today,))}
    dates = sorted(row[1] for row in facts.values())[:200]
    faded = sorted(row[2] for row in facts.values())
    wanted = {
        "due": (1, dates),
        "least-known": (2, faded[:-201:-1]),
        "best-known": (2, faded[:200]),
    }
    for order in ORDERS:
        desk.config = changed(desk.config, drill_order=order)
        desk.reopen()
        cards = queue(desk)
        assert len(cards) == 210  # and ten new ones: of terms whose other card is not asked today
        assert desk.drill.due_counts().due == 200
        if order in wanted:
            column, best = wanted[order]
            assert [facts[card][column] for card in cards[:200]] == best
        for _ in range(2):
            desk.reopen()
            assert queue(desk) == cards
    for done in range(210):
        if done in (120, 205):  # in the middle, another sitting
            desk.reopen()
            assert queue(desk) == cards[done:]
        desk.play(3)
    assert queue(desk) == []
    assert desk.drill.due_counts().next_due == date(2026, 3, 2)
    # Nothing more is asked today, and it is told how much more is due: of each of the ten new
    # terms the other card waits for another day.
    assert desk.drill.summary().held_over == 10_000 - 200 - 10


def test_choices_say_what_each_session_would_ask(tmp_path: Path) -> None:
    desk = Desk(tmp_path, Config(drill_new_per_day=5), TWO_DECKS)
    annotate(desk)
    desk.drill.add_term("五大任务")
    desk.drill.add_term("t00000")
    desk.drill.start()
    desk.play(1, 3)
    desk.pass_days(9)
    found = {choice.scope: choice for choice in desk.drill.choices("daily", 3)}
    for scope, choice in found.items():
        counts = desk.drill.due_counts(scope)
        assert (choice.due, choice.new) == (counts.due, counts.new), scope
    assert found[Scope(article="daily")].name == "全方位建设模范自治区"
    assert found[Scope("cram", most=3)].due == 3
    decks = [(c.name, c.terms) for c in found.values() if c.scope.decks]
    assert decks == [("one", 6), ("Small", 3)]


def test_new_cards_come_where_the_setting_says(tmp_path: Path) -> None:
    desk = Desk(tmp_path, changed(Config(), drill_new_per_day=6), many(12))
    for n in range(6):
        desk.drill.add_term(f"t{n:05}")
    desk.drill.start()
    desk.play(*[3] * 6)
    for n in range(6, 12):
        desk.drill.add_term(f"t{n:05}")
    desk.pass_days(3)

    def newness(new_cards: str) -> str:
        desk.drill.config = changed(desk.drill.config, drill_new_cards=new_cards)
        cards = queue(desk)
        states = dict(desk.db.execute("SELECT card, state FROM card_state"))
        return "".join("n" if states[card] == "new" else "d" for card in cards)

    assert newness("after") == "d" * 6 + "n" * 6
    assert newness("before") == "n" * 6 + "d" * 6
    assert newness("mixed") == "dn" * 6
