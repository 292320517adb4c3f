"""An open article: its blocks, the terms in it, the reader's place, words and bookmarks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from reader.articles.model import Article
from reader.articles.sentences import sentence_at
from reader.errors import TifaError
from reader.language.levels import known_at
from reader.language.script import is_traditional, simplify
from reader.services import deciding
from reader.services.applying import correct_block, for_article
from reader.services.home import Home
from reader.services.library import find_article
from reader.storage import blocks, drill_terms, reading
from reader.storage.articles import get_facts
from reader.storage.blocks import Block
from reader.storage.corrections import corrections, put_words
from reader.storage.database import transaction
from reader.storage.known_terms import known_terms
from reader.storage.matches import decisions
from reader.storage.occurrences import term_places
from reader.storage.reading import Bookmark, Position
from reader.study.sentence import Met

if TYPE_CHECKING:
    from reader.glossary.model import Term

_SAMPLE = 20  # blocks from the beginning that tell in which characters an article is
_AT_ONCE = 200  # blocks that follow a correction while the reader waits


@dataclass(frozen=True, slots=True)
class Found:
    """A term standing at a place: offsets in code points into the block's text."""

    term: Term
    start: int
    end: int
    shown: bool


class Reading:
    """One annotated article being read. Nothing here loads the language engine."""

    def __init__(self, home: Home, identity: str) -> None:
        """Opens the article with this id. Raises NotFound; TifaError if it isn't annotated."""
        self._home = home
        self.row = find_article(home.db, identity)
        facts = get_facts(home.db, self.row.id)
        assert facts is not None
        self.article: Article = facts
        self.refresh()

    def refresh(self) -> None:
        """Read the annotation and what is known again, after either changed."""
        outline = blocks.get_outline(self._home.db, self.row.key)
        if outline is None or not len(outline):
            raise TifaError(f"“{self.row.title}” is not annotated yet; wait a moment")
        self.outline = outline
        self.block = lru_cache(maxsize=256)(self._block)
        said = reading.known(self._home.db, "word")
        denied = reading.known(self._home.db, "word", yes=False)
        self.known_terms = known_terms(self._home.db)
        level = known_at(self._home.config.reading_level)
        self.known_words = (level | said | self.known_terms) - denied
        self.drilled = set(drill_terms.terms(self._home.db))

    def _block(self, seq: int) -> Block:
        return blocks.get_block(self._home.db, self.row.key, self.outline, seq)

    @cached_property
    def traditional(self) -> bool:
        """Is the article in traditional characters?"""
        return is_traditional("".join(self.block(n).text for n in range(self._sample())))

    def _sample(self) -> int:
        return min(_SAMPLE, len(self.outline))

    # -- places

    def place(self) -> tuple[int, int]:
        """(block, offset in it) where the article was left, or its beginning."""
        left = reading.get_position(self._home.db, self.row.id)
        return self.locate(left.paragraph, left.offset) if left else (0, 0)

    def locate(self, paragraph: int, offset: int) -> tuple[int, int]:
        """(block, offset in it) of code point `offset` of `paragraph`."""
        seq = blocks.find_place(self._home.db, self.row.key, paragraph, offset)
        seq = min(seq, len(self.outline) - 1)
        block = self.block(seq)
        inside = offset - block.start if block.paragraph == paragraph else 0
        return seq, max(0, min(inside, len(block.text) - 1))

    def leave(self, seq: int, offset: int) -> None:
        """Remember the place: code point `offset` of block `seq`."""
        block = self.block(seq)
        place = Position(block.paragraph, block.start + offset, self.progress(seq, offset))
        reading.put_position(self._home.db, self.row.id, place, self._now())

    def progress(self, seq: int, offset: int) -> float:
        """How far into the article a place is, from 0 to 1."""
        before, total = self._sums()
        last = seq == len(self.outline) - 1 and offset >= self.outline.length(seq) - 2
        return 1.0 if last or not total else (before[seq] + offset) / total

    def _sums(self) -> tuple[list[int], int]:
        if getattr(self, "_summed", None) is not self.outline:
            total, before = 0, []
            for seq in range(len(self.outline)):
                before.append(total)
                total += self.outline.length(seq)
            self._summed, self._before, self._total = self.outline, before, total
        return self._before, self._total

    # -- terms

    def terms_at(self, seq: int, start: int, end: int) -> list[Found]:
        """The terms that cover code points start–end of a block: the marked one, then longer
        before shorter."""
        found = [
            Found(term, at, stop, shown)
            for identity, at, stop, shown in self.block(seq).terms
            if at <= start and end <= stop and (term := self._home.glossary.term(identity))
        ]
        return sorted(found, key=lambda f: (not f.shown, f.start - f.end))

    def silenced_at(self, seq: int, start: int, end: int) -> list[Term]:
        """The silenced terms that cover code points start–end of a block, of the longest span."""
        found = [t for t in self.block(seq).silenced if t[1] <= start and end <= t[2]]
        longest = max((t[2] - t[1] for t in found), default=0)
        terms = (self._home.glossary.term(t[0]) for t in found if t[2] - t[1] == longest)
        return [term for term in terms if term]

    def next_term(self, seq: int, offset: int, back: bool = False) -> tuple[int, int] | None:
        """(block, offset) of the next marked term behind (before) a place, or None."""
        step = blocks.next_with_terms
        at: int | None = seq
        while at is not None:
            starts = [t[1] for t in self.block(at).terms if t[3]]
            if at == seq:
                starts = [s for s in starts if (s < offset if back else s > offset)]
            if starts:
                return at, (max(starts) if back else min(starts))
            at = step(self._home.db, self.row.key, at, back)
        return None

    def counts(self, term: Term) -> tuple[int, int]:
        """How often a term stands in this article, and in the whole library."""
        counted = {place: n for place, _, n in term_places(self._home.db, term.id)}
        return counted.get(self.row.id, 0), sum(counted.values())

    def find(self, text: str) -> Iterator[tuple[int, int, int]]:
        """(block, start, end) of each place where `text` stands, letters of any case; in an
        article in traditional characters, also where it stands in those."""
        wanted = text.lower()
        if self.traditional and text:
            wanted = simplify(wanted, surely=True)
            holding: Iterable[int] = range(len(self.outline))
        else:
            holding = blocks.blocks_holding(self._home.db, self.row.key, text) if text else ()
        for seq in holding:
            here = self.block(seq).text.lower()
            if self.traditional:
                here = simplify(here, surely=True)
            at = here.find(wanted)
            while at >= 0:
                yield seq, at, at + len(wanted)
                at = here.find(wanted, at + len(wanted))

    # -- what the reader says

    def follow_corrections(self, word: str, near: int) -> None:
        """Have the stored blocks that hold `word` follow the user's corrections now, those nearest
        to block `near` first. Annotating anew does the same with all articles, but later."""
        db, key = self._home.db, self.row.key
        mine = for_article(corrections(db), self.row.id)
        with transaction(db):
            outline = blocks.get_outline(db, key)
            if outline is None:
                return
            holding = sorted(blocks.blocks_holding(db, key, word), key=lambda seq: abs(seq - near))
            for seq in holding[:_AT_ONCE]:
                block = correct_block(blocks.get_block(db, key, outline, seq), mine)
                put_words(db, key, seq, (block.lengths, block.readings, block.by))

    def follow_decisions(self, terms: Sequence[str], near: int) -> None:
        """Have the stored blocks in which any of `terms` (ids) match follow the user's decisions
        now, those nearest to block `near` first. Annotating anew does the same, but later."""
        db, key = self._home.db, self.row.key
        mine = deciding.for_article(decisions(db), self.row.id)
        mine = deciding.resolved(mine, self._home.glossary.renamed)
        with transaction(db):
            outline = blocks.get_outline(db, key)
            if outline is None:
                return
            holding = sorted(blocks.matching(db, key, terms), key=lambda seq: abs(seq - near))
            for seq in holding[:_AT_ONCE]:
                block = blocks.get_block(db, key, outline, seq)
                blocks.put_terms(db, key, block, deciding.decide_block(block, mine))

    def toggle_known(self, word: str) -> bool:
        """Mark an ordinary word as known, or no longer; True if it is known now."""
        yes = word not in self.known_words
        reading.set_known(self._home.db, "word", word, yes, self._now())
        (self.known_words.add if yes else self.known_words.discard)(word)
        return yes

    def bookmarks(self) -> list[Bookmark]:
        """The bookmarks of this article in its order."""
        return reading.bookmarks(self._home.db, self.row.id)

    def bookmark_at(self, seq: int, offset: int) -> Bookmark | None:
        """The bookmark at a place, if there is one."""
        block = self.block(seq)
        here = (block.paragraph, block.start + offset)
        return next((b for b in self.bookmarks() if (b.paragraph, b.offset) == here), None)

    def put_bookmark(self, seq: int, offset: int, note: str) -> None:
        """Mark a place, with a note or without."""
        block = self.block(seq)
        place = (block.paragraph, block.start + offset)
        quote = self.sentence(seq, offset)
        reading.put_bookmark(self._home.db, self.row.id, place, quote, note, self._now())

    def remove_bookmark(self, bookmark: Bookmark) -> None:
        """Take a bookmark away."""
        reading.remove_bookmark(self._home.db, bookmark.key)

    def sentence(self, seq: int, offset: int) -> str:
        """The sentence that holds code point `offset` of a block."""
        return sentence_at(self.block(seq).text, offset)

    def met(self, seq: int, offset: int) -> Met:
        """The place of a term that goes into the drill: its article, offset and sentence."""
        block = self.block(seq)
        sentence = self.sentence(seq, offset)
        return Met(self.row.id, block.paragraph, block.start + offset, sentence)

    def cite(self, quote: str) -> str:
        """A quotation with its source, ready to be pasted."""
        facts = [f"《{self.article.title}》", self.article.source, self.article.date]
        return f"{quote}\n——{'，'.join(fact for fact in facts if fact)}"

    def _now(self) -> str:
        return self._home.clock().astimezone(UTC).isoformat(timespec="seconds")
