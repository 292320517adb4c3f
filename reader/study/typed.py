"""A typed answer compared with the right one, piece by piece.

Pinyin is compared by the syllable: marks or numbers, ü, v or u:, joined or apart, any case, with
the neutral tone as 5, 0 or nothing. Hanzi are compared by the character, in the folded form in
which terms are matched: quotes, blanks and traditional forms make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from reader.glossary.fold import fold
from reader.spelling.syllable import with_tone
from reader.study.card.model import Wanted
from reader.study.scheduler import Rating

LONGEST = 300  # characters of an answer that are looked at

RIGHT, TONE, WRONG, MISSING, EXTRA = "right", "wrong tone", "wrong", "missing", "too much"

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NEUTRAL = 0
_SYLLABLE = re.compile(
    r"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouv]{1,3}(?:ng|n|r)?|ng?|m|hm|hng|r|[a-z]"
)
_WIDEST = 6  # letters of the longest syllable: zhuang
# What is typed for a sound that the rules spell otherwise.
_SPELT = {"lue": "lve", "nue": "nve", "lyu": "lv", "nyu": "nv", "lyue": "lve", "nyue": "nve"}
# What makes one alignment worse than another; odd is what no syllable is spelt like.
_TONE_COST, _ODD_COST, _LETTER_COST, _GAP_COST = 1, 2, 3, 4
_NEVER = float("inf")
_Step = tuple[int, int, str, str, str]  # place, syllables done, then the fields of a Piece
_Row = list[tuple[float, _Step | None]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A syllable, or a run of characters: what it should be, what was typed (either may be
    empty), and the verdict: right, wrong tone, wrong, missing, too much."""

    verdict: str
    wanted: str
    typed: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A typed answer beside the form of the right one that it comes nearest to."""

    pieces: tuple[Piece, ...]

    @property
    def right(self) -> bool:
        """Is everything as it should be?"""
        return all(piece.verdict == RIGHT for piece in self.pieces)

    @property
    def suggested(self) -> Rating:
        """Good for what is right, Hard where only tones are wrong, else Again."""
        verdicts = {piece.verdict for piece in self.pieces}
        if verdicts <= {RIGHT}:
            return Rating.GOOD
        return Rating.HARD if verdicts <= {RIGHT, TONE} else Rating.AGAIN

    @property
    def _cost(self) -> int:
        costs = {RIGHT: 0, TONE: _TONE_COST}
        return sum(
            costs.get(piece.verdict, _GAP_COST) * max(1, len(piece.wanted), len(piece.typed))
            for piece in self.pieces
        )


def compare(typed: str, wanted: Wanted) -> Compared:
    """`typed` compared with the form of `wanted` that is nearest to it. Never raises."""
    typed = typed[:LONGEST]
    if wanted.script == "pinyin":
        found = (compare_pinyin(_without(typed, wanted.skip), form) for form in wanted.forms)
    else:
        found = (compare_hanzi(typed, form) for form in wanted.forms)
    return min(found, key=lambda compared: compared._cost)


def compare_pinyin(typed: str, form: str) -> Compared:
    """`typed` against `form`, whose syllables stand apart, with tone marks."""
    wanted = [_Syllable(part, *_sound(part)) for part in form.split()]
    runs = _runs(typed)
    return Compared(tuple(_align(runs, wanted)))


def compare_hanzi(typed: str, form: str) -> Compared:
    """`typed` against `form`, character by character."""
    one, other = fold(typed), fold(form)
    pieces = []
    for action, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        verdict = {"equal": RIGHT, "replace": WRONG, "delete": EXTRA, "insert": MISSING}[action]
        pieces.append(Piece(verdict, other[c:d], one[a:b]))
    return Compared(tuple(pieces))


@dataclass(frozen=True, slots=True)
class _Syllable:
    shown: str
    letters: str  # a–z, ü as v
    tone: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Letters typed without anything between; a tone number ends a run. `tones`: at which letter
    a tone was given; a number stands at the last."""

    letters: str
    tones: dict[int, int]

    def syllable(self, start: int, end: int) -> _Syllable:
        tone = next((self.tones[at] for at in range(start, end) if at in self.tones), _NEUTRAL)
        letters = self.letters[start:end]
        return _Syllable(with_tone(letters.replace("v", "ü"), tone), _spelt(letters), tone)


def _runs(typed: str) -> list[_Run]:
    """The letters of `typed`, cut where something else stands; all but letters is dropped."""
    runs: list[_Run] = []
    letters, tones = "", {}
    spread = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", typed).lower())
    for char in [*spread.replace("u:", "v"), " "]:
        if "a" <= char <= "z":
            letters += char
        elif char == "\u0308" and letters:  # ü; a tone mark may stand before it or behind
            letters = letters[:-1] + ("v" if letters[-1] == "u" else letters[-1])
        elif char in _MARKS and letters:
            tones[len(letters) - 1] = _MARKS[char]
        elif not unicodedata.combining(char) and letters:
            if char in "012345":
                tones.setdefault(len(letters) - 1, int(char) % 5)
            runs.append(_Run(letters, tones))
            letters, tones = "", {}
    return runs


def _align(runs: Sequence[_Run], wanted: Sequence[_Syllable]) -> list[Piece]:
    """The cheapest way to read the runs as the syllables that are wanted, in order."""
    spots = [(run, at) for run in runs for at in range(len(run.letters))]
    # A state is a place between the typed letters and how many wanted syllables are done; for each
    # the least cost of coming there, and the last step: from where, and with which piece.
    rows: list[_Row] = [[(_NEVER, None)] * (len(wanted) + 1) for _ in range(len(spots) + 1)]
    rows[0][0] = (0, None)
    for place, row in enumerate(rows):
        for done, syllable in enumerate(wanted):
            gone = (place, done, MISSING, syllable.shown, "")
            _offer(row, done + 1, row[done][0] + _GAP_COST, gone)
        if place == len(spots):
            break
        run, at = spots[place]
        for width in range(1, min(_WIDEST, len(run.letters) - at) + 1):
            got = run.syllable(at, at + width)
            odd = 0 if _is_syllable(got.letters) else _ODD_COST
            target = rows[place + width]
            for done, (cost, _) in enumerate(row):
                if cost == _NEVER:
                    continue
                extra = (place, done, EXTRA, "", got.shown)
                _offer(target, done, cost + _GAP_COST + odd, extra)
                if done < len(wanted):
                    more, verdict = _judge(wanted[done], got)
                    more += odd if verdict == WRONG else 0
                    step = (place, done, verdict, wanted[done].shown, got.shown)
                    _offer(target, done + 1, cost + more, step)
    return _trace(rows)


def _offer(row: _Row, done: int, cost: float, step: _Step) -> None:
    if cost < row[done][0]:
        row[done] = cost, step


def _trace(rows: Sequence[_Row]) -> list[Piece]:
    pieces: list[Piece] = []
    step = rows[-1][-1][1]
    while step is not None:
        place, done, *piece = step
        pieces.append(Piece(*piece))
        step = rows[place][done][1]
    return pieces[::-1]


@lru_cache(maxsize=4096)
def _judge(wanted: _Syllable, got: _Syllable) -> tuple[float, str]:
    if wanted.letters == got.letters:
        return (0, RIGHT) if wanted.tone == got.tone else (_TONE_COST, TONE)
    alike = SequenceMatcher(None, wanted.letters, got.letters).ratio()
    return _LETTER_COST + 2 * (1 - alike), WRONG


@lru_cache(maxsize=4096)
def _is_syllable(letters: str) -> bool:
    return len(letters) > 1 and _SYLLABLE.fullmatch(letters) is not None


def _sound(syllable: str) -> tuple[str, int]:
    """The letters and the tone of one syllable that is written with a mark."""
    runs = _runs(syllable)
    if not runs:
        return "", _NEUTRAL
    whole = runs[0].syllable(0, len(runs[0].letters))
    return whole.letters, whole.tone


def _spelt(letters: str) -> str:
    if letters[0] in "jqxy" and letters[1:2] == "v":
        letters = letters[0] + "u" + letters[2:]
    return _SPELT.get(letters, letters)


def _without(typed: str, skipped: Iterable[str]) -> str:
    for run in skipped:
        typed = re.sub(rf"(?<![^\W\d_]){re.escape(run)}(?![^\W\d_])", " ", typed, count=1)
    return typed
