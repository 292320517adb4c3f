"""Giving the open article out as a file, without freezing the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.errors import TifaError
from reader.services.export_worker import command
from reader.tui.process import answer_of

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_READ = 8.0  # seconds
FORMATS = {"html": "HTML", "epub": "EPUB", "md": "Markdown"}


def export_article(app: TifaApp, identity: str, form: str) -> None:
    """Write the article with this id into the folder in which tifa was started, and say where."""
    app.say(f"Writing the {FORMATS[form]} file …")
    app.run_worker(_export(app, identity, form), group="exporting")


async def _export(app: TifaApp, identity: str, form: str) -> None:
    asked = command(app.home.paths, identity, form, Path.cwd())
    try:
        message = await answer_of(asked, "The article was not written")
    except TifaError as error:
        app.say(str(error), error=True)
    else:
        # Longer than other notices: a path takes some time to read.
        app.notify(f"Written: {message['file']}", markup=False, timeout=_READ)
