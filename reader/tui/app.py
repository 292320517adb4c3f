"""The app: which screen is shown, and who is told what. It decides nothing by itself.

Screens are imported when they are opened, so that an article's first paint waits for nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from reader.config import changed, save_config
from reader.errors import TifaError
from reader.services.home import Home
from reader.services.library import stale_articles, sync_shipped
from reader.tui.annotating import Annotating
from reader.tui.messages import AnnotationMade
from reader.tui.themes import THEMES
from reader.tui.told import told

if TYPE_CHECKING:
    from textual import events

    from reader.glossary.model import Term
    from reader.services.reading import Reading

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

    def __init__(self, home: Home, start: str = "library", article: str | None = None) -> None:
        """`start`: library or drill; `article`: the id of one to open at once."""
        super().__init__()
        self.home = home
        self._start = start
        self._article = article
        self.annotating = Annotating(self)

    def on_mount(self) -> None:
        """Bring the shipped articles in, open the first screen, annotate what needs it."""
        for theme in THEMES:
            self.register_theme(theme)
        mono = "NO_COLOR" in os.environ
        self.theme = "tifa-mono" if mono else self.home.config.look_theme
        self.set_keymap(dict(self.home.config.keys))
        sync_shipped(self.home.db, self.home.paths.seeds, self.home.clock())
        if self._article is not None:
            self.open_article(self._article)
        else:
            self.open_library()
        if self._start == "drill":
            self.open_drill()
        self.annotate_stale()

    # -- screens

    def open_library(self) -> None:
        """The library."""
        from reader.tui.screens.library import LibraryScreen

        self.push_screen(LibraryScreen())

    def open_article(self, identity: str, at: tuple[int, int] | None = None) -> None:
        """An article, where it was left or at (paragraph, offset)."""
        from reader.services.reading import Reading
        from reader.tui.screens.reading import ReadingScreen

        try:
            reading = Reading(self.home, identity)
        except TifaError as error:
            if not self.annotating.running and not self._unannotated(identity):
                self.say(str(error), error=True)
                return
            from reader.tui.screens.preparing import PreparingScreen

            self.push_screen(PreparingScreen(identity))
            return
        self.push_screen(ReadingScreen(reading, self.look, at))

    def _unannotated(self, identity: str) -> bool:
        from reader.services.library import find_article

        try:
            return not find_article(self.home.db, identity).annotated
        except TifaError:
            return False

    def close_article(self) -> None:
        """Back to the library, wherever the article was opened from."""
        self.pop_screen()
        if len(self.screen_stack) <= 1:
            self.open_library()

    def open_term(self, identity: str, date: str = "") -> None:
        """The whole card of a term; `date` picks its list of components."""
        from reader.tui.screens.term import TermScreen

        term = self.home.glossary.term(identity)
        if term is None:
            self.say(f"“{identity}” is in no deck.", error=True)
        else:
            self.push_screen(TermScreen(term, date))

    def open_drill(self) -> None:
        """What is due today."""
        from reader.tui.screens.drill import DrillScreen

        self.push_screen(DrillScreen(self.home.drill))

    def open_glossary(self) -> None:
        """All terms, searched as one types."""
        from reader.tui.screens.glossary import GlossaryScreen

        self.push_screen(GlossaryScreen())

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

    def open_article_at_term(self, identity: str, term: str) -> None:
        """An article at the first place where a term stands."""
        from reader.services.terms import first_place

        self.open_article(identity, at=first_place(self.home, identity, term))

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
        self.annotate_stale()

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
        )

    @told
    def configure(self, **values: Any) -> None:
        """Change settings: kept in config.toml, and seen at once."""
        self.home.configure(changed(self.home.config, **values))
        if "look_theme" in values:
            self.theme = self.home.config.look_theme
        for screen in self.screen_stack:
            if hasattr(screen, "set_look"):
                screen.set_look(self.look)
        save_config(self.home.paths.config_file, self.home.config)

    # -- annotation

    @told
    def annotate_stale(self) -> None:
        """Annotate, in a process of its own, what other decks or engines made or nobody yet."""
        if not self.annotating.running and stale_articles(self.home.db, self.home.glossary):
            self.run_worker(self.annotating.run(), exclusive=True, group="annotating")

    @on(AnnotationMade)
    def _annotated(self, event: AnnotationMade) -> None:
        for screen in self.screen_stack:
            if hasattr(screen, "annotation_made"):
                screen.annotation_made(event)
        if event.error:
            self.say(event.error, error=True)

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
