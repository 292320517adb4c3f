"""Mining: the set terms of an article that no deck has, best first, with their evidence."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.glossary.fold import fold
from reader.glossary.mining_components import components
from reader.glossary.mining_drafts import Paragraph, drafts
from reader.glossary.mining_phrases import Word
from reader.glossary.mining_score import MARKS, Draft, head_of, score

Cut = Callable[[str], Sequence[Word]]
MOST = 300  # candidates
_COVERED = 0.7  # share of its occurrences in better candidates from which one is no news
_BY_RUN, _BY_PHRASE = 1, 2  # what has taken a character
_OWN = frozenset(
    ("quoted", "quoted_tail", "formula", "run_shared", "run_named", "name")
)  # signs that make one news all the same


@dataclass(frozen=True, slots=True)
class Candidate:
    """A set term proposed: as printed, without quotes; `score` from 0 to 1; how often it stands in
    the article outside known terms; why it is proposed, in plain English; the items it stands for,
    where the text names them; and its first place: paragraph and code point in it."""

    term: str
    score: float
    count: int
    evidence: str
    components: tuple[str, ...]
    paragraph: int
    offset: int


def mine(
    paragraphs: Sequence[tuple[str, bool]],
    cut: Cut,
    known: Iterable[str] = (),
    library: Iterable[str] = (),
    skip: Collection[str] = (),
    most: int = MOST,
) -> list[Candidate]:
    """The candidates of an article, best first, at most `most`.

    `paragraphs`: (text, is it a heading); `cut` gives the words that tile a text; `known`: printed
    forms that decks have; `library`: texts of other articles; `skip`: folded candidates not to be
    proposed. What a deck has in a longer form is not proposed either.
    """
    texts = [text for text, _ in paragraphs]
    made = [Paragraph(text, cut(text), heading) for text, heading in paragraphs]
    found = drafts(made, known, map(fold, library))
    ranked = sorted(((score(draft), draft) for draft in found), key=_order)
    chosen = []
    for points, draft in _news(ranked, texts):
        if fold(draft.term) not in skip:
            number, start, _ = min(draft.spans)
            items = components(draft.term, texts, draft.spans)
            chosen.append(
                Candidate(
                    draft.term, round(points, 4), draft.count, evidence(draft), items, number, start
                )
            )
        if len(chosen) == most:
            break
    return chosen


def _order(scored: tuple[float, Draft]) -> tuple[float, tuple[int, int, int]]:
    return -scored[0], min(scored[1].spans)


def _news(
    ranked: Iterable[tuple[float, Draft]], texts: Sequence[str]
) -> Iterator[tuple[float, Draft]]:
    """Those that do not mostly lie in, hold or cut better ones."""
    taken = [bytearray(len(text)) for text in texts]
    for points, draft in ranked:
        # An item of a parallel run may be a term of its own beside the run.
        least = _BY_RUN if "item" in draft.signs else 0
        covered = sum(
            max(taken[number][start:end], default=0) > least for number, start, end in draft.spans
        )
        own = _OWN & draft.signs.keys()
        if "in_programme" in draft.signs:
            own -= {"name"}
        if covered >= _COVERED * draft.count and not own:
            continue
        yield points, draft
        for number, start, end in draft.spans:
            by = bytes([_BY_RUN if "run" in draft.signs else _BY_PHRASE])
            taken[number][start:end] = by * (end - start)


def evidence(draft: Draft) -> str:
    """Why a candidate is proposed, in plain English."""
    signs = draft.signs
    parts = []
    if times := signs.get("quoted") or signs.get("quoted_head") or signs.get("quoted_tail"):
        parts.append("in quotation marks" + (f" {times} ×" if times > 1 else ""))
    if "formula" in signs or "numeral" in signs:
        parts.append("numeral formula")
    if "run" in signs or "pair" in signs:
        parts.append(f"parallel run of {max(2, draft.term.count('、') + 1)}")
    elif "item" in signs:
        parts.append("item of a parallel run")
    if "name" in signs:
        parts.append("on the list of known names")
    if "programme" in signs or draft.named * 2 > draft.count:
        parts.append("after a verb like 实施")
    if MARKS.isdisjoint(signs):
        if "coined" in signs:
            parts.append("unknown to the dictionary")
        if head := head_of(draft.term):
            parts.append(f"ends in {head}")
        if draft.left == draft.right == draft.count:
            parts.append("stands by itself")
    if draft.heading:
        parts.append("in a heading")
    parts.append(f"{draft.count} × in this article")
    if draft.library:
        parts.append(f"in {draft.library} other article{'s' if draft.library > 1 else ''}")
    return "; ".join(parts)
