"""A home with the shipped articles annotated once, copied for each test; and the screen as text."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.paths import find_paths
from reader.services.home import Home
from reader.services.library import annotate_articles, stale_articles, sync_shipped
from reader.services.words import make_index
from reader.tui.app import TifaApp

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def make_home(root: Path) -> Home:
    """A home in `root` whose clock stands still."""
    return Home(find_paths({"TIFA_HOME": str(root)}), None, lambda: NOON)


@pytest.fixture(scope="session")
def annotated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder in which every shipped article is annotated."""
    root = tmp_path_factory.mktemp("annotated")
    home = make_home(root)
    sync_shipped(home.db, home.paths.seeds, NOON)
    list(
        annotate_articles(
            home.db, home.glossary, stale_articles(home.db, home.glossary), home.paths.cache
        )
    )
    make_index(home.paths)
    home.close()
    return root


def link_large(source: str, target: str) -> None:
    """Copy a file; the dictionary's index, which is large and only read, is linked."""
    if source.endswith("dictionary.db"):
        Path(target).hardlink_to(source)
    else:
        shutil.copy2(source, target)


@pytest.fixture
def home(annotated: Path, tmp_path: Path) -> Iterator[Home]:
    """A home of the test's own, annotated."""
    shutil.copytree(annotated, tmp_path / "home", copy_function=link_large)
    home = make_home(tmp_path / "home")
    home.paths.config_file.write_text('[reading]\nlevel = "none"\n', encoding="utf-8")
    yield home
    home.close()


async def counted(pilot: Pilot[int], *keys: str) -> None:
    """Press keys that open a screen which counts in a thread, and wait for what it says."""
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


@pytest.fixture
def screen() -> Callable[[TifaApp], str]:
    """The text that stands on the screen, a line a row."""

    def text(app: TifaApp) -> str:
        return "\n".join(strip.text for strip in app.screen._compositor.render_strips())

    return text


async def until(pilot: Pilot[int], holds: Callable[[], bool]) -> None:
    """Wait for another process."""
    for _ in range(300):
        await pilot.pause()
        if holds():
            await pilot.pause()
            return
        await asyncio.sleep(0.1)
    raise AssertionError("it did not come")
