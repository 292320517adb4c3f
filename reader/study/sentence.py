"""The sentence a term was met in, and the same sentence with the term blanked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.glossary.fold import fold, fold_with_map

BLANK = "＿"  # one a Hanzi, as wide as one


@dataclass(frozen=True, slots=True)
class Met:
    """Where a term was met: code point `offset` of `paragraph` of an article, and the sentence."""

    article: str
    paragraph: int
    offset: int
    sentence: str

    @property
    def facet(self) -> str:
        """A key that stays the same when quotes, blanks or the place of the sentence change."""
        from hashlib import blake2b  # loads OpenSSL: not before a term is put into the drill

        return blake2b(fold(self.sentence).encode(), digest_size=6).hexdigest()


def spans_of(sentence: str, forms: Sequence[str]) -> list[tuple[int, int]]:
    """Where printed forms of a term stand in `sentence`, as (start, end) in code points, sorted.

    Quotes and blanks inside a form don't matter. Where forms overlap, the longest is taken.
    """
    folded, at = fold_with_map(sentence)
    found: list[tuple[int, int]] = []
    for form in sorted({fold(form) for form in forms} - {""}, key=len, reverse=True):
        start = folded.find(form)
        while start >= 0:
            span = at[start], at[start + len(form) - 1] + 1
            if all(span[1] <= other[0] or span[0] >= other[1] for other in found):
                found.append(span)
            start = folded.find(form, start + len(form))
    return sorted(found)


def blanked(sentence: str, spans: Sequence[tuple[int, int]]) -> str:
    """`sentence` with the Hanzi, letters and digits within `spans` made ＿; marks stay."""
    chars = list(sentence)
    for start, end in spans:
        chars[start:end] = [BLANK if char.isalnum() else char for char in chars[start:end]]
    return "".join(chars)
