"""Giving the open article out as a file, without freezing the screen."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import TYPE_CHECKING

from reader.services.export_worker import command

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_READ = 8.0  # seconds
FORMATS = {"html": "HTML", "epub": "EPUB", "md": "Markdown"}


def export_article(app: TifaApp, identity: str, form: str) -> None:
    """Write the article with this id into the folder in which tifa was started, and say where."""
    app.say(f"Writing the {FORMATS[form]} file …")
    app.run_worker(_export(app, identity, form), group="exporting")


async def _export(app: TifaApp, identity: str, form: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *command(app.home.paths, identity, form, Path.cwd()),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    try:
        message = json.loads(out)
    except ValueError:
        last = err.decode("utf-8", "replace").strip().splitlines()[-1:]
        message = {"error": f"The article was not written: {' '.join(last) or 'no answer'}"}
    if "error" in message:
        app.say(message["error"], error=True)
    else:
        # Longer than other notices: a path takes some time to read.
        app.notify(f"Written: {message['file']}", markup=False, timeout=_READ)
