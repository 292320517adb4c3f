"""Searching as one types, over all terms and the whole dictionary: every query letter by letter,
each prefix asked as the glossary screen asks (services.search), in milliseconds.

Run it as `python tests/bench/bench_search.py [WORDS]`; an answer should take at most 10 ms.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable

from reader.config import Config
from reader.paths import find_paths
from reader.services.home import Home, now
from reader.services.search import Search
from reader.services.words import make_index
from reader.storage.dictionary import about

LIMIT = 10.0  # milliseconds
ROWS = 50  # as many of each kind as the screen shows

Kind = tuple[str, list[str]]
Pair = tuple[tuple[float, float], tuple[float, float]]  # terms, words: by the clock, processor


def queries(home: Home, chosen: random.Random, size: int) -> Iterable[Kind]:
    """Queries of every kind, from `size` terms and as many words of the dictionary."""
    assert home.dictionary is not None
    rows = home.dictionary.execute(
        "SELECT simplified, pinyin, plain, initials FROM entry"
    ).fetchall()
    words = chosen.sample(rows, size)
    terms = chosen.sample(home.glossary.entries, min(size, len(home.glossary)))
    spelled = [(e.forms[0], e.numbered, e.plain, e.initials) for e in terms] + words
    yield "Hanzi", [row[0] for row in spelled]
    yield "pinyin", [row[2] for row in spelled]
    yield "pinyin, tones", [row[1] for row in spelled]
    yield "initials", [row[3] for row in spelled]
    yield "English", [entry.english.split("\n")[0] for entry in terms]
    yield "pinyin, a wrong letter", [_slip(row[2], chosen) for row in spelled]
    yield "English, a wrong letter", [_slip(e.english.split("\n")[0], chosen) for e in terms]
    yield "Hanzi, a wrong one", [_slip(row[0], chosen, "的我") for row in spelled]
    yield "Hanzi and pinyin", [row[0][:1] + row[2][3:] for row in spelled]
    yield "nonsense", ["".join(chosen.choices("aeinguzhlq 立", k=12)) for _ in range(size)]


def _slip(text: str, chosen: random.Random, wrong: str = "aeiz") -> str:
    at = chosen.randrange(len(text) or 1)
    return text[:at] + chosen.choice(wrong) + text[at + chosen.randrange(2) :]


def typed(text: str) -> list[str]:
    """What stands in the search line after each key."""
    return [text[:end] for end in range(1, min(len(text), 40) + 1)]


def timed(ask: Callable[[str], object], query: str) -> tuple[float, float]:
    """Milliseconds by the clock, and of the processor: on a busy machine the first is greater."""
    began, used = time.perf_counter(), time.process_time()
    ask(query)
    return (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000


def main(size: int) -> None:
    """Print median, 99th percentile and worst of each kind, for terms, dictionary and both."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(find_paths({"TIFA_HOME": folder}), Config(), now)
        make_index(home.paths)
        assert home.dictionary is not None
        print(f"{len(home.glossary):,} terms, {about(home.dictionary)['entries']} words")
        search = Search(home)
        print(f"the first answer {timed(search.find, 'zzzzz')[0]:.0f} ms (reads what is searched)")
        head = "".join(f"{name:>22}" for name in ("terms", "dictionary", "both"))
        print(f"{'':<26}{'asked':>7}{head}\n{'':<33}" + f"{'median   p99   max':>22}" * 3)
        every: list[Pair] = []
        for name, texts in queries(home, random.Random(4), size):
            times: list[Pair] = []
            for query in (begun for text in texts for begun in typed(text)):
                re.purge()  # nobody types the same query twice
                terms = timed(lambda query: search.terms(query, ROWS), query)
                times.append((terms, timed(lambda query: search.words(query, ROWS), query)))
            every += times
            _tell(name, times, 0)
        for name, clock in (("all", 0), ("all, processor time", 1)):
            _tell(name, every, clock)
            late = sum(terms[clock] + words[clock] > LIMIT for terms, words in every)
            print(f"{'':<26}above {LIMIT:.0f} ms: {late} of {len(every):,}")
        home.close()


def _tell(name: str, times: list[Pair], clock: int) -> None:
    terms, words = ([pair[n][clock] for pair in times] for n in (0, 1))
    both = [sum(pair) for pair in zip(terms, words, strict=True)]
    figures = "".join(
        f"{statistics.median(c):>10.1f}{statistics.quantiles(c, n=100)[98]:>6.1f}{max(c):>6.1f}"
        for c in (terms, words, both)
    )
    print(f"{name:<26}{len(times):>7}{figures}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 30)
