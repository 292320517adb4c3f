"""Recall of mining: of the set terms that decks don't have, how many are among the first 150?

The shipped articles are joined to one text, half of the terms of the shipped decks held out, and
what stands in the text of that half is looked for among the candidates, as it is printed or as more
than 60 % of a candidate (or the other way round). Decks hold ordinary vocabulary as well, which no
mining should propose; the last column counts only terms that are numbered, quoted or repeated.

Run it as `python tests/bench/bench_mining.py [SEEDS]`.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from reader.articles.markdown import parse_markdown
from reader.config import Config
from reader.glossary.compiled import deck_files
from reader.glossary.fold import fold
from reader.glossary.loader import load_decks
from reader.glossary.matcher import Matcher
from reader.glossary.mining import mine
from reader.paths import Paths
from reader.services.home import Home, now
from reader.services.mining import cutter

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST = 150
CHARACTERS = 20_000


def main(seeds: int) -> None:
    """Print, for each seed, recall and time."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Paths(*[Path(folder)] * 3, ROOT / "decks", ROOT / "seeds"), Config(), now)
        cut = cutter(home)
    terms = load_decks(deck_files(ROOT / "decks")).terms
    articles = [
        parse_markdown(f.read_text("utf-8"), f.name) for f in sorted((ROOT / "seeds").glob("*.md"))
    ]
    print("seed  held out  exact  nearly  marked or repeated   seconds")
    for seed in range(seeds):
        chance = random.Random(seed)
        chance.shuffle(articles)
        paragraphs: list[tuple[str, bool]] = []
        for article in articles:
            if sum(len(text) for text, _ in paragraphs) < CHARACTERS:
                paragraphs += [(p.text, bool(p.heading)) for p in article.paragraphs]
        held = {identity for identity in sorted(terms) if chance.random() < 0.5}
        known = [form for i, term in terms.items() if i not in held for form in term.forms]
        began = time.perf_counter()
        found = [fold(c.term) for c in mine(paragraphs, cut, known)][:FIRST]
        taken = time.perf_counter() - began
        matcher = Matcher((i, form) for i, term in terms.items() for form in term.forms)
        places: dict[str, list[str]] = {}
        for text, _ in paragraphs:
            for match in matcher.find(text):
                if match.shown and match.id in held and match.end - match.start > 2:
                    form = fold(text[match.start : match.end])
                    before = text[max(0, match.start - 1) : match.start]
                    places.setdefault(form, []).append(before)
        wanted = set(places)
        marked = {
            form
            for form, before in places.items()
            if len(before) > 1 or set(before) & set("“‘") or form[0] in "两三四五六七八九十"
        }
        exact = wanted & set(found)
        near = {w for w in wanted if any(_alike(w, f) for f in found)}
        print(
            f"{seed:>4}  {len(wanted):>8}  {len(exact) / len(wanted):5.0%}"
            f"  {len(near) / len(wanted):6.0%}  {len(near & marked):>6} of {len(marked):>3}"
            f" = {len(near & marked) / max(1, len(marked)):4.0%}   {taken:5.2f}"
        )


def _alike(term: str, candidate: str) -> bool:
    shorter, longer = sorted((term, candidate), key=len)
    return shorter in longer and len(shorter) > 0.6 * len(longer)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
