"""next + answer at 20,000 cards beside the anki package, opening at 100,000, replay of 100,000.

Prints milliseconds and ratios side by side; judges nothing. Both write each answer durably, with
one fsync: SQLite in WAL mode with synchronous = FULL, which is what anki's collections open with.
They take turns, so that whatever else the machine does hits both.

tifa is measured twice: as it is used, where the moment in which a person looks at a card serves to
make the next one ready and to put answers into their place (`Drill.rest`, whose time is printed);
and without making cards ready ahead.

    python tests/bench/bench_drill.py [CARDS] [ANSWERS]
"""

from __future__ import annotations

import gc
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import fmean, median, quantiles
from time import perf_counter, process_time
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))
from reader.config import Config
from reader.storage.database import write_back
from reader.study.scheduler import Rating
from tests.services.drilling import Desk, many

CONFIG = Config(drill_new_per_day=9999, drill_reviews_per_day=9999)


def main(cards: int = 20_000, answers: int = 1_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk, busy = (desk_of(Path(folder) / name, cards // 2) for name in "ab")  # two cards a term
        ways: dict[str, Callable[[int], object]] = {
            "tifa": lambda n: answer(desk, n),
            "tifa, unready": lambda n: answer(busy, n),
        }
        for one in (desk, busy):
            journal, synchronous = (
                one.db.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous")
            )
            one.drill.start()
            one.drill.next()
        print(f"tifa: synchronous = {synchronous}, journal_mode = {journal}")
        theirs = anki_of(Path(folder) / "anki", cards)
        if theirs:
            ways["anki"] = theirs
        took: dict[str, list[float]] = {name: [] for name in ways}
        rests: list[float] = []
        gc.collect()
        gc.freeze()  # as the program does once it is open
        for n in range(answers):
            for name in sorted(ways, reverse=n % 2 == 0):  # whoever follows anki finds another disk
                start = perf_counter()
                ways[name](n)
                took[name].append((perf_counter() - start) * 1000)
            start = perf_counter()
            desk.drill.rest()
            rests.append((perf_counter() - start) * 1000)
            if n % 32 == 31:
                write_back(busy.db)
        print(f"next + answer at {cards:,} cards, {answers:,} answers")
        anki = took.get("anki", took["tifa"])
        for name, times in took.items():
            ratios = [value(times) / value(anki) for value in (median, p99)]
            print(
                f"  {name:14} median {median(times):6.3f} ms  {ratios[0]:5.2f} ×"
                f"   p99 {p99(times):6.2f} ms  {ratios[1]:5.2f} ×"
            )
        print(f"  rest           median {median(rests):6.3f} ms   mean {fmean(rests):6.3f} ms")
        timed("undo", desk.drill.undo)
        for one in (desk, busy):
            one.db.close()

    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(Path(folder), cards // 2)
        fill_log(desk, 100_000)
        timed(f"replay of 100,000 answers, {cards:,} cards", desk.drill.rebuild)
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(Path(folder), 50_000)
        fill_log(desk, 100_000)
        desk.drill.rebuild()
        desk.pass_days(400)
        desk.reopen()
        timed(
            "opening the drill, 100,000 cards",
            lambda: (desk.drill.due_counts(), desk.drill.start(), desk.drill.next()),
        )


def desk_of(folder: Path, terms: int) -> Desk:
    """A drill with this many terms in it."""
    folder.mkdir(parents=True, exist_ok=True)
    desk = Desk(folder, CONFIG, many(terms))
    desk.db.execute("BEGIN")
    desk.db.executemany(
        "INSERT INTO drill_term (term, added) VALUES (?, 'now')",
        ((f"t{n:05}",) for n in range(terms)),
    )
    desk.db.execute("COMMIT")
    desk.drill.rebuild()
    return desk


def p99(times: list[float]) -> float:
    return quantiles(times, n=100)[98]


def answer(desk: Desk, n: int) -> None:
    """From the grade to the next card."""
    asked = desk.drill.next()  # the one that is shown
    assert asked is not None
    desk.drill.answer(asked, Rating(n % 4 + 1), 1000)
    desk.drill.next()


def fill_log(desk: Desk, answers: int) -> None:
    """Answers as the drill would have logged them, ten of each of the first cards."""
    keys = [row[0] for row in desk.db.execute("SELECT card FROM card_state ORDER BY card")]
    rows = []
    for n in range(answers):
        card, turn = keys[n // 10], n % 10
        day = 18_000 + turn * 20
        rows.append(
            (
                f"r{n}",
                card,
                card.split("#")[0],
                n % 4 + 1,
                "2026-01-01T00:00:00+00:00",
                day,
                20,
                day + 20,
                "fsrs6",
                0.9,
                1000,
            )
        )
    desk.db.execute("BEGIN")
    desk.db.executemany(
        """INSERT INTO review (id, card, term, rating, answered_at, study_day, interval, due,
                               parameters, retention, took_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?)""",
        rows,
    )
    desk.db.execute("COMMIT")


def anki_of(folder: Path, cards: int) -> Callable[[int], object] | None:
    """anki's own next + answer over as many cards; None where the package isn't installed."""
    try:
        from anki.collection import AddNoteRequest, Collection  # isort: skip  # the first of all
        from anki.cards import Card
    except ImportError:
        return None
    folder.mkdir()
    collection = Collection(str(folder / "collection.anki2"))
    deck = collection.decks.id("bench")
    limits: dict[str, Any] = collection.decks.config_dict_for_deck_id(deck)
    limits["new"]["perDay"] = limits["rev"]["perDay"] = 9999
    collection.decks.save(limits)
    model = collection.models.by_name("Basic")
    notes = []
    for n in range(cards):
        note = collection.new_note(model)
        note["Front"], note["Back"] = f"词{n}", f"word {n}"
        notes.append(AddNoteRequest(note=note, deck_id=deck))
    collection.add_notes(notes)
    collection.decks.select(deck)
    synchronous, journal = (
        collection.db.scalar(f"PRAGMA {name}") for name in ("synchronous", "journal_mode")
    )
    print(f"anki: synchronous = {synchronous}, journal_mode = {journal}")

    def step(n: int) -> None:
        queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = Card(collection, backend_card=queued.card)
        card.start_timer()
        graded = collection.sched.build_answer(card=card, states=queued.states, rating=n % 4)
        collection.sched.answer_card(graded)

    return step


def timed(what: str, do: Callable[[], object]) -> None:
    start, busy = perf_counter(), process_time()
    do()
    took, worked = (perf_counter() - start) * 1000, (process_time() - busy) * 1000
    print(f"{what:<44}{took:9.1f} ms, of which {worked:7.1f} ms of work")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
