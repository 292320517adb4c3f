"""Glossaries made of decks written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.glossary.compiled import Glossary, compile_decks
from reader.glossary.loader import Decks, load_decks

Write = Callable[..., Decks]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """`write(first, second)`: these decks, as deck1.toml and deck2.toml, loaded in this order."""

    def load(*texts: str) -> Decks:
        files = []
        for number, text in enumerate(texts, 1):
            file = tmp_path / f"deck{number}.toml"
            file.write_text(text, encoding="utf-8")
            files.append(file)
        return load_decks(files)

    return load


@pytest.fixture
def glossary(write: Write) -> Callable[..., Glossary]:
    """`glossary(text)`: the compiled form of these decks."""
    return lambda *texts: Glossary(compile_decks(write(*texts), "digest"))
