"""`tifa` and `tifa read ID`: the program's screens."""

from __future__ import annotations

import argparse
import gc

from reader.cli.opening import open_or_offer
from reader.cli.output import decoded
from reader.cli.terminal import need_terminal
from reader.services.home import Home

HELP = "Open an article at the word where it was left; without ID, the library."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="an article's id, its beginning, or a piece of its title",
    )


def run(args: argparse.Namespace, home: Home) -> int:
    """Open the screens. Raises TifaError where there is no terminal that could show them."""
    need_terminal()
    gc.disable()  # nothing is garbage before the first paint; TifaApp enables it behind that
    article = None
    # Broken settings and a broken database are told before the screen is taken.
    _ = home.config
    open_or_offer(home)
    if args.id is not None:
        from reader.services.library import find_article, sync_shipped

        sync_shipped(home.db, home.paths.seeds, home.clock())
        article = find_article(home.db, decoded(args.id)).id
    from reader.tui.app import TifaApp

    TifaApp(home, article=article).run()
    return 0
