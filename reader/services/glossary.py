"""The glossary as the program uses it: all decks, compiled once and kept until one changes."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from reader.glossary.compiled import Glossary, compile_decks, deck_files, decks_digest
from reader.paths import Paths


def open_glossary(paths: Paths) -> Glossary:
    """The shipped decks with the user's own merged in.

    The compiled form is cached by content; where the cache can't be written it is made each time.
    Broken decks don't raise: what is wrong is in `problems`, and the rest is there.
    """
    files = deck_files(paths.decks, paths.user_decks)
    digest = decks_digest(files)
    cache = paths.cache / "glossary.jsonl"
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        glossary = Glossary(cache.read_bytes())
        if glossary.digest == digest:
            return glossary
    return _compile(files, digest, cache)


def _compile(files: list[Path], digest: str, cache: Path) -> Glossary:
    # Imported here: a warm look-up needs no TOML.
    from reader.glossary.loader import load_decks

    compiled = compile_decks(load_decks(files), digest)
    temporary = cache.with_suffix(f".{os.getpid()}")  # another tifa may be writing as well
    with contextlib.suppress(OSError):
        cache.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(compiled)
        temporary.replace(cache)
    return Glossary(compiled)
