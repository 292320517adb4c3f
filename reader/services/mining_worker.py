"""Mining in a process of its own: `python -m reader.services.mining_worker FOLDERS… ID`.

Loading the language engine in the program's process would stall the screen. It writes one JSON
object: {"candidates": […]} as `tifa mine` does, each with its pinyin, or {"error": "…"}.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Sequence
from pathlib import Path

from reader.errors import TifaError
from reader.paths import Paths
from reader.services.home import Home, now


def command(paths: Paths, identity: str) -> list[str]:
    """The command line of the process for the article with this id in these folders."""
    folders = (paths.data, paths.cache, paths.config, paths.decks, paths.seeds)
    return [sys.executable, "-m", "reader.services.mining_worker", *map(str, folders), identity]


def main(arguments: Sequence[str]) -> int:
    """Mine one article; `arguments` are the fields of Paths in order, and its id."""
    from reader.language.words import Linguist
    from reader.services.deck_pinyin import suggest_pinyin
    from reader.services.mining import mine_article, stored_article, values

    *folders, identity = arguments
    home = Home(Paths(*map(Path, folders)), None, now)
    try:
        found = mine_article(home, stored_article(home, identity))
        linguist = Linguist(home.paths.cache)
        rows = [values(m) | {"pinyin": suggest_pinyin(linguist, m.term)} for m in found]
        message: dict[str, object] = {"candidates": rows}
    except (TifaError, sqlite3.Error, OSError) as error:
        message = {"error": str(error)}
    sys.stdout.write(json.dumps(message, ensure_ascii=False))
    sys.stdout.flush()
    return 2 if "error" in message else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
