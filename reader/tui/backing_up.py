"""A backup on demand, without freezing the screen."""

from __future__ import annotations

import contextlib
from functools import partial
from typing import TYPE_CHECKING

from reader.errors import TifaError
from reader.services.backup import make_backup

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_READ = 8.0  # seconds


def back_up(app: TifaApp) -> None:
    """Copy the database beside the backups of the days, and say where."""
    app.say("Copying all you did …")
    app.run_worker(partial(_back_up, app), thread=True, group="backing up")


def _back_up(app: TifaApp) -> None:
    try:
        made = make_backup(app.home.paths, app.home.clock())
        text = f"Backed up: {made}. `tifa restore` in the shell brings it back."
        tell = partial(app.notify, text, markup=False, timeout=_READ)
    except (TifaError, OSError) as error:
        tell = partial(app.say, str(error), error=True)
    with contextlib.suppress(RuntimeError):  # the program ended meanwhile
        app.call_from_thread(tell)
