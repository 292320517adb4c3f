"""One running tifa."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from reader.config import Config
from reader.errors import TifaError
from reader.services.home import Home, open_home
from tests.conftest import NOW


def test_opening_a_home_creates_nothing(tmp_path: Path) -> None:
    root = tmp_path / "root"
    home = open_home({"TIFA_HOME": str(root)})
    assert isinstance(home.clock(), datetime)
    assert home.clock().tzinfo is not None
    assert home.config == Config()
    home.close()
    assert not root.exists()


def test_broken_settings_fail_only_what_needs_them(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[reading]\ncolumn = 1\n")
    home = open_home({"TIFA_HOME": str(tmp_path)})
    assert len(home.glossary) > 0
    with pytest.raises(TifaError, match="column"):
        _ = home.config


def test_settings_may_be_given(home: Home) -> None:
    config = Config(reading_column=50)
    assert Home(home.paths, config, lambda: NOW).config is config


def test_what_is_opened_is_kept_and_closed(home: Home) -> None:
    db = home.db
    assert home.db is db
    assert home.paths.database.exists()
    home.close()
    home.close()
    assert home.db is not db
    home.close()


def test_reloading_the_glossary(home: Home) -> None:
    before = home.glossary
    assert home.glossary is before
    home.paths.user_decks.mkdir(parents=True)
    (home.paths.user_decks / "own.toml").write_text('[[term]]\nterm = "甲乙丙"\n')
    assert "甲乙丙" not in home.glossary
    home.reload_glossary()
    assert "甲乙丙" in home.glossary
