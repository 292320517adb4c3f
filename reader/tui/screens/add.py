"""Adding articles: a file, a folder, a web page or a pasted text is named here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Footer, Input, Static
from textual.worker import Worker

from reader.errors import TifaError
from reader.services.sources import is_url
from reader.tui.adding_process import AddingProcess
from reader.tui.widgets.paste_area import PasteArea
from reader.tui.widgets.path_line import PathLine

if TYPE_CHECKING:
    from reader.tui.app import TifaApp


class AddScreen(Screen[None]):
    """Two fields; what they hold is read by another process, and then shown as a proposal."""

    DEFAULT_CSS = """
    AddScreen #head { dock: top; height: 1; padding: 0 1; background: $panel; }
    AddScreen Vertical { height: 1fr; padding: 1 2 0 2; }
    AddScreen .label { height: 1; color: $text-muted; }
    AddScreen PathLine { margin-bottom: 1; border: tall $surface; }
    AddScreen PathLine:focus { border: tall $primary; }
    AddScreen PasteArea { height: 1fr; border: tall $surface; }
    AddScreen PasteArea:focus { border: tall $primary; }
    AddScreen #state { height: auto; max-height: 6; padding: 0 2; margin: 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+l", "look", "Look", id="add.look", priority=True),
        Binding("escape", "back", "Back", id="add.back"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._process: AddingProcess | None = None
        self._looking: Worker[None] | None = None

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Head line, the two fields, what goes on, footer."""
        yield Static(Content("Add articles").stylize("bold"), id="head", markup=False)
        with Vertical():
            asked = "A file, a folder or a web address; Tab completes, Enter looks"
            yield Static(asked, classes="label", markup=False)
            yield PathLine("~/articles/speech.pdf   or   https://…", id="name")
            hint = "or a text: paste it here, then Ctrl+L"
            yield Static(hint, classes="label", markup=False)
            yield PasteArea(id="paste")
        yield Static(id="state", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The name is asked for first."""
        self.query_one(PathLine).focus()
        self._tell("Text, Markdown, HTML, EPUB, Word, PDF. Nothing is kept before you saw it.")

    def on_unmount(self) -> None:
        """Nothing goes on behind."""
        self._stop()

    def _tell(self, text: str, style: str = "$text-muted") -> None:
        self.query_one("#state", Static).update(Content(text).stylize(style))

    # -- keys

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_look()

    def action_look(self) -> None:
        """Read what is named or pasted."""
        name = self.query_one(PathLine).value.strip().strip("\"'")
        paste = self.query_one(PasteArea)
        if self._looking is not None:
            return
        if paste.has_focus and paste.content.strip():
            self._look([], paste.content)
        elif name:
            self._look([name if is_url(name) else _expanded(name)], None)
        elif paste.content.strip():
            self._look([], paste.content)
        else:
            self._tell("Name a file, a folder or an address, or paste a text.", "$warning")

    def action_back(self) -> None:
        """Stop reading, or leave."""
        if self._looking is not None:
            self._stop()
            self._tell("Stopped; nothing was kept.")
        else:
            self.dismiss()

    # -- reading

    def _look(self, names: list[str], paste: str | None) -> None:
        self._process = AddingProcess(self.tifa.home.paths)
        self._tell("Reading …   Esc stops")
        self._looking = self.run_worker(self._propose(names, paste), exclusive=True)

    async def _propose(self, names: list[str], paste: str | None) -> None:
        process = self._process
        assert process is not None
        try:
            found = await process.look(names, paste, None, self._reading)
        except TifaError as error:
            self._looking = None
            self._tell(str(error), "$error")
            return
        self._looking = None
        if found["articles"]:
            self._show(process, names, paste, found)
        else:
            process.end()
            self._tell(unread(found["errors"]) or "There is nothing to read.", "$error")

    def _show(
        self, process: AddingProcess, names: list[str], paste: str | None, found: dict[str, Any]
    ) -> None:
        from reader.tui.screens.proposal import ProposalScreen

        def done(stored: bool | None) -> None:
            process.end()
            if stored:
                self.dismiss()
            else:
                self._tell("Nothing was kept.")

        self.app.push_screen(ProposalScreen(process, names, paste, found), done)

    def _reading(self, name: str, number: int, of: int) -> None:
        many = f"{number:,} of {of:,}   " if of > 1 else ""
        self._tell(f"Reading {many}{short(name)}   Esc stops")

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None
        if self._process is not None:
            self._process.end()


def unread(errors: list[dict[str, Any]], most: int = 4) -> str:
    """What could not be read, a line each; the rest are counted."""
    grave = [one for one in errors if not one["skipped"]] or errors
    lines = [f"{short(one['file'])}: {one['error']}" for one in grave[:most]]
    if len(errors) > most:
        lines.append(f"… {len(errors):,} could not be read or were skipped")
    return "\n".join(lines)


def short(name: str) -> str:
    """A file without its folders; a web address as it is."""
    return name if is_url(name) else Path(name).name or name


def _expanded(name: str) -> str:
    if name == "-":  # a file here: standard input is the terminal
        return "./-"
    try:
        return str(Path(name.removeprefix("file://")).expanduser())
    except RuntimeError:  # no such user
        return name
