"""Words that tell set terms from ordinary phrases; what each list is, its file says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from reader.glossary.fold import fold

_DATA = Path(__file__).parent / "data"


def _lists(name: str) -> dict[str, list[str]]:
    text = (_DATA / f"mining_{name}.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in text.splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return found


_LISTS = _lists("words")
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
def names() -> Mapping[str, tuple[bool, int]]:
    """Folded names and phrases of party and government documents → whether they were judged to be
    set terms beyond doubt, and how many writers they came to mind."""
    found: dict[str, tuple[bool, int]] = {}
    for section, listed in _lists("names").items():
        kind, times = section.split()
        found |= {fold(name): (kind == "core", int(times)) for name in listed}
    return MappingProxyType(found)
