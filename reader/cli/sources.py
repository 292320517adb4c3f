"""Bytes of a file or of standard input, with every way it can fail told in one line."""

from __future__ import annotations

import sys
from pathlib import Path

from reader.errors import TifaError

STDIN = "standard input"


def name_of(file: str) -> str:
    """What messages call `file`: `-` is standard input."""
    return STDIN if file == "-" else file


def read_bytes(file: str, most: int) -> bytes:
    """At most `most` + 1 bytes of `file` (`-`: standard input): enough to see that it is too big.

    Raises TifaError naming the file and the remedy.
    """
    try:
        if file == "-":
            if sys.stdin is None:
                raise TifaError(f"{STDIN}: it is closed; name a file")
            return sys.stdin.buffer.read(most + 1)
        with Path(file).open("rb") as stream:
            return stream.read(most + 1)
    except FileNotFoundError as error:
        raise TifaError(f"{file}: no such file; check the name") from error
    except IsADirectoryError as error:
        raise TifaError(f"{file}: a folder; name the files in it") from error
    except PermissionError as error:
        raise TifaError(f"{file}: you may not read it; see its permissions") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise TifaError(f"{name_of(file)}: cannot be read ({error})") from error
