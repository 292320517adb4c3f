"""The words the text is cut into: jieba's, and ours, with weight, part of speech and reading.

Compiled once into a cache file of our own; loading it takes about as long as jieba's own cache.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from math import log
from pathlib import Path

from reader.language.packaged import jieba_words
from reader.language.tables import files

# A weight is a scaled log probability with the part of speech in its low bits: one look-up gives
# both, and seven bits under a scale of 10,000 never decide between two divisions.
_SCALE = 10_000
_TAG_BITS = 7
_TAG_MASK = (1 << _TAG_BITS) - 1
_FORMAT = "1"  # raise it when the compiled form changes


@dataclass(slots=True)
class Lexicon:
    """Words, ready for `cut` and for reading.

    `weights` has every word with its weight (negative), and every beginning of a word with 0.
    """

    weights: dict[str, int]
    readings: dict[str, tuple[str, ...]]  # words not read like their characters
    decided: set[str]  # words whose reading was decided by hand
    doubts: dict[str, str]  # word → the other readings it may have
    chars: dict[str, str]  # the usual reading of each character
    tags: list[str]
    floor: int  # the weight of a character that is no word

    def tag(self, word: str) -> str:
        """jieba's part of speech, for our own words that of their first part; `""` for no word."""
        weight = self.weights.get(word)
        if not weight:
            return ""
        if not weight & _TAG_MASK:
            parts = (self.weights.get(word[:end]) or 0 for end in range(len(word) - 1, 0, -1))
            weight = next((part for part in parts if part & _TAG_MASK), 0)
        return self.tags[weight & _TAG_MASK]

    def rarity(self, word: str) -> float:
        """How rare a word is: −log10 of its share of all words; of no word, that of the rarest."""
        return -((self.weights.get(word) or self.floor) >> _TAG_BITS) / _SCALE / log(10)

    def look_up_jieba(self, text: str) -> int | None:
        """As `weights.get`, without the words that only we have: they have no part of speech."""
        weight = self.weights.get(text)
        return weight if not weight or weight & _TAG_MASK else 0


def load(cache: Path) -> Lexicon:
    """The lexicon from `cache` (a folder, made when missing), compiled when it isn't there yet."""
    path = cache / f"words-{_digest()}.cache"
    try:
        return Lexicon(*marshal.loads(path.read_bytes()))
    except (OSError, EOFError, ValueError, TypeError):
        lexicon = compile_lexicon()
    fields = (
        lexicon.weights, lexicon.readings, lexicon.decided, lexicon.doubts,
        lexicon.chars, lexicon.tags, lexicon.floor,
    )  # fmt: skip
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=cache, prefix="words-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(marshal.dumps(fields))
        Path(temporary).replace(path)
        # Those of former tables are of no more use; a few stay for another Python beside this one.
        made = sorted(cache.glob("words-*.cache"), key=lambda p: p.stat().st_mtime, reverse=True)
        for old in made[3:]:
            old.unlink()
    except OSError:
        pass  # a read-only cache costs time, not the reading
    return lexicon


def _digest() -> str:
    """Changes with jieba's version, with our tables, and with Python's marshal format."""
    try:
        jieba = version("jieba")
    except PackageNotFoundError:  # a vendored copy
        jieba = "?"
    digest = hashlib.sha256(f"{_FORMAT} {jieba} {sys.version_info[:2]}".encode())
    for name in (*files.MADE, *files.DECIDED, "bans.txt"):
        digest.update((files.HERE / name).read_bytes())
    return digest.hexdigest()[:16]


def compile_lexicon() -> Lexicon:
    """The lexicon from jieba's dictionary and our tables; takes about two seconds."""
    decisions = files.read_decisions()
    readings = files.read_words()
    readings |= {word: d.reading for word, d in decisions.items() if len(word) > 1}
    bans = files.read_bans()
    tags = [""]
    tag_numbers = {"": 0}
    counts: dict[str, int] = {}
    word_tags: dict[str, int] = {}
    for word, count, tag in jieba_words():
        if tag not in tag_numbers:
            tag_numbers[tag] = len(tags)
            tags.append(tag)
        if word not in bans:
            counts[word] = count
            word_tags[word] = tag_numbers[tag]
    total = log(sum(counts.values()))
    same: dict[int, int] = {}  # equal weights are one object: a smaller cache, less memory
    weights: dict[str, int] = {}
    for word, times in counts.items():
        score = round((log(times or 1) - total) * _SCALE)
        weight = (score << _TAG_BITS) | word_tags[word]
        weights[word] = same.setdefault(weight, weight)
    floor = round(-total * _SCALE) << _TAG_BITS
    ours = [w for w in readings if w not in weights and w not in bans]
    _add_beginnings(weights, list(weights))
    # A phrase of ours weighs as much as its best division: it wins exactly where both its ends
    # are ends of words anyway.
    for word in sorted(ours, key=lambda w: (len(w), w)):
        score = best_division(weights.get, word, floor)[0] >> _TAG_BITS
        weights[word] = (score + 1) << _TAG_BITS
        _add_beginnings(weights, [word])
    chars = files.read_chars() | {w: d.reading[0] for w, d in decisions.items() if len(w) == 1}
    doubts = {word: d.doubt for word, d in decisions.items() if d.doubt}
    kept = {w: tuple(map(sys.intern, r)) for w, r in readings.items() if weights.get(w)}
    return Lexicon(weights, kept, set(decisions), doubts, chars, tags, floor)


def _add_beginnings(weights: dict[str, int], words: list[str]) -> None:
    for word in words:
        for end in range(1, len(word)):
            weights.setdefault(word[:end], 0)


def best_division(
    look: Callable[[str], int | None], text: str, floor: int
) -> tuple[int, list[int]]:
    """(score, ends): the most probable division of `text`, where each word from i ends at ends[i].

    `look` gives a word's weight, 0 for what only begins a word, None for neither. A shortest path
    from the right, as in jieba without its hidden Markov model.
    """
    size = len(text)
    scores = [0] * (size + 1)
    ends = [0] * size
    for start in range(size - 1, -1, -1):
        end = start + 1
        weight = look(text[start])
        best = (weight or floor) + scores[end]
        best_end = end
        while weight is not None and end < size:
            end += 1
            weight = look(text[start:end])
            if weight:
                score = weight + scores[end]
                if score >= best:
                    best, best_end = score, end
        scores[start] = best
        ends[start] = best_end
    return scores[0], ends
