"""How places in articles are told."""

from __future__ import annotations

_HEAD = {-2: "title", -1: "subtitle"}  # paragraphs that an annotation has before the text


def paragraph_name(paragraph: int) -> str:
    """What a person calls the paragraph with this number; the first of the text has 0."""
    return _HEAD.get(paragraph, f"paragraph {paragraph + 1}")
