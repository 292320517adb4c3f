"""Where tifa finds what it ships and keeps what the user did."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class Paths:
    """The folders of one installation and one user.

    `data`, `cache` and `config` are the user's; `decks` and `seeds` are shipped and only read.
    """

    # Written out: importing dataclasses alone would take longer than a whole look-up may.
    __slots__ = ("cache", "config", "data", "decks", "seeds")

    def __init__(self, data: Path, cache: Path, config: Path, decks: Path, seeds: Path) -> None:
        self.data = data
        self.cache = cache
        self.config = config
        self.decks = decks
        self.seeds = seeds

    @property
    def database(self) -> Path:
        return self.data / "tifa.db"

    @property
    def dictionary(self) -> Path:
        """The index of the dictionary; it can be made again at any time."""
        return self.cache / "dictionary.db"

    @property
    def user_decks(self) -> Path:
        return self.data / "decks"

    @property
    def config_file(self) -> Path:
        return self.config / "config.toml"


def find_paths(environ: Mapping[str, str]) -> Paths:
    """Return the folders for this environment; none of them is created here.

    `TIFA_HOME` puts everything of the user's under one folder; without it the platform's usual
    places are taken. Shipped decks and articles are those of the checkout when `pyproject.toml`
    lies beside `reader/`, else the copy inside the installed package.
    """
    checkout = _PACKAGE.parent
    shipped = checkout if (checkout / "pyproject.toml").is_file() else _PACKAGE / "_data"
    home = environ.get("TIFA_HOME")
    if home:
        root = Path(home).expanduser()
        data, cache, config = root, root / "cache", root
    elif sys.platform == "linux" and "ANDROID_DATA" not in environ:
        data = _xdg(environ, "XDG_DATA_HOME", "~/.local/share")
        cache = _xdg(environ, "XDG_CACHE_HOME", "~/.cache")
        config = _xdg(environ, "XDG_CONFIG_HOME", "~/.config")
    else:
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("tifa", appauthor=False)
        data, cache, config = dirs.user_data_path, dirs.user_cache_path, dirs.user_config_path
    return Paths(data, cache, config, shipped / "decks", shipped / "seeds")


def _xdg(environ: Mapping[str, str], name: str, default: str) -> Path:
    """What platformdirs gives on Linux, without the time it takes to import."""
    given = environ.get(name, "")
    return Path(given if given.startswith("/") else default).expanduser() / "tifa"
