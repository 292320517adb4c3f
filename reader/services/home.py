"""One running tifa: its folders, settings, clock, and what is opened on demand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property

from reader.paths import Paths, find_paths

TYPE_CHECKING = False  # typing itself takes time to import, and a look-up in the shell has none
if TYPE_CHECKING:
    from reader.config import Config
    from reader.glossary.compiled import Glossary
    from reader.services.drill import Drill


class Home:
    """Holds what every verb needs; nothing is opened before it is asked for."""

    def __init__(self, paths: Paths, config: Config | None, clock: Callable[[], datetime]) -> None:
        """`config` is read from its file when None; `clock` gives the moment with its zone."""
        self.paths = paths
        self.clock = clock
        if config is not None:
            self.config = config

    @cached_property
    def config(self) -> Config:
        """The settings. Raises TifaError on broken ones, so that only what needs them fails."""
        from reader.config import load_config

        return load_config(self.paths.config_file)

    def configure(self, config: Config) -> None:
        """Go on with other settings."""
        self.config = config
        if "drill" in self.__dict__:
            self.drill.config = config

    @cached_property
    def db(self) -> sqlite3.Connection:
        """The database. Raises TifaError where it can't be opened."""
        from reader.storage.database import open_database

        return open_database(self.paths.database)

    @cached_property
    def sound_db(self) -> sqlite3.Connection:
        """The same, with all pages walked that can't be made anew. Raises Damaged as well."""
        from reader.storage.database import check_pages

        check_pages(self.db, self.paths.database)
        return self.db

    @property
    def dictionary(self) -> sqlite3.Connection | None:
        """The dictionary's index, or None while it isn't made yet (in the present format)."""
        found: sqlite3.Connection | None = self.__dict__.get("_dictionary")
        if found is None and self.paths.dictionary.is_file():
            from reader.storage.dictionary import open_dictionary

            if found := open_dictionary(self.paths.dictionary):
                self.__dict__["_dictionary"] = found
        return found

    @cached_property
    def glossary(self) -> Glossary:
        """All decks, compiled."""
        from reader.services.glossary import open_glossary

        return open_glossary(self.paths)

    @cached_property
    def drill(self) -> Drill:
        """The drill over this database and glossary."""
        from reader.services.drill import Drill

        return Drill(self.sound_db, self.glossary, self.config, self.clock)

    @contextmanager
    def aside(self) -> Iterator[Home]:
        """The same home for the thread that asks for it, which has connections of its own."""
        other = Home(self.paths, self.config, self.clock)
        other.__dict__["glossary"] = self.glossary  # it is only read
        try:
            other.__dict__["sound_db"] = other.db  # its pages were walked when the program began
            yield other
        finally:
            other.close()

    def reload_glossary(self) -> None:
        """Read the decks again after one of them changed."""
        self.__dict__.pop("glossary", None)
        if "drill" in self.__dict__:  # a session that runs goes on
            self.drill.follow(self.glossary)

    def close(self) -> None:
        """Close what was opened."""
        words: sqlite3.Connection | None = self.__dict__.pop("_dictionary", None)
        if words is not None:
            words.close()
        self.__dict__.pop("sound_db", None)
        db: sqlite3.Connection | None = self.__dict__.pop("db", None)
        if db is not None:
            db.close()
        self.__dict__.pop("drill", None)


def open_home(environ: Mapping[str, str]) -> Home:
    """The home of the user in this environment; nothing is read or created yet."""
    return Home(find_paths(environ), None, now)


def now() -> datetime:
    """The present moment in the local time zone."""
    return datetime.now().astimezone()
