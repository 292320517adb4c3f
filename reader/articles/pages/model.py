"""A web page as the reader's eye has it: lines of text in order, and the boxes that hold them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree


@dataclass(slots=True)
class PageLine:
    """A line of text and the innermost box that holds it. `size`: characters but blanks; `linked`:
    those of them in links; `gap`: the border of a box or a blank line stands before it; `notices`:
    marks of a site's footer in it; `spaced`: a short line with a blank between its elements, as a
    style sheet shows the facts of an article."""

    text: str
    box: int
    size: int
    linked: int
    gap: bool
    heading: int
    hidden: bool
    notices: int = 0
    spaced: str = ""


@dataclass(slots=True)
class Box:
    """A block element: its lines are those from `first` to before `last`. `hidden`: the page as it
    was saved does not show it."""

    tag: str
    names: str
    parent: int
    first: int
    hidden: bool
    last: int = 0


@dataclass(slots=True)
class Page:
    """Lines in the order of the page; boxes in the order they open, the first holds all.
    `remarks`: comments in which a CMS states the facts; `wrapped`: line breaks of the source are
    to be kept as they are."""

    root: etree._Element
    lines: list[PageLine] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    wrapped: bool = False
