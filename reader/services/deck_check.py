"""Checking decks, with the language engine at hand for their pinyin."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.errors import TifaError
from reader.glossary.check import check
from reader.glossary.compiled import deck_files
from reader.glossary.loader import load_decks
from reader.glossary.model import Problem
from reader.language.words import Linguist
from reader.services.deck_pinyin import readings
from reader.services.home import Home


def check_decks(home: Home, files: Sequence[Path] = (), strict: bool = False) -> list[Problem]:
    """What is wrong in `files`, or in all decks where none are named; see `glossary.check`.

    A file is checked among all decks, shipped and own: it may relate to their terms, and must not
    repeat them. Raises TifaError where a file is none.
    """
    missing = [file for file in files if not file.is_file()]
    if missing:
        raise TifaError(f"{missing[0]}: no such file; name deck files (….toml)")
    known = deck_files(home.paths.decks, home.paths.user_decks)
    places = {file.resolve() for file in known}
    wanted = {file.resolve() for file in files}
    others = [file for file in files if file.resolve() not in places]
    linguist = Linguist(home.paths.cache)
    today = home.clock().date().isoformat()
    decks = load_decks([*known, *others])
    found = check(decks, today, lambda text: list(readings(linguist, text)), strict)
    return [one for one in found if not wanted or Path(one.file).resolve() in wanted]
