"""A process of ours that answers with one line of JSON, waited for without freezing the screen."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from typing import Any

from reader.errors import TifaError


async def answer_of(command: Sequence[str], failed: str) -> dict[str, Any]:
    """What `command` answers. Cancelling ends the process.

    Raises TifaError with the reason it gives, or after `failed` with the last it said.
    """
    process = await asyncio.create_subprocess_exec(
        *command,
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
        message: dict[str, Any] = json.loads(out)
    except ValueError as error:
        last = err.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise TifaError(f"{failed}: {' '.join(last) or 'no answer'}") from error
    if "error" in message:
        raise TifaError(message["error"])
    return message
