"""The mining process, waited for without freezing the screen."""

from __future__ import annotations

from reader.paths import Paths
from reader.services.mining import Mined
from reader.services.mining_worker import command
from reader.tui.process import answer_of


async def mined_in(paths: Paths, identity: str) -> list[tuple[Mined, str]]:
    """The candidates of the article with this id, best first, each with its pinyin.

    Cancelling ends the process. Raises TifaError with the reason where it failed.
    """
    message = await answer_of(command(paths, identity), "looking for terms failed")
    return [_read(row) for row in message["candidates"]]


def _read(row: dict[str, object]) -> tuple[Mined, str]:
    pinyin = str(row.pop("pinyin"))
    row["components"] = tuple(row["components"])  # type: ignore[arg-type]
    return Mined(**row), pinyin  # type: ignore[arg-type]
