"""Failures that a person can do something about are told on the screen; the program goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from textual.dom import DOMNode

from reader.errors import TifaError
from reader.storage.database import is_damage

P = ParamSpec("P")
R = TypeVar("R")


def told(method: Callable[P, R]) -> Callable[P, R | None]:
    """For methods of screens and of the app: a full disk, a locked or damaged database, a deck
    that can't be written become a notice instead of a traceback, and the method gives None."""

    @wraps(method)
    def telling(*args: P.args, **kwargs: P.kwargs) -> R | None:
        try:
            return method(*args, **kwargs)
        except TifaError as error:
            _tell(args[0], str(error))
        except (sqlite3.Error, OSError) as error:
            do = "See that the disk has room."
            if is_damage(error):
                do = "Leave, and type `tifa restore`: it brings a backup back."
            _tell(args[0], f"That could not be kept: {error}. {do}")
        return None

    return telling


def _tell(node: Any, text: str) -> None:
    assert isinstance(node, DOMNode)
    node.app.notify(text, severity="error", markup=False, timeout=12)
