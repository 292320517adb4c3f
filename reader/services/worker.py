"""A process of its own for the slow work: `python -m reader.services.worker [FOLDERS]`.

Loading the language engine in the program's process would stall the screen, even in a thread. One
JSON object a line on standard output tells how far it is: {"what": "articles", "done": 3, "of": 15,
"id": "…"}, then {"what": "dictionary", …}, or {"error": "…"}.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.errors import TifaError
from reader.paths import Paths, find_paths
from reader.services.home import Home, now
from reader.services.library import annotate_articles, stale_articles
from reader.services.words import make_index, needs_index


def command(paths: Paths) -> list[str]:
    """The command line of the process for these folders."""
    folders = (paths.data, paths.cache, paths.config, paths.decks, paths.seeds)
    return [sys.executable, "-m", "reader.services.worker", *map(str, folders)]


def main(folders: Sequence[str]) -> int:
    """Annotate every article that needs it; `folders` are the fields of Paths in order (without
    them, those of the environment)."""
    paths = Paths(*map(Path, folders)) if folders else find_paths(os.environ)
    try:
        home = Home(paths, None, now)
        stale = stale_articles(home.db, home.glossary)
        _say(done=0, of=len(stale))
        annotated = annotate_articles(home.db, home.glossary, stale, home.paths.cache)
        for done, identity in enumerate(annotated if stale else (), 1):
            _say(done=done, of=len(stale), id=identity)
        if needs_index(paths):
            make_index(paths, lambda done, of: _say(what="dictionary", done=done, of=of))
    except sqlite3.Error as error:
        _say(error=f"{paths.database}: articles could not be prepared ({error}). See that the disk "
             "has room and can be written; what is prepared can be read")  # fmt: skip
        return 2
    except (TifaError, OSError) as error:
        _say(error=str(error))
        return 2
    return 0


def _say(**message: object) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
