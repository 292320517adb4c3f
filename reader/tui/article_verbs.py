"""What is done to articles of the library from the screens: removing, editing."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from reader.services.removing import plan_removal, remove_article
from reader.services.revising import begin, edit, finish
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


@told
def remove(app: TifaApp, identity: str) -> None:
    """Take an article out of the library, after asking."""
    from reader.tui.screens.confirm import ConfirmScreen

    plan = plan_removal(app.home.db, identity)

    def done(yes: bool | None) -> None:
        if yes:
            _removed(app, identity)

    what = f"{plan.row.title}  {plan.row.hanzi:,} 字"
    told_of = f"{plan.goes}\n{plan.stays}"
    app.push_screen(ConfirmScreen("Remove this article?", what, told_of, "remove it"), done)


@told
def _removed(app: TifaApp, identity: str) -> None:
    _forget(app, identity)
    remove_article(app.home.db, identity)
    app.say("Removed.")
    _refresh(app)


@told
def revise(app: TifaApp, identity: str) -> None:
    """Open an article in the user's editor, and take in what comes back."""
    revision = begin(app.home.db, app.home.paths, identity)
    try:
        with app.suspend():
            edit(revision, os.environ)
    except SuspendNotSupported:
        app.say(f"Here no editor can be opened; type: tifa edit {identity}", error=True)
        return
    finally:
        app.refresh()
    done = finish(app.home.db, revision, app.home.clock())
    if done.status == "same":
        app.say("Nothing was changed.")
        return
    _forget(app, identity)
    own = "" if done.status == "replaces" else " as your own; the shipped one stays"
    app.say(f"{done.article.title}: kept{own}.")
    for warning in done.warnings:
        app.say(warning, error=True)
    app.annotate_stale()
    _refresh(app)


def _forget(app: TifaApp, identity: str) -> None:
    """Where tifa began with the article it still lies beneath the library."""
    from reader.tui.screens.reading import ReadingScreen

    for screen in app.screen_stack:
        if isinstance(screen, ReadingScreen) and screen.article_id == identity:
            screen.forget()


def _refresh(app: TifaApp) -> None:
    for screen in app.screen_stack:
        if hasattr(screen, "refresh_rows"):
            screen.refresh_rows()
