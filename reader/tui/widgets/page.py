"""The page: an article's text with pinyin over its words, on the Line API.

Only the rows in view are laid out and painted, so an article of ten million characters scrolls
like one of a thousand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.services.reading import Reading
from reader.tui import cursor
from reader.tui.painter import Painter, Passing
from reader.tui.selection import Selection, Spot, spot_at
from reader.tui.typeset import Look, Typesetter
from reader.tui.viewport import Place, Viewport

_STRIPS = 256  # painted rows that are kept
_STYLES = (
    "text", "heading", "pinyin", "known", "doubt", "term", "drilled", "slip", "hit", "selected",
    "cursor",
)  # fmt: skip
_WHOLE = ("text", "heading", "pinyin")  # these stand alone; the others are laid over them


class Page(Widget, can_focus=True):
    """The text of a `Reading`. Posts what the reader does; decides nothing about it."""

    DEFAULT_CSS = """
    Page { width: 1fr; height: 1fr; background: $background; color: $foreground; }
    Page > .page--pinyin { color: $text-muted; }
    Page > .page--known { text-style: dim; }
    Page > .page--doubt { text-style: italic underline; }
    Page > .page--text { color: $foreground; }
    Page > .page--heading { color: $foreground; text-style: bold; }
    Page > .page--term { color: $accent; text-style: underline; }
    Page > .page--drilled { text-style: bold; }
    Page > .page--slip { color: $warning; text-style: italic; }
    Page > .page--hit { color: $background; background: $warning; text-style: bold; }
    Page > .page--selected { background: $primary 40%; text-style: bold; }
    Page > .page--cursor { text-style: reverse; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"page--{name}" for name in _STYLES}
    ALLOW_SELECT = False  # wide characters and pinyin: the page selects by itself, Hanzi only

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "word(-1)", "Word back", id="page.left", show=False),
        Binding("right,l", "word(1)", "Word on", id="page.right", show=False),
        Binding("up,k", "line(-1)", "Line up", id="page.up", show=False),
        Binding("down,j", "line(1)", "Line down", id="page.down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", id="page.pageup", show=False),
        Binding("pagedown,ctrl+f,space", "page(1)", "Page down", id="page.pagedown", show=False),
        Binding("home,g", "end(-1)", "Beginning", id="page.home", show=False),
        Binding("end,G", "end(1)", "End", id="page.end", show=False),
    ]

    class Moved(Message):
        """The cursor stands at another word, or the view at another place."""

    class Opened(Message):
        """A word was clicked."""

    @dataclass
    class Hovered(Message):
        """The mouse rests on a word, or on none."""

        place: Place | None

    cursor: reactive[Place] = reactive(Place(0, 0))

    def __init__(self, reading: Reading, look: Look, start: Spot, id: str | None = None) -> None:
        """`start`: (block, code point in it) to open at."""
        super().__init__(id=id)
        self.reading = reading
        self.look = look
        self._start = start
        self._type: Typesetter | None = None
        self._view: Viewport | None = None
        self._painter: Painter | None = None
        self._strips: dict[tuple[int, int], Strip] = {}
        self._rows: list[tuple[int, int]] = []
        self._hits: dict[int, list[tuple[int, int]]] = {}
        self._selection: Selection | None = None
        self._hover: Place | None = None

    # -- setting the text

    @property
    def type(self) -> Typesetter:
        """How the article is set at present."""
        if self._type is None:
            self._type = Typesetter(self.reading, self.look, self.size.width)
        return self._type

    @property
    def view(self) -> Viewport:
        """What is in view; made when it is first asked for, once the size is known."""
        if self._view is None:
            self._view = self.type.viewport(self.size.height)
            place = self.place_of(*self._start)
            self.set_reactive(Page.cursor, place)
            if place != Place(0, 0):
                self._view.move_to(place, self.size.height // 3)
        return self._view

    def set_look(self, look: Look) -> None:
        """Set the text anew, the same words staying in view."""
        self._relaid(lambda: setattr(self, "look", look))

    def reload(self) -> None:
        """Read the annotation and all marks again, the same words staying in view."""
        self._relaid(self.reading.refresh)

    def on_resize(self, event: events.Resize) -> None:
        """Set the text in the new width; what was read stays in view."""
        self._relaid(lambda: None)

    def _relaid(self, change: Callable[[], object]) -> None:
        if self._view is None:
            change()
            self._type = None
            self.post_message(self.Moved())
            return
        y = self._view.y_of(self.cursor)
        kept = self.cursor if y is not None else self._view.first_in_view()
        kept_at, cursor_at = self._where(kept), self._where(self.cursor)
        change()
        self._type = self._painter = None
        self._view = self.type.viewport(self.size.height)
        self.set_reactive(Page.cursor, self.place_of(*self.reading.locate(*cursor_at)))
        kept = self.place_of(*self.reading.locate(*kept_at))
        self._view.move_to(kept, max(0, min(y or 0, self.size.height - 3)))
        self._strips.clear()
        self._changed()

    def _where(self, place: Place) -> tuple[int, int]:
        """(paragraph, offset in it): what stays when an article is annotated anew."""
        block = self.reading.block(place.block)
        return block.paragraph, block.start + sum(block.lengths[: place.word])

    def place_of(self, seq: int, offset: int) -> Place:
        """The word that holds code point `offset` of block `seq`."""
        layout = self.view.layout(seq)
        return Place(seq, layout.word_holding(offset))

    # -- painting

    def _paint(self) -> Painter:
        if self._painter is None:
            base = self.rich_style
            styles = {"base": Style(color=base.color, bgcolor=base.bgcolor)}
            for name in _STYLES:
                style = self.get_component_rich_style(f"page--{name}", partial=True)
                styles[name] = styles["base"] + style if name in _WHOLE else style
            if self.look.tones != "none" and "mono" not in self.app.theme and base.bgcolor:
                from reader.tui.tones import tone_styles

                styles |= tone_styles(self.look.tones, styles["text"], base.bgcolor.get_truecolor())
            left, width = self.type.left, self.size.width
            self._painter = Painter(styles, left, width, self.look.ambiguous)
        return self._painter

    def notify_style_update(self) -> None:
        """Paint in the new colours."""
        super().notify_style_update()
        self._painter = None
        self._strips.clear()

    def render_line(self, y: int) -> Strip:
        """One row of the page, `y` from its top."""
        if y == 0 or not self._rows:
            self._rows = list(self.view.window())
        if y >= len(self._rows):
            return self._paint().blank()
        block, row = self._rows[y]
        passing = self._passing(block)
        if passing:
            return self._strip(block, row, passing)
        if (block, row) not in self._strips:
            if len(self._strips) >= _STRIPS:
                self._strips.clear()
            self._strips[block, row] = self._strip(block, row, passing)
        return self._strips[block, row]

    def _strip(self, block: int, row: int, passing: Passing) -> Strip:
        shape, layout, painter = self.type.shape, self.view.layout(block), self._paint()
        line, part = divmod(row, shape.rows_per_line)
        if line >= len(layout.lines) or part > shape.labelled:
            return painter.blank()
        draw = painter.labels if shape.labelled and part == 0 else painter.text
        return draw(layout, layout.lines[line], self.type.marks(block), passing)

    def _passing(self, block: int) -> Passing:
        at = self.cursor.word if block == self.cursor.block else -1
        length = self.reading.outline.length(block)
        selected = self._selection.in_block(block, length) if self._selection else ()
        return Passing(at, self._hits.get(block, ()), selected)

    def _changed(self) -> None:
        self._rows = []
        self.refresh()
        self.post_message(self.Moved())

    # -- moving

    def go(self, seq: int, offset: int) -> None:
        """Put the cursor at code point `offset` of block `seq`, in view."""
        self._set_cursor(self.place_of(seq, offset))

    def cursor_spot(self) -> Spot:
        """(block, code point) where the word under the cursor begins."""
        return self.cursor.block, self.view.layout(self.cursor.block).starts[self.cursor.word]

    def cursor_word(self) -> tuple[int, int, int]:
        """(block, start, end) of the word under the cursor."""
        block, start = self.cursor_spot()
        return block, start, start + self.reading.block(block).lengths[self.cursor.word]

    def _set_cursor(self, place: Place, margin: int = 2) -> None:
        self.cursor = place
        self.view.reveal(place, margin)
        self._changed()

    def action_word(self, step: int) -> None:
        """One word on or back, past punctuation."""
        self._step(cursor.beside, step)

    def action_line(self, step: int) -> None:
        """To the nearest word of the next line, or the one before."""
        if not self._step(cursor.on_line, step):
            self.scroll_rows(step * self.type.shape.rows_per_line)

    def _step(self, move: Callable[[Viewport, Place, int], Place | None], step: int) -> bool:
        if self.view.y_of(self.cursor) is None:  # scrolled away: come back into view first
            self._set_cursor(self.view.first_in_view())
            return True
        place = move(self.view, self.cursor, step)
        if place is not None:
            self._set_cursor(place)
        return place is not None

    def action_page(self, step: int) -> None:
        """A screenful on or back; the cursor keeps its height on the screen."""
        place = cursor.after_page(self.view, self.cursor, step)
        self._set_cursor(place or cursor.at_end(self.view, step), margin=0)

    def action_end(self, step: int) -> None:
        """To the beginning or the end of the article."""
        if step < 0:
            self.view.move_to(Place(0, 0), 0)
        self._set_cursor(cursor.at_end(self.view, step))

    def scroll_rows(self, rows: int) -> None:
        """Scroll without moving the cursor."""
        self.view.move(rows)
        self._changed()

    def scroll_to_row(self, row: int) -> None:
        """Scroll to about `row` of all rows."""
        self.view.move_to_row(row)
        self._changed()

    def show_hits(self, hits: dict[int, list[tuple[int, int]]]) -> None:
        """Mark search hits: block → ranges of code points."""
        self._hits = hits
        self.refresh()

    # -- the mouse

    def place_at(self, x: int, y: int) -> Place | None:
        """The word at a cell of the page, or None."""
        at = self.view.line_at(y)
        if at is None or at[2] > self.type.shape.labelled:
            return None
        block, line, _ = at
        layout = self.view.layout(block)
        x -= self.type.left
        word = layout.lines[line].word_at(x, layout.labels, self.look.ambiguous)
        return None if word is None else Place(block, word)

    def word_region(self, place: Place) -> Region | None:
        """Where a word stands on the screen (pinyin row included), or None out of view."""
        y = self.view.y_of(place)
        if y is None:
            return None
        layout = self.view.layout(place.block)
        line = layout.lines[layout.line_of(place.word)]
        i = place.word - line.first
        x, width = self.type.left + line.text_at[i], line.text_end[i] - line.text_at[i]
        rows = 1 + self.type.shape.labelled
        return Region(self.region.x + x, self.region.y + y, max(1, width), rows)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.scroll_rows(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.scroll_rows(-3)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if event.button == 1:
            spot = self._spot_at(event)
            self._selection = Selection(spot, spot) if spot else None
            self.capture_mouse()
            self._hovering(None)
            self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if event.button == 1 and self._selection:
            if not 0 <= event.y < self.size.height:
                self.scroll_rows(-1 if event.y < 0 else 1)
            if spot := self._spot_at(event, gap=True):
                self._selection = Selection(self._selection.anchor, spot)
                self.refresh()
            return
        self._hovering(self.place_at(event.x, event.y))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        self.release_mouse()
        if event.button != 1 or (self._selection and not self._selection.empty):
            return
        self._selection = None
        place = self.place_at(event.x, event.y)
        if place and cursor.readable(self.view, place):
            self._set_cursor(place)
            self.post_message(self.Opened())

    def on_leave(self) -> None:
        self._hovering(None)

    def _hovering(self, place: Place | None) -> None:
        if place != self._hover:
            self._hover = place
            self.post_message(self.Hovered(place))

    def _spot_at(self, event: events.MouseEvent, gap: bool = False) -> Spot | None:
        x, y = int(event.x) - self.type.left, int(event.y)
        at = self.view.line_at(max(0, min(y, self.view.height - 1)))
        if at is not None and not self.look.joined:
            x = self.view.layout(at[0]).packed(at[1], x, self.look.ambiguous)
        return spot_at(self.view, x, y, self.look.ambiguous, gap)

    def selected_text(self) -> str:
        """The text that was dragged over, without pinyin."""
        return self._selection.text(self.reading) if self._selection else ""

    def clear_selection(self) -> bool:
        """Take the selection away; True if there was one."""
        had, self._selection = self._selection is not None, None
        self.refresh()
        return had
