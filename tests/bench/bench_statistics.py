"""Statistics of 100,000 answers, and how many times as long as reading the log that takes. Prints
milliseconds; judges nothing.

Run: python tests/bench/bench_statistics.py [ANSWERS] [CARDS]
"""

import random
import sqlite3
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[2]))
from reader.config import Config
from reader.paths import Paths
from reader.services.home import Home
from reader.services.statistics import gather
from reader.storage import statistics as stored
from reader.storage.database import transaction
from reader.study.statistics import tally
from tests.conftest import NOW, ROOT
from tests.services.drilling import many


def timed(what: str, do, times: int = 7) -> float:
    took = []
    for _ in range(times):
        start = perf_counter()
        do()
        took.append((perf_counter() - start) * 1000)
    print(f"{what:<44}{median(took):9.1f} ms   (fastest {min(took):.1f})")
    return median(took)


def fill(db: sqlite3.Connection, answers: int, cards: int, today: int) -> None:
    """Answers over two years, each 50th taken back."""
    rng = random.Random(1)
    rows = []
    for n in range(answers):
        term = f"t{rng.randrange(cards // 2):05}"
        day = today - 730 + n * 730 // answers
        days = rng.choice((0, 1, 3, 10, 25, 80))
        rating = 1 if days == 0 else rng.choice((2, 3, 3, 3, 4))
        rows.append(
            (f"{n:032x}", f"{term}#{rng.choice(('meaning', 'reverse'))}#", term, rating,
             "2026-01-01T12:00:00.000+00:00", day, days, day + days, "fsrs6-1234abcd", 0.9,
             rng.randrange(2000, 20000))
        )  # fmt: skip
    with transaction(db):
        db.executemany(
            """INSERT INTO review (id, card, term, rating, answered_at, study_day, interval, due,
                   parameters, retention, took_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?)""",
            rows,
        )
        db.executemany(
            "INSERT INTO retraction VALUES (?, ?, 'now')", ((row[0], row[0]) for row in rows[::50])
        )
        db.executemany(
            "INSERT INTO drill_term (term, added) VALUES (?, 'now')",
            ((f"t{n:05}",) for n in range(cards // 2)),
        )


def main(answers: int = 100_000, cards: int = 20_000) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        paths = Paths(root, root / "cache", root, root / "shipped", ROOT / "seeds")
        paths.decks.mkdir()
        (paths.decks / "many.toml").write_text(many(cards // 2), encoding="utf-8")
        home = Home(paths, Config(), lambda: NOW)
        fill(home.db, answers, cards, home.drill.today())
        home.drill.rebuild()
        print(f"{answers:,} answers, {cards:,} cards")
        log = timed("reading the log", lambda: sum(1 for _ in stored.answers(home.db)))
        counted = timed(
            "reading and tallying it",
            lambda: tally(stored.answers(home.db), lambda key: (key, "")),
        )
        timed("the cards as they stand", lambda: stored.standings(home.db))
        whole = timed("all that the screen shows", lambda: gather(home))
        print(f"tallying: {counted / log:.2f} × reading; all: {whole / log:.2f} ×")
        home.close()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
