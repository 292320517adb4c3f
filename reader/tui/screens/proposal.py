"""The articles found in what was named: looked at, chosen, named, before anything is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Input, Static

from reader.errors import TifaError
from reader.tui import describe
from reader.tui.adding_process import AddingProcess
from reader.tui.screens.add import short, unread

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_WIDE = 100  # cells from which the text stands beside the list
_COLUMNS = (("", 1), ("Date", 10), ("Hanzi", 7), ("", 10))  # besides the title, cells
_SPLITS = {None: "parted where certain", True: "parted wherever possible", False: "one article"}
_NEXT = {None: True, True: False, False: None}


class ProposalScreen(Screen[bool]):
    """A list of articles and the text of the one under the cursor; gives True when some were
    kept."""

    DEFAULT_CSS = """
    ProposalScreen #head { dock: top; height: 1; padding: 0 1; background: $panel; }
    ProposalScreen #both { height: 1fr; layout: vertical; }
    ProposalScreen DataTable { height: 40%; background: $background; padding: 0 1; }
    ProposalScreen #text { height: 1fr; padding: 0 2; border-top: solid $panel-lighten-1; }
    ProposalScreen #text:focus { border-top: solid $primary; }
    ProposalScreen.wide #both { layout: horizontal; }
    ProposalScreen.wide DataTable { width: 56%; height: 100%; }
    ProposalScreen.wide #text {
        width: 1fr; height: 100%; border-top: none; border-left: solid $panel-lighten-1;
    }
    ProposalScreen.wide #text:focus { border-left: solid $primary; }
    ProposalScreen #text Static { height: auto; }
    ProposalScreen #errors { height: auto; max-height: 5; padding: 0 1; color: $text-warning; }
    ProposalScreen #title { display: none; border: tall $primary; height: 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the list and the title's field, which have an Enter of their own.
        Binding("enter", "store", "Add", id="proposal.store", priority=True),
        Binding("space", "choose", "Choose", id="proposal.choose"),
        Binding("e", "title", "Title", id="proposal.title"),
        Binding("t", "split", "Split / one", id="proposal.split"),
        Binding("tab", "other", "Text", id="proposal.text", priority=True),
        Binding("j", "move(1)", "Down", id="proposal.down", show=False),
        Binding("k", "move(-1)", "Up", id="proposal.up", show=False),
        Binding("escape,q", "back", "Back", id="proposal.back"),
    ]

    def __init__(
        self, process: AddingProcess, names: list[str], paste: str | None, found: dict[str, Any]
    ) -> None:
        """`found`: the answer of `process` to the question for `names` or `paste`."""
        super().__init__()
        self._process = process
        self._asked = names, paste
        self._split: bool | None = None
        self._busy = ""
        self._take(found)

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def _take(self, found: dict[str, Any]) -> None:
        self._articles: list[dict[str, Any]] = found["articles"]
        self._errors: list[dict[str, Any]] = found["errors"]
        # What is there already need not be chosen.
        self._chosen = {n for n, one in enumerate(self._articles) if one["status"] != "same"}

    def compose(self) -> ComposeResult:
        """Head line, list, text, what could not be read, footer."""
        yield Static(id="head", markup=False)
        with Container(id="both"):
            yield DataTable[Text](cursor_type="row")
            with VerticalScroll(id="text"):
                yield Static(markup=False)
        yield Static(id="errors", markup=False)
        yield Input(placeholder="Title", id="title", select_on_focus=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The list has the keys."""
        self.query_one(DataTable).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Text beside the list, or below it."""
        self.set_class(event.size.width >= _WIDE, "wide")
        self.call_after_refresh(self._show)

    def _show(self, row: int | None = None) -> None:
        table = self.query_one(DataTable)
        row = table.cursor_row if row is None else row
        table.clear(columns=True)
        many = len({one["file"] for one in self._articles}) > 1
        room = max(12, table.size.width - 2 - sum(width + 2 for _, width in _COLUMNS))
        for name, width in (*_COLUMNS[:1], ("Title", room - 2), *_COLUMNS[1:]):
            table.add_column(Text(name), width=width, key=f"{name}{width}")
        for n, one in enumerate(self._articles):
            mark = "✓" if n in self._chosen else "·"
            status = ("! " if one["warnings"] else "") + one["status"]
            cells = (mark, one["title"], one["date"], f"{one['hanzi']:,}", status)
            style = "" if n in self._chosen else "dim"
            table.add_row(
                *(
                    Text(cell, style=style, no_wrap=True, overflow="ellipsis",
                         justify="right" if at == 3 else "left")
                    for at, cell in enumerate(cells)
                )
            )  # fmt: skip
        if self._articles:
            table.move_cursor(row=min(row, len(self._articles) - 1))
        line = self.query_one("#errors", Static)
        line.update(Content(unread(self._errors, 3)))
        line.display = bool(self._errors)
        self._many = many
        self._tell()
        self._preview()

    def _tell(self) -> None:
        head = describe.line(
            (f"Add {len(self._chosen)} of {len(self._articles)}", "bold"),
            f"   {self._busy or _SPLITS[self._split]}",
        )
        self.query_one("#head", Static).update(head)

    @on(DataTable.RowHighlighted)
    def _preview(self) -> None:
        one = self._current()
        if one is None:
            return
        parts = [describe.line((one["title"], "bold"))]
        if one["subtitle"]:
            parts.append(describe.line((one["subtitle"], "bold")))
        file = short(one["file"]) if self._many else ""
        facts = [one["source"], one["date"], one["author"], file]
        parts.append(describe.line((" · ".join(filter(None, facts)), "$text-muted")))
        if one["status"] == "replaces":
            parts.append(describe.line((f"replaces {one['id']}", "$text-accent")))
        elif one["status"] == "same":
            parts.append(describe.line((f"already there: {one['id']}", "$text-accent")))
        parts += [describe.line((f"! {warning}", "$text-warning")) for warning in one["warnings"]]
        for text, heading in one["preview"]:
            parts += [Content(""), describe.line((text, "bold" if heading else ""))]
        if one["more"]:
            parts += [Content(""), describe.line(("…", "$text-muted"))]
        self.query_one("#text Static", Static).update(Content("\n").join(parts))
        self.query_one("#text", VerticalScroll).scroll_home(animate=False)

    def _current(self) -> dict[str, Any] | None:
        row = self.query_one(DataTable).cursor_row
        return self._articles[row] if 0 <= row < len(self._articles) else None

    # -- keys

    @on(DataTable.RowSelected)
    def _row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()  # a click on the row under the cursor only looks

    def action_choose(self) -> None:
        """Take the article under the cursor, or leave it out; then the next."""
        row = self.query_one(DataTable).cursor_row
        if not self._busy and self._current() is not None:
            self._chosen ^= {row}
            self._show(row + 1)

    def action_move(self, step: int) -> None:
        """A row down or up."""
        table = self.query_one(DataTable)
        table.move_cursor(row=max(0, min(table.cursor_row + step, len(self._articles) - 1)))

    def action_other(self) -> None:
        """From the list to the text, and back."""
        text, table = self.query_one("#text"), self.query_one(DataTable)
        (table if text.has_focus else text).focus()

    def action_title(self) -> None:
        """Give the article under the cursor another title."""
        if (one := self._current()) is not None and not self._busy:
            line = self.query_one("#title", Input)
            line.value = one["title"]
            line.display = True
            line.focus()

    def _titled(self) -> None:
        one, title = self._current(), " ".join(self.query_one("#title", Input).value.split())
        if one is not None and title:
            one["title"] = title
        self._close_title()

    def _close_title(self) -> None:
        self.query_one("#title", Input).display = False
        self.query_one(DataTable).focus()
        self._show()

    def action_split(self) -> None:
        """Part what was found where that is certain, wherever possible, or not at all."""
        if not self._busy:
            self._split = _NEXT[self._split]
            self._begin("reading …")
            self.run_worker(self._look(), exclusive=True)

    def action_store(self) -> None:
        """Put the chosen ones into the library; while a title is written, take it."""
        if self.query_one("#title", Input).display:
            self._titled()
            return
        if self._busy:
            return
        if not self._chosen:
            self.tifa.say("None is chosen; Space chooses.", error=True)
            return
        self._begin("adding …")
        self.run_worker(self._store(), exclusive=True)

    def action_back(self) -> None:
        """Back to what was named; nothing more is kept."""
        if self.query_one("#title", Input).display:
            self._close_title()
        else:
            self._process.end()
            self.dismiss(False)

    # -- asking

    def _begin(self, what: str) -> None:
        self._busy = what
        self._tell()

    async def _look(self) -> None:
        try:
            self._take(await self._process.look(*self._asked, self._split, self._reading))
        except TifaError as error:
            self.tifa.say(str(error), error=True)
        self._busy = ""
        self._show()

    def _reading(self, name: str, number: int, of: int) -> None:
        self._begin(f"reading {number:,} of {of:,} …")

    async def _store(self) -> None:
        chosen = [(n, str(self._articles[n]["title"])) for n in sorted(self._chosen)]
        try:
            stored = await self._process.store(chosen)
        except TifaError as error:
            self.tifa.say(f"That could not be kept: {error}", error=True)
            self._busy = ""
            self._tell()
            return
        for screen in self.app.screen_stack:
            if stored and hasattr(screen, "select"):
                screen.select(stored[0]["id"])
        self.tifa.annotate_stale()
        self.tifa.say(_summary(stored))
        for warning in [w for one in stored for w in one["warnings"] if w.startswith("your ")]:
            self.tifa.say(warning, error=True)
        self.dismiss(True)


def _summary(stored: list[dict[str, Any]]) -> str:
    names = {"new": "added", "replaces": "replaced", "same": "already there"}
    counts = {name: sum(one["status"] == s for one in stored) for s, name in names.items()}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count) + "."
