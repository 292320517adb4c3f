"""The glossary's terms found in 1,000,000 characters, against jieba cutting them; and loading the
compiled glossary.

Run it as `python tests/bench/bench_matching.py [CHARACTERS]`; the aims are a ratio of at most 0.5
(also with the segmenter asked about short terms, as articles are annotated) and at most 15 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import jieba

from reader.articles.markdown import parse_markdown
from reader.glossary.compiled import Glossary, compile_decks, deck_files
from reader.glossary.loader import load_decks
from reader.glossary.matcher import Matcher
from reader.language.words import Linguist

ROOT = Path(__file__).resolve().parent.parent.parent
TERMS, LOADS, ROUNDS = 1_000, 21, 3


def paragraphs(characters: int) -> list[str]:
    """Paragraphs of the shipped articles, again and again, of so many characters together."""
    files = sorted((ROOT / "seeds").glob("*.md"))
    texts = [
        p.text
        for file in files
        for p in parse_markdown(file.read_text("utf-8"), file.name).paragraphs
    ]
    found: list[str] = []
    for text in cycle(texts):
        found.append(text)
        characters -= len(text)
        if characters <= 0:
            return found
    return found


def seconds(work: Callable[[], object]) -> float:
    """The processor time it takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main(characters: int) -> None:
    """Print times and ratios."""
    compiled = compile_decks(load_decks(deck_files(ROOT / "decks")), "")
    loading = statistics.median(seconds(lambda: Glossary(compiled)) for _ in range(LOADS))
    glossary = Glossary(compiled)
    print(f"loading {len(glossary):,} terms, compiled  {loading * 1000:6.1f} ms (limit 15)")
    texts = paragraphs(characters)
    with tempfile.TemporaryDirectory() as cache:
        linguist = Linguist(Path(cache))
        linguist.words("你好")
        jieba.setLogLevel(60)
        jieba.initialize()
        some = {entry.id for entry in glossary.entries[:TERMS]}
        matcher = Matcher(form for form in glossary.forms() if form[0] in some)
        works: dict[str, Callable[[str], object]] = {
            "jieba.cut": lambda text: list(jieba.cut(text)),
            "matching": matcher.find,
            "matching, segmenter asked": lambda t: matcher.find(t, linguist.cuts_word(t)),
        }
        times: dict[str, list[float]] = {name: [] for name in works}
        for _ in range(ROUNDS):  # in turn: whatever else the machine does hits all of them
            for name, work in works.items():
                times[name].append(seconds(lambda work=work: [work(text) for text in texts]))
    print(f"{min(TERMS, len(glossary)):,} terms in {sum(map(len, texts)):,} characters:")
    base = statistics.median(times["jieba.cut"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<26} {median:6.2f} s   {median / base:4.2f} ×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
