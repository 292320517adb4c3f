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
from reader.study.attempt import Attempt
from reader.study.day import to_date
from reader.study.leech import turns_leech
from reader.study.scheduler import Rating
from reader.tui import drill_text, session_text
from reader.tui.attempt_verbs import AttemptVerbs
from reader.tui.card_verbs import CardVerbs
from reader.tui.screens.sessions import SessionsScreen
from reader.tui.widgets.drill_answer import DrillAnswer
from reader.tui.widgets.drill_card import DrillCard
from reader.tui.widgets.drill_grades import DrillGrade, DrillGrades
from reader.tui.widgets.thin_bar import ThinBar

_GRADE_IDS = ("drill.again", "drill.hard", "drill.good", "drill.easy")


class DrillScreen(AttemptVerbs, CardVerbs, Screen[None]):
    """One session. Every grade is on disk before the next card shows, so leaving loses nothing."""

    DEFAULT_CSS = """
    DrillScreen #head { height: 1; padding: 0 2; }
    DrillScreen #title {
        width: 1fr; margin-right: 2; text-style: bold; text-wrap: nowrap;
        text-overflow: ellipsis;
    }
    DrillScreen #count { width: auto; color: $text-muted; }
    DrillScreen ThinBar { padding: 0 2; }
    DrillScreen Center { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "reveal", "Show", id="drill.reveal"),
        Binding("space", "accept", "Grade as suggested", id="drill.accept", show=False),
        Binding("i", "item", "Next item", id="drill.item", show=False),
        Binding("y", "mark(True)", "Right", id="drill.right", show=False),
        Binding("n", "mark(False)", "Missed", id="drill.missed", show=False),
        Binding("backspace", "unmark", "Take the mark back", id="drill.unmark", show=False),
        Binding("t", "type", "Type the answer", id="drill.type", show=False),
        Binding("1", "grade(1)", "Again", id="drill.again", show=False),
        Binding("2", "grade(2)", "Hard", id="drill.hard", show=False),
        Binding("3", "grade(3)", "Good", id="drill.good", show=False),
        Binding("4", "grade(4)", "Easy", id="drill.easy", show=False),
        Binding("u", "undo", "Undo", id="drill.undo"),
        Binding("o", "open", "Article", id="drill.open"),
        Binding("e", "edit", "Edit", id="drill.edit"),
        Binding("s", "suspend", "Suspend, or no longer", id="drill.suspend", show=False),
        Binding("b", "bury", "Bury until tomorrow", id="drill.bury", show=False),
        Binding("f", "flag", "Flag, or no longer", id="drill.flag", show=False),
        Binding("down,j", "scroll(1)", "Down", id="drill.down", show=False),
        Binding("up,k", "scroll(-1)", "Up", id="drill.up", show=False),
        Binding("D", "sessions", "More to drill", id="drill.sessions"),
        Binding("S", "statistics", "Statistics", id="drill.statistics"),
        Binding("question_mark", "app.help", "Help", id="app.help"),
        Binding("escape,q", "back", "Back", id="drill.back"),
    ]

    def __init__(self, drill: Drill, scope: Scope | None = None, title: str = "") -> None:
        """`scope`: the cards to draw from; all that are due and new today without it. `title`: of
        its deck or article."""
        super().__init__()
        self._drill = drill
        self._scope = scope or Scope()
        self._title = session_text.name(self._scope, title)
        self._sitting = 0
        self._asked: Asked | None = None
        self._attempt: Attempt | None = None
        self._since = 0.0
        self._away = False
        self._took = 0.0  # seconds spent on the card before it was left for another screen

    def compose(self) -> ComposeResult:
        """Head, bar, card, grades, keys."""
        with Horizontal(id="head"):
            plain = self._scope == Scope()
            title = "Drill 练习" if plain else f"Drill 练习 · {self._title}"
            yield Static(Content(title), id="title", markup=False)
            yield Static(id="count", markup=False)
        yield ThinBar()
        yield DrillCard()
        with Center():
            yield DrillAnswer()
        with Center():
            yield DrillGrades()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin the session."""
        self._begin()

    def _begin(self) -> None:
        try:
            self._drill.start(self._scope)
        except TifaError as error:
            self.query_one(DrillCard).tell(Content(str(error)))
            return
        self._sitting = self._drill.sitting
        self._show_next()

    def on_screen_suspend(self) -> None:
        """Time spent elsewhere is not spent on the card."""
        self._took += perf_counter() - self._since
        self._away = True

    def on_screen_resume(self) -> None:
        """Back from an article, a form, another session: the same card again."""
        if not self._away:
            return
        self._since, self._away = perf_counter(), False
        if self._drill.sitting != self._sitting:
            self._begin()  # the other session may have asked what was to come here
        elif self._asked is not None:
            self._show_again()

    # -- what is shown

    def _show_next(self, said: str = "") -> None:
        """Show the card that is to be asked, hidden; or the last page."""
        try:
            asked = self._drill.next()
        except TifaError as error:
            self._complain(error)
            return
        if asked is None or asked is not self._asked:
            typing = self._drill.config.drill_typing
            self._asked, self._attempt = asked, Attempt(asked.card, typing) if asked else None
            self._since, self._took = perf_counter(), 0.0
        self._update(said)
        self.call_after_refresh(self._drill.rest)

    def _show_again(self, said: str = "") -> None:
        """Show the card as it is now: its term may have been edited, its flags changed."""
        before = self._asked
        try:
            asked = self._drill.next()
        except TifaError as error:
            self._complain(error)
            return
        if asked is None or before is None or asked.card.key != before.card.key:
            self._show_next()
            return
        self._asked = asked
        if self._attempt is not None:
            self._attempt.follow(asked.card)
        self._update(said)

    def _update(self, said: str = "") -> None:
        card, grades = self.query_one(DrillCard), self.query_one(DrillGrades)
        done, left = self._drill.progress
        count = f"{done} done · {left} left" if done or left else ""
        marks = session_text.marks(self._asked) if self._asked else ""
        count = " · ".join(filter(None, [said, marks, count]))
        self.query_one("#count", Static).update(Content(count))
        self.query_one(ThinBar).share = done / (done + left) if done + left else 0.0
        asked, attempt = self._asked, self._attempt
        if asked is None or attempt is None:
            self._end(card)
            grades.hint("")
        else:
            card.ask(asked, attempt)
            if attempt.revealed:
                again = (0, None, None, None)  # of a practice
                days = again if asked.practice else asked.intervals
                grades.offer([self._key(name) for name in _GRADE_IDS], days, attempt.suggested)
            else:
                grades.hint(drill_text.hint(asked.card, attempt, self._key))
        if attempt is not None and attempt.typing and asked and asked.card.wanted:
            self.query_one(DrillAnswer).ask(asked.card.wanted.script)
        else:
            self.query_one(DrillAnswer).hide()
        self.refresh_bindings()

    def _end(self, card: DrillCard) -> None:
        try:
            summary = self._drill.summary()
        except TifaError as error:
            self._complain(error)
            return
        today = to_date(self._drill.today())
        card.tell(session_text.ending(self._scope, summary, today, self._key))

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
        self.app.clear_notifications()  # the same again and again would cover the card
        self.notify(str(error), severity="error", timeout=10, markup=False)

    # -- keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Grades only after the reveal; what can't be done now is not offered."""
        attempt = self._attempt
        if attempt is not None and attempt.typing:
            return action == "scroll"  # all other keys are letters
        hidden = attempt is not None and not attempt.revealed
        if action == "reveal":
            return hidden
        if action in ("grade", "accept"):
            return attempt is not None and attempt.revealed
        if action in ("item", "mark", "type"):
            return attempt is not None and attempt.can(action)
        if action == "open":
            return self._asked is not None or bool(self._scope.article)
        if action == "bury":
            return self._asked is not None and not self._asked.practice
        if action in ("edit", "suspend", "flag"):
            return self._asked is not None
        if action in ("sessions", "statistics"):
            return self._asked is None
        return True

    def action_accept(self) -> None:
        """Grade as suggested; Good where nothing is."""
        if self._attempt is not None:
            self.action_grade(self._attempt.suggested or Rating.GOOD)

    def action_grade(self, number: int) -> None:
        """Grade the card 1–4 and go on."""
        if self._asked is None or self._attempt is None or not self._attempt.revealed:
            return
        took_ms = round((self._took + perf_counter() - self._since) * 1000)
        try:
            self._answer(self._asked, Rating(number), took_ms)
        except TifaError as error:
            self._complain(error)
            self._show_again()  # as it was, with what was typed and marked
            return
        self._show_next()

    def _answer(self, asked: Asked, rating: Rating, took_ms: int) -> None:
        if asked.practice:
            self._drill.practise(rating)
            return
        marks = tuple(self._attempt.marks) if self._attempt else ()
        state, config = self._drill.answer(asked, rating, took_ms, marks), self._drill.config
        if turns_leech(asked.state, state, config.drill_leech):
            aside = "; it is suspended" if config.drill_leech_suspend else ""
            text = f"Forgotten {state.lapses} times: this card is a leech{aside}."
            self.notify(text, severity="warning", timeout=6, markup=False)

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

    def action_sessions(self) -> None:
        """Choose another session."""
        chosen_there = any(isinstance(one, SessionsScreen) for one in self.app.screen_stack)
        tifa = self.tifa
        self.dismiss(None)
        if not chosen_there:
            tifa.open_sessions(self._scope.article)

    def action_statistics(self) -> None:
        """What was learned, at the end of a session."""
        self.tifa.open_statistics()

    def action_back(self) -> None:
        """Leave; what was answered is kept."""
        self.dismiss(None)
