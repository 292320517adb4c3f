"""What the app does for what the user did: the backup of the day, a look at the clock."""

from datetime import timedelta
from pathlib import Path

from reader.services.backup import list_backups
from reader.services.home import Home
from reader.study.scheduler import Rating
from reader.tui.app import TifaApp
from tests.tui.conftest import NOON, until


async def settled(app: TifaApp, pilot) -> None:
    await pilot.pause(0.7)
    await app.workers.wait_for_complete()
    await pilot.pause()


def notices(app: TifaApp) -> str:
    return " ".join(notice.message for notice in app._notifications)


async def test_the_backup_of_the_day(home: Home) -> None:
    for _ in range(2):  # the second start of the day makes none
        app = TifaApp(home)
        async with app.run_test(size=(100, 30)) as pilot:
            await settled(app, pilot)
        assert [backup.path.name for backup in list_backups(home.paths)] == [
            f"tifa-{NOON.date()}.db"
        ]


async def test_a_damage_that_shows_later_is_told(home: Home) -> None:
    file = home.paths.database
    _ = home.db
    home.close()
    app = TifaApp(home)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        data = file.read_bytes()
        with file.open("r+b") as handle:  # under the running program
            handle.seek(len(data) - 8192)
            handle.write(b"\x00" * 4096)
        await until(pilot, lambda: "no backup of it was kept" in notices(app))
    assert list_backups(home.paths) == []


async def test_a_clock_that_went_back_is_told_where_the_drill_opens(home: Home) -> None:
    home.drill.add_term("两个确立")
    home.drill.start()
    home.drill.answer(home.drill.next(), Rating.GOOD, 1)
    home.clock = lambda: NOON - timedelta(days=40)
    home.close()
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        app.open_drill()
        await pilot.pause()
        assert f"The clock says {(NOON - timedelta(days=40)).date()}" in notices(app)


def test_the_folder_of_backups_is_the_users(home: Home, tmp_path: Path) -> None:
    assert home.paths.database.parent / "backups" == tmp_path / "home" / "backups"
