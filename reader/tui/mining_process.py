"""The mining process, waited for without freezing the screen."""

from __future__ import annotations

import asyncio
import json

from reader.errors import TifaError
from reader.paths import Paths
from reader.services.mining import Mined
from reader.services.mining_worker import command


async def mined_in(paths: Paths, identity: str) -> list[tuple[Mined, str]]:
    """The candidates of the article with this id, best first, each with its pinyin.

    Cancelling ends the process. Raises TifaError with the reason where it failed.
    """
    process = await asyncio.create_subprocess_exec(
        *command(paths, identity),
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
    except ValueError as error:
        last = err.decode("utf-8", "replace").strip().splitlines()[-1:]
        raise TifaError(f"looking for terms failed: {' '.join(last) or 'no answer'}") from error
    if "error" in message:
        raise TifaError(message["error"])
    return [_read(row) for row in message["candidates"]]


def _read(row: dict[str, object]) -> tuple[Mined, str]:
    pinyin = str(row.pop("pinyin"))
    row["components"] = tuple(row["components"])  # type: ignore[arg-type]
    return Mined(**row), pinyin  # type: ignore[arg-type]
