"""next + answer at 20,000 cards, each answer durable. Prints milliseconds; judges nothing.

Run: python tests/bench/bench_drill.py [CARDS] [ANSWERS]
"""

import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
from reader.config import Config
from reader.study.scheduler import Rating
from tests.services.drilling import Desk, many


def timed(what: str, do) -> None:
    start = perf_counter()
    do()
    print(f"{what:<44}{(perf_counter() - start) * 1000:9.1f} ms")


def main(cards: int = 20_000, answers: int = 1_000) -> None:
    terms = cards // 2  # two cards each
    config = Config(drill_new_per_day=9999, drill_reviews_per_day=9999)
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder), config, many(terms))
        desk.db.execute("BEGIN")
        desk.db.executemany(
            "INSERT INTO drill_term (term, added) VALUES (?, 'now')",
            ((f"t{n:05}",) for n in range(terms)),
        )
        desk.db.execute("COMMIT")
        timed(f"rebuild of {cards} cards, empty log", desk.drill.rebuild)
        desk.drill.start()
        took = []
        for n in range(answers):
            start = perf_counter()
            asked = desk.drill.next()
            assert asked is not None
            desk.drill.answer(asked, Rating(n % 4 + 1), 1000)
            took.append((perf_counter() - start) * 1000)
        p99 = quantiles(took, n=100)[98]
        print(f"next + answer: median {median(took):.2f} ms, p99 {p99:.2f} ms")
        timed(f"rebuild, {answers} reviews", desk.drill.rebuild)
        desk.pass_days(400)
        desk.reopen()
        timed("open: counts", desk.drill.due_counts)
        timed("open: start, first card", lambda: (desk.drill.start(), desk.drill.next()))
        timed("due by article", desk.drill.due_by_article)
        timed("undo", desk.drill.undo)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
