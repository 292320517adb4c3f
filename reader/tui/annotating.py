"""The annotating process, followed without freezing the screen."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from reader.paths import Paths
from reader.services.worker import command
from reader.tui.messages import AnnotationMade

if TYPE_CHECKING:
    from textual.app import App


class Annotating:
    """Runs `reader.services.worker` and posts an AnnotationMade for each of its lines."""

    def __init__(self, app: App[int], paths: Paths) -> None:
        self._app = app
        self._paths = paths
        self.running = False
        self.done, self.of = 0, 0

    async def run(self) -> None:
        """Annotate all that is stale. Cancelling ends the process; what was stored stays."""
        self.running = True
        self._post()
        process = await asyncio.create_subprocess_exec(
            *command(self._paths),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        try:
            async for line in process.stdout:
                self._tell(line)
            await process.wait()
            if process.returncode:
                assert process.stderr is not None
                reason = (await process.stderr.read()).decode("utf-8", "replace").strip()
                if reason:
                    self._post(error=f"Annotating failed: {reason.splitlines()[-1]}")
        finally:
            self.running = False
            if process.returncode is None:
                process.kill()
                await process.wait()
        self._post()

    def _tell(self, line: bytes) -> None:
        message = json.loads(line)
        self.done, self.of = message.get("done", self.done), message.get("of", self.of)
        what = message.get("what", "articles")
        self._post(message.get("id", ""), message.get("error", ""), what)

    def _post(self, identity: str = "", error: str = "", what: str = "articles") -> None:
        self._app.post_message(AnnotationMade(self.done, self.of, identity, error, what))
