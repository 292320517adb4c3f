"""How much a reader knows to begin with: so many of the most frequent words."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

# About the vocabularies of HSK 3.0 levels 2, 4 and 6, by frequency instead of by list.
LEVELS = {"none": 0, "beginner": 1000, "intermediate": 3000, "advanced": 6000}


@lru_cache(maxsize=1)
def ranks() -> dict[str, int]:
    """Word → its rank by frequency, from 1; only the most frequent 8,000 are in it."""
    text = (Path(__file__).parent / "tables" / "frequent.txt").read_text(encoding="utf-8")
    rows = (line for line in text.splitlines() if not line.startswith("#"))
    return {word: n for n, word in enumerate((w for row in rows for w in row.split()), 1)}


def known_at(level: str) -> set[str]:
    """The words that a reader of this level (a key of `LEVELS`, or "") knows to begin with."""
    most = LEVELS.get(level, 0)
    return {word for word, rank in ranks().items() if rank <= most} if most else set()
