"""What all commands share when they write: JSON lines, and text a terminal can't obey."""

from __future__ import annotations

import json
import os
import re
import sys

_KEPT = frozenset("\n\u00a0\u2002\u2003\u2009\u202f\u3000")


def json_line(value: object) -> None:
    """Write `value` as one compact line of UTF-8, Hanzi unescaped."""
    print(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def printable(text: str) -> str:
    """`text` with what a terminal could obey or not show spelled out: `\\x1b`, `\\u202e`."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT else ascii(c)[1:-1] for c in text)


def decoded(argument: str) -> str:
    """An argument read as UTF-8, also where the locale made something else of its bytes."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def asked(argument: str) -> str:
    """A query, read as `decoded` does, with � for what is no text; no name of a file."""
    return re.sub("[\ud800-\udfff]", "\ufffd", decoded(argument))


def styled() -> bool:
    """May standard output be styled? Only where it is a terminal that can do more than print."""
    return sys.stdout.isatty() and os.environ.get("TERM", "") not in ("", "dumb")


def coloured() -> bool:
    """May it be coloured as well? Not with NO_COLOR."""
    return styled() and not os.environ.get("NO_COLOR")


def columns(piped: int = 80) -> int:
    """The cells of a line: the terminal's width, `piped` where there is none."""
    if not sys.stdout.isatty():
        return piped
    from shutil import get_terminal_size

    return get_terminal_size((piped, 24)).columns
