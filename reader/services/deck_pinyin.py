"""The pinyin of terms, as the language engine has it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reader.glossary.syllables import syllables
from reader.hanzi import count_hanzi
from reader.language.words import Linguist
from reader.pinyin import join
from reader.spelling.passage import Style, write
from reader.spelling.syllable import with_tone

_SURE = frozenset(("override", "phrase", "rule"))
_SYLLABLE = re.compile(r"((?:[A-Za-zÜü]|u:)+)([1-5])")
_NUMBERED = re.compile(r"(?<![0-9A-Za-zÜü])(?:(?:[A-Za-zÜü]|u:)+[1-5]'?)+(?![0-9A-Za-zÜü])")
_STOPS = frozenset("，、；：,;:")


def readings(linguist: Linguist, text: str) -> Iterator[tuple[str, bool]]:
    """For each Hanzi of `text` its syllable ("": unknown), and whether the engine is sure of it."""
    for word in linguist.words(text):
        sure = word.by in _SURE and not word.doubt
        each = word.pinyin or ("",) * count_hanzi(word.text)
        yield from ((syllable.lower(), sure and bool(syllable)) for syllable in each)


def suggest_pinyin(linguist: Linguist, text: str) -> str:
    """The pinyin of a headword as a deck writes it: words apart, names with a capital, figures
    and letters copied; to be reviewed. "" where a Hanzi has no reading that can be written."""
    if not all(syllable for syllable, _ in readings(linguist, text)):
        return ""
    words = linguist.words(text)
    written = write([(w.text, w.pinyin) for w in words], Style(capitals=True), begins=False)
    out = ""
    joined = True  # to what stands before
    for number, (word, pieces) in enumerate(zip(words, written.pieces, strict=True)):
        if pieces:
            out += ("" if joined else " ") + "".join(piece for piece, _ in pieces)
            joined = number in written.tied
        elif word.text in _STOPS:
            out, joined = f"{out},", False
        elif copied := "".join(c for c in unicodedata.normalize("NFKC", word.text) if _copied(c)):
            out += ("" if joined or out[-1:].isdigit() or out[-1:] == "+" else " ") + copied
            joined = copied.endswith("+")
    out = out.strip(" ,")
    # A few interjections (ḿ, ńg) can't be told apart in a word.
    return out if len(syllables(text, out)) == count_hanzi(text) else ""


def marked(pinyin: str) -> str:
    """`pinyin` with tone marks where it has tone numbers: liang3 ge4 → liǎng gè; other stays."""
    return _NUMBERED.sub(lambda match: join(map(_marked, _SYLLABLE.findall(match[0]))), pinyin)


def _marked(syllable: tuple[str, str]) -> str:
    letters = re.sub("u:|v", "ü", syllable[0]).replace("V", "Ü")
    return with_tone(letters, int(syllable[1]))


def _copied(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char in "+%-./")
