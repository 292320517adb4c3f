"""Messages that concern more than one screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class AnnotationMade(Message):
    """The annotating process is `done` with so many `of` all; `id` is the last article of them.

    `what` it does: articles, or (entries of) the dictionary; `error` is the reason when it ended
    early, else empty.
    """

    done: int
    of: int
    id: str = ""
    error: str = ""
    what: str = "articles"
