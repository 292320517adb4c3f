"""Annotations: the blocks of an article with their words, readings and terms."""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reader.storage.term_index import change_index, put_index, read_terms


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one paragraph, annotated. Parallel tuples, no object a word.

    `start`: its offset in the paragraph. `lengths[i]` code points of word i, `readings[i]` its
    syllables parted by blanks (`""`: no Hanzi), `by[i]` where they come from. `terms`:
    (term id, start, end, shown) with offsets into `text`, by start, longer ones first, the likelier
    sense before the other; `silenced`: (term id, start, end) of those the user does not want.
    """

    seq: int
    paragraph: int
    start: int
    heading: int
    text: str
    lengths: tuple[int, ...]
    readings: tuple[str, ...]
    by: tuple[str, ...]
    terms: tuple[tuple[str, int, int, bool], ...]
    ends_paragraph: bool = True
    silenced: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """What an annotation was made of: digests of the engine, the glossary and the article."""

    engine: str
    glossary: str
    digest: str


# The outline holds one number a block: its length, whether it is a heading, and whether it ends a
# paragraph.
_LENGTH, _ENDS, _HEADING = 0xFFFF, 1 << 16, 1 << 17


@dataclass(frozen=True, slots=True)
class Outline:
    """The shape of an article without its text: what the reading view needs to begin."""

    numbers: array[int]

    def __len__(self) -> int:
        return len(self.numbers)

    def length(self, seq: int) -> int:
        """Code points of block `seq`."""
        return self.numbers[seq] & _LENGTH

    def ends_paragraph(self, seq: int) -> bool:
        """True if block `seq` is the last of its paragraph."""
        return bool(self.numbers[seq] & _ENDS)

    def heading(self, seq: int) -> bool:
        """True if block `seq` is (part of) a heading."""
        return bool(self.numbers[seq] & _HEADING)


def outline_of(blocks: Sequence[Block]) -> Outline:
    """The outline of an article's blocks."""
    return Outline(
        array(
            "I",
            (
                len(b.text) | (_ENDS if b.ends_paragraph else 0) | (_HEADING if b.heading else 0)
                for b in blocks
            ),
        )
    )


def stamp(db: sqlite3.Connection, article: int) -> Stamp | None:
    """What the stored annotation of the article with this key was made of, or None."""
    row = db.execute(
        "SELECT engine, glossary, digest FROM annotation WHERE article = ?", (article,)
    ).fetchone()
    return Stamp(*row) if row else None


def get_outline(db: sqlite3.Connection, article: int) -> Outline | None:
    """The outline of an annotated article, or None."""
    row = db.execute("SELECT outline FROM annotation WHERE article = ?", (article,)).fetchone()
    return Outline(array("I", row[0])) if row else None


def put_annotation(
    db: sqlite3.Connection,
    article: int,
    made_of: Stamp,
    blocks: Sequence[Block],
    ranks: Mapping[str, int] | None = None,
) -> int:
    """Store an annotation (inside a transaction); only blocks that differ are written.

    `ranks`: word → its rank by frequency, from 1, of the words that have one. Returns how many
    blocks were written.
    """
    old = {
        row[0]: row[1:]
        for row in db.execute(
            """SELECT seq, paragraph, start, heading, text, words, terms
               FROM block WHERE article = ?""",
            (article,),
        )
    }
    rows = {block.seq: _row(block) for block in blocks}
    written = [(article, seq, *row) for seq, row in rows.items() if old.get(seq) != row[:-1]]
    db.executemany("INSERT OR REPLACE INTO block VALUES (?,?,?,?,?,?,?,?,?)", written)
    db.execute("DELETE FROM block WHERE article = ? AND seq >= ?", (article, len(blocks)))
    db.execute(
        "INSERT OR REPLACE INTO annotation VALUES (?,?,?,?,?)",
        (article, made_of.engine, made_of.glossary, made_of.digest,
         outline_of(blocks).numbers.tobytes()),
    )  # fmt: skip
    known = ranks or {}
    words = [(article, *word, n, known.get(word[0], 0)) for word, n in _words(blocks).items()]
    db.execute("DELETE FROM article_word WHERE article = ?", (article,))
    db.executemany("INSERT INTO article_word VALUES (?,?,?,?,?)", words)
    put_index(db, article, ((block.seq, block.terms) for block in blocks))
    return len(written)


def forget_annotation(db: sqlite3.Connection, identity: str) -> None:
    """Have the article with this id count as not annotated: its text is another one now."""
    db.execute(
        "DELETE FROM annotation WHERE article = (SELECT key FROM article WHERE id = ?)", (identity,)
    )


def get_block(db: sqlite3.Connection, article: int, outline: Outline, seq: int) -> Block:
    """Block `seq` of an annotated article. Raises LookupError if it is gone."""
    row = db.execute(
        """SELECT paragraph, start, heading, text, words, terms
           FROM block WHERE article = ? AND seq = ?""",
        (article, seq),
    ).fetchone()
    if row is None:
        raise LookupError(seq)
    paragraph, start, heading, text, words, terms = row
    lengths, readings, by = json.loads(words)
    kept, silenced = read_terms(terms)
    return Block(
        seq, paragraph, start, heading, text, tuple(lengths), tuple(readings), tuple(by), kept,
        outline.ends_paragraph(seq), silenced,
    )  # fmt: skip


def find_place(db: sqlite3.Connection, article: int, paragraph: int, offset: int) -> int:
    """The block that holds code point `offset` of `paragraph` (the nearest before, else 0)."""
    row = db.execute(
        """SELECT max(seq) FROM block
           WHERE article = ? AND (paragraph, start) <= (?, ?)""",
        (article, paragraph, offset),
    ).fetchone()
    return row[0] or 0


def next_with_terms(
    db: sqlite3.Connection, article: int, seq: int, back: bool = False
) -> int | None:
    """The nearest block after (before) `seq` in which a term is marked, or None."""
    sign, order = ("<", "DESC") if back else (">", "ASC")
    row = db.execute(
        f"""SELECT seq FROM block WHERE article = ? AND shown > 0 AND seq {sign} ?
            ORDER BY seq {order} LIMIT 1""",
        (article, seq),
    ).fetchone()
    return row[0] if row else None


def blocks_holding(db: sqlite3.Connection, article: int, text: str) -> list[int]:
    """The blocks whose text holds `text` (letters of any case), in order."""
    return [
        row[0]
        for row in db.execute(
            """SELECT seq FROM block
               WHERE article = ? AND instr(lower(text), lower(?)) > 0 ORDER BY seq""",
            (article, text),
        )
    ]


def matching(db: sqlite3.Connection, article: int, terms: Sequence[str]) -> list[int]:
    """The blocks in which any of `terms` (ids) match, marked or not, in order."""
    needles = [_json([term])[:-1] + "," for term in terms]
    either = " OR ".join("instr(terms, ?) > 0" for _ in needles) or "0"
    rows = db.execute(
        f"SELECT seq FROM block WHERE article = ? AND ({either}) ORDER BY seq", (article, *needles)
    )
    return [row[0] for row in rows]


def put_terms(db: sqlite3.Connection, article: int, old: Block, new: Block) -> None:
    """Write the terms of a block anew, in the index as well (inside a transaction); the stamp of
    its annotation stays as it is."""
    shown = sum(1 for term in new.terms if term[3])
    db.execute(
        "UPDATE block SET terms = ?, shown = ? WHERE (article, seq) = (?, ?)",
        (_terms(new), shown, article, new.seq),
    )
    change_index(db, article, new.seq, old.terms, new.terms)


def _row(block: Block) -> tuple[int, int, int, str, str, str, int]:
    shown = sum(1 for term in block.terms if term[3])
    words = _json([block.lengths, block.readings, block.by])
    return (
        block.paragraph, block.start, block.heading, block.text, words, _terms(block), shown
    )  # fmt: skip


def _terms(block: Block) -> str:
    silenced = [(*term, None) for term in block.silenced]
    # Stable: the senses of one span stay in their order.
    return _json(sorted([*block.terms, *silenced], key=lambda term: (term[1], -term[2])))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _words(blocks: Iterable[Block]) -> Counter[tuple[str, str]]:
    """How often each word stands in each marked term (its id), or outside of one ("")."""
    counts: Counter[tuple[str, str]] = Counter()
    for block in blocks:
        at, n = 0, 0
        marked = [(term, start, end) for term, start, end, shown in block.terms if shown]
        for length, reading in zip(block.lengths, block.readings, strict=True):
            while n < len(marked) and marked[n][2] <= at:
                n += 1
            if reading:
                inside = n < len(marked) and marked[n][1] <= at
                counts[block.text[at : at + length], marked[n][0] if inside else ""] += 1
            at += length
    return counts
