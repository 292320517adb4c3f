"""The user's decisions laid over the matches of a text. Pure: matches in, matches out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from reader.glossary.fold import fold
from reader.glossary.matcher import Match, Span, longest
from reader.storage.blocks import Block
from reader.storage.matches import MARK, SILENCE, Decision


def for_article(decisions: Iterable[Decision], article: str) -> list[Decision]:
    """Those that may hold in the article with this id (`""`: in no article of the library)."""
    return [one for one in decisions if one.article is None or one.article == article]


def resolved(decisions: Iterable[Decision], renamed: Mapping[str, str]) -> list[Decision]:
    """`decisions` with today's ids; `renamed`: a former id → the present one."""
    return [replace(one, term=renamed.get(one.term, one.term)) for one in decisions]


def digest(decisions: Sequence[Decision]) -> str:
    """A fingerprint of what `decisions` say; `""` where there are none."""
    if not decisions:
        return ""
    from hashlib import blake2b  # loads OpenSSL: not where there is nothing to do

    facts = sorted(repr((one.scope, one.choice, one.term)) for one in decisions)
    return blake2b("".join(facts).encode(), digest_size=8).hexdigest()


def decide(
    text: str,
    matches: Sequence[Match],
    decisions: Sequence[Decision],
    paragraph: int | None = None,
    base: int = 0,
) -> list[Match]:
    """`matches` (by start, longer ones first, the likelier sense before the other) with those
    marked that `decisions` leave: else the longest, none overlapping another.

    `text` begins at code point `base` of `paragraph`. A decision of one place goes before one of
    the article, that before one of everywhere; a term chosen for one place goes before all longer
    ones, also those that a deck brings later.
    """
    ids: dict[Span, list[str]] = {}
    for match in matches:
        ids.setdefault((match.start, match.end), []).append(match.id)
    orders = _orders(text, ids, decisions, paragraph, base)
    marked: dict[Span, str] = {}
    quiet: set[Span] = set()
    taken: set[int] = set()

    def take(span: Span, identity: str) -> None:
        marked[span] = identity
        taken.update(range(*span))

    for span in sorted(ids, key=lambda s: (not _first(orders.get(s)), s[0] - s[1], s[0])):
        if not taken.isdisjoint(range(*span)):
            continue
        order = orders.get(span)
        if order is None:
            take(span, ids[span][0])
        elif order.choice == SILENCE:
            quiet.add(span)
            taken.update(range(*span))
        elif order.choice == MARK:
            chosen = _chosen(order.term, span, ids, taken)
            for other in chosen:
                take(other, order.term)
            if not chosen:  # the term is in no deck at present
                take(span, ids[span][0])
    silenced = {s for s in ids if s not in marked and orders.get(s) and _is_silent(orders[s])}
    silenced |= {s for s in ids if any(q[0] <= s[0] and s[1] <= q[1] for q in quiet)}
    return [
        replace(
            match,
            shown=marked.get((match.start, match.end)) == match.id,
            silenced=(match.start, match.end) in silenced,
        )
        for match in matches
    ]


def decide_block(block: Block, decisions: Sequence[Decision]) -> Block:
    """A stored block with `decisions` laid over its terms."""
    done = decide(block.text, matches_of(block), decisions, block.paragraph, block.start)
    return with_matches(block, done)


def matches_of(block: Block) -> list[Match]:
    """All matches of a stored block, as `decide` takes them."""
    found = [Match(*term) for term in block.terms]
    found += [Match(*term, silenced=True) for term in block.silenced]
    return sorted(found, key=lambda m: (m.start, -m.end))  # stable: senses keep their order


def with_matches(block: Block, matches: Iterable[Match], start: int = 0) -> Block:
    """A block with `matches` as its terms; they count from code point `start` before its text."""
    terms, silenced = [], []
    for match in matches:
        span = (match.id, match.start - start, match.end - start)
        if match.silenced:
            silenced.append(span)
        else:
            terms.append((*span, match.shown))
    return replace(block, terms=tuple(terms), silenced=tuple(silenced))


def holds(decision: Decision, text: str, span: Span, paragraph: int | None, base: int) -> bool:
    """Does a decision hold for the match at `span` of `text`?"""
    printed = text[span[0] : span[1]]
    if decision.here:
        place = (decision.paragraph, decision.offset)
        return printed == decision.form and place == (paragraph, base + span[0])
    return fold(printed) == fold(decision.form)


def _orders(
    text: str,
    spans: Iterable[Span],
    decisions: Sequence[Decision],
    paragraph: int | None,
    base: int,
) -> Mapping[Span, Decision]:
    """For each span decided on, the decision of the narrowest scope."""
    if not decisions:
        return {}
    ranked = sorted(decisions, key=lambda one: one.article is not None)
    wide = {fold(one.form): one for one in ranked if not one.here}  # the article's come later
    narrow = [one for one in ranked if one.here]
    found: dict[Span, Decision] = {}
    for span in spans:
        order = wide.get(fold(text[span[0] : span[1]]))
        here = (one for one in narrow if holds(one, text, span, paragraph, base))
        if order := next(here, order):
            found[span] = order
    return found


def _first(order: Decision | None) -> bool:
    return order is not None and order.here and order.choice == MARK


def _is_silent(order: Decision) -> bool:
    return order.choice == SILENCE


def _chosen(
    term: str, span: Span, ids: Mapping[Span, Sequence[str]], taken: set[int]
) -> list[Span]:
    """Where `term` is marked instead of what stands at `span`."""
    if term in ids[span]:
        return [span]
    others = (
        other
        for other in ids
        if term in ids[other]
        and other[0] < span[1]
        and span[0] < other[1]
        and taken.isdisjoint(range(*other))
    )
    return longest(others)
