"""Makes the tables named in files.MADE: `python -m reader.language.tables.build`.

A word stands in a table only where its reading is not simply the usual reading of each of its
characters. Words: jieba's dictionary, and the phrases of three characters or more of the others;
a two-character phrase that jieba does not know would match across word boundaries.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from collections.abc import Iterable

from reader.hanzi import is_hanzi
from reader.language.script import simplify
from reader.language.tables.files import HERE, read_bans, read_decisions, read_full_tones
from reader.language.tables.patterns import by_pattern
from reader.language.tables.sources import Reading, Sources, read_sources
from reader.language.tables.spelling import same_but_neutral, toneless

# How much each source counts where they differ. Whoever stands alone against two others loses.
_CEDICT, _PHRASES, _PARTS, _LARGE, _ZDIC, _ECHO = 2.5, 2.0, 1.5, 1.0, 0.9, 0.3

_HEADS = {
    "chars.txt": "The usual reading of each character, grouped by reading.",
    "readings.txt.gz": "Words whose reading is not that of their characters.",
    "cedict.txt": (
        "Words whose reading is not that of their characters, as CC-CEDICT reads them.\n"
        "# Derived from CC-CEDICT (c) MDBG and contributors, licence CC BY-SA 4.0; so is this file."
    ),
    "frequent.txt": "The most frequent words of jieba's dictionary (MIT), the most frequent first.",
}
_FREQUENT = 8000  # words: what an advanced reader surely knows is among them


def build() -> dict[str, str]:
    """The text of each table file by its name."""
    sources = read_sources()
    chars = usual_readings(sources)
    merged = merge(sources, chars)
    return {
        "chars.txt": _chars_text(chars),
        "readings.txt.gz": _words_text("readings.txt.gz", ((w, r) for w, r, c in merged if not c)),
        "cedict.txt": _words_text("cedict.txt", ((w, r) for w, r, c in merged if c)),
        "frequent.txt": _frequent_text(sources.frequency),
    }


def usual_readings(sources: Sources) -> dict[str, str]:
    """Character → its usual reading, own decisions first."""
    chars = {c: r[0] for c, r in sources.chars.items() if is_hanzi(c) and r[0]}
    return chars | {w: d.reading[0] for w, d in read_decisions().items() if len(w) == 1}


def merge(sources: Sources, chars: dict[str, str]) -> list[tuple[str, Reading, bool]]:
    """(word, reading, does CC-CEDICT alone say so?), sorted, without what needs no entry."""
    bans = read_bans()
    decided = read_decisions()
    words = {w for w in sources.frequency if len(w) > 1 and all(map(is_hanzi, w))}
    for source in (sources.cedict, sources.phrases):
        words |= {w for w in source if 2 < len(w) <= 12 and all(map(is_hanzi, w))}
    # Of the large set only adverbs: the rest is rare, and often read character by character.
    words |= {
        w
        for w in sources.large
        if 2 < len(w) <= 6
        and w[-1] == "地"
        and sources.large[w][-1] == "de"
        and all(map(is_hanzi, w))
    }
    found: dict[str, Reading] = {w: d.reading for w, d in decided.items() if len(w) > 1}
    merged = []
    # Shorter words first: a longer one that no dictionary has is read by its parts.
    for word in sorted(words - bans, key=lambda w: (len(w), w)):
        if word in found:
            continue
        reading, from_cedict = _choose(word, sources, found, chars)
        if not reading or reading == tuple(chars.get(c, "") for c in word):
            continue
        found[word] = reading
        # The segmenter cuts what jieba does not know; only a reading that is not that of the
        # parts is worth an entry.
        if word in sources.frequency or reading != _by_parts(word, sources, found, chars):
            merged.append((simplify(word), reading, from_cedict))
    return sorted(dict.fromkeys(merged))


def _choose(
    word: str, sources: Sources, found: dict[str, Reading], chars: dict[str, str]
) -> tuple[Reading, bool]:
    cedict = sources.cedict.get(word, [])
    parts = _by_parts(word, sources, found, chars)
    votes: defaultdict[Reading, float] = defaultdict(float)
    for reading in cedict:
        votes[reading] += _CEDICT / len(cedict)
    for source, weight in (
        (sources.phrases, _PHRASES),
        # The large set repeats the small one: where both have a word, that is hardly a second vote.
        (sources.large, _ECHO if word in sources.phrases else _LARGE),
        (sources.zdic, _ZDIC),
    ):
        if len(source.get(word, ())) == len(word):
            votes[source[word]] += weight
    if not cedict and word not in sources.phrases:
        # What only the large sets have is often read character by character there.
        if votes and len(word) > 2:
            votes[parts] += _PARTS
            by_char = tuple(chars.get(c, "") for c in word)
            if parts != by_char and set(votes) == {parts, by_char}:
                del votes[by_char]
        best = max(votes, key=lambda r: (votes[r], r)) if votes else parts
        return by_pattern(word, sources.tags, _keep_tones(word, best)), False
    if len(word) > 2:
        votes[parts] += _PARTS
    # Readings that differ only in a neutral tone stand together; the neutral one is taken then.
    best = max(votes, key=lambda r: (_support(r, votes), votes[r], r))
    said = [*cedict, sources.phrases.get(word, ()), *(() if cedict else (parts,))]
    weak = [r for r in said if same_but_neutral(best, r) and any(s == toneless(s) for s in r)]
    reading = _keep_tones(word, weak[0] if weak else best)
    return reading, reading in cedict and reading != sources.phrases.get(word)


def _support(reading: Reading, votes: dict[Reading, float]) -> float:
    return round(sum(n for other, n in votes.items() if same_but_neutral(reading, other)), 3)


def _keep_tones(word: str, reading: Reading) -> Reading:
    """`reading` with the full tones of the words of full_tones.txt inside `word`."""
    spelled = list(reading)
    for length in range(2, min(4, len(word)) + 1):
        for at in range(len(word) - length + 1):
            full = read_full_tones().get(word[at : at + length])
            if full and same_but_neutral(full, tuple(spelled[at : at + length])):
                spelled[at : at + length] = full
    return tuple(spelled)


def _by_parts(
    word: str, sources: Sources, found: dict[str, Reading], chars: dict[str, str]
) -> Reading:
    """`word` read by its most frequent parts."""
    frequency = sources.frequency
    best: list[tuple[float, Reading]] = [(0.0, ())]
    for end in range(1, len(word) + 1):
        choices = []
        for start in range(max(0, end - 4), end):
            part = word[start:end]
            if part == word or (len(part) > 1 and part not in frequency):
                continue
            reading = found.get(part) or tuple(chars.get(c, "") for c in part)
            # Fewer parts first, then the more frequent ones.
            cost = 1 - min(frequency.get(part, 0), 10**6) / 10**7
            choices.append((best[start][0] + cost, (*best[start][1], *reading)))
        best.append(min(choices))
    return best[-1][1]


def _chars_text(chars: dict[str, str]) -> str:
    groups: dict[str, list[str]] = {}
    for char, reading in sorted(chars.items()):
        groups.setdefault(reading, []).append(char)
    lines = [f"{reading} {''.join(group)}" for reading, group in sorted(groups.items())]
    return "\n".join([f"# {_HEADS['chars.txt']}", *lines, ""])


def _words_text(name: str, words: Iterable[tuple[str, Reading]]) -> str:
    lines = [f"{word} {' '.join(reading)}" for word, reading in words]
    return "\n".join([f"# {_HEADS[name]}", *lines, ""])


def _frequent_text(frequency: dict[str, int]) -> str:
    words = [w for w in frequency if all(map(is_hanzi, w))]
    words.sort(key=lambda word: (-frequency[word], word))
    rows = [" ".join(words[at : at + 20]) for at in range(0, _FREQUENT, 20)]
    return "\n".join([f"# {_HEADS['frequent.txt']}", *rows, ""])


def main() -> None:
    """Writes the tables beside this file."""
    for name, text in build().items():
        data = text.encode("utf-8")
        # Without a time stamp the same text gives the same bytes.
        (HERE / name).write_bytes(gzip.compress(data, mtime=0) if name.endswith(".gz") else data)


if __name__ == "__main__":
    main()
