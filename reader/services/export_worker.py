"""Giving out an article in a process of its own: `python -m reader.services.export_worker
FOLDERS… ID FORMAT TO`.

Loading the language engine in the program's process would stall the screen. It writes one JSON
object: {"file": "…"}, which is new in the folder TO, or {"error": "…"}.
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


def command(paths: Paths, identity: str, form: str, folder: Path) -> list[str]:
    """The command line of the process for the article with this id, html, epub or md."""
    folders = map(str, (paths.data, paths.cache, paths.config, paths.decks, paths.seeds))
    module = "reader.services.export_worker"
    return [sys.executable, "-m", module, *folders, identity, form, str(folder)]


def main(arguments: Sequence[str]) -> int:
    """Write the file; `arguments` are the fields of Paths in order, then ID, FORMAT, TO."""
    from reader.services.exporting import export_article, free_name, save

    *folders, identity, form, target = arguments
    try:
        export = export_article(Home(Paths(*map(Path, folders)), None, now), identity, form)
        file = save(export, free_name(Path(target), export.name))
        message = {"file": str(file)}
    except (TifaError, sqlite3.Error, OSError) as error:
        message = {"error": str(error)}
    sys.stdout.write(json.dumps(message, ensure_ascii=False))
    sys.stdout.flush()
    return 2 if "error" in message else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
