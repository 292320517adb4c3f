"""The app: which screen is shown, and who is told what. It decides nothing by itself.

Screens are imported when they are opened, so that an article's first paint waits for nothing else.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.screen import Screen

from reader.config import changed, save_config
from reader.errors import TifaError
from reader.services.home import Home
from reader.services.library import find_article, stale_articles, sync_shipped
from reader.services.words import needs_index
from reader.tui.annotating import Annotating
from reader.tui.messages import AnnotationMade
from reader.tui.themes import THEMES
from reader.tui.told import told

if TYPE_CHECKING:
    from textual import events

    from reader.glossary.model import Term
    from reader.services.drill_types import Scope
    from reader.services.reading import Reading

_TERMINAL_WATCH = 5.0  # seconds between looking whether the terminal is still there
_FIRST_PAINT = 0.5  # seconds after which nobody waits for the screen any more
SMALLEST = (44, 12)  # cells: below this a pop-up hides what it explains


class TifaApp(App[int]):
    """tifa in the terminal."""

    TITLE = "tifa"
    ENABLE_COMMAND_PALETTE = True
    CSS = """
    Toast { width: auto; max-width: 60%; padding: 0 1; margin-top: 0; }
    Footer { height: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "Help", id="app.help", show=False),
        Binding("ctrl+q", "quit", "Quit", id="app.quit", show=False, priority=True),
    ]

    def __init__(
        self,
        home: Home,
        start: str = "library",
        article: str | None = None,
        scope: Scope | None = None,
    ) -> None:
        """`start`: library or drill, with the `scope` of its session; `article`: the id of one to
        open at once."""
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        mono = "NO_COLOR" in os.environ
        # Set without a watcher's round: the styles are read once, in the right colours.
        self.set_reactive(App.theme, "tifa-mono" if mono else home.config.look_theme)
        self.stylesheet.set_variables(self.get_css_variables())
        self.home = home
        self._start = start
        self._article = article
        self._scope = scope
        self.annotating = Annotating(self, home.paths)

    def get_default_screen(self) -> Screen[Any]:
        """The first screen, so that no other is built before it."""
        self.set_keymap(dict(self.home.config.keys))
        sync_shipped(self.home.db, self.home.paths.seeds, self.home.clock())
        if self._article is None or self._unannotated(self._article):
            return self._library()
        return self._page(self._article)

    def on_mount(self) -> None:
        """Open the drill if it was asked for; annotate what needs it, after the first paint."""
        if self._start == "drill":
            self.open_drill(self._scope)
        elif self._article is not None and self._unannotated(self._article):
            self.open_article(self._article)
        self._mind_the_terminal()
        self.set_timer(_FIRST_PAINT, self._settle)

    def _settle(self) -> None:
        # What was loaded stays: the collector need not walk it again in the middle of a scroll
        # (60 ms each time), nor look for cycles among laid-out text, which has none (15 ms). It was
        # off until here (see reader.cli.read).
        gc.freeze()
        gc.set_threshold(1_000, 5, 10_000)
        gc.enable()
        self.annotate_stale()
        self._check_keys()
        self.run_worker(self._back_up, thread=True, group="backup")

    def _check_keys(self) -> None:
        if not self.home.config.keys:
            return
        from reader.tui.screens.help import all_ids

        for name in set(self.home.config.keys) - all_ids():
            self.say(f"config.toml: [keys] “{name}” is no key's id; ? lists them.", error=True)

    # -- screens

    def _library(self) -> Screen[None]:
        from reader.tui.screens.library import LibraryScreen

        return LibraryScreen()

    def _page(self, identity: str, at: tuple[int, int] | None = None) -> Screen[None]:
        from reader.services.reading import Reading
        from reader.tui.screens.reading import ReadingScreen

        if self._unannotated(identity):
            from reader.tui.screens.preparing import PreparingScreen

            return PreparingScreen(identity)
        return ReadingScreen(Reading(self.home, identity), self.look, at)

    @told
    def open_article(self, identity: str, at: tuple[int, int] | None = None) -> None:
        """An article, where it was left or at (paragraph, offset)."""
        self.push_screen(self._page(identity, at))

    @told
    def show_article(self, identity: str) -> None:
        """An article in the place of the present screen."""
        self.switch_screen(self._page(identity))

    def _unannotated(self, identity: str) -> bool:
        return not find_article(self.home.db, identity).annotated

    def close_article(self) -> None:
        """Back to where the article was opened from; to the library if tifa began with it."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:  # the first screen can't be taken away, only covered
            self.open_library()

    def open_term(self, identity: str, date: str = "", also: Sequence[str] = ()) -> None:
        """The whole card of a term; `date` picks its list of components, `also` are the ids of
        others that match there."""
        from reader.tui.screens.term import TermScreen

        term = self.home.glossary.term(identity)
        if term is None:
            self.say(f"“{identity}” is in no deck.", error=True)
        else:
            self.push_screen(TermScreen(term, date, also))

    @told
    def open_mining(self, identity: str) -> None:
        """The candidate set terms of an article."""
        from reader.services.mining import stored_article
        from reader.tui.screens.mining import MiningScreen

        self.push_screen(MiningScreen(stored_article(self.home, identity)))

    def open_library(self) -> None:
        """The library."""
        self.push_screen(self._library())

    @told
    def open_drill(self, scope: Scope | None = None) -> None:
        """A session of the drill; without a scope, what is due today and new cards."""
        from reader.services.clock import clock_warning
        from reader.tui.screens.drill import DrillScreen
        from reader.tui.session_text import title_of

        def done(_: None) -> None:
            self._reload_pages()  # what was learned shows in the text

        title = title_of(self.home, scope) if scope else ""
        self.push_screen(DrillScreen(self.home.drill, scope, title), done)
        if warning := clock_warning(self.home):
            self.say(warning, error=True)

    @told
    def open_prestudy(self, article: str) -> None:
        """The unknown terms of an article, to be learned before it is read."""
        from reader.services.drill_types import Scope

        if self._unannotated(article):
            self.say("This article is being prepared; a moment.")
        else:
            self.open_drill(Scope(article=article))

    @told
    def open_sessions(self, article: str = "") -> None:
        """What to drill: all sessions, also of an article."""
        from reader.tui.screens.sessions import SessionsScreen

        self.push_screen(SessionsScreen(article))

    def open_statistics(self) -> None:
        """What was learned, in numbers and charts."""
        from reader.tui.screens.statistics import StatisticsScreen

        self.push_screen(StatisticsScreen())

    @told
    def open_history(self, term: str) -> None:
        """The cards of a term (by id), and all answers to them."""
        from reader.services.statistics import history
        from reader.tui.screens.history import HistoryScreen

        self.push_screen(HistoryScreen(history(self.home, term)))

    def open_glossary(self) -> None:
        """All terms, searched as one types."""
        from reader.tui.screens.glossary import GlossaryScreen

        self.push_screen(GlossaryScreen())

    def open_add(self) -> None:
        """New articles from files, folders, pages, a paste."""
        from reader.tui.screens.add import AddScreen

        self.push_screen(AddScreen())

    def open_settings(self) -> None:
        """The settings."""
        from reader.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def action_help(self) -> None:
        """All keys."""
        from reader.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """What the command palette offers."""
        from reader.tui.commands import commands

        return commands(self, screen)

    # -- what the reader says of terms and words

    @told
    def add_to_drill(
        self, term: str, reading: Reading | None = None, block: int = 0, offset: int = 0
    ) -> None:
        """Put a term into the drill, with the sentence it was met in when it was met."""
        from reader.services.terms import enrol

        self.say(enrol(self.home, term, reading, block, offset))

    @told
    def add_word(self, word: str, pinyin: str, reading: Reading, block: int, offset: int) -> None:
        """Put an ordinary word into the user's own deck and into the drill."""
        from reader.services.terms import add_own_word, enrol

        identity = add_own_word(self.home, word, pinyin)
        self.say(enrol(self.home, identity, reading, block, offset))
        self._annotate()  # the articles take the new term in without anybody waiting for it

    @told
    def toggle_known_term(self, term: Term) -> None:
        """Mark a term as known, or no longer."""
        from reader.services.terms import toggle_known

        self.say(toggle_known(self.home, term))

    # -- settings

    @property
    def look(self) -> Any:
        """How pages are set at present."""
        from reader.tui.typeset import Look

        config = self.home.config
        return Look(
            config.reading_pinyin,
            config.reading_density == "comfortable",
            config.reading_column,
            config.reading_ambiguous,
            config.reading_spelling,
            config.reading_joined,
            config.reading_capitals,
            config.reading_sandhi,
            config.reading_tones,
            config.reading_simplified,
        )

    @told
    def configure(self, **values: Any) -> None:
        """Change settings: kept in config.toml, and seen at once."""
        self.home.configure(changed(self.home.config, **values))
        if "reading_level" in values:
            self._reload_pages()
        if "look_theme" in values:
            self.theme = self.home.config.look_theme
        for screen in self.screen_stack:
            if hasattr(screen, "set_look"):
                screen.set_look(self.look)
        save_config(self.home.paths.config_file, self.home.config)

    def _reload_pages(self) -> None:
        for screen in self.screen_stack:
            if hasattr(screen, "reload"):
                screen.reload()

    # -- annotation

    @told
    def annotate_stale(self) -> None:
        """Annotate what other decks or engines made, or nobody yet; index the dictionary."""
        if stale_articles(self.home.db, self.home.glossary) or needs_index(self.home.paths):
            self._annotate()

    def _annotate(self) -> None:
        # Exclusive: a process that began before the decks changed is ended, and a new one begins.
        self.run_worker(self.annotating.run(), exclusive=True, group="annotating")

    @on(AnnotationMade)
    def _annotated(self, event: AnnotationMade) -> None:
        if not self.annotating.running and not event.error:
            self.home.reload_glossary()
        for screen in self.screen_stack:
            if hasattr(screen, "annotation_made"):
                # When tifa ends, a screen may hear of it whose widgets are gone already.
                with contextlib.suppress(NoMatches):
                    screen.annotation_made(event)
        if event.error:
            self.say(event.error, error=True)

    # -- backups

    def _back_up(self) -> None:
        """In a thread: the backup of the day. What is wrong with the database shows there."""
        from reader.services.backup import daily_backup

        home = self.home
        try:
            daily_backup(home.paths, home.clock(), home.config.drill_rollover)
        except (TifaError, OSError) as error:
            with contextlib.suppress(RuntimeError):  # the program ended meanwhile
                self.call_from_thread(self.say, str(error), error=True)

    # -- the terminal

    def _mind_the_terminal(self) -> None:
        """End when the terminal is closed, as after a key: what is open is remembered."""
        if self.is_headless:
            return
        with contextlib.suppress(NotImplementedError, RuntimeError, AttributeError):
            asyncio.get_running_loop().add_signal_handler(signal.SIGHUP, self.exit)
        self.set_interval(_TERMINAL_WATCH, self._end_without_terminal)

    def _end_without_terminal(self) -> None:
        if not os.isatty(2) and not os.isatty(1):
            self.exit()

    # -- telling

    def say(self, text: str, error: bool = False) -> None:
        """A short notice; `text` is plain, whatever it holds."""
        self.notify(
            text,
            severity="error" if error else "information",
            markup=False,
            timeout=10 if error else 2.5,
        )

    def on_resize(self, event: events.Resize) -> None:
        """A terminal too small is told so, and goes on when it is enlarged."""
        from reader.tui.screens.small import SmallScreen

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        if small and not isinstance(self.screen, SmallScreen):
            self.push_screen(SmallScreen(*SMALLEST))
        elif not small and isinstance(self.screen, SmallScreen):
            self.pop_screen()
