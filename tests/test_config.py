"""Settings, and the folders of a home."""

from __future__ import annotations

import os
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from reader import config as module
from reader.config import CHECKS, Config, changed, load_config, save_config
from reader.errors import TifaError
from reader.paths import find_paths
from tests.conftest import ROOT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def test_without_a_file_the_defaults(file: Path) -> None:
    assert load_config(file) == Config()


def test_every_setting_is_checked_and_documented() -> None:
    names = {field.name for field in fields(Config)} - {"keys"}
    assert set(CHECKS) == names
    for name in names:
        section, key = name.split("_", 1)
        assert f"[{section}]" in (module.__doc__ or "")
        assert f"\n{key} = " in (module.__doc__ or "")
        assert CHECKS[name](getattr(Config(), name)) is None


def test_the_documented_example_is_the_default(file: Path) -> None:
    doc = module.__doc__ or ""
    file.write_text(doc.split("```toml\n")[1].split("```")[0], encoding="utf-8")
    assert load_config(file) == changed(Config(), reading_pinyin="all").__class__(
        keys={"reader.next_term": "n"}
    )


@pytest.mark.parametrize(
    ("text", "needle"),
    [
        ("[reading\n", "not valid TOML"),
        ("column = 3\n", "“column” stands outside a section such as [reading]"),
        ("[reading]\ncolour = 1\n", "[reading] colour: no such setting; remove the line"),
        ("[reading]\ncolumn = 39\n", "[reading] column must be a whole number from 40 to 160"),
        ("[reading]\ncolumn = true\n", "[reading] column must be a whole number"),
        ("[reading]\nhover = 1\n", "[reading] hover must be true or false"),
        ("[reading]\npinyin = 'some'\n", "must be one of all, unknown, terms, none"),
        ("[drill]\nretention = 1.0\n", "[drill] retention must be a number from 0.7 to 0.97"),
        ("[drill]\nkinds = ['meaning']\n", "[drill] kinds must be a table"),
        ("[drill.kinds]\nd = 'meaning'\n", "[drill] kinds of d must be a list"),
        ("[drill.kinds]\nd = ['meaning', 'cram']\n", "kinds of d: “cram” is none of meaning,"),
        ("[drill.kinds]\nd = [[1]]\n", "kinds of d: “[1]” is none of meaning,"),
        ("[keys]\n'reader.quit' = 3\n", "[keys] reader.quit: write the key in quotes"),
    ],
)
def test_what_is_wrong_names_file_and_key(file: Path, text: str, needle: str) -> None:
    file.write_text(text)
    with pytest.raises(TifaError) as caught:
        load_config(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert needle in str(caught.value)


def test_files_that_cannot_be_read(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(TifaError, match="cannot read the settings"):
        load_config(file)
    file.unlink()
    file.mkdir()
    with pytest.raises(TifaError, match="cannot read the settings"):
        load_config(file)


def test_saving_keeps_comments_and_order(file: Path) -> None:
    file.write_text('# mine\n[look]\ntheme = "tifa-light"  # at noon\n[keys]\na = "b"\n')
    config = changed(load_config(file), reading_column=80)
    save_config(file, config)
    assert load_config(file) == config
    text = file.read_text()
    assert text.startswith('# mine\n[look]\ntheme = "tifa-light"  # at noon\n')
    assert "column = 80" in text
    assert list(file.parent.iterdir()) == [file]


def test_kinds_by_deck_stand_beside_the_default(file: Path) -> None:
    file.write_text('[drill.kinds]  # mine\nnumbered = ["wrong", "meaning", "wrong"]\n')
    config = load_config(file)
    assert config.kinds_of("numbered") == ("meaning", "wrong")  # in the order of learning
    assert config.kinds_of("other") == Config().kinds_of("other")
    more = changed(config, drill_kinds={**config.drill_kinds, "slogans": ("cloze",)})
    save_config(file, more)
    assert load_config(file) == more
    file.write_text("[drill.kinds]\ndefault = []\n")
    assert load_config(file).kinds_of("any") == ()


def test_saving_into_a_new_home(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "config.toml"
    save_config(file, changed(Config(), drill_retention=0.85, reading_hover=False))
    assert load_config(file) == Config(drill_retention=0.85, reading_hover=False)


def test_saving_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(TifaError, match=str(tmp_path)):
        save_config(tmp_path / "file" / "config.toml", Config(reading_column=80))


def test_a_change_is_checked() -> None:
    with pytest.raises(TifaError, match=r"reading\.column must be"):
        changed(Config(), reading_column=1)


def test_tifa_home_holds_everything(tmp_path: Path) -> None:
    paths = find_paths({"TIFA_HOME": str(tmp_path)})
    assert paths.database == tmp_path / "tifa.db"
    assert paths.config_file == tmp_path / "config.toml"
    assert paths.user_decks == tmp_path / "decks"
    assert paths.cache == tmp_path / "cache"


def test_the_checkout_ships_its_own_decks_and_articles() -> None:
    paths = find_paths({"TIFA_HOME": "~/x"})
    assert (paths.decks, paths.seeds) == (ROOT / "decks", ROOT / "seeds")
    assert paths.data == Path("~/x").expanduser()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize(
    "given",
    [{}, {"XDG_DATA_HOME": "/d", "XDG_CACHE_HOME": "/c", "XDG_CONFIG_HOME": "/k"},
     {"XDG_DATA_HOME": "", "XDG_CACHE_HOME": "relative"}],
)  # fmt: skip
def test_the_usual_folders_are_those_of_platformdirs(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str]
) -> None:
    from platformdirs import PlatformDirs

    for name in ("TIFA_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    dirs = PlatformDirs("tifa", appauthor=False)
    paths = find_paths(os.environ)
    assert paths.data == dirs.user_data_path
    assert paths.cache == dirs.user_cache_path
    assert paths.config == dirs.user_config_path
