"""Opening the database before the screen is taken."""

from __future__ import annotations

import sys

from reader.cli.output import printable
from reader.errors import Damaged
from reader.services.home import Home


def open_or_offer(home: Home) -> None:
    """Open the database; where it is damaged and there is a backup, ask whether to restore it.

    For commands that have a terminal. Raises Damaged unless a backup was restored.
    """
    try:
        _ = home.sound_db
    except Damaged as error:
        from reader.cli.restore import line, tell
        from reader.services.backup import newest_sound, restore

        home.close()
        best = newest_sound(home.paths)
        if best is None:
            raise
        print(printable(f"tifa: {error}"), file=sys.stderr)
        print(printable(f"The newest sound backup: {line(best)}"), file=sys.stderr)
        print("Restore it? The damaged file is kept. [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().lower() not in ("y", "yes"):
            raise Damaged("nothing was changed; `tifa restore` lists all backups") from error
        tell(restore(home.paths, best.path, home.clock()))
        _ = home.sound_db
