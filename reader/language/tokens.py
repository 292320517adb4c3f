"""Text split into runs of Hanzi, which are cut into words, and the tokens between them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.hanzi import HANZI

_LETTER = rf"[^\W{HANZI}]"  # letters and digits of any script that are not Hanzi

# A figure or foreign word keeps the signs inside it: 1.5, 20%, 2023-2027, GDP, 12:30, 3/4.
_TOKEN = re.compile(
    rf"(?P<hanzi>[{HANZI}]+)"
    rf"|{_LETTER}+(?:%?[.,:/\-&+'’·~][+\-]?{_LETTER}+)*[%‰℃°]*"
    r"|\r\n|(?P<mark>[—…─])(?P=mark)*"
    r"|.",
    re.DOTALL,
)


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, bool]]:
    """(start, end, is it a run of Hanzi) of the pieces that tile `text[start:end]`, in order."""
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        yield match.start(), match.end(), match["hanzi"] is not None
