"""A line for the path of a file or folder, completed as one types."""

from __future__ import annotations

import os
from pathlib import Path

from textual import events
from textual.suggester import Suggester
from textual.widgets import Input

_MOST = 5_000  # entries of a folder that are looked at


class _Files(Suggester):
    """The first file or folder, by name, whose path begins as what is typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        return complete(value)


def complete(value: str) -> str | None:
    """What is typed, with the first name in its folder that begins so; None if there is none."""
    folder, _, begun = value.rpartition("/")
    if not value or "://" in value or (value.startswith("~") and "/" not in value):
        return None
    try:
        base = Path(f"{folder}/" if "/" in value else ".").expanduser()
        with os.scandir(base) as entries:
            names = sorted(
                f"{entry.name}/" if entry.is_dir() else entry.name
                for entry, _ in zip(entries, range(_MOST), strict=False)
                if entry.name.startswith(begun) and (begun or not entry.name.startswith("."))
            )
    except (OSError, ValueError, RuntimeError):  # RuntimeError: no such user's home
        return None
    if not names or names[0] == begun:
        return None
    return value[: len(value) - len(begun)] + names[0]


class PathLine(Input):
    """Tab or → takes what is proposed; a path may be dragged in from a file manager."""

    def __init__(self, placeholder: str, id: str) -> None:
        super().__init__(placeholder=placeholder, id=id, suggester=_Files(), select_on_focus=False)

    def on_key(self, event: events.Key) -> None:
        """Tab completes, where there is something to complete."""
        at_end = self.cursor_position == len(self.value)
        if event.key == "tab" and at_end and self._suggestion.startswith(self.value) and self.value:
            event.prevent_default()
            event.stop()
            self.action_cursor_right()
