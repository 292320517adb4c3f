"""What is known about an article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from reader.services.reading import Reading
from reader.tui import describe


class AboutScreen(ModalScreen[None]):
    """Source, date, author, the editors' note, and suspected slips of print."""

    DEFAULT_CSS = """
    AboutScreen { align: center middle; }
    AboutScreen VerticalScroll {
        width: 78; max-width: 96%; height: auto; max-height: 90%; padding: 1 2;
        background: $panel; border: round $primary; border-title-style: bold;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i,enter", "dismiss", "Close", id="about.close")
    ]

    def __init__(self, reading: Reading) -> None:
        super().__init__()
        self._reading = reading

    def compose(self) -> ComposeResult:
        """Facts as lines."""
        with VerticalScroll() as box:
            box.border_title = "About this article"
            yield Static(Content("\n").join(self._lines()), markup=False)

    def _lines(self) -> Iterator[Content]:
        article = self._reading.article
        supplied = "  (supplied by the editors, not printed)" if article.title_supplied else ""
        yield describe.line((article.title, "bold"), (supplied, "$text-muted"))
        if article.subtitle:
            yield Content(article.subtitle)
        yield Content("")
        facts = (
            ("Source", article.source),
            ("Date", article.date),
            ("Author", article.author),
            ("Length", f"{self._reading.row.hanzi:,} Hanzi"),
            ("Id", article.id),
        )
        for name, fact in facts:
            if fact:
                yield describe.line((f"{name:<8}", "$text-muted"), fact)
        if article.note:
            yield Content("")
            yield Content(article.note)
        if article.suspected:
            yield Content("")
            yield describe.line(("Suspected slips, left as printed:", "bold"))
        for slip in article.suspected:
            yield describe.line("  ", slip.as_is, ("  probably  ", "$text-muted"), slip.likely)
