"""The reader: an article's page, the pop-up at a word, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Footer

from reader.services.reading import Reading
from reader.tui import cursor, lookup
from reader.tui.look_verbs import LookVerbs
from reader.tui.messages import AnnotationMade
from reader.tui.search import Search
from reader.tui.told import told
from reader.tui.typeset import Look
from reader.tui.viewport import Place
from reader.tui.widgets.article_header import ArticleHeader
from reader.tui.widgets.page import Page
from reader.tui.widgets.page_bar import PageBar
from reader.tui.widgets.popup import Popup
from reader.tui.word_verbs import WordVerbs

if TYPE_CHECKING:
    pass

_SAVE_EVERY = 3.0  # seconds between remembering the place
_HOVER_DELAY = 0.25  # seconds the mouse rests before a pop-up opens


class ReadingScreen(LookVerbs, WordVerbs, Screen[None]):
    """Reads one article."""

    DEFAULT_CSS = """
    ReadingScreen { layers: default popup; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "Look up", id="reader.open"),
        Binding("n", "term(1)", "Next term", id="reader.next_term"),
        Binding("N", "term(-1)", "Term before", id="reader.previous_term", show=False),
        Binding("a", "drill", "To the drill", id="reader.drill"),
        Binding("p", "pinyin", "Pinyin", id="reader.pinyin"),
        Binding("question_mark", "app.help", "Help", id="app.help"),
        Binding("x", "known", "Known", id="reader.known", show=False),
        Binding("slash", "search", "Search", id="reader.search", show=False),
        Binding("b", "bookmark", "Bookmark", id="reader.bookmark", show=False),
        Binding("B", "bookmarks", "Bookmarks", id="reader.bookmarks", show=False),
        Binding("r", "readings", "Correct the reading", id="reader.readings", show=False),
        Binding("m", "match", "Another term is meant", id="reader.match", show=False),
        Binding("M", "mine", "New terms in the article", id="reader.mine", show=False),
        Binding("P", "prestudy", "Study its terms first", id="reader.prestudy", show=False),
        Binding("y", "copy", "Copy", id="reader.copy", show=False),
        Binding("i", "info", "About the article", id="reader.info", show=False),
        Binding("d", "density", "Density", id="reader.density", show=False),
        Binding("t", "spelling", "Tone marks, numbers, zhuyin", id="reader.spelling", show=False),
        Binding("s", "simplified", "Simplified characters", id="reader.simplified", show=False),
        Binding("escape", "back", "Back", id="reader.back", show=False),
        Binding("q", "leave", "Library", id="reader.leave", show=False),
    ]

    def __init__(self, reading: Reading, look: Look, at: tuple[int, int] | None = None) -> None:
        """`at`: (paragraph, offset) to open at; else where the article was left."""
        super().__init__()
        self._at = reading.locate(*at) if at else reading.place()
        self.reading = reading
        self._look = look
        self._search = Search()
        self._spot: tuple[int, int] | None = None
        self._saved: tuple[int, int] | None = None
        self._timer: Timer | None = None
        self._gone = False
        self._popup_at: Place | None = None

    def compose(self) -> ComposeResult:
        """Header, page, pop-up, search line, footer."""
        article = self.reading.article
        facts = " · ".join(fact for fact in (article.source, article.date) if fact)
        header = ArticleHeader(article.title, facts)
        header.tell(self.reading.progress(*self._at), f"pinyin: {self._look.pinyin}")
        yield header
        with Horizontal():
            yield Page(self.reading, self._look, self._at, id="page")
            yield PageBar()
        yield Popup(id="popup")
        yield Footer(show_command_palette=False)

    @property
    def article_id(self) -> str:
        """The id of the article that is read."""
        return self.reading.row.id

    @property
    def popup(self) -> Popup:
        """The box at a word."""
        return self.query_one(Popup)

    def on_mount(self) -> None:
        """The page has the keys; the place is kept every now and then, lest it be lost."""
        self.page.focus()
        self.set_interval(_SAVE_EVERY, self.save)

    def on_screen_suspend(self) -> None:
        """Remember the place whenever another screen comes."""
        self.save()

    def on_unmount(self) -> None:
        """Remember the place when tifa ends."""
        self.save()

    @told
    def save(self) -> None:
        """Remember where the reader is, if that changed."""
        if self._spot is not None and self._spot != self._saved and not self._gone:
            self.reading.leave(*self._spot)
            self._saved = self._spot

    def forget(self) -> None:
        """The article was removed, or its text is another one now, while this screen lies beneath
        another: nothing is read or remembered of it any more."""
        self._gone = True

    # -- telling

    @on(Page.Moved)
    def _moved(self) -> None:
        page = self.page
        self._spot = page.cursor_spot()
        progress = self.reading.progress(*self._spot)
        state = f"pinyin: {page.look.pinyin}"
        if self._search:
            state = self._search.state(page.cursor_word())
        self.query_one(ArticleHeader).tell(progress, state)
        view = page.view
        self.query_one(PageBar).tell(view.heights.total, view.top, view.height)
        if self.popup.display and self._popup_at is not None:
            self._show(page.cursor)  # the pop-up goes with the cursor
        else:
            self.popup.hide()

    @told
    def _show(self, place: Place) -> None:
        region = self.page.word_region(place)
        if region is None:
            self._hide()
            return
        self._popup_at = place
        answer = lookup.answer(self.tifa.home, self.reading, self._layout(place), place.word)
        self.popup.show_at(region, answer, self.size)

    def _hide(self) -> None:
        self.popup.hide()
        self._popup_at = None

    # -- the mouse

    @on(PageBar.Dragged)
    def _dragged(self, event: PageBar.Dragged) -> None:
        self.page.scroll_to_row(event.row)

    @on(PageBar.Paged)
    def _paged(self, event: PageBar.Paged) -> None:
        self.page.action_page(event.step)

    @on(Page.Hovered)
    def _hovered(self, event: Page.Hovered) -> None:
        if self._timer is not None:
            self._timer.stop()
        if not self.tifa.home.config.reading_hover or self._popup_at is not None:
            return
        place = event.place
        if place is None or not cursor.readable(self.page.view, place):
            self.popup.hide()
            return
        self._timer = self.set_timer(_HOVER_DELAY, lambda: self._hover(place))

    def _hover(self, place: Place) -> None:
        self._show(place)
        self._popup_at = None  # a pop-up of the mouse goes when the mouse goes

    @on(Page.Opened)
    def _clicked(self) -> None:
        self._show(self.page.cursor)

    # -- keys

    def action_open(self) -> None:
        """The pop-up; with the pop-up open, the whole card."""
        found = self._found(self.page.cursor)
        if self.popup.display and self._popup_at == self.page.cursor and found:
            also = [other.term.id for other in found[1:]]
            self.tifa.open_term(found[0].term.id, self.reading.article.date, also)
            return
        self._show(self.page.cursor)

    def action_term(self, step: int) -> None:
        """To the next marked term, or the one before; while a search is active, to its hits."""
        spot = self.page.cursor_spot()
        if self._search:
            self.page.go(*self._search.beside(self.page.cursor_word(), step)[:2])
            return
        marked = next((f for f in self._found(self.page.cursor) if f.shown), None)
        to = self.reading.next_term(spot[0], marked.start if marked else spot[1], back=step < 0)
        if to is None:
            self.tifa.say("No term after this one." if step > 0 else "No term before this one.")
        else:
            self.page.go(*to)

    def reload(self) -> None:
        """Read all marks again."""
        if not self._gone:
            self.page.reload()

    def set_look(self, look: Look) -> None:
        """Set the page anew."""
        if self._gone:
            return
        self._look = look
        self._hide()
        self.page.set_look(look)

    @told
    def _remarked(self) -> None:
        self.page.reload()
        if self.popup.display:
            self._show(self.page.cursor)

    def action_mine(self) -> None:
        """Candidate set terms of this article that no deck has."""
        self.tifa.open_mining(self.article_id)

    def action_prestudy(self) -> None:
        """Learn the unknown terms of this article in the drill."""
        self.tifa.open_prestudy(self.article_id)

    def action_info(self) -> None:
        """What is known about the article."""
        from reader.tui.screens.about import AboutScreen

        self.app.push_screen(AboutScreen(self.reading))

    def annotation_made(self, event: AnnotationMade) -> None:
        """This article was annotated anew: take it in, where one reads."""
        if event.id == self.reading.row.id and not self._gone:
            self._hide()
            self.page.reload()

    # -- search

    def action_search(self) -> None:
        """Open the search line."""
        from reader.tui.widgets.search_line import SearchLine

        if not self.query(SearchLine):
            self.mount(SearchLine(), before="Footer")
        self.query_one(SearchLine).focus()

    @told
    def search(self, wanted: str) -> None:
        """Mark all places of `wanted` and go to the first from here on."""
        self._search = Search(wanted, list(self.reading.find(wanted)))
        self.page.show_hits(self._search.by_block())
        self.close_search()
        if self._search:
            self.page.go(*self._search.at_or_after(self.page.cursor_word())[:2])
        elif wanted:
            self.tifa.say(f"“{wanted}” does not stand in this article.")
        self._moved()

    def close_search(self) -> None:
        """Take the search line away; the hits stay."""
        self.query("SearchLine").remove()
        self.page.focus()

    def action_back(self) -> None:
        """Close what is open: pop-up, search line, selection, search; then the article."""
        if self.query("SearchLine"):
            self.close_search()
        elif self.popup.display:
            self._hide()
        elif self.page.clear_selection():
            pass
        elif self._search:
            self._search = Search()
            self.page.show_hits({})
            self._moved()
        else:
            self.action_leave()

    def action_leave(self) -> None:
        """Back to the library."""
        self.save()
        self.tifa.close_article()
