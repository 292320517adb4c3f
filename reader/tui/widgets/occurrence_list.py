"""Where a term stands in the library: its sentences by article and date, some at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from reader.services.occurrences import Occurrence, Occurrences
from reader.tui import describe
from reader.tui.told import told
from reader.tui.widgets.link import Link

AT_ONCE = 20  # occurrences that are shown, and that come with each 'more'
_ROOM = 112  # cells of a sentence: two lines on a narrow screen


class More(Link):
    """Brings the next places."""


class OccurrenceList(Vertical):
    """A head line, then links that open the article there; the last one brings more."""

    DEFAULT_CSS = """
    OccurrenceList { height: auto; }
    OccurrenceList .article { margin-top: 1; color: $text-muted; }
    OccurrenceList Link { padding-left: 2; text-style: none; }
    OccurrenceList Link:focus { text-style: reverse; }
    """

    def __init__(self, found: Occurrences) -> None:
        super().__init__()
        self._found = found
        self._shown = 0
        self._article = ""

    def compose(self) -> ComposeResult:
        """The head and the first places."""
        yield Static(describe.occurrences_head(self._found), markup=False, classes="section")
        yield from self._next()

    def _next(self) -> Iterator[Widget]:
        places = list(islice(self._found.places(skip=self._shown), AT_ONCE))
        self._shown += len(places)
        for article, here in groupby(places, key=lambda place: place.article):
            group = list(here)
            if article != self._article:
                self._article = article
                yield self._head(group[0])
            yield from map(_link, group)
        left = len(self._found) - self._shown
        if left > 0 and places:
            yield More(Content(f"… {left} more"))

    def _head(self, place: Occurrence) -> Static:
        count = next(a.count for a in self._found.articles if a.id == place.article)
        text = describe.line((place.date or "no date", "bold"), f"  {place.title}  {count} ×")
        return Static(text, markup=False, classes="article")

    @on(Link.Followed)
    @told
    def _more(self, event: Link.Followed) -> None:
        if not isinstance(event.link, More):
            return
        event.stop()
        widgets = list(self._next())
        event.link.remove()
        self.mount_all(widgets)
        first = next((widget for widget in widgets if isinstance(widget, Link)), None)
        if first is not None:
            self.call_after_refresh(first.focus)


def _link(place: Occurrence) -> Link:
    text = describe.excerpt(place.sentence, place.start, place.end, _ROOM)
    return Link(text, article=place.article, at=(place.paragraph, place.offset))
