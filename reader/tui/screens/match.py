"""Which of the matching terms is meant: switch, split or silence a match, and take it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from reader.glossary.fold import fold
from reader.glossary.model import Term
from reader.services.matches import SCOPES, Contest, choose, contest_at, remove_decisions
from reader.services.reading import Reading
from reader.storage.matches import MARK, SILENCE, SPLIT, Decision
from reader.tui import describe
from reader.tui.lookup import span
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp
    from reader.tui.layout import Layout

_WHERE = {"here": "here only", "article": "in this article", "everywhere": "everywhere"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen: a `choice` of a Decision with its `term` and scope, or the id of a decision
    to take back."""

    choice: str = ""
    term: str = ""
    scope: str = SCOPES[0]
    remove: int = 0


class MatchScreen(ModalScreen[Choice | None]):
    """Asks what is marked at a place; gives the choice, or None when it was called off."""

    DEFAULT_CSS = """
    MatchScreen { align: center middle; }
    MatchScreen Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $panel; border: round $primary; border-title-style: bold;
        border-subtitle-color: $text-muted;
    }
    MatchScreen OptionList {
        height: auto; max-height: 14; margin: 0 0 1 0; border: none; padding: 0;
        background: $panel;
    }
    MatchScreen OptionList:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,m", "dismiss", "Call off", id="match.cancel"),
        Binding("h", "scope", "Here, in this article, everywhere", id="match.scope"),
    ]

    def __init__(self, contest: Contest, terms: Mapping[str, Term]) -> None:
        """`terms`: the candidates by id."""
        super().__init__()
        self._contest = contest
        self._terms = terms
        self._scope = SCOPES[0]
        self._choices = [Choice(MARK, identity) for identity in contest.terms if identity in terms]
        if contest.divisible:
            self._choices.append(Choice(SPLIT))
        self._choices.append(Choice(SILENCE))
        self._choices += [Choice(remove=one.id) for one in contest.made]

    def compose(self) -> ComposeResult:
        """The candidates, the other choices, and where the choice holds."""
        with Vertical() as box:
            box.border_title = describe.line(f" {self._contest.form} ")
            box.border_subtitle = Content("Enter choose · h here/article/everywhere · Esc")
            yield OptionList(*map(Option, map(self._line, self._choices)), markup=False)
            yield Static(id="scope", markup=False)

    def on_mount(self) -> None:
        """The list has the keys; what is marked now is highlighted."""
        choices = self.query_one(OptionList)
        choices.focus()
        choices.highlighted = next(
            (n for n, choice in enumerate(self._choices) if self._marked(choice)), 0
        )
        self._tell_scope()

    def _marked(self, choice: Choice) -> bool:
        return any(m.shown and m.id == choice.term for m in self._contest.candidates)

    def _line(self, choice: Choice) -> Content:
        if choice.remove:
            made = next(one for one in self._contest.made if one.id == choice.remove)
            return describe.line((f"✗ take back: {told_of(made, self._terms)}", "italic"))
        if choice.choice == SPLIT:
            return describe.line("  split it: mark the shorter terms inside")
        if choice.choice == SILENCE:
            return describe.line("  silence it: mark nothing")
        mark = "● " if self._marked(choice) else "  "
        return describe.line(mark, describe.in_brief(self._terms[choice.term]))

    def _tell_scope(self) -> None:
        where = (_WHERE[self._scope], "bold")
        self.query_one("#scope", Static).update(
            describe.line(("the choice holds ", "$text-muted"), where, ("  (h)", "$text-muted"))
        )

    def action_scope(self) -> None:
        """Here only, in this article, everywhere."""
        self._scope = SCOPES[(SCOPES.index(self._scope) + 1) % len(SCOPES)]
        self._tell_scope()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        choice = self._choices[event.option_index]
        self.dismiss(Choice(choice.choice, choice.term, self._scope, choice.remove))


def told_of(decision: Decision, terms: Mapping[str, Term]) -> str:
    """A decision in a few words."""
    term = terms.get(decision.term)
    name = term.term if term else decision.term
    if term and fold(name) == fold(decision.form):
        name = term.english  # one of its senses
    done = {MARK: f"marked as {name}", SPLIT: "split"}
    where = "here" if decision.here else "in this article" if decision.article else "everywhere"
    return f"{decision.form} {done.get(decision.choice, 'silenced')}, {where}"


def ask_match(
    app: TifaApp, reading: Reading, layout: Layout, number: int, shown: Callable[[], None]
) -> None:
    """Ask what is marked at word `number` of a laid-out block, keep the answer, and have the page
    show it at once (`shown`); the other articles follow in the background."""
    home, block = app.home, layout.block
    contest = contest_at(home.db, reading.row.id, block, *span(layout, number))
    if contest is None:
        app.say("No set term matches here.")
        return
    found = {i: term for i in contest.terms if (term := home.glossary.term(i))}

    def done(choice: Choice | None) -> None:
        if choice is not None:
            keep(app, contest, choice)

    @told
    def keep(app: TifaApp, contest: Contest, choice: Choice) -> None:
        if choice.remove:
            made = remove_decisions(home.db, str(choice.remove))[0]
            app.say(f"Taken back: {told_of(made, found)}")
        else:
            made = choose(home.db, contest, choice.choice, choice.term, choice.scope, home.clock())
            app.say(f"{told_of(made, found)}. m again takes it back.")
        reading.follow_decisions(contest.terms, block.seq)
        shown()
        app.annotate_stale()

    app.push_screen(MatchScreen(contest, found), done)
