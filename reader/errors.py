"""Errors that are meant for the person at the terminal."""

from __future__ import annotations


class TifaError(Exception):
    """Something the user can act on: one line that says what happened, where, and what to do."""


class NotFound(TifaError):  # noqa: N818 (an answer, not a fault)
    """What was asked for does not exist (exit code 1)."""


class Damaged(TifaError):  # noqa: N818 (what is the matter with it)
    """The database is damaged, or gone while its backups are there; it was left as it is."""
