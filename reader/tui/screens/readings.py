"""Correcting a reading: the word, why it is read so, and what it may be read instead."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from reader import pinyin
from reader.services.alternatives import Alternative, alternatives, explain, read_source
from reader.services.corrections import (
    check_word,
    correct_at,
    corrections_at,
    read_syllables,
    remove_corrections,
)
from reader.services.reading import Reading
from reader.storage.corrections import Correction
from reader.tui import describe
from reader.tui.layout import Layout
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a reading (one syllable per Hanzi) for this place (`here`) or for the word
    everywhere, or the id of a correction to take back."""

    syllables: tuple[str, ...] = ()
    here: bool = False
    remove: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """The word in question: how it is read now, why, what else it may be, and the corrections
    that stand in it already."""

    word: str
    present: tuple[str, ...]
    by: str
    offered: Sequence[Alternative]
    made: Sequence[Correction]


class ReadingsScreen(ModalScreen[Choice | None]):
    """Asks how a word is read; gives the choice, or None when it was called off."""

    DEFAULT_CSS = """
    ReadingsScreen { align: center middle; }
    ReadingsScreen Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $panel; border: round $primary; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    ReadingsScreen OptionList {
        height: auto; max-height: 12; margin: 1 0; border: none; padding: 0;
        background: $panel;
    }
    ReadingsScreen OptionList:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Call off", id="readings.cancel"),
        Binding("h", "scope", "Here only, or everywhere", id="readings.scope"),
        # While a reading is typed, h is a letter of it.
        Binding("ctrl+t", "scope", "The same", id="readings.scope_typing", priority=True),
    ]

    def __init__(self, asked: Asked) -> None:
        super().__init__()
        self._asked = asked
        self._here = False
        self._choices = [Choice(one.syllables) for one in asked.offered]
        self._choices += [Choice(remove=one.id) for one in asked.made]

    def compose(self) -> ComposeResult:
        """Why, the choices, and a line to type in."""
        asked = self._asked
        spelled = pinyin.join(asked.present)
        with Vertical() as box:
            box.border_title = describe.line(f" {asked.word}  ", (spelled, "not bold"), " ")
            box.border_subtitle = Content("Enter choose · h here/everywhere · Tab type · Esc")
            yield Static(describe.reading_lines(spelled, explain(asked.by))[0], markup=False)
            yield OptionList(*map(Option, self._lines()), markup=False)
            yield Static(id="scope", markup=False)
            yield Input(placeholder="another reading: zhāo yáng or zhao1 yang2")

    def on_mount(self) -> None:
        """The list has the keys; its first line is the present reading."""
        choices = self.query_one(OptionList)
        choices.focus()
        choices.highlighted = 0
        self._tell_scope()

    def _lines(self) -> list[Content]:
        lines = []
        for one in self._asked.offered:
            mark = "● " if one.syllables == self._asked.present else "  "
            spelled = f"{mark}{pinyin.join(one.syllables)}"
            lines.append(describe.line((spelled, "bold"), (f"  {one.meaning}", "$text-muted")))
        for made in self._asked.made:
            where = "here" if made.here else "in this article" if made.article else "everywhere"
            text = f"✗ take back: {made.word} {pinyin.join(made.syllables)}, {where}"
            lines.append(describe.line((text, "italic")))
        return lines

    def _tell_scope(self) -> None:
        where = "here only" if self._here else "for this word everywhere"
        self.query_one("#scope", Static).update(
            describe.line(
                ("holds ", "$text-muted"),
                (where, "bold"),
                ("  (h; while typing Ctrl+T)", "$text-muted"),
            )
        )

    def action_scope(self) -> None:
        """Here only, or for this word everywhere."""
        self._here = not self._here
        self._tell_scope()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        choice = self._choices[event.option_index]
        self.dismiss(Choice(choice.syllables, self._here, choice.remove))

    @on(Input.Submitted)
    @told
    def _typed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(Choice(read_syllables(self._asked.word, event.value), self._here))


def ask_reading(
    app: TifaApp, reading: Reading, layout: Layout, number: int, shown: Callable[[], None]
) -> None:
    """Ask how word `number` of a laid-out block is read, keep the answer, and have the page show
    it at once (`shown`); the other articles follow in the background.

    Raises TifaError for what has no reading.
    """
    block = layout.block
    word = check_word(layout.word(number))
    place = (block.paragraph, block.start + layout.starts[number])
    present = tuple(s.replace("?", "") for s in block.readings[number].split())
    by, doubt = read_source(block.by[number])
    home, identity = app.home, reading.row.id
    made = corrections_at(home.db, word, identity, place)
    offered = alternatives(home, word, present, doubt)

    def done(choice: Choice | None) -> None:
        if choice is not None:
            keep(app, choice)

    @told
    def keep(app: TifaApp, choice: Choice) -> None:
        if choice.remove:
            gone = remove_corrections(home.db, str(choice.remove))[0]
            app.say(f"{gone.word}: no longer corrected. The pages follow in a moment.")
        else:
            correct_at(home.db, word, choice.syllables, home.clock(), identity, place, choice.here)
            reading.follow_corrections(word, block.seq)
            where = "here" if choice.here else "everywhere"
            app.say(f"{word}: {pinyin.join(choice.syllables)} {where}")
            shown()
        app.annotate_stale()

    app.push_screen(ReadingsScreen(Asked(word, present, by, offered, made)), done)
