"""Which of the matching terms is meant: what the user decided, listed, taken back.

Decisions are kept apart from the annotations and laid over them whenever these are made, so that
no run and no deck loses them (see deciding).
"""

from __future__ import annotations

import sqlite3
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from reader.errors import NotFound, TifaError
from reader.glossary.compiled import Glossary
from reader.glossary.fold import fold
from reader.glossary.matcher import Match, Matcher, Span
from reader.services.deciding import decide, for_article, holds, matches_of
from reader.storage import matches as storage
from reader.storage.blocks import Block
from reader.storage.database import transaction
from reader.storage.matches import MARK, SPLIT, Decision

HERE, ARTICLE, EVERYWHERE = "here", "article", "everywhere"
SCOPES = (HERE, ARTICLE, EVERYWHERE)


@dataclass(frozen=True, slots=True)
class Contest:
    """The matches that stand in one another's way at a place.

    `form` is printed at code point `offset` of `paragraph` of `article`, where the match stands
    that would be marked if nothing were decided; `candidates` are it and then all that overlap it,
    longer ones first, in the offsets of their block; `made` are the decisions that hold for any of
    them.
    """

    article: str
    paragraph: int
    offset: int
    form: str
    candidates: tuple[Match, ...]
    made: tuple[Decision, ...]

    @property
    def terms(self) -> list[str]:
        """The ids of the candidates, each once."""
        return list(dict.fromkeys(match.id for match in self.candidates))

    @property
    def divisible(self) -> bool:
        """Are there shorter ones inside?"""
        first = self.candidates[0]
        spans = ((m.start, m.end) for m in self.candidates[1:])
        whole = (first.start, first.end)
        return any(s != whole and whole[0] <= s[0] and s[1] <= whole[1] for s in spans)


def list_decisions(db: sqlite3.Connection) -> list[Decision]:
    """All decisions, in the order in which they were made."""
    return storage.decisions(db)


def contest_at(
    db: sqlite3.Connection, article: str, block: Block, start: int, end: int
) -> Contest | None:
    """What matches at code points start–end of a stored block, or None where nothing does."""
    known = matches_of(block)
    anchor = _anchor(decide(block.text, known, ()), start, end)
    if anchor is None:
        return None
    candidates = [m for m in known if m.start < anchor[1] and anchor[0] < m.end]
    candidates.sort(key=lambda m: ((m.start, m.end) != anchor, m.start - m.end))
    spans = {(m.start, m.end) for m in candidates}
    made = [
        one
        for one in for_article(storage.decisions(db), article)
        if any(holds(one, block.text, span, block.paragraph, block.start) for span in spans)
    ]
    return Contest(
        article,
        block.paragraph,
        block.start + anchor[0],
        block.text[anchor[0] : anchor[1]],
        tuple(candidates),
        tuple(made),
    )


def _anchor(matches: list[Match], start: int, end: int) -> Span | None:
    """The span marked by itself at a place, or that the matches at the place lost against."""
    shown = [(m.start, m.end) for m in matches if m.shown]
    covering = [(m.start, m.end) for m in matches if m.start <= start and end <= m.end]
    for span in shown:
        if span in covering:
            return span
    for at, stop in covering:
        for span in shown:
            if span[0] < stop and at < span[1]:
                return span
    return None


def choose(
    db: sqlite3.Connection, contest: Contest, choice: str, term: str, scope: str, now: datetime
) -> Decision:
    """Have the match of `contest` marked as `term` (its id, for `mark`), split or silenced: here,
    in this article or everywhere (`scope`). Returns the decision as it is stored.

    What was said of this place before, in the same scope or a narrower one, goes.
    """
    wanted = Decision(contest.form if scope == HERE else fold(contest.form), choice, term)
    if scope != EVERYWHERE:
        wanted = replace(wanted, article=contest.article)
    if scope == HERE:
        wanted = replace(wanted, paragraph=contest.paragraph, offset=contest.offset)
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    with transaction(db):
        for old in contest.made:
            if _scope(old) < _scope(wanted) or (old.here and wanted.here):
                storage.remove_decision(db, old.id)
        number = storage.put_decision(db, wanted, moment)
    return replace(wanted, id=number, made=moment)


def _scope(decision: Decision) -> int:
    return 0 if decision.here else 1 if decision.article is not None else 2


def add_decision(
    db: sqlite3.Connection,
    glossary: Glossary,
    wanted: Decision,
    now: datetime,
) -> Decision:
    """Keep what is decided on a form in an article (its id) or everywhere, in the place of what
    was decided on it there before; returned as it is stored.

    Raises NotFound where no term is printed so, or for a term in no deck; TifaError for a split
    of a form without a shorter term inside, or a term that does not stand in one with the form.
    """
    form = fold(wanted.form)
    whole = glossary.named(form)
    if not whole:
        raise NotFound(f"no term is printed as “{wanted.form}”; `tifa look` finds terms")
    inside = {m.id for m in Matcher(glossary.forms()).find(form)} - set(whole)
    term = wanted.term
    if wanted.choice == MARK:
        entry = glossary.entry(term)
        if entry is None:
            raise NotFound(f"no term “{term}”; `tifa look {wanted.form} --json` shows the ids")
        term = entry.id
        if term not in whole and term not in inside and not any(form in f for f in entry.folded):
            raise TifaError(f"“{term}” and “{wanted.form}” do not stand in one another")
    elif wanted.choice == SPLIT and not inside:
        raise TifaError(f"no shorter term stands in “{wanted.form}”; --silence marks nothing there")
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    kept = replace(wanted, form=form, term=term, paragraph=None, offset=None)
    with transaction(db):
        return replace(kept, id=storage.put_decision(db, kept, moment), made=moment)


def remove_decisions(db: sqlite3.Connection, wanted: str) -> list[Decision]:
    """Take back the decision with this id, or all on this form; those taken back.

    Raises NotFound where there is none.
    """
    wanted = unicodedata.normalize("NFC", wanted.strip())
    form = fold(wanted)
    with transaction(db):
        gone = [d for d in storage.decisions(db) if wanted == str(d.id)] or [
            d for d in storage.decisions(db) if form and fold(d.form) == form
        ]
        for decision in gone:
            storage.remove_decision(db, decision.id)
    if not gone:
        raise NotFound(f"no decision on “{wanted}”; `tifa matches list` shows those there are")
    return gone
