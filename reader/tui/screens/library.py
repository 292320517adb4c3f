"""The library: all articles at a glance."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import DataTable, Footer, Input, Static

from reader.services.library import list_articles
from reader.storage.articles import ArticleRow
from reader.tui.messages import AnnotationMade
from reader.tui.told import told

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_BAR = 6
# name, width in cells (0: what is left), shown from this screen width on
_COLUMNS = (
    ("Title", 0, 0),
    ("Source", 16, 112),
    ("Date", 10, 0),
    ("Hanzi", 6, 0),
    ("Known", 5, 0),
    ("Terms", 5, 96),
    ("Due", 4, 0),
    ("Read", 6, 0),
)
_SORTS: dict[str, Callable[[ArticleRow, int], Any]] = {
    "date": lambda row, due: (_reversed(row.date), row.id),
    "title": lambda row, due: row.title,
    "source": lambda row, due: (row.source, row.title),
    "length": lambda row, due: -row.hanzi,
    "known": lambda row, due: -(row.known or 0),
    "terms": lambda row, due: -row.terms,
    "due": lambda row, due: -due,
    "read": lambda row, due: -row.progress,
}


class LibraryScreen(Screen[None]):
    """A table of articles; Enter opens one."""

    DEFAULT_CSS = """
    LibraryScreen #head { dock: top; height: 1; padding: 0 1; background: $panel; }
    LibraryScreen DataTable { height: 1fr; background: $background; padding: 0 1; }
    LibraryScreen #filter { display: none; border: tall $primary; height: 3; }
    LibraryScreen #progress { height: 1; padding: 0 1; display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Read", id="library.open"),
        Binding("d", "drill", "Drill", id="library.drill"),
        Binding("D", "sessions", "Choose a drill", id="library.sessions", show=False),
        Binding("P", "prestudy", "Study its terms first", id="library.prestudy", show=False),
        Binding("S", "statistics", "Statistics", id="library.statistics"),
        Binding("g", "glossary", "Glossary", id="library.glossary"),
        Binding("slash", "filter", "Filter", id="library.filter"),
        Binding("s", "sort", "Sort", id="library.sort"),
        Binding("plus", "add", "Add", id="library.add"),
        Binding("e", "edit", "Edit the article", id="library.edit", show=False),
        Binding("r,delete", "remove", "Remove the article", id="library.remove", show=False),
        Binding("m", "mine", "New terms in the article", id="library.mine", show=False),
        Binding("comma", "settings", "Settings", id="library.settings", show=False),
        Binding("j", "down", "Down", id="library.down", show=False),
        Binding("k", "up", "Up", id="library.up", show=False),
        Binding("escape", "clear", "Clear the filter", id="library.clear", show=False),
        Binding("q", "app.quit", "Quit", id="library.quit"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._sort = "date"
        self._rows: list[ArticleRow] = []
        self._wanted: str | None = None

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """Head line, table, filter, progress."""
        yield Static(id="head", markup=False)
        yield DataTable[Text](cursor_type="row", zebra_stripes=False)
        yield Static(id="progress", markup=False)
        yield Input(placeholder="Title, source or date; Enter opens the first", id="filter")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The table has the keys."""
        self.query_one(DataTable).focus()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was open."""
        self.refresh_rows()

    def on_resize(self, event: events.Resize) -> None:
        """Fit the columns."""
        self.refresh_rows()

    def annotation_made(self, event: AnnotationMade) -> None:
        """Show how far the annotating process is."""
        line = self.query_one("#progress", Static)
        line.display = self.tifa.annotating.running
        if line.display:
            filled = round(20 * event.done / max(1, event.of))
            bar = "▰" * filled + "▱" * (20 - filled)
            line.update(f"Preparing {event.what}  {bar}  {event.done:,} of {event.of:,}")
        if event.what == "articles":
            self.refresh_rows()

    @told
    def refresh_rows(self) -> None:
        """Read the library again and set the table, keeping the cursor at its article."""
        table = self.query_one(DataTable)
        selected, self._wanted = self._wanted or self._selected(), None
        wanted = self.query_one("#filter", Input).value.strip().lower()
        due = self.tifa.home.drill.due_by_article()
        rows = list_articles(self.tifa.home.db, self.tifa.home.config.reading_level)
        self._rows = sorted(
            (row for row in rows if wanted in f"{row.title} {row.subtitle} {row.source} "
             f"{row.date} {row.author} {row.id}".lower()),
            key=lambda row: _SORTS[self._sort](row, due.get(row.id, 0)),
        )  # fmt: skip
        table.clear(columns=True)
        width = self.size.width - 4
        shown = [(name, size) for name, size, least in _COLUMNS if self.size.width >= least]
        left = width - sum(size + 2 for _, size in shown)
        for name, size in shown:
            table.add_column(Text(name), width=size or max(12, left), key=name.lower())
        names = {name for name, _ in shown}
        for row in self._rows:
            cells = _cells(row, due.get(row.id, 0))
            table.add_row(*(cells[name] for name in cells if name in names), key=row.id)
        for n, row in enumerate(self._rows):
            if row.id == selected:
                table.move_cursor(row=n)
        self._tell(len(rows))

    def _tell(self, all_rows: int) -> None:
        counts = self.tifa.home.drill.due_counts()
        shown = f"{len(self._rows)} of {all_rows}" if len(self._rows) < all_rows else str(all_rows)
        drill = (
            f"{counts.due} card{'s' * (counts.due != 1)} due, {counts.new} new"
            if counts.due or counts.new
            else ("nothing due")
        )
        head = Text("tifa 提法", style="bold")
        head.append(f"   {shown} articles · by {self._sort} · drill: {drill}", style="not bold")
        self.query_one("#head", Static).update(head)

    def _selected(self) -> str | None:
        table = self.query_one(DataTable)
        row = table.cursor_row
        return self._rows[row].id if 0 <= row < len(self._rows) else None

    # -- keys

    @on(DataTable.RowSelected)
    def _row_selected(self, event: DataTable.RowSelected) -> None:
        event.stop()
        self.action_open()

    @on(DataTable.HeaderSelected)
    def _header_selected(self, event: DataTable.HeaderSelected) -> None:
        name = "length" if event.column_key.value == "hanzi" else str(event.column_key.value)
        self._sort = name
        self.refresh_rows()

    def action_open(self) -> None:
        """Read the article under the cursor."""
        identity = self._selected()
        if identity is not None:
            self.tifa.open_article(identity)

    def select(self, identity: str) -> None:
        """Put the cursor on the article with this id, the next time the rows are read."""
        self._wanted = identity

    @property
    def article_id(self) -> str | None:
        """The id of the article under the cursor."""
        return self._selected()

    def action_mine(self) -> None:
        """Candidate set terms of the article under the cursor that no deck has."""
        if self.article_id is not None:
            self.tifa.open_mining(self.article_id)

    def action_add(self) -> None:
        """New articles."""
        self.tifa.open_add()

    def action_edit(self) -> None:
        """The article under the cursor in the user's editor."""
        from reader.tui.article_verbs import revise

        if self.article_id is not None:
            revise(self.tifa, self.article_id)

    def action_remove(self) -> None:
        """Take the article under the cursor out of the library, after asking."""
        from reader.tui.article_verbs import remove

        if self.article_id is not None:
            remove(self.tifa, self.article_id)

    def action_sort(self) -> None:
        """The next order: date, title, source, length, known, terms, due, read."""
        names = list(_SORTS)
        self._sort = names[(names.index(self._sort) + 1) % len(names)]
        self.refresh_rows()

    def action_filter(self) -> None:
        """Filter as one types."""
        line = self.query_one("#filter", Input)
        line.display = True
        line.focus()

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.refresh_rows()

    @on(Input.Submitted, "#filter")
    def _filter_done(self) -> None:
        self.query_one(DataTable).focus()
        self.action_open()

    def action_clear(self) -> None:
        """Take the filter away."""
        line = self.query_one("#filter", Input)
        line.value = ""
        line.display = False
        self.query_one(DataTable).focus()

    def action_down(self) -> None:
        """One row down."""
        self.query_one(DataTable).action_cursor_down()

    def action_up(self) -> None:
        """One row up."""
        self.query_one(DataTable).action_cursor_up()

    def action_drill(self) -> None:
        """Drill what is due."""
        self.tifa.open_drill()

    def action_sessions(self) -> None:
        """Choose what to drill."""
        self.tifa.open_sessions(self.article_id or "")

    def action_prestudy(self) -> None:
        """Learn the unknown terms of the article under the cursor before reading it."""
        if self.article_id is not None:
            self.tifa.open_prestudy(self.article_id)

    def action_statistics(self) -> None:
        """What was learned."""
        self.tifa.open_statistics()

    def action_glossary(self) -> None:
        """All terms."""
        self.tifa.open_glossary()

    def action_settings(self) -> None:
        """The settings."""
        self.tifa.open_settings()


def _reversed(date: str) -> tuple[int, ...]:
    return tuple(-ord(char) for char in date.ljust(10, "~" if not date else "0"))


def _cells(row: ArticleRow, due: int) -> dict[str, Text]:
    filled = round(row.progress * _BAR)
    known = "…" if row.known is None else f"{row.known:.0%}"
    return {
        "Title": Text(row.title, no_wrap=True, overflow="ellipsis"),
        "Source": Text(row.source, no_wrap=True, overflow="ellipsis"),
        "Date": Text(row.date),
        "Hanzi": Text(f"{row.hanzi:,}", justify="right"),
        "Known": Text(known, justify="right"),
        "Terms": Text(str(row.terms), justify="right"),
        "Due": Text(str(due) if due else "·", justify="right", style="bold" if due else "dim"),
        "Read": Text("▰" * filled + "▱" * (_BAR - filled)),
    }
