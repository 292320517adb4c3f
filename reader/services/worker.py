"""A process of its own for the slow work: `python -m reader.services.worker`.

Loading jieba and pypinyin in the program's process would stall the screen, even in a thread. One
JSON object a line on standard output tells how far it is: {"done": 3, "of": 15, "id": "…"}, at
the end {"done": 15, "of": 15}, or {"error": "…"}.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys

from reader.errors import TifaError
from reader.services.home import open_home
from reader.services.library import annotate_articles, stale_articles


def main() -> int:
    """Annotate every article that needs it; ends early when nobody reads any more."""
    try:
        home = open_home(os.environ)
        stale = stale_articles(home.db, home.glossary)
        _say(done=0, of=len(stale))
        annotated = annotate_articles(home.db, home.glossary, stale, home.paths.cache)
        for done, identity in enumerate(annotated if stale else (), 1):
            _say(done=done, of=len(stale), id=identity)
    except (TifaError, sqlite3.Error, OSError) as error:
        _say(error=str(error))
        return 2
    return 0


def _say(**message: object) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
