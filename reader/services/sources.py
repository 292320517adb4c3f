"""What a person names to be read: files, folders, standard input, web addresses."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from reader.errors import TifaError

STDIN = "standard input"
# In a folder other files are left out if they can't be read; of these that is an error.
SUFFIXES = (
    "", ".txt", ".text", ".md", ".markdown", ".htm", ".html", ".xhtml", ".epub", ".docx", ".pdf",
)  # fmt: skip
_HANDED_OVER = ("/dev/fd/", "/dev/stdin", "/proc/self/fd/")
_URL = re.compile(r"(?i)[a-z][a-z0-9+.-]*://")


@dataclass(frozen=True, slots=True)
class Source:
    """Something to be read by its `name`: a file, `-`, a URL. `skipped` says why it is not;
    `found`: it was not named but lay in a folder."""

    name: str
    skipped: str = ""
    found: bool = False

    @property
    def came_from(self) -> str:
        """What it will be known by the next time: its URL, its file in full; "" for others."""
        if self.name == "-":
            return ""
        return self.name if is_url(self.name) else str(Path(self.name).absolute())


def is_url(name: str) -> bool:
    """Is this a web address rather than a file?"""
    return _URL.match(name) is not None


def find_sources(names: Iterable[str]) -> Iterator[Source]:
    """What the `names` mean, in their order; a folder, all files in it and below, sorted.

    Hidden files, links to folders and what is no file at all are skipped. A folder that can't be
    read is told of as skipped, too.
    """
    for name in names:
        if not name:  # would be the folder one is in
            yield Source('""', "an empty name; name a file, a folder, a web address or -")
        elif name == "-" or is_url(name) or not Path(name).is_dir():
            yield Source(name)
        else:
            found = False
            for source in _walk(Path(name)):
                found = True
                yield source
            if not found:
                yield Source(name, "a folder without any file in it")


def _walk(folder: Path, found: bool = False) -> Iterator[Source]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield Source(str(folder), f"the folder cannot be read ({error.strerror})", found)
        return
    for entry in entries:
        path = folder / entry.name
        if reason := _skip(entry):
            yield Source(str(path), reason, True)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, True)
        else:
            yield Source(str(path), found=True)


def _skip(entry: os.DirEntry[str]) -> str:
    """Why an entry of a folder is not looked at, else ""."""
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_symlink() and entry.is_dir():
        return "a link to a folder"
    if not entry.is_file() and not entry.is_dir():
        return "a broken link" if entry.is_symlink() else "no regular file"
    return ""


def name_of(file: str) -> str:
    """What messages call `file`: `-` is standard input."""
    return STDIN if file == "-" else file


def _open(file: str) -> BinaryIO:
    path = Path(file)
    # A pipe that nobody writes to would never open, and a device never end; but what the shell
    # hands over as a file already open, as in `tifa add <(…)`, may be a pipe.
    if not (path.is_file() or path.is_dir() or file.startswith(_HANDED_OVER)) and path.stat():
        raise TifaError(f"{file}: a pipe or a device and no file; name a file")
    return path.open("rb")


def read_bytes(file: str, most: int) -> bytes:
    """At most `most` + 1 bytes of `file` (`-`: standard input): enough to see that it is too big.

    Raises TifaError naming the file and the remedy.
    """
    try:
        if file == "-":
            if sys.stdin is None:
                raise TifaError(f"{STDIN}: it is closed; name a file")
            return sys.stdin.buffer.read(most + 1)
        with _open(file) as stream:
            return stream.read(most + 1)
    except FileNotFoundError as error:
        raise TifaError(f"{file}: no such file; check the name") from error
    except IsADirectoryError as error:
        raise TifaError(f"{file}: a folder; name the files in it") from error
    except PermissionError as error:
        raise TifaError(f"{file}: you may not read it; see its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise TifaError(f"{name_of(file)}: cannot be read ({error})") from error
