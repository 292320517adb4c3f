"""Running heads, running feet and page numbers: what is printed again on page after page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.articles.pdf.layout import Piece, bands

_OUTER = 3  # lines from the top and from the foot of a page in which its head and foot stand
_SAME = 4.0  # points: how much higher or lower the same head may stand
_SAYS = 3  # letters: fewer may stand at one place of a line by chance
_MARGIN = 0.14  # of what is printed on any page: a number alone in it is that of the page
_NUMBERS = re.compile(r"\d+|(?<=第)[〇零一二三四五六七八九十百]+(?=[页版期])")
_NUMBER = re.compile(
    r"""[\s\-–—―－─·•.~〜|/]*
    (?:第\s*)? (?:page\s*)? (?:\d{1,4}|[ivxlc]{1,7}) (?:\s*页)?
    (?:\s* (?:/|of|，?\s*共) \s* \d{1,4} (?:\s*页)?)?
    [\s\-–—―－─·•.~〜|/]*""",
    re.VERBOSE | re.IGNORECASE,
)

Page = Sequence[Piece]
_Sign = tuple[str, int, int]


def without_furniture(pages: Sequence[Page]) -> tuple[list[list[Piece]], list[str]]:
    """The pages without their heads, feet and numbers, and the text of the heads and feet, each
    as it stands first.

    Text is such if it stands on other pages at the same height, but for its numbers the same: near
    the top or the foot on at least three pages (or on both of two), anywhere on at least half of
    five or more. A number alone goes from where the number of a page stands.
    """
    lined = [bands(page) for page in pages]
    outer: Counter[_Sign] = Counter()
    inner: Counter[_Sign] = Counter()
    for page in lined:
        for counted, some in ((outer, _ends(page)), (inner, page)):
            counted.update(
                {s for band in some for part in _parts(band) for s in _signs(part, band)}
            )
    enough = min(3, max(2, len(pages)))
    often = max(3, -(-len(pages) // 2)) if len(pages) >= 5 else len(pages) + 1
    again = sum(inner[_signs(band, band)[0]] >= often for page in lined for band in page)
    if 2 * again > sum(map(len, lined)):  # the same page again and again
        often = len(pages) + 1
    heights = [band[0].y for page in lined for band in page] or [0.0]
    margin = _MARGIN * (max(heights) - min(heights))
    body = (min(heights) + margin, max(heights) - margin)
    heads: dict[_Sign, str] = {}
    kept: list[list[Piece]] = []
    for page in lined:
        ends = {id(band) for band in _ends(page)}
        kept.append([])
        for band in page:
            end = id(band) in ends
            out: list[Piece] = []
            for part in _parts(band):
                signs = _signs(part, band)
                again = any(inner[s] >= often or (end and outer[s] >= enough) for s in signs)
                if not out and again:
                    heads.setdefault(signs[0], _text(part))
                out += part if again else []
            if end and not body[0] < band[0].y < body[1] and _NUMBER.fullmatch(_text(band)):
                out = band
            kept[-1] += [piece for piece in band if piece not in out]
    return kept, [text for text in heads.values() if not _NUMBER.fullmatch(text)]


def _ends(page: Sequence[list[Piece]]) -> list[list[Piece]]:
    return [*page[:_OUTER], *page[max(_OUTER, len(page) - _OUTER) :]]


def _parts(band: list[Piece]) -> list[list[Piece]]:
    """The line, and each of its pieces that says something: a head may have the page's own editor
    in one corner, a watermark may stand between the words of a line."""
    pieces = ([p] for p in band if len(band) > 1 and sum(map(str.isalpha, p.text)) >= _SAYS)
    return [band, *pieces]


def _text(band: Iterable[Piece]) -> str:
    return " ".join(piece.text for piece in band).strip()


def _signs(part: list[Piece], band: list[Piece]) -> list[_Sign]:
    """What text has in common with itself on other pages: two signs, so that heights that differ a
    little share one. A piece of a line must stand at the same distance from the left, too."""
    text = _NUMBERS.sub("#", re.sub(r"\s+", "", _text(part)))
    step = int(part[0].y // _SAME)
    across = -1 if part is band else round(part[0].x0 / _SAME)
    return [(text, step, across), (text, step + 1, across)]
