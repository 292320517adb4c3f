"""Steps of the cursor from word to word and line to line. Pure: place in, place out."""

from __future__ import annotations

from reader.hanzi import count_hanzi
from reader.tui.viewport import Place, Viewport


def readable(view: Viewport, place: Place) -> bool:
    """Is there something to look up: Hanzi, letters or digits, not punctuation?"""
    word = view.layout(place.block).word(place.word)
    return bool(count_hanzi(word)) or word[:1].isalnum()


def beside(view: Viewport, place: Place, step: int) -> Place | None:
    """The next readable word (step 1) or the one before (-1), or None at the article's end."""
    at = _neighbour(view, place, step)
    while at is not None and not readable(view, at):
        at = _neighbour(view, at, step)
    return at


def _neighbour(view: Viewport, place: Place, step: int) -> Place | None:
    if 0 <= place.word + step < len(view.layout(place.block).starts):
        return Place(place.block, place.word + step)
    block = place.block + step
    if not 0 <= block < len(view.outline):
        return None
    return Place(block, 0 if step > 0 else len(view.layout(block).starts) - 1)


def on_line(view: Viewport, place: Place, step: int) -> Place | None:
    """The word nearest below (step 1) or above (-1), or None at the article's end."""
    layout = view.layout(place.block)
    number = layout.line_of(place.word)
    line = layout.lines[number]
    i = place.word - line.first
    x = (line.text_at[i] + line.text_end[i]) // 2
    block, number = place.block, number + step
    if not 0 <= number < len(layout.lines):
        block += step
        if not 0 <= block < len(view.outline):
            return None
        layout = view.layout(block)
        number = 0 if step > 0 else len(layout.lines) - 1
    return Place(block, layout.lines[number].nearest(x))


def after_page(view: Viewport, place: Place, step: int) -> Place | None:
    """Scroll by a screenful; the word at the cursor's height afterwards, or None if the article's
    end was in view already."""
    per_line = view.shape.rows_per_line
    y = view.y_of(place) or 0
    before = (view.block, view.row)
    view.move(step * max(per_line, (view.height // per_line - 1) * per_line))
    view.align()
    if (view.block, view.row) == before:
        return None
    whole = view.whole_lines()
    return min(whole, key=lambda line: abs(line[0] - y))[1] if whole else view.first_in_view()


def at_end(view: Viewport, step: int) -> Place:
    """The first readable word of the article (step -1), or the last (1)."""
    block = 0 if step < 0 else len(view.outline) - 1
    place = Place(block, 0 if step < 0 else len(view.layout(block).starts) - 1)
    return place if readable(view, place) else beside(view, place, -step) or place
