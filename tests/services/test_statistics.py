"""Statistics of a log that the drill itself wrote, days apart."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from reader.config import Config
from reader.errors import NotFound
from reader.paths import Paths
from reader.services.home import Home
from reader.services.statistics import by_term, gather, history
from reader.study.day import to_date
from reader.study.memory import Memory
from reader.study.parameters import DEFAULT
from reader.study.scheduler import Rating
from reader.study.statistics import total
from tests.conftest import ROOT

DECKS = {
    "one": '[deck]\nid = "one"\ntitle = "First"\n'
    '[[term]]\nterm = "甲乙"\nenglish = "a"\n[[term]]\nterm = "丙丁"\nenglish = "b"\n',
    "two": '[deck]\nid = "two"\ntitle = "Second"\n[[term]]\nterm = "戊己"\nenglish = "c"\n',
}


class Evenings:
    """A home with two small decks and a clock set by hand."""

    def __init__(self, root: Path) -> None:
        self.now = datetime(2026, 3, 1, 20, tzinfo=UTC)
        paths = Paths(root, root / "cache", root, root / "shipped", ROOT / "seeds")
        paths.decks.mkdir()
        for name, deck in DECKS.items():
            (paths.decks / f"{name}.toml").write_text(deck, encoding="utf-8")
        self.home = Home(paths, Config(), lambda: self.now)

    def answer(self, *ratings: int) -> None:
        """Answer the next cards; each takes two seconds."""
        drill = self.home.drill
        drill.start()
        for rating in ratings:
            asked = drill.next()
            assert asked is not None
            drill.answer(asked, Rating(rating), 2000)


@pytest.fixture
def evenings(tmp_path: Path) -> Iterator[Evenings]:
    evenings = Evenings(tmp_path)
    for term in ("甲乙", "丙丁", "戊己"):
        evenings.home.drill.add_term(term)
    yield evenings
    evenings.home.close()


def test_nothing_yet(evenings: Evenings) -> None:
    found = gather(evenings.home)
    assert found.whole.answers == found.streak.days == found.due == 0
    assert found.new == 3
    assert found.stages["new"] == 6
    assert sum(found.forecast.days) == 0
    assert found.stabilities == ()
    assert found.leeches == by_term(evenings.home, found) == []


def test_today_weeks_and_decks_agree(evenings: Evenings) -> None:
    evenings.answer(3, 3, 1, 3)  # Sunday
    evenings.now += timedelta(days=2)
    evenings.answer(3, 1, 3)  # Tuesday: two of them due, one forgotten
    found = gather(evenings.home)
    assert found.whole.answers == 7
    assert found.whole.at("new") == 3 + found.day.at("new")
    assert [to_date(week.monday) for week in found.weeks] == [date(2026, 2, 23), date(2026, 3, 2)]
    assert [week.tally.answers for week in found.weeks] == [4, 3]
    assert {week.desired for week in found.weeks} == {0.9}
    assert sum(deck.tally.answers for deck in found.by_deck) == 7
    assert [deck.title for deck in found.by_deck] == ["First", "Second"]
    assert sum(sum(deck.cards.values()) for deck in found.by_deck) == sum(found.stages.values())
    assert sum(term.answers for term in by_term(evenings.home, found)) == 7
    assert found.whole.took_ms == 14_000
    assert gather(evenings.home, days=1).period == found.day
    one, two = gather(evenings.home, ["one"]), gather(evenings.home, ["two"])
    assert one.whole.answers + two.whole.answers == 7
    assert total((one.whole, two.whole)) == found.whole
    assert {term.deck for term in by_term(evenings.home, two)} == {"two"}


def test_an_answer_taken_back_counts_nowhere(evenings: Evenings) -> None:
    evenings.answer(3, 3)
    before = gather(evenings.home)
    term = history(evenings.home, "戊己")
    evenings.answer(1)
    assert gather(evenings.home).whole.answers == 3
    evenings.home.drill.undo()
    assert gather(evenings.home) == before
    assert history(evenings.home, "戊己") == term


def test_a_study_day_ends_at_the_rollover_not_at_midnight(evenings: Evenings) -> None:
    evenings.now = datetime(2026, 3, 2, 3, 59, 59, tzinfo=UTC)
    evenings.answer(3)
    assert to_date(gather(evenings.home).today) == date(2026, 3, 1)
    assert gather(evenings.home).day.answers == 1
    evenings.now += timedelta(seconds=1)
    found = gather(evenings.home)
    assert to_date(found.today) == date(2026, 3, 2)
    assert found.day.answers == 0
    assert found.streak.current == 1  # yesterday's, while today has none
    evenings.answer(3)
    assert gather(evenings.home).streak == (2, 2, 2)
    assert [week.tally.answers for week in gather(evenings.home).weeks] == [1, 1]


def test_a_term_keeps_its_history_under_another_id(evenings: Evenings) -> None:
    evenings.answer(3, 3, 3)
    evenings.now += timedelta(days=3)
    evenings.answer(3, 3, 3)
    before = gather(evenings.home)
    past = history(evenings.home, "甲乙")
    assert [one.study_day for one in past.answers] == [before.today, before.today - 3]
    file = evenings.home.paths.decks / "one.toml"
    renamed = DECKS["one"].replace('term = "甲乙"', 'id = "other"\nwas = ["甲乙"]\nterm = "甲乙"')
    file.write_text(renamed, encoding="utf-8")
    evenings.home.reload_glossary()
    after = gather(evenings.home)
    assert after.whole == before.whole
    assert [deck.tally for deck in after.by_deck] == [deck.tally for deck in before.by_deck]
    for name in ("other", "甲乙"):
        again = history(evenings.home, name)
        assert (again.id, again.tally) == ("other", past.tally)
        assert again.answers == past.answers


def test_the_answers_of_a_term_that_left_its_deck_stay(evenings: Evenings) -> None:
    evenings.answer(3, 3, 3)
    (evenings.home.paths.decks / "two.toml").unlink()
    evenings.home.reload_glossary()
    found = gather(evenings.home)
    assert found.whole.answers == 3
    assert [(deck.title, deck.tally.answers) for deck in found.by_deck] == [
        ("First", 2), ("in no deck any more", 1),
    ]  # fmt: skip
    assert len(history(evenings.home, "戊己").answers) == 1


def test_leeches_and_what_does_not_exist(evenings: Evenings) -> None:
    evenings.home.configure(Config(drill_leech=2))
    evenings.home.drill.remove_term("丙丁")
    evenings.home.drill.remove_term("戊己")
    for _ in range(3):
        evenings.answer(1, 3)
        evenings.now += timedelta(days=30)
    found = gather(evenings.home)
    assert [card.term for card in found.leeches] == ["甲乙"]
    assert [term.leech for term in by_term(evenings.home, found)] == [True]
    assert found.whole.retention() == (2, 0)
    with pytest.raises(NotFound):
        gather(evenings.home, ["three"])
    with pytest.raises(NotFound):
        history(evenings.home, "没有")
    assert history(evenings.home, "丙丁").answers == ()


def test_what_is_foretold_is_what_comes(tmp_path: Path) -> None:
    """Somebody who remembers as the model expects meets about so many cards as were foretold, and
    far more than the dates alone said."""
    evenings = Evenings(tmp_path)
    rows = "".join(f'[[term]]\nterm = "词{n}"\nid = "t{n}"\nenglish = "w"\n' for n in range(240))
    (evenings.home.paths.decks / "many.toml").write_text(f'[deck]\nid = "many"\n{rows}', "utf-8")
    drill, chance = evenings.home.drill, Random(7)
    for n in range(240):
        drill.add_term(f"t{n}")
    recall = Memory(DEFAULT.weights).recall

    def evening() -> int:
        """Drill until nothing is left; how many cards it were."""
        drill.start()
        met = set()
        while asked := drill.next():
            state, today = asked.state, drill.today()
            knows = state is None or chance.random() < recall(state.stability, today - state.last)
            drill.answer(asked, Rating.GOOD if knows else Rating.AGAIN, 2000)
            met.add(asked.card.key)
        evenings.now += timedelta(days=1)
        return len(met)

    for _ in range(12):
        evening()
    evenings.now += timedelta(days=4)  # something is overdue
    found = gather(evenings.home)
    assert (found.ahead[0].due, found.ahead[0].new) == (found.due, found.new)
    assert found.forecast.overdue > 0
    came = sum(evening() for _ in range(20))
    foretold = sum(load.cards for load in found.ahead[:20])
    assert abs(came - foretold) < 0.15 * came
    assert sum(found.forecast.days[:20]) < 0.6 * came
    evenings.home.close()
