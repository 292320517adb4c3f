"""How places in articles are told."""

from __future__ import annotations

_HEAD = {-2: "title", -1: "subtitle"}  # paragraphs that an annotation has before the text


def paragraph_name(paragraph: int) -> str:
    """What a person calls the paragraph with this number; the first of the text has 0."""
    return _HEAD.get(paragraph, f"paragraph {paragraph + 1}")


def place_name(paragraph: int, offset: int | None) -> str:
    """A place in an article; below 0 the offset says that the text that stood there is gone."""
    if offset is not None and offset < 0:
        return "its text there is gone"
    return f"{paragraph_name(paragraph)}, character {offset}"
