"""Printed forms that collide: two terms that text cannot tell apart, and forms said twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reader.glossary.fold import fold
from reader.glossary.model import Term


def forms(terms: Mapping[str, Term]) -> Iterator[tuple[str, str, str]]:
    """(term id, field, message). Terms may share a form where each says its `scope`."""
    owners: dict[str, list[Term]] = {}
    for term in terms.values():
        own = {fold(term.term): term.term}
        for form in term.variants:
            same = own.setdefault(fold(form), form)
            if same is not form:
                message = f"“{form}” is matched as “{same}” already; take it out"
                yield term.id, "variants", message
        for folded in own:
            owners.setdefault(folded, []).append(term)
    for folded, sharing in owners.items():
        # Who was first may stay as it is, unless the others did their part.
        unsaid = [term for term in sharing if not term.scope]
        for term in unsaid[len(unsaid) == len(sharing) :]:
            other = next(one for one in sharing if one is not term)
            field = "term" if fold(term.term) == folded else "variants"
            yield (
                term.id,
                field,
                f"“{folded}” is printed for “{other.term}” ({other.deck}) as well; give each a "
                "scope, or leave the form to one of them",
            )
