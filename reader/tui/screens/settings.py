"""The one settings screen; each change is kept in config.toml at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Footer, Input, Label, Select, Static, Switch

from reader.config import (
    CHECKS,
    DENSITIES,
    DRILL_READINGS,
    LEVELS,
    NEW_CARDS,
    ORDERS,
    PINYIN_MODES,
    SPELLINGS,
    THEMES,
    TONE_COLOURS,
)

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_CHOICES: dict[str, tuple[Any, ...]] = {
    "reading_pinyin": PINYIN_MODES,
    "reading_level": ("", *LEVELS),
    "reading_density": DENSITIES,
    "look_theme": THEMES,
    "reading_ambiguous": (1, 2),
    "reading_spelling": SPELLINGS,
    "reading_tones": TONE_COLOURS,
    "drill_order": ORDERS,
    "drill_new_cards": NEW_CARDS,
    "drill_readings": DRILL_READINGS,
}
# name → what it is called, and a line that explains it
_SETTINGS: dict[str, tuple[str, str]] = {
    "reading_pinyin": ("Pinyin", "over all words, unknown ones only, terms only, none (key p)"),
    "reading_level": ("You know", "the most frequent 1,000 · 3,000 · 6,000 words, or none"),
    "reading_density": ("Density", "a blank row between lines, or not (key d)"),
    "reading_column": ("Column", "widest column of text, in cells (40–160)"),
    "reading_hover": ("Pop-up on hover", "when the mouse rests on a word"),
    "reading_ambiguous": ("Ambiguous width", "cells that “ … — and toned vowels take here"),
    "reading_spelling": ("Spelling", "tone marks, tone numbers or zhuyin (key t)"),
    "reading_joined": ("Words joined", "syllables of a word in one; else each over its Hanzi"),
    "reading_capitals": ("Capitals", "for names and at the beginning of sentences"),
    "reading_sandhi": ("Tone sandhi", "tones as spoken: yí gè, bú shì, lí jiě"),
    "reading_tones": ("Tone colours", "safe: told apart by colour-blind eyes too"),
    "reading_simplified": ("Simplified", "show traditional characters in simplified ones (key s)"),
    "look_theme": ("Theme", "light, dark or monochrome"),
    "drill_retention": ("Retention", "share of due cards you want to remember (0.7–0.97)"),
    "drill_new_per_day": ("New cards a day", "at most so many cards you never saw (0–9999)"),
    "drill_reviews_per_day": ("Reviews a day", "at most so many cards that are due (0–9999)"),
    "drill_prestudy": ("Before reading", "new terms of one article a day when studied before it"),
    "drill_order": ("What is due first", "the longest due, the least or the best known, or any"),
    "drill_new_cards": ("New cards come", "after what is due, before it, or mixed with it"),
    "drill_learning_steps": ("Learning steps", "recalls on one day before a new card leaves it"),
    "drill_rollover": ("New day at", "the hour at which a study day begins (0–23)"),
    "drill_leech": ("Leech after", "a card forgotten so often is a leech (2–99)"),
    "drill_leech_suspend": ("Suspend leeches", "set a leech aside at once"),
    "drill_kinds": ("Kinds of cards", "for all decks, and for single ones"),
    "drill_readings": ("Readings asked", "of terms with a polyphone (hard), or of all"),
    "drill_typing": ("Type answers", "also the Chinese; else the key t asks for it on a card"),
}

_SECTIONS = {"reading": "Reading 阅读", "look": "Look 外观", "drill": "Drill 练习"}
_ON = {True: "on", False: "off"}  # said as well: not every terminal shows the switch's colour


class SettingsScreen(Screen[None]):
    """All settings but the keys, which stand in the same config.toml."""

    DEFAULT_CSS = """
    SettingsScreen VerticalScroll { padding: 1 2; }
    SettingsScreen Horizontal { height: 3; }
    SettingsScreen Label { width: 18; padding: 1 1 0 0; text-style: bold; }
    SettingsScreen .hint { width: 1fr; padding: 1 0 0 2; color: $text-muted; }
    SettingsScreen Select { width: 24; }
    SettingsScreen Input { width: 24; }
    SettingsScreen Button { width: 24; }
    SettingsScreen Switch { width: 14; border: none; padding: 1 0 0 0; background: $background; }
    SettingsScreen .on { width: 10; padding: 1 0 0 2; }
    SettingsScreen .section { margin-top: 1; color: $accent; text-style: bold; }
    SettingsScreen #file { color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "app.focus_next", "Next", id="settings.next"),
        Binding("shift+tab", "app.focus_previous", "Before", id="settings.previous"),
        Binding("escape", "app.pop_screen", "Back", id="settings.back"),
    ]

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """A line a setting."""
        with VerticalScroll(can_focus=False):
            where = f"Kept in {self.tifa.home.paths.config_file}, where keys can be changed too."
            yield Static(where, id="file", markup=False)
            section = ""
            for name, (title, hint) in _SETTINGS.items():
                if not name.startswith(f"{section}_"):
                    section = name.partition("_")[0]
                    yield Static(_SECTIONS[section], classes="section", markup=False)
                with Horizontal():
                    yield Label(title, markup=False)
                    yield from self._control(name)
                    yield Static(hint, classes="hint", markup=False)
        yield Footer(show_command_palette=False)

    def _control(self, name: str) -> Iterator[Widget]:
        value = getattr(self.tifa.home.config, name)
        if name in _CHOICES:
            options = [(str(choice) or "not said yet", choice) for choice in _CHOICES[name]]
            yield Select(options, value=value, allow_blank=False, id=name)
        elif name == "drill_kinds":
            yield Button("Choose …", id=name)
        elif isinstance(value, bool):
            yield Switch(value, id=name)
            yield Static(_ON[value], classes="on", markup=False)
        else:
            yield Input(str(value), id=name, type="number")

    @on(Button.Pressed)
    def _opened(self) -> None:
        from reader.tui.screens.kinds import KindsScreen

        self.app.push_screen(KindsScreen())

    @on(Select.Changed)
    def _selected(self, event: Select.Changed) -> None:
        self._set(event.select.id, event.value)

    @on(Switch.Changed)
    def _switched(self, event: Switch.Changed) -> None:
        beside = event.switch.parent
        assert beside is not None
        beside.query_one(".on", Static).update(_ON[event.value])
        self._set(event.switch.id, event.value)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        try:
            number = float(event.value)
        except ValueError:
            return
        name = str(event.input.id)
        value = number if isinstance(getattr(self.tifa.home.config, name), float) else int(number)
        problem = CHECKS[name](value)
        event.input.set_class(problem is not None, "-invalid")
        if not problem:
            self._set(name, value)

    def _set(self, name: str | None, value: object) -> None:
        if name and getattr(self.tifa.home.config, name) != value:
            self.tifa.configure(**{name: value})
