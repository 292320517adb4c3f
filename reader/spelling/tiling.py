"""The words of a printed form, by the words of its pinyin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.hanzi import is_hanzi


def divide(surface: str, spelled: Sequence[Sequence[str]]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Lengths in code points and readings that tile `surface`: one piece a pinyin word, one a run
    of other characters between. `spelled`: the syllables of each word, one a Hanzi of `surface`."""
    at = 0
    for word in spelled:
        while at < len(surface) and not is_hanzi(surface[at]):
            length = _run(surface, at)
            yield length, ()
            at += length
        start, wanted = at, len(word)
        readings: list[str] = []
        while wanted and at < len(surface):
            if is_hanzi(surface[at]):
                readings.append(word[len(word) - wanted].lower())
                wanted -= 1
            elif readings:
                # Punctuation inside a pinyin word parts it: “慢、粗、虚” keeps its marks.
                yield at - start, tuple(readings)
                length = _run(surface, at)
                yield length, ()
                at += length
                start, readings = at, []
                continue
            at += 1
        if readings:
            yield at - start, tuple(readings)
    if at < len(surface):
        yield len(surface) - at, ()


def _run(surface: str, at: int) -> int:
    end = at
    while end < len(surface) and not is_hanzi(surface[end]):
        end += 1
    return end - at
