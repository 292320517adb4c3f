"""A backup from the command palette."""

from reader.services.backup import list_backups
from reader.services.home import Home
from reader.tui.app import TifaApp


async def test_a_backup_on_demand(home: Home) -> None:
    app = TifaApp(home)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        commands = {one.title: one for one in app.get_system_commands(app.screen)}
        commands["Back up now"].callback()
        await app.workers.wait_for_complete()
        await pilot.pause()
        (said,) = [n.message for n in app._notifications if "Backed up" in n.message]
    assert any(
        str(backup.path) in said and not backup.problem for backup in list_backups(home.paths)
    )
