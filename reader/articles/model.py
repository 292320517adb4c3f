"""What an article is."""

from __future__ import annotations

from dataclasses import dataclass

from reader.hanzi import count_hanzi


@dataclass(frozen=True, slots=True)
class Suspicion:
    """An obvious slip of print or OCR that stays in the text: what stands there, what was meant."""

    as_is: str
    likely: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, a single line of clean text; `heading` is 0 for body text, else its level."""

    text: str
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A clean article. Dates are YYYY[-MM[-DD]] or empty; title and subtitle are no paragraphs."""

    id: str
    title: str
    paragraphs: tuple[Paragraph, ...]
    subtitle: str = ""
    source: str = ""
    date: str = ""
    author: str = ""
    note: str = ""
    title_supplied: bool = False
    suspected: tuple[Suspicion, ...] = ()

    @property
    def hanzi(self) -> int:
        """The length as readers of Chinese count it: Hanzi in title, subtitle and text."""
        texts = [self.title, self.subtitle, *(p.text for p in self.paragraphs)]
        return sum(map(count_hanzi, texts))

    @property
    def digest(self) -> str:
        """A fingerprint of everything a reader sees; equal articles have equal digests."""
        from hashlib import blake2b  # loads OpenSSL: not where an article is only shown

        facts = (
            self.title,
            self.subtitle,
            self.source,
            self.date,
            self.author,
            self.note,
            self.title_supplied,
            self.suspected,
            self.paragraphs,
        )
        return blake2b(repr(facts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
