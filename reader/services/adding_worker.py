"""Reading and adding in a process of its own: `python -m reader.services.adding_worker FOLDERS…`.

A large file, a slow server or a library that loads for a second would stall the screen. It answers
each line of JSON on standard input:

{"look": ["FILE", "URL", …], "paste": "…", "split": null} with {"reading": NAME, "n": 1, "of": 3}
for each, then with {"articles": [{"title", …, "status", "preview", …}], "errors": [{"file",
"error"}]}; {"store": [[number, title], …]}, of the articles last looked at, with {"stored":
[{"id", "title", "status", "warnings"}]}. What goes wrong as a whole is {"error": "…"}.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.articles.intake import Incoming
from reader.errors import TifaError
from reader.paths import Paths
from reader.services.adding import Added, Adding, read_file
from reader.services.gathering import Gathered, Unread, gather
from reader.services.home import Home, now

PREVIEW = 3_000  # code points of the text that are shown
PASTED = "the pasted text"


def command(paths: Paths) -> list[str]:
    """The command line of the process for these folders."""
    folders = (paths.data, paths.cache, paths.config, paths.decks, paths.seeds)
    return [sys.executable, "-m", "reader.services.adding_worker", *map(str, folders)]


class Worker:
    """The articles last looked at, and what may be done with them."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._found: list[tuple[Incoming, str]] = []

    def answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        """What one request is answered with."""
        try:
            if "store" in asked:
                return {"stored": [_stored(one) for one in self._store(asked["store"])]}
            return self._look(asked["look"], asked.get("paste"), asked.get("split"))
        except (TifaError, sqlite3.Error, OSError) as error:
            return {"error": str(error)}

    def _look(self, names: list[str], paste: str | None, split: bool | None) -> dict[str, Any]:
        self._found = []
        adding = Adding(self._home.db, self._home.clock(), dry_run=True)
        articles, errors = [], []
        for got in _pasted(paste, split) if paste is not None else gather(names, split, _reading):
            if isinstance(got, Unread):
                error = f"skipped ({got.reason})" if got.skipped else got.reason
                errors.append({"file": got.name, "error": error, "skipped": got.skipped})
                continue
            for incoming in got.articles:
                added = adding.add(incoming, got.came_from)
                self._found.append((incoming, got.came_from))
                articles.append({"file": got.name, **_proposed(added)})
        return {"articles": articles, "errors": errors}

    def _store(self, chosen: list[tuple[int, str]]) -> Iterator[Added]:
        adding = Adding(self._home.db, self._home.clock())
        for number, title in chosen:
            incoming, came_from = self._found[number]
            named = replace(incoming.article, title=title or incoming.article.title)
            yield adding.add(
                replace(incoming, article=named), came_from, as_read=incoming.article.digest
            )


def _pasted(text: str, split: bool | None) -> Iterator[Gathered | Unread]:
    try:
        yield Gathered(PASTED, "", read_file(PASTED, text.encode("utf-8", "replace"), split))
    except TifaError as error:
        yield Unread(PASTED, str(error).removeprefix(f"{PASTED}: "))


def _proposed(added: Added) -> dict[str, Any]:
    article = added.article
    preview: list[list[str | int]] = []
    room = PREVIEW
    for paragraph in article.paragraphs:
        preview.append([paragraph.text[:room], paragraph.heading])
        room -= len(paragraph.text)
        if room <= 0:
            break
    return {
        "title": article.title,
        "subtitle": article.subtitle,
        "source": article.source,
        "date": article.date,
        "author": article.author,
        "hanzi": article.hanzi,
        "id": article.id,
        "status": added.status,
        "warnings": list(added.warnings),
        "preview": preview,
        "more": room < 0 or len(preview) < len(article.paragraphs),
    }


def _stored(added: Added) -> dict[str, Any]:
    return {
        "id": added.article.id,
        "title": added.article.title,
        "status": added.status,
        "warnings": list(added.warnings),
    }


def _reading(name: str, number: int, of: int) -> None:
    _say({"reading": name, "n": number, "of": of})


def _say(message: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(message, ensure_ascii=True) + "\n")
    sys.stdout.flush()


def main(folders: Sequence[str]) -> int:
    """Answer until standard input ends; `folders` are the fields of Paths in order."""
    worker = Worker(Home(Paths(*map(Path, folders)), None, now))
    for line in sys.stdin.buffer:
        _say(worker.answer(json.loads(line)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
