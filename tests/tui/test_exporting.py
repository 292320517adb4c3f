"""Giving out the open article from the command palette."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from reader.services.home import Home
from reader.tui.app import TifaApp


def offered(app: TifaApp) -> dict[str, object]:
    return {c.title: c.callback for c in app.get_system_commands(app.screen)}


async def test_the_open_article_is_written_into_the_present_folder(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    monkeypatch.chdir(there)
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        for _ in range(2):
            offered(app)["Export as EPUB"]()  # type: ignore[operator]
            await app.workers.wait_for_complete(
                [worker for worker in app.workers if worker.group == "exporting"]
            )
        await pilot.pause()
        told = [str(notice.message) for notice in app._notifications]
    # The second one takes a name of its own.
    names = ["nmrb-2023-07-24-2-2.epub", "nmrb-2023-07-24-2.epub"]
    assert sorted(file.name for file in there.iterdir()) == names
    assert zipfile.ZipFile(there / names[0]).testzip() is None
    assert any(message.startswith("Written:") for message in told)


async def test_a_folder_that_cannot_be_written_is_told(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.tui import exporting

    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))
    monkeypatch.setattr(exporting.Path, "cwd", lambda: tmp_path / "none")
    app = TifaApp(home, article="nmrb-2023-07-24-2")
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        offered(app)["Export as HTML"]()  # type: ignore[operator]
        await app.workers.wait_for_complete(
            [worker for worker in app.workers if worker.group == "exporting"]
        )
        told = {str(notice.message): notice.severity for notice in app._notifications}
    assert any("cannot be written" in text and how == "error" for text, how in told.items())
