"""Failures that a person can do something about are told on the screen; the program goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from textual.dom import DOMNode

from reader.errors import TifaError
from reader.storage.database import is_damage

P = ParamSpec("P")
R = TypeVar("R")


@contextmanager
def telling(node: Any) -> Iterator[None]:
    """For what a screen or the app does within: a full disk, a locked or damaged database, a deck
    that can't be written become a notice instead of a traceback."""
    try:
        yield
    except TifaError as error:
        _tell(node, str(error))
    except (sqlite3.Error, OSError) as error:
        do = "See that the disk has room."
        if is_damage(error):
            do = "Leave, and type `tifa restore`: it brings a backup back."
        _tell(node, f"That could not be kept: {error}. {do}")


def told(method: Callable[P, R]) -> Callable[P, R | None]:
    """The same for a whole method, which then gives None."""

    @wraps(method)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> R | None:
        with telling(args[0]):
            return method(*args, **kwargs)
        return None

    return wrapped


def _tell(node: Any, text: str) -> None:
    assert isinstance(node, DOMNode)
    node.app.notify(text, severity="error", markup=False, timeout=12)
