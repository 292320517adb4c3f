"""Words that tell set terms from ordinary phrases; what each list is, its file says."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reader.glossary.fold import fold

_DATA = Path(__file__).parent / "data"


def _lists() -> dict[str, list[str]]:
    text = (_DATA / "mining_words.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return found


_LISTS = _lists()
GOVERNING = frozenset(_LISTS["governing"])
EITHER = frozenset(_LISTS["either"])
NAMING = frozenset(_LISTS["naming"])
TRAILING = frozenset(_LISTS["trailing"])
HEADS = tuple(sorted(_LISTS["heads"], key=len, reverse=True))  # the longest that fits is meant
WEAK_HEADS = frozenset(_LISTS["weak_heads"])
MODIFIERS = frozenset(_LISTS["modifiers"])
COUNTED = frozenset(_LISTS["counted"])
CLOSED = frozenset(_LISTS["closed"])
CLOSED_TAGS = frozenset(_LISTS["closed_tags"])
OPEN = frozenset(_LISTS["open"])
CARRIED_OUT = frozenset(_LISTS["carried_out"])
PROGRAMMES = frozenset(_LISTS["programmes"])
CARRYING_OUT = frozenset(_LISTS["carrying_out"])
PARTICLES = frozenset(_LISTS["particles"])
HOLLOW = frozenset(_LISTS["hollow"])


@cache
def names() -> tuple[str, ...]:
    """Folded names that party and government documents use, whether decks have them or not."""
    lines = (_DATA / "mining_names.txt").read_text(encoding="utf-8").splitlines()
    found = (fold(name) for line in lines if not line.startswith("#") for name in line.split())
    return tuple(dict.fromkeys(found))
