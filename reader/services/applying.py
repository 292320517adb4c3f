"""The user's corrections laid over the words of a text. Pure: words in, words out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reader.hanzi import is_hanzi
from reader.language.model import Word
from reader.services.alternatives import read_source, stored_source
from reader.storage.blocks import Block
from reader.storage.corrections import Correction

USER = "user"  # `by` of a corrected word


@dataclass(frozen=True, slots=True)
class Span:
    """Code points start–end of a text, to be read as `syllables`, one per Hanzi."""

    start: int
    end: int
    syllables: tuple[str, ...]


def for_article(corrections: Iterable[Correction], article: str) -> list[Correction]:
    """Those that may hold in the article with this id (`""`: in no article of the library)."""
    return [c for c in corrections if c.article is None or c.article == article]


def digest(corrections: Sequence[Correction]) -> str:
    """A fingerprint of what `corrections` say; `""` where there are none."""
    if not corrections:
        return ""
    from hashlib import blake2b  # loads OpenSSL: not where there is nothing to do

    facts = sorted(repr((one.scope, one.syllables)) for one in corrections)
    return blake2b("".join(facts).encode(), digest_size=8).hexdigest()


def find(
    text: str,
    words: Sequence[Word],
    shown: Sequence[tuple[int, int]],
    corrections: Sequence[Correction],
    paragraph: int | None = None,
    base: int = 0,
) -> list[Span]:
    """Where `corrections` hold in `text`, in order, none overlapping another.

    `words` tile the text, `shown` are the spans of its marked terms; the text begins at code
    point `base` of `paragraph`. A correction of one place holds there while the word still stands
    there. The others are found by their characters, whatever the words, the longest first, but
    not across the words of a marked term unless they cover it; a single character only where it
    is a word by itself, for 为 is read otherwise in 认为.
    """
    if not corrections:
        return []
    from reader.language.script import simplify

    plain = simplify(text)
    edges = [word.start for word in words]
    spans: list[tuple[tuple[bool, int, bool, int], Span]] = []
    for one in corrections:
        # A word given in simplified characters is meant in traditional text as well.
        texts = (text,) if simplify(one.word) != one.word else (text, plain)
        if one.here:
            starts = _here(text, one, paragraph, base)
        elif len(one.word) == 1:
            starts = _alone(words, texts, one.word)
        else:
            found = sorted({at for where in texts for at in _places(where, one.word)})
            size = len(one.word)
            starts = (s for s in found if _fits(words, edges, shown, s, s + size))
        for start in starts:
            # A narrower scope wins over a wider one, a longer word over a shorter, then the left.
            rank = (not one.here, -len(one.word), one.article is None, start)
            spans.append((rank, Span(start, start + len(one.word), one.syllables)))
    taken: set[int] = set()
    chosen: list[Span] = []
    for _, span in sorted(spans, key=lambda ranked: ranked[0]):
        if taken.isdisjoint(range(span.start, span.end)):
            taken.update(range(span.start, span.end))
            chosen.append(span)
    return sorted(chosen, key=lambda span: span.start)


def crossing(words: Sequence[Word], spans: Iterable[Span]) -> list[Span]:
    """The spans that do not lie within one word: there the text was cut otherwise."""
    starts = [word.start for word in words]
    return [span for span in spans if not _within_one(words, starts, span.start, span.end)]


def apply(words: Sequence[Word], spans: Sequence[Span]) -> list[Word]:
    """`words` with the readings of `spans` (sorted, apart, within the text the words tile).

    A span within a word changes syllables of it; one across words becomes a word of its own, and
    what it leaves of the others keeps its syllables.
    """
    if not spans:
        return list(words)
    edges = {word.start for word in words}
    for span in crossing(words, spans):
        edges -= set(range(span.start, span.end))
        edges |= {span.start, span.end}
    first, end = words[0].start, words[-1].start + len(words[-1].text)
    text = "".join(word.text for word in words)
    syllables = {at: syllable for word in words for at, syllable in _placed(word)}
    users: set[int] = set()
    for span in spans:
        hanzi = [at for at in range(span.start, span.end) if is_hanzi(text[at - first])]
        syllables.update(zip(hanzi, span.syllables, strict=True))
        users.update(hanzi)
    old = [word.start for word in words]
    made: list[Word] = []
    starts = sorted(edge for edge in edges if edge < end)
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        holding = words[bisect_right(old, start) - 1]
        surface = text[start - first : stop - first]
        hanzi = [at for at in range(start, stop) if is_hanzi(text[at - first])]
        by = (USER if not users.isdisjoint(hanzi) else holding.by) if hanzi else ""
        doubt = holding.doubt if surface == holding.text and by != USER else ""
        made.append(Word(surface, start, tuple(syllables[at] for at in hanzi), by, doubt))
    return made


def correct_block(block: Block, corrections: Sequence[Correction]) -> Block:
    """A stored block with `corrections` laid over its words."""
    words, at = [], 0
    for length, reading, stored in zip(block.lengths, block.readings, block.by, strict=True):
        syllables = tuple(s.replace("?", "") for s in reading.split())
        words.append(Word(block.text[at : at + length], at, syllables, *read_source(stored)))
        at += length
    shown = [(start, end) for _, start, end, marked in block.terms if marked]
    spans = find(block.text, words, shown, corrections, block.paragraph, block.start)
    lengths, readings, by = stored_words(apply(words, spans))
    return replace(block, lengths=lengths, readings=readings, by=by)


def stored_words(
    words: Sequence[Word],
) -> tuple[tuple[int, ...], tuple[str, ...], tuple[str, ...]]:
    """The lengths, readings and sources of words as a block keeps them."""
    return (
        tuple(len(word.text) for word in words),
        tuple(" ".join(s or "?" for s in word.pinyin) for word in words),
        tuple(stored_source(word.by, word.doubt) for word in words),
    )


def _here(text: str, one: Correction, paragraph: int | None, base: int) -> Iterator[int]:
    if one.paragraph == paragraph and one.offset is not None:
        at = one.offset - base
        if at >= 0 and text.startswith(one.word, at):
            yield at


def _places(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def _fits(
    words: Sequence[Word], edges: list[int], shown: Sequence[tuple[int, int]], start: int, end: int
) -> bool:
    """Is a span apart from every marked term, around it, or within one of its words?"""
    return all(
        end <= at or stop <= start or (start <= at and stop <= end)
        for at, stop in shown
    ) or _within_one(words, edges, start, end)  # fmt: skip


def _alone(words: Sequence[Word], texts: Sequence[str], wanted: str) -> Iterator[int]:
    from reader.language.script import APART

    for word in words:
        if len(word.text) == 1 and (
            word.text == wanted
            or (word.text not in APART and any(text[word.start] == wanted for text in texts))
        ):
            yield word.start


def _within_one(words: Sequence[Word], starts: list[int], start: int, end: int) -> bool:
    word = words[bisect_right(starts, start) - 1]
    return end <= word.start + len(word.text)


def _placed(word: Word) -> Iterator[tuple[int, str]]:
    hanzi = (at for at, char in enumerate(word.text, word.start) if is_hanzi(char))
    return zip(hanzi, word.pinyin, strict=True)
