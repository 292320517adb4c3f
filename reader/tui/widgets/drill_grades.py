"""The foot of the drill: what to press, then the four grades with their intervals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from reader.study.scheduler import Rating
from reader.tui import drill_text


class DrillGrade(Static):
    """One grade; a click is as good as its key."""

    DEFAULT_CSS = """
    DrillGrade { width: 1fr; height: 2; text-align: center; }
    DrillGrade:hover { background: $panel; }
    """

    @dataclass
    class Chosen(Message):
        """The grade was clicked."""

        rating: Rating

    def __init__(self, rating: Rating) -> None:
        super().__init__(markup=False, id=f"grade-{rating.value}")
        self.rating = rating

    def on_click(self) -> None:
        """Choose it."""
        self.post_message(self.Chosen(self.rating))


class DrillGrades(Horizontal):
    """Either a hint or the four grades, in the same two rows."""

    DEFAULT_CSS = """
    DrillGrades { height: 4; max-width: 92; padding: 1; }
    DrillGrades #hint { width: 1fr; text-align: center; color: $text-muted; }
    """

    def compose(self) -> ComposeResult:
        """The hint and the grades; one of them is shown."""
        yield Static(id="hint", markup=False)
        for rating in Rating:
            yield DrillGrade(rating)

    def hint(self, text: str) -> None:
        """Show `text` and no grades."""
        self.query_one("#hint", Static).update(Content(text))
        self._show(False)

    def offer(
        self,
        keys: Sequence[str],
        intervals: Sequence[int | None],
        suggested: Rating | None = None,
    ) -> None:
        """Show the grades with their keys and the days each would give (None: it moves no date),
        one of them suggested."""
        for grade, key, name, days in zip(
            self.query(DrillGrade), keys, drill_text.GRADES, intervals, strict=True
        ):
            grade.update(drill_text.grade(key, name, days, grade.rating is suggested))
        self._show(True)

    def _show(self, grades: bool) -> None:
        self.query_one("#hint").display = not grades
        for grade in self.query(DrillGrade):
            grade.display = grades
