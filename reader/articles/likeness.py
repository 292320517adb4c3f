"""How alike two articles are: by their letters alone, so that neither the file format nor the
encoding, the layout or the punctuation matters."""

from __future__ import annotations

import heapq
import re
import unicodedata
from zlib import crc32

from reader.articles.model import Article

PRINTS = 24  # of each article; two with nine tenths of their shingles in common share about 21
_SHINGLE = 5  # letters
_OTHERS = re.compile(r"[\W_]+")
_SAMPLE = 200_000  # letters: what the beginning of a longer text says is enough


def letters(article: Article) -> str:
    """The letters, digits and Hanzi of title, subtitle and text, in one width and case; without a
    title that was only supplied, for the next one may supply another."""
    title = "" if article.title_supplied else article.title
    return _folded(title, article.subtitle) + body_letters(article)


def body_letters(article: Article) -> str:
    """Those of the text alone."""
    return _folded(*(paragraph.text for paragraph in article.paragraphs))


def _folded(*texts: str) -> str:
    folded = (unicodedata.normalize("NFKC", text).casefold() for text in texts)
    return "".join(_OTHERS.sub("", text) for text in folded)


def prints(text: str) -> list[int]:
    """At most `PRINTS` numbers that tell the letters `text` from others: similar texts share most
    of them (a bottom-k sketch, Broder 1997)."""
    return heapq.nsmallest(PRINTS, {crc32(one.encode()) for one in _shingles(text)})


def likeness(one: str, other: str) -> float:
    """The share (0–1) of their shingles that two texts, given as `letters`, both have (Jaccard)."""
    if one == other:
        return 1.0
    shorter, longer = sorted((len(one), len(other)))
    if longer > _SAMPLE and shorter < 0.8 * longer:  # the rest of a longer text may be new
        return 0.0
    mine, theirs = _shingles(one), _shingles(other)
    return len(mine & theirs) / len(mine | theirs)


def _shingles(text: str) -> set[str]:
    text = text[:_SAMPLE]
    return {text[at : at + _SHINGLE] for at in range(max(1, len(text) - _SHINGLE + 1))}
