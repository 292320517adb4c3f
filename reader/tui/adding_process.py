"""The process that reads and adds, asked without freezing the screen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

from reader.errors import TifaError
from reader.paths import Paths
from reader.services.adding_worker import command

_LONGEST = 1 << 28  # bytes of an answer

Told = Callable[[str, int, int], None]  # what is read, its number, how many there are


class AddingProcess:
    """Runs `reader.services.adding_worker` until it is ended; one question at a time."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._process: asyncio.subprocess.Process | None = None

    async def look(
        self, names: list[str], paste: str | None, split: bool | None, told: Told
    ) -> dict[str, Any]:
        """The articles in files, folders, URLs, or in a pasted text. Raises TifaError."""
        return await self._ask({"look": names, "paste": paste, "split": split}, told)

    async def store(self, chosen: list[tuple[int, str]]) -> list[dict[str, Any]]:
        """Put those with these numbers into the library, under these titles. Raises TifaError."""
        answer = await self._ask({"store": chosen}, lambda name, number, of: None)
        stored: list[dict[str, Any]] = answer["stored"]
        return stored

    def end(self) -> None:
        """End it, whatever it does; an article that was going in is in wholly or not at all."""
        process, self._process = self._process, None
        if process is not None and process.returncode is None:
            process.kill()

    async def _ask(self, question: dict[str, Any], told: Told) -> dict[str, Any]:
        process = self._process
        if process is None:
            process = self._process = await asyncio.create_subprocess_exec(
                *command(self._paths),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                limit=_LONGEST,
            )
        assert process.stdin is not None
        assert process.stdout is not None
        # JSON in ASCII: surrogates that a terminal may paste can't be encoded otherwise.
        try:
            process.stdin.write(json.dumps(question).encode() + b"\n")
            await process.stdin.drain()
            while line := await process.stdout.readline():
                message: dict[str, Any] = json.loads(line)
                if "reading" not in message:
                    if "error" in message:
                        raise TifaError(message["error"])
                    return message
                told(message["reading"], message["n"], message["of"])
        except ConnectionError:
            pass  # it ended; what it said tells why
        raise TifaError(await self._last_words(process))

    async def _last_words(self, process: asyncio.subprocess.Process) -> str:
        assert process.stderr is not None
        said = (await process.stderr.read()).decode("utf-8", "replace").strip().splitlines()
        self.end()
        return f"Reading failed: {said[-1] if said else 'no answer'}"
