"""The whole card of a term; components and related terms open in turn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Footer, Static

from reader.glossary.model import Term
from reader.services.occurrences import Occurrences
from reader.services.standing import standing_of
from reader.study.day import to_date
from reader.tui import describe, session_text
from reader.tui.told import told
from reader.tui.widgets.link import Link
from reader.tui.widgets.occurrence_list import OccurrenceList

if TYPE_CHECKING:
    from reader.tui.app import TifaApp

_RELATED = {
    "part_of": "Part of",
    "contains": "Contains",
    "pairs_with": "Goes with",
    "succeeds": "Follows",
}


class TermScreen(Screen[None]):
    """Everything the decks and the library say about one term."""

    DEFAULT_CSS = """
    TermScreen VerticalScroll { align-horizontal: center; padding: 1 2; }
    TermScreen #card { width: 100%; max-width: 92; height: auto; }
    TermScreen .head { text-style: bold; }
    TermScreen .section { margin-top: 1; color: $text-muted; text-style: bold; }
    TermScreen .english { margin-top: 1; text-style: bold; }
    """
    AUTO_FOCUS = ""  # it would scroll down to the first link
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "follow", "Open", id="term.open"),
        Binding("down,j,tab", "app.focus_next", "Next link", id="term.next", show=False),
        Binding("up,k,shift+tab", "app.focus_previous", "Link before", id="term.up", show=False),
        Binding("a", "drill", "To the drill", id="term.drill"),
        Binding("x", "known", "Known", id="term.known"),
        Binding("y", "copy", "Copy", id="term.copy"),
        Binding("pagedown,space", "scroll(1)", "Page down", id="term.pagedown", show=False),
        Binding("pageup", "scroll(-1)", "Page up", id="term.pageup", show=False),
        Binding("escape,q", "app.pop_screen", "Back", id="term.back"),
    ]

    def __init__(self, term: Term, date: str = "", also: Sequence[str] = ()) -> None:
        """`date`: the article's, which picks the list of components in force; `also`: the ids of
        the other terms that match where it was opened."""
        super().__init__()
        self.term = term
        self._date = date
        self._also = also

    @property
    def tifa(self) -> TifaApp:
        """The app, by its own type."""
        return cast("TifaApp", self.app)

    def compose(self) -> ComposeResult:
        """The card from top to bottom."""
        with VerticalScroll(can_focus=False), Widget(id="card"):
            yield from self._head()
            yield from self._others()
            yield from self._components()
            yield from self._renderings()
            yield from self._relations()
            yield from self._background()
            yield from self._library()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """The first link has the keys."""
        self.query_one("#card").styles.layout = "vertical"
        self.action_refresh()
        for link in self.query(Link):
            link.focus(scroll_visible=False)
            break

    @told
    def action_refresh(self) -> None:
        """Show whether the term is in the drill, and known."""
        self.query_one("#state", Static).update(self._state())

    def _text(self, *parts: str | tuple[str, str], classes: str = "") -> Static:
        return Static(describe.line(*parts), markup=False, classes=classes)

    def _head(self) -> Iterator[Static]:
        term = self.term
        yield self._text(
            (term.term, "bold $accent"), "   ", term.pinyin, (f"   {describe.standing(term)}",
            "$text-muted"),
        )  # fmt: skip
        if term.english:
            yield self._text(term.english, classes="english")
        if status := describe.rendering_status(term):
            yield self._text((status, "$text-muted italic"))
        yield Static(id="state", markup=False)
        if term.literal:
            yield self._text(("literally ", "$text-muted"), term.literal)
        if term.scope:
            yield self._text(("this sense: ", "$text-muted"), term.scope)
        for text in (term.meaning, term.zh):
            if text:
                yield Static(Content(text), markup=False, classes="text")
        if term.variants:
            yield self._text(("also printed ", "$text-muted"), "、".join(term.variants))

    def _others(self) -> Iterator[Widget]:
        """Its other meanings, and what else matches where it was opened."""
        glossary = self.tifa.home.glossary
        senses = [i for i in glossary.named(self.term.term) if i != self.term.id]
        senses = [i for i in self._also if i in senses] + [i for i in senses if i not in self._also]
        also = [i for i in self._also if i != self.term.id and i not in senses]
        for name, ids in (("Other meanings", senses), ("Also matches there", also)):
            found = [other for i in ids if (other := glossary.term(i))]
            if found:
                yield self._section(name)
            for other in found:
                yield Link(describe.in_brief(other), other.id)

    def _state(self) -> Content:
        home = self.tifa.home
        text = session_text.standing(standing_of(home, self.term.id), to_date(home.drill.today()))
        return describe.line((text, "$accent"))

    def _section(self, name: str) -> Static:
        return Static(Content(name), markup=False, classes="section")

    def _components(self) -> Iterator[Widget]:
        items = self.term.components_on(self._date)
        if not items:
            return
        earlier = [c for c in self.term.components if c not in items]
        yield self._section("Stands for" + (f" (as of {self._date or 'today'})" if earlier else ""))
        for branch, group, n, item in describe.tree(items):
            if group:
                yield self._link(describe.line((group, "bold")), group)
            text = describe.line(
                (f"{branch}{n:>2} ", "$text-muted"), item.zh, (f"  {item.en}", "$text-muted")
            )
            yield self._link(text, item.zh)
        if earlier:
            yield self._section("In the lists of other times")
            for item in earlier:
                span = f"  {item.valid_from or '…'} – {item.valid_to or 'today'}"
                text = describe.line(item.zh, (f"  {item.en}{span}", "$text-muted"))
                yield self._link(text, item.zh)

    def _link(self, text: Content, form: str) -> Widget:
        """A line that opens the term printed as `form`, where there is one."""
        named = [i for i in self.tifa.home.glossary.named(form) if i != self.term.id]
        return Link(text, named[0]) if named else Static(text, markup=False)

    def _renderings(self) -> Iterator[Widget]:
        others = [r for r in self.term.renderings if r.text != self.term.english]
        if not others:
            return
        yield self._section("Other renderings")
        for r in others:
            facts = ", ".join(part for part in (r.publisher, r.date, r.status) if part)
            yield self._text(r.text, (f"  {facts}", "$text-muted"))

    def _relations(self) -> Iterator[Widget]:
        glossary = self.tifa.home.glossary
        for kind, name in _RELATED.items():
            known = [t for i in self.term.related.get(kind, ()) if (t := glossary.term(i))]
            if known:
                yield self._section(name)
            for term in known:
                text = describe.line(term.term, (f"  {term.english}", "$text-muted"))
                yield Link(text, term.id)
        if self.term.goes_with:
            yield self._section("Used in")
            yield self._text("　".join(self.term.goes_with))

    def _background(self) -> Iterator[Widget]:
        if lines := describe.origin(self.term):
            yield self._section("Origin")
            for content in lines:
                yield Static(content, markup=False)
        if self.term.sources:
            yield self._section("Sources")
        for s in self.term.sources:
            facts = ", ".join(part for part in (s.publisher, s.date, s.url) if part)
            supports = f"  for {s.supports}" if s.supports else ""
            yield self._text(s.title, (f"  {facts}{supports}", "$text-muted"))

    def _library(self) -> Iterator[Widget]:
        found = Occurrences(self.tifa.home, [self.term.id])
        if found.articles:
            yield OccurrenceList(found)

    # -- keys

    @on(Link.Followed)
    def _followed(self, event: Link.Followed) -> None:
        if event.link.article:
            self.tifa.open_article(event.link.article, event.link.at)
        else:
            self.tifa.open_term(event.link.term, self._date)

    def action_follow(self) -> None:
        """Open the link that has the focus."""
        if isinstance(self.focused, Link):
            self.focused.follow()

    def action_scroll(self, pages: int) -> None:
        """A screenful down or up."""
        view = self.query_one(VerticalScroll)
        view.scroll_relative(y=pages * (view.size.height - 2), animate=False)

    def action_drill(self) -> None:
        """Put the term into the drill."""
        self.tifa.add_to_drill(self.term.id)
        self.action_refresh()

    def action_known(self) -> None:
        """Mark the term as known, or no longer."""
        self.tifa.toggle_known_term(self.term)
        self.action_refresh()

    def action_copy(self) -> None:
        """Copy the term with pinyin and English."""
        parts = (self.term.term, self.term.pinyin, self.term.english)
        self.app.copy_to_clipboard("  ".join(part for part in parts if part))
        self.tifa.say(f"Copied: {self.term.term}")
