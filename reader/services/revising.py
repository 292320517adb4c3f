"""An article edited by hand: as clean Markdown in a file, then back into the library."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from reader.articles.encoding.decode import decode
from reader.articles.markdown import dump_markdown, parse_markdown
from reader.articles.model import Article
from reader.errors import NotFound, TifaError
from reader.paths import Paths
from reader.services.adding import LONGEST, Added, new_id
from reader.services.library import find_article
from reader.services.versions import replace_article
from reader.storage import articles
from reader.storage.articles import Came
from reader.storage.database import transaction

_EDITORS = ("nano", "vim", "vi", "emacs", "notepad")
_SAME = "same"


@dataclass(frozen=True, slots=True)
class Revision:
    """An article that is being edited in `file`. `mine`: it is the user's; a shipped one stays,
    and what was edited becomes an article of the user's own. `kept`: the file holds what could
    not be taken the last time."""

    article: Article
    file: Path
    mine: bool
    kept: bool


def begin(db: sqlite3.Connection, paths: Paths, wanted: str) -> Revision:
    """Write the article (see `find_article`) into a file that only the user may read.

    A file that is there still, from an edit that could not be taken, is opened again. Raises
    NotFound, TifaError where the file can't be written.
    """
    row = find_article(db, wanted)
    article = articles.get_article(db, row.id)
    if article is None:  # removed by another tifa in this moment
        raise NotFound(f"no article “{wanted}”; `tifa list` shows those there are")
    file = paths.data / "editing" / f"{row.key}.md"
    kept = file.is_file()
    if not kept:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(dump_markdown(article))
        except OSError as error:
            raise TifaError(f"{file}: cannot be written ({error.strerror})") from error
    return Revision(article, file, row.origin == "user", kept)


def edit(revision: Revision, environ: Mapping[str, str]) -> None:
    """Run the user's editor on the file until it ends. Raises TifaError where there is none, or
    it failed; nothing is changed then."""
    asked = environ.get("VISUAL") or environ.get("EDITOR") or ""
    found = next((name for name in _EDITORS if shutil.which(name)), "")
    try:
        command = shlex.split(asked) or ([found] if found else [])
    except ValueError as error:
        raise TifaError(f"EDITOR={asked}: cannot be understood ({error})") from error
    if not command:
        _drop_unchanged(revision)
        raise TifaError("no editor; name one, for example: export EDITOR=nano")
    try:
        code = subprocess.run([*command, str(revision.file)], check=False).returncode
    except OSError as error:
        _drop_unchanged(revision)
        raise TifaError(f"{command[0]}: cannot be run ({error.strerror}); see EDITOR") from error
    if code:
        _drop_unchanged(revision)
        raise TifaError(f"{command[0]} ended with {code}; nothing was changed{_left(revision)}")


def finish(db: sqlite3.Connection, revision: Revision, now: datetime) -> Added:
    """Take the edited text into the library: `replaces`, `new` for the copy of a shipped one, or
    `same` where nothing was changed. Places follow the text (see `replace_article`).

    Raises TifaError, saying where the edited text lies, for one that can't be taken.
    """
    try:
        edited = _read(revision)
    except TifaError as error:
        raise TifaError(f"{error}. Nothing was changed{_left(revision)}") from error
    old = revision.article
    if edited.digest == old.digest:
        _drop(revision)
        return Added(old, _SAME)
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    with transaction(db):
        if revision.mine and articles.origin(db, old.id) != "user":
            raise TifaError(f"“{old.id}” was removed meanwhile{_left(revision)}")
        identity = old.id if revision.mine else new_id(db, old)
        came = articles.came(db, old.id) if revision.mine else Came()
        stored = replace(edited, id=identity)
        lost = replace_article(db, stored, "user", moment, came)
    _drop(revision)
    return Added(stored, "replaces" if revision.mine else "new", tuple(lost))


def _read(revision: Revision) -> Article:
    name = "the edited text"
    try:
        text, _ = decode(revision.file.read_bytes(), name)
    except OSError as error:
        raise TifaError(f"{revision.file}: cannot be read ({error.strerror})") from error
    if "\ufffd" in text:
        raise TifaError(f"{name}: some of it is no longer readable; save it as UTF-8")
    article = parse_markdown(text, name)
    if sum(len(paragraph.text) for paragraph in article.paragraphs) > LONGEST:
        raise TifaError(f"{name}: longer than {LONGEST:,} characters")
    return article


def _left(revision: Revision) -> str:
    if not revision.file.is_file():
        return ""
    return f"; what you wrote is in {revision.file}, and `tifa edit {revision.article.id}` opens it"


def _drop_unchanged(revision: Revision) -> None:
    with suppress(TifaError):
        if _read(revision).digest == revision.article.digest:
            _drop(revision)


def _drop(revision: Revision) -> None:
    with suppress(OSError):
        revision.file.unlink()
        revision.file.parent.rmdir()  # only when it is empty
