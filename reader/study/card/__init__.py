"""Cards from terms: plain data, no markup. What a card shows is made anew from the deck each time;
what was learned hangs on its key, so that editing a term never resets its progress.

`words`, `contexts` and `lists` make the kinds of one family each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from reader.glossary.model import Term
from reader.study.card import contexts, lists, words
from reader.study.card.lists import Strangers
from reader.study.card.model import Card, Item, Part, Wanted, card_key, split_key
from reader.study.sentence import Met, spans_of

__all__ = [
    "DEFAULT_KINDS", "KINDS", "VERSION", "Card", "Item", "Part", "Strangers", "Wanted", "card_key",
    "cards_of", "split_key",
]  # fmt: skip

VERSION = 1  # raise it when other cards are made of the same terms
# In the order in which a term's cards are learned.
KINDS = ("meaning", "reading", "reverse", "cloze", "items", "collocation", "formula", "wrong")
DEFAULT_KINDS = ("meaning", "reading", "reverse", "cloze", "items")


def cards_of(
    term: Term,
    met_in: Sequence[Met] = (),
    kinds: Iterable[str] = DEFAULT_KINDS,
    *,
    only_hard: bool = True,
    strangers: Callable[[], Strangers] = lambda: Strangers(()),
    turn: int = 0,
) -> list[Card]:
    """The cards a term makes, in the order in which they are learned.

    `met_in`: the sentences it was met in; each makes one cloze, the first stands under the other
    cards. A kind for which the deck says too little is left out: no reverse without English, no
    items without a list in force today. `only_hard`: ask the reading only of terms with a
    polyphone. `strangers` gives the items of other formulas from which a wrong one is taken,
    `turn` is how often that card was answered.
    """
    wanted = set(kinds)
    spans = [tuple(spans_of(met.sentence, term.forms)) for met in met_in]

    def made(kind: str) -> Iterator[Card | None]:
        match kind:
            case "meaning":
                yield words.meaning(term)
            case "reading":
                yield words.reading(term, only_hard)
            case "reverse":
                yield words.reverse(term)
            case "cloze":
                yield from contexts.clozes(term, met_in, spans)
            case "items":
                yield lists.items(term)
            case "collocation":
                yield from contexts.collocations(term)
            case "formula":
                yield lists.formula(term)
            case "wrong":
                yield lists.wrong_item(term, strangers(), turn)

    found = [card for kind in KINDS if kind in wanted for card in made(kind) if card is not None]
    if not met_in:
        return found
    met, where = met_in[0], spans[0]
    return [card if card.met else replace(card, met=met, spans=where) for card in found]
