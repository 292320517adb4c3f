"""The drill: one card in the middle, four grades at the foot, a thin bar for the session."""

from __future__ import annotations

from time import perf_counter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Static

from reader.errors import TifaError
from reader.services.drill import Drill
from reader.services.drill_types import Asked, Scope
from reader.study.day import to_date
from reader.study.scheduler import Rating
from reader.tui import drill_text
from reader.tui.widgets.drill_card import DrillCard
from reader.tui.widgets.drill_grades import DrillGrade, DrillGrades
from reader.tui.widgets.thin_bar import ThinBar

_GRADE_IDS = ("drill.again", "drill.hard", "drill.good", "drill.easy")


class DrillScreen(Screen[None]):
    """One session. Every grade is on disk before the next card shows, so leaving loses nothing."""

    DEFAULT_CSS = """
    DrillScreen #head { height: 1; padding: 0 2; }
    DrillScreen #title { width: 1fr; text-style: bold; }
    DrillScreen #count { width: auto; color: $text-muted; }
    DrillScreen ThinBar { padding: 0 2; }
    DrillScreen Center { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "reveal", "Show", id="drill.reveal"),
        Binding("i", "item", "Next item", id="drill.item"),
        Binding("1", "grade(1)", "Again", id="drill.again", show=False),
        Binding("2", "grade(2)", "Hard", id="drill.hard", show=False),
        Binding("3", "grade(3)", "Good", id="drill.good", show=False),
        Binding("4", "grade(4)", "Easy", id="drill.easy", show=False),
        Binding("u", "undo", "Undo", id="drill.undo"),
        Binding("down,j", "scroll(1)", "Down", id="drill.down", show=False),
        Binding("up,k", "scroll(-1)", "Up", id="drill.up", show=False),
        Binding("escape,q", "back", "Back", id="drill.back"),
    ]

    def __init__(self, drill: Drill, scope: Scope | None = None) -> None:
        """`scope`: the cards to draw from; all that are due and new today without it."""
        super().__init__()
        self._drill = drill
        self._scope = scope or Scope()
        self._asked: Asked | None = None
        self._items = 0
        self._revealed = False
        self._since = 0.0

    def compose(self) -> ComposeResult:
        """Head, bar, card, grades, keys."""
        with Horizontal(id="head"):
            yield Static(Content("Drill 练习"), id="title", markup=False)
            yield Static(id="count", markup=False)
        yield ThinBar()
        yield DrillCard()
        with Center():
            yield DrillGrades()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin the session."""
        try:
            self._drill.start(self._scope)
        except TifaError as error:
            self.query_one(DrillCard).tell(Content(str(error)))
            return
        self._show_next()

    # -- what is shown

    def _show_next(self, said: str = "") -> None:
        """Show the card that is to be asked, hidden; or the last page."""
        try:
            asked = self._drill.next()
        except TifaError as error:
            self._complain(error)
            return
        if asked is None or asked is not self._asked:
            self._asked, self._items, self._revealed = asked, 0, False
            self._since = perf_counter()
        self._update(said)

    def _update(self, said: str = "") -> None:
        card, grades = self.query_one(DrillCard), self.query_one(DrillGrades)
        done, left = self._drill.progress
        count = f"{done} done · {left} left" if done or left else ""
        count = " · ".join(filter(None, [said, count]))
        self.query_one("#count", Static).update(Content(count))
        self.query_one(ThinBar).share = done / (done + left) if done + left else 0.0
        if self._asked is None:
            self._end(card)
            grades.hint("")
        else:
            card.ask(self._asked, self._items, self._revealed)
            if self._revealed:
                grades.offer([self._key(name) for name in _GRADE_IDS], self._asked.intervals)
            else:
                what = "the next item" if self._asked.card.items else "the answer"
                grades.hint(f"{self._key('drill.reveal')}  shows {what}")
        self.refresh_bindings()

    def _end(self, card: DrillCard) -> None:
        try:
            summary = self._drill.summary()
        except TifaError as error:
            self._complain(error)
            return
        card.tell(drill_text.ending(summary, to_date(self._drill.today())))

    def _key(self, identity: str) -> str:
        """The key of a binding, as the user may have set it."""
        for binding in self.BINDINGS:
            if isinstance(binding, Binding) and binding.id == identity:
                keys = self.app._keymap.get(identity, binding.key)
                return self.app.get_key_display(
                    Binding(keys.split(",")[0].strip(), binding.action, binding.description)
                )
        return ""

    def _complain(self, error: TifaError) -> None:
        self.notify(str(error), severity="error", timeout=10, markup=False)

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grades only after the reveal; what can't be done now is not offered."""
        hidden = self._asked is not None and not self._revealed
        if action == "reveal":
            return hidden
        if action == "item":
            return hidden and bool(self._asked and self._asked.card.items)
        if action == "grade":
            return self._revealed
        return True

    def action_reveal(self) -> None:
        """Show the back; of a formula the next item, and after the last one the back."""
        if self._asked is None or self._revealed:
            return
        count = len(self._asked.card.items)
        self._items = min(self._items + 1, count)
        self._revealed = self._items == count
        self._update()

    def action_item(self) -> None:
        """The next item of a formula."""
        self.action_reveal()

    def action_grade(self, number: int) -> None:
        """Grade the card 1–4 and go on."""
        if self._asked is None or not self._revealed:
            return
        took_ms = round((perf_counter() - self._since) * 1000)
        try:
            self._drill.answer(self._asked, Rating(number), took_ms)
        except TifaError as error:
            self._complain(error)
        self._show_next()

    @on(DrillGrade.Chosen)
    def _clicked(self, event: DrillGrade.Chosen) -> None:
        self.action_grade(event.rating)

    def action_undo(self) -> None:
        """Take the newest answer back, of this session or of one before."""
        try:
            undone = self._drill.undo()
        except TifaError as error:
            self._complain(error)
            return
        self._show_next("taken back 已撤销" if undone else "nothing to take back")

    def action_scroll(self, rows: int) -> None:
        """A row down or up in a card that is longer than the screen."""
        self.query_one(DrillCard).scroll_relative(y=rows, animate=False)

    def action_back(self) -> None:
        """Leave; what was answered is kept."""
        self.dismiss(None)
