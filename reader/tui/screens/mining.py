"""Mining: the candidate set terms of an article, to accept, merge or ignore."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from rich.cells import cell_len
from rich.text import Text
from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Static

from reader.articles.model import Article
from reader.errors import TifaError
from reader.services import mining
from reader.services.mining import Mined
from reader.services.own_deck import undoable
from reader.tui import describe
from reader.tui.mining_process import mined_in
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

Undo = Callable[[], object]

_COUNT = 3  # cells of the column that says how often


class MiningScreen(Screen[None]):
    """A table of candidates with what speaks for each; below, where the chosen one first stands."""

    DEFAULT_CSS = """
    MiningScreen #head { dock: top; height: 1; padding: 0 1; background: $panel; }
    MiningScreen DataTable { height: 1fr; background: $background; padding: 0 1; }
    MiningScreen #about {
        height: auto; max-height: 7; padding: 0 2; border-top: solid $panel-lighten-1;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "In the article", id="mining.open"),
        Binding("a", "accept", "Accept", id="mining.accept"),
        Binding("m", "merge", "Merge", id="mining.merge"),
        Binding("i", "ignore", "Ignore", id="mining.ignore"),
        Binding("u", "undo", "Undo", id="mining.undo"),
        Binding("j", "move(1)", "Down", id="mining.down", show=False),
        Binding("k", "move(-1)", "Up", id="mining.up", show=False),
        Binding("escape,q", "back", "Back", id="mining.back"),
    ]

    def __init__(self, article: Article) -> None:
        super().__init__()
        self._article = article
        self._found: list[tuple[Mined, str]] = []
        # What was accepted, merged or ignored: where it stood, it, and what takes that back.
        self._done: list[tuple[int, tuple[Mined, str], Undo]] = []
        self._ready = False

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Head line, table, the chosen candidate, footer."""
        yield Static(id="head", markup=False)
        yield DataTable[Text](cursor_type="row")
        yield Static(id="about", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Start looking; the table has the keys."""
        self.query_one(DataTable).focus()
        self._tell()
        self._mine()

    @work(exclusive=True)
    async def _mine(self) -> None:
        # A process of its own: Esc leaves at once, and ends it.
        try:
            self._found = await mined_in(self.tifa.home.paths, self._article.id)
        except TifaError as error:
            self.tifa.say(str(error), error=True)
        self._ready = True
        self._show()

    def on_resize(self) -> None:
        """Fit the columns."""
        self._show()

    def _show(self, row: int | None = None) -> None:
        """Set the table anew, with the cursor where it was or on `row`."""
        table = self.query_one(DataTable)
        row = table.cursor_row if row is None else row
        table.clear(columns=True)
        room = max(40, self.size.width - 9)
        widest = max((cell_len(mined.term) for mined, _ in self._found), default=0)
        term = min(max(16, widest), room * 2 // 5)
        for name, width in (("Term", term), ("×", _COUNT), ("Why", room - term - _COUNT)):
            table.add_column(Text(name), width=width)
        for mined, _ in self._found:
            why, _, rest = mined.evidence.rpartition("; ")
            others = "" if "this article" in rest else f"; {rest}"
            why = why.rpartition("; ")[0] if others else why
            table.add_row(
                Text(mined.term, style="bold", no_wrap=True, overflow="ellipsis"),
                Text(str(mined.count), justify="right"),
                Text(f"{why}{others}".lstrip("; "), no_wrap=True, overflow="ellipsis", style="dim"),
            )
        if self._found:
            table.move_cursor(row=min(row, len(self._found) - 1))
        self._tell()

    def _tell(self) -> None:
        head = Text("New terms in ", style="not bold")
        head.append(self._article.title, style="bold")
        state = f"   {len(self._found)} candidates" if self._ready else "   looking …"
        head.append(state, style="not bold")
        if self._done:
            head.append(f" · {len(self._done)} done")
        head.no_wrap, head.overflow = True, "ellipsis"
        self.query_one("#head", Static).update(head)
        self._about()

    @on(DataTable.RowHighlighted)
    def _about(self) -> None:
        chosen = self._chosen()
        line = self.query_one("#about", Static)
        line.display = chosen is not None or self._ready
        if chosen is None:
            line.update(Content("Nothing here that the decks do not know." if self._ready else ""))
            return
        mined, pinyin = chosen
        parts = [describe.line((mined.term, "bold"), (f"  {pinyin}", "$text-muted"))]
        if mined.components:
            numbered = "  ".join(f"{n} {item}" for n, item in enumerate(mined.components, 1))
            parts.append(describe.line(("stands for: ", "$text-muted"), numbered))
        parts.append(_marked(mined))
        line.update(Content("\n").join(parts))

    def _chosen(self) -> tuple[Mined, str] | None:
        row = self.query_one(DataTable).cursor_row
        return self._found[row] if 0 <= row < len(self._found) else None

    def _drop(self, undo: Undo) -> str:
        """Take the chosen candidate off the list, `undo` being what takes it back; its term."""
        row = self.query_one(DataTable).cursor_row
        gone = self._found.pop(row)
        self._done.append((row, gone, undo))
        self._show(row)
        return gone[0].term

    # -- keys

    @on(DataTable.RowSelected)
    def _row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """The first place of the candidate, in the article."""
        if chosen := self._chosen():
            self.tifa.open_article(self._article.id, (chosen[0].paragraph, chosen[0].offset))

    def action_accept(self) -> None:
        """A filled form; what it gives goes to the user's own deck."""
        from reader.tui.screens.term_form import Fields, TermForm

        home = self.tifa.home
        undo: list[Undo] = []

        def keep(fields: Fields) -> None:
            undo.append(undoable(home, lambda: mining.accept(home, fields, self._article)))

        def done(kept: bool | None) -> None:
            if kept:
                self._taken("is in your own deck now", undo.pop())

        if chosen := self._chosen():
            mined, pinyin = chosen
            form = TermForm(keep, mined.term, pinyin, mined.components, mined.sentence)
            self.app.push_screen(form, done)

    @told
    def _taken(self, what: str, undo: Undo) -> None:
        term = self._drop(undo)
        self.tifa.say(f"{term} {what}. The articles follow in a moment.")
        self.tifa.annotate_stale()

    def action_merge(self) -> None:
        """Make the candidate a printed form of a term there is."""
        from reader.tui.screens.merge import MergeScreen

        if chosen := self._chosen():
            form = chosen[0].term

            def done(identity: str | None) -> None:
                if identity is not None:
                    self._merge(identity, form)

            self.app.push_screen(MergeScreen(form), done)

    @told
    def _merge(self, identity: str, form: str) -> None:
        home = self.tifa.home
        undo = undoable(home, lambda: mining.merge(home, identity, form))
        self._taken(f"is a form of {identity} now", undo)

    @told
    def action_ignore(self) -> None:
        """Propose it no more, in no article."""
        if chosen := self._chosen():
            term = chosen[0].term
            mining.ignore(self.tifa.home, term)
            self._drop(lambda: mining.restore(self.tifa.home, term))

    @told
    def action_undo(self) -> None:
        """Take back what was done last: accepted, merged or ignored."""
        if not self._done:
            self.tifa.say("Nothing done here to take back.")
            return
        row, back, undo = self._done[-1]
        undo()
        self._done.pop()
        row = min(row, len(self._found))
        self._found.insert(row, back)
        self._show(row)
        self.tifa.say(f"{back[0].term} is a candidate again.")
        self.tifa.annotate_stale()

    def action_move(self, step: int) -> None:
        """A row down or up."""
        table = self.query_one(DataTable)
        table.move_cursor(row=max(0, min(table.cursor_row + step, len(self._found) - 1)))

    def action_back(self) -> None:
        """Leave; a search that still runs is ended."""
        self.app.pop_screen()


def _marked(mined: Mined) -> Content:
    """The sentence with the candidate in it marked, where it stands as it is."""
    before, found, after = mined.sentence.partition(mined.term)
    return describe.line(before, (found, "bold underline"), after)
