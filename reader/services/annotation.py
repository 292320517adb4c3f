"""Text + glossary + language → blocks. The two rooms meet only here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader import pinyin
from reader.articles.blocks import cut_blocks
from reader.articles.model import Article, Paragraph
from reader.glossary.compiled import Glossary
from reader.glossary.fold import fold
from reader.glossary.matcher import Match, Matcher, Span
from reader.glossary.senses import NOWHERE, Setting, rank_senses
from reader.hanzi import count_hanzi, is_hanzi
from reader.language.model import Fixed, Word
from reader.language.words import Linguist
from reader.services import applying, deciding
from reader.services.applying import USER, for_article, stored_words
from reader.services.deciding import decide, resolved, with_matches
from reader.spelling.tiling import divide
from reader.storage.blocks import Block
from reader.storage.corrections import Correction
from reader.storage.matches import Decision

LONGEST_WORD = 18  # code points: fits the narrowest column
TITLE, SUBTITLE = -2, -1  # paragraph numbers
_AT_ONCE = 50_000  # code points of a paragraph: what is made of them on the way fills the memory


@dataclass(frozen=True, slots=True)
class Annotated:
    """One paragraph with its words (they tile the text) and its terms, all matches listed."""

    text: str
    heading: int
    words: list[Word]
    terms: list[Match]


class Annotator:
    """Annotates paragraphs. The first one loads the language engine, some tenths of a second."""

    def __init__(
        self,
        glossary: Glossary,
        cache: Path,
        corrections: Sequence[Correction] = (),
        decisions: Sequence[Decision] = (),
    ) -> None:
        """`cache`: the folder for compiled dictionaries; `corrections` of readings and `decisions`
        on matches: all of the user's."""
        self._linguist = Linguist(cache)
        self._matcher = Matcher(glossary.forms())
        self._glossary = glossary
        self._corrections = corrections
        self._decisions = resolved(decisions, glossary.renamed)

    def paragraph(
        self,
        paragraph: Paragraph,
        article: str = "",
        number: int | None = None,
        setting: Setting = NOWHERE,
        base: int = 0,
    ) -> Annotated:
        """Words and terms of one paragraph, or of a stretch of it that begins at code point `base`.
        With its article's id and its number there, the corrections and decisions that hold only in
        that article, or only in that place, count as well; `setting` tells which sense of a term
        is the likelier."""
        text = paragraph.text
        cuts_word = self._linguist.cuts_word(text)
        terms = self._matcher.find(
            text, cuts_word, lambda ids, span: self._ranked(ids, span, text, setting)
        )
        if mine := deciding.for_article(self._decisions, article):
            terms = decide(text, terms, mine, number, base)
        fixed = [self._fixed(text, match) for match in terms if match.shown]
        words = self._words(text, [span for span in fixed if span], terms, article, number, base)
        pieces = [piece for word in words for piece in _pieces(word)]
        return Annotated(text, paragraph.heading, pieces, terms)

    def blocks(self, article: Article) -> Iterator[Block]:
        """The blocks of a whole article in order; title and subtitle come first, as paragraphs
        numbered `TITLE` and `SUBTITLE`, so that they too can be read and looked up."""
        seq = 0
        setting = self.setting(article)
        for number, paragraph in _numbered(article):
            text = paragraph.text
            for start, end in cut_blocks(text, longest=_AT_ONCE):
                stretch = Paragraph(text[start:end], paragraph.heading)
                annotated = self.paragraph(stretch, article.id, number, setting, start)
                for block in _cut(annotated, number, seq, start, end == len(text)):
                    yield block
                    seq += 1

    def setting(self, article: Article) -> Setting:
        """When and where an article was written, as far as its source and title tell; the places
        that the glossary knows are named in English too."""
        about = f"{article.source} {article.title} {article.subtitle} {article.author}"
        found = (self._glossary.term(match.id) for match in self._matcher.find(about))
        places = (term.english for term in found if term and term.kind == "place")
        return Setting(article.date, " ".join([about, *places]))

    def _ranked(self, ids: Sequence[str], span: Span, text: str, setting: Setting) -> Sequence[str]:
        senses = [term for identity in ids if (term := self._glossary.term(identity))]
        if len(senses) < len(ids):
            return ids
        return [term.id for term in rank_senses(senses, setting, text, *span)]

    def _words(
        self,
        text: str,
        fixed: list[Fixed],
        terms: list[Match],
        article: str,
        number: int | None,
        base: int,
    ) -> list[Word]:
        words = self._linguist.words(text, fixed)
        mine = for_article(self._corrections, article)
        if not mine:
            return words
        shown = [(term.start, term.end) for term in terms if term.shown]
        spans = applying.find(text, words, shown, mine, number, base)
        if crossing := applying.crossing(words, spans):
            # Where the text was cut otherwise, what stands beside the corrected word is cut anew.
            given = [
                Fixed(span.start, ((span.end - span.start, span.syllables),), USER)
                for span in crossing
            ]
            kept = [f for f in fixed if all(f.end <= g.start or g.end <= f.start for g in given)]
            words = self._linguist.words(text, sorted([*kept, *given], key=lambda f: f.start))
            spans = applying.find(text, words, shown, mine, number, base)
        return applying.apply(words, spans)

    def _fixed(self, text: str, match: Match) -> Fixed | None:
        """The words of a marked term, divided and read as its deck says.

        None where the printed form has other Hanzi than the headword (a variant): then the
        language engine cuts and reads it like any text.
        """
        term = self._glossary.term(match.id)
        surface = text[match.start : match.end]
        if term is None or not term.pinyin:
            return None
        spelled = pinyin.words(term.pinyin)
        same = count_hanzi(surface) == sum(map(len, spelled))
        if not spelled or not same or not _reads_as(surface, term.term):
            return None
        return Fixed(match.start, tuple(divide(surface, spelled)), "glossary")


def _numbered(article: Article) -> Iterator[tuple[int, Paragraph]]:
    yield TITLE, Paragraph(article.title, 1)
    if article.subtitle:
        yield SUBTITLE, Paragraph(article.subtitle, 2)
    yield from enumerate(article.paragraphs)


def _pieces(word: Word) -> Iterator[Word]:
    """`word`, or the pieces of one too long for a line (a web address, a line of dashes)."""
    if len(word.text) <= LONGEST_WORD:
        yield word
        return
    readings = iter(word.pinyin)
    for at in range(0, len(word.text), LONGEST_WORD):
        text = word.text[at : at + LONGEST_WORD]
        mine = tuple(next(readings) for char in text if is_hanzi(char))
        yield Word(text, word.start + at, mine, word.by if mine else "")


def _reads_as(surface: str, headword: str) -> bool:
    return fold(surface) == fold(headword)


def _cut(paragraph: Annotated, number: int, seq: int, base: int, last: bool) -> Iterator[Block]:
    """The blocks of a stretch that begins at code point `base` of paragraph `number`; `last`: it is
    the end of it."""
    keep = [(m.start, m.end) for m in paragraph.terms if m.shown]
    words = keep + [(w.start, w.start + len(w.text)) for w in paragraph.words]
    spans = list(cut_blocks(paragraph.text, sorted(_disjoint(words))))
    at_word = at_term = 0
    for start, end in spans:
        first = at_word
        while at_word < len(paragraph.words) and paragraph.words[at_word].start < end:
            at_word += 1
        inside: list[Match] = []
        while at_term < len(paragraph.terms) and paragraph.terms[at_term].start < end:
            if paragraph.terms[at_term].end <= end:  # unmarked ones may cross; they are left out
                inside.append(paragraph.terms[at_term])
            at_term += 1
        here = paragraph.words[first:at_word]
        block = Block(
            seq, number, base + start, paragraph.heading, paragraph.text[start:end],
            *stored_words(here), (), last and end == len(paragraph.text),
        )  # fmt: skip
        yield with_matches(block, inside, start)
        seq += 1


def _disjoint(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """`spans` without those that lie inside another. Terms and their words nest; a word of the
    user's may cross a term's edge, and then they stay together."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(spans, key=lambda s: (s[0], -s[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
        elif end > kept[-1][1]:
            kept[-1] = (kept[-1][0], end)
    return kept
