"""All words of a passage in the spelling that is asked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from reader.hanzi import is_hanzi
from reader.spelling.division import gaps, listed

Piece = tuple[str, int]  # text, and its tone (0: nothing spoken, such as an apostrophe)
SPELLINGS = ("marks", "numbers", "zhuyin")

_ENDS_SENTENCE = frozenset("。！？!?…")
_PASSED = frozenset("”’」』）)》〉】]　 \n")  # may follow the end of a sentence
_OPENS = frozenset("“‘「『")
_TRAILING = frozenset("，。；：！？、,.;:!?）)”’」』》")


class Style(NamedTuple):
    """What is asked for. `joined`: the syllables of a word in one; else each by itself."""

    spelling: str = "marks"
    joined: bool = True
    capitals: bool = False
    sandhi: bool = False


class Given(NamedTuple):
    """What a deck says of one syllable of a term: a capital, a hyphen behind it."""

    capital: bool
    hyphen: bool


class Written(NamedTuple):
    """The words of a passage. `pieces[i]` of word i, none where it has no reading; without
    `joined` one piece a syllable. `tied`: words whose spelling runs on into the next word's."""

    pieces: list[tuple[Piece, ...]]
    tied: frozenset[int]


def given(pinyin: str) -> list[Given]:
    """Syllable by syllable, what the pinyin of a deck says: `Zhōngguó`, `fènyǒng-zhēngxiān`."""
    from reader.pinyin import syllables

    found: list[Given] = []
    for word in pinyin.replace("–", "-").replace("—", "-").split():
        parts = word.split("-")
        for n, part in enumerate(parts):
            spelled = [Given(s[:1].isupper(), False) for s in syllables(part)]
            if spelled and n + 1 < len(parts):
                spelled[-1] = Given(spelled[-1].capital, True)
            found += spelled
    return found


def write(
    words: Sequence[tuple[str, Sequence[str]]],
    style: Style = Style(),  # noqa: B008
    begins: bool = True,
    decks: Mapping[int, Sequence[Given]] | None = None,
) -> Written:
    """Write `words`: each its text and one syllable a Hanzi with a tone mark ("": unknown).

    `begins`: a sentence begins with the first word. `decks`: what decks say of words, by number.
    """
    decks = decks or {}
    spoken: Sequence[Sequence[str]] = [syllables for _, syllables in words]
    if style.sandhi:
        from reader.spelling.sandhi import sandhi

        spoken = sandhi(words)
    first = _sentence_starts(words, begins) if style.capitals else frozenset()
    pieces: list[tuple[Piece, ...]] = []
    tied = set()
    for n, (text, plain) in enumerate(words):
        if not plain:
            pieces.append(())
            continue
        said = tuple(decks.get(n, ()))
        pieces.append(
            _word(text, tuple(spoken[n]), style.spelling, style.joined, style.capitals,
                  n in first, said)
        )  # fmt: skip
        if style.joined and n + 1 < len(words) and words[n + 1][1]:
            if said and said[-1].hyphen and style.spelling != "zhuyin":
                pieces[n] += (("-", 0),)
                tied.add(n)
            elif _suffix(words, n + 1):
                tied.add(n)
    return Written(pieces, frozenset(tied))


def _suffix(words: Sequence[tuple[str, Sequence[str]]], n: int) -> bool:
    """着, 了, 过 behind a verb and 们 behind a noun are joined to it (6.1.1, 6.1.2); 了 at the end
    of a clause may be of the mood and stands apart."""
    text, syllables = words[n]
    if text == "着":
        return syllables[0] == "zhe"
    if text == "了":
        ahead = words[n + 1][0] if n + 1 < len(words) else ""
        return syllables[0] == "le" and bool(ahead) and ahead[0] not in _TRAILING
    return (text == "们" and syllables[0] == "men") or (text == "过" and syllables[0] == "guo")


def _sentence_starts(words: Sequence[tuple[str, Sequence[str]]], begins: bool) -> frozenset[int]:
    """Numbers of the words that begin a sentence with a reading (6.3.1)."""
    found = set()
    colon = False
    for n, (text, syllables) in enumerate(words):
        if syllables or text[:1].isalnum():
            if begins and syllables and is_hanzi(text[0]):
                found.add(n)
            begins = colon = False
            continue
        for char in text:
            if char in _ENDS_SENTENCE:
                begins = True
            elif char in _OPENS:
                begins = begins or colon
            elif char not in _PASSED and char not in "《〈（(【[":
                begins = False
            colon = char in "：:"
    return frozenset(found)


@lru_cache(maxsize=8192)
def _word(
    text: str,
    syllables: tuple[str, ...],
    spelling: str,
    joined: bool,
    capitals: bool,
    first: bool,
    said: tuple[Given, ...],
) -> tuple[Piece, ...]:
    same = len(text) == len(syllables)
    between = gaps(text) if same else ("",) * (len(syllables) - 1)
    if len(said) == len(syllables):
        inner = zip(said, between, strict=False)
        between = tuple("-" if mark.hyphen else gap for mark, gap in inner)
    else:
        said = ()
    big = _capitals(text, between, first, said) if capitals else frozenset()
    tones = [_tone(syllable) for syllable in syllables]
    spelled = [
        _spell(syllable[:1].upper() + syllable[1:] if n in big else syllable, spelling)
        for n, syllable in enumerate(syllables)
    ]
    if not joined:
        return tuple(zip(spelled, tones, strict=True))
    out: list[Piece] = []
    for n, (piece, number) in enumerate(zip(spelled, tones, strict=True)):
        if not piece:
            continue
        if out:
            erhua = syllables[n] == "r"
            if erhua and spelling == "numbers":
                out[-1] = (_erhua(out[-1][0]), out[-1][1])
                continue
            glue = between[n - 1] or ("" if erhua else _apart(out[-1][0], piece, spelling))
            if glue:
                out.append((" " if spelling == "zhuyin" else glue, 0))
        out.append((piece, number))
    return tuple(out)


def _tone(syllable: str) -> int:
    from reader.spelling.syllable import tone

    return tone(syllable)


def _spell(syllable: str, spelling: str) -> str:
    if spelling == "numbers":
        from reader.spelling.syllable import numbered

        return numbered(syllable)
    if spelling == "zhuyin":
        from reader.spelling.zhuyin import zhuyin

        return zhuyin(syllable)
    return syllable


def _erhua(numbered: str) -> str:
    """dian3 with the r before its number: dianr3."""
    return f"{numbered[:-1]}r{numbered[-1]}" if numbered[-1:].isdigit() else f"{numbered}r"


def _apart(before: str, piece: str, spelling: str) -> str:
    """The apostrophe before a, o, e (汉语拼音方案, 五); in zhuyin a blank where a first tone, which
    has no mark, could be read on."""
    if spelling == "marks":
        return "'" if unicodedata.normalize("NFD", piece)[0].lower() in "aoe" else ""
    if spelling == "zhuyin":
        from reader.spelling.zhuyin import OPEN

        return " " if before[-1] not in "ˊˇˋ" and piece[0] in OPEN else ""
    return ""


def _capitals(
    text: str, between: Sequence[str], first: bool, said: Sequence[Given]
) -> frozenset[int]:
    """Which syllables begin with a capital (6.3): as the deck says, else all parts of a name."""
    big = {0} if first else set()
    if said:
        big |= {n for n, mark in enumerate(said) if mark.capital}
    elif listed(text).startswith("!"):
        big |= {0} | {n + 1 for n, gap in enumerate(between) if gap}
    elif len(text) == 4 and between == ("", " ", ""):
        big |= {n for n in (0, 2) if listed(text[n : n + 2]).startswith("!")}
    return frozenset(big)
