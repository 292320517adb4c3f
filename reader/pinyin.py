"""Pinyin spelling: words apart, the syllables of a word joined, apostrophes (GB/T 16159)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_VOWELS = "aeiouüêāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
# With the apostrophe rule, a consonant before a vowel always opens a new syllable.
_SYLLABLE = (
    rf"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?[{_VOWELS}]+(?:ng?(?![{_VOWELS}])|r(?![{_VOWELS}]))?"
    rf"|ng?|m|hm|hng|r"
)
_WORD = r"[^\s\-–—]+"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


def syllables(word: str) -> list[str]:
    """The syllables of one pinyin word, as written: `Gòngtóngtǐ` → Gòng, tóng, tǐ.

    Digits and signs are no syllables; an empty list means that `word` is not pinyin.
    """
    found: list[str] = []
    syllable = re.compile(_SYLLABLE, re.IGNORECASE)  # re keeps it; here, a search may do without
    for part in re.split(r"['’·.,，、：:0-9+]+", unicodedata.normalize("NFC", word)):
        at = 0
        while at < len(part):
            match = syllable.match(part, at)
            if not match:
                return []
            found.append(match[0])
            at = match.end()
    return found


def words(pinyin: str) -> list[list[str]]:
    """The words of a line of pinyin, each as its syllables; a hyphen parts words as well."""
    return [found for word in re.findall(_WORD, pinyin) if (found := syllables(word))]


def plain(pinyin: str) -> str:
    """`pinyin` for searching: lower case, no tones, ü as v, nothing between the syllables."""
    spread = unicodedata.normalize("NFD", pinyin.lower().replace("ü", "v"))
    spread = re.sub(
        "u([\u0300\u0301\u0304\u030c]?)\u0308([\u0300\u0301\u0304\u030c]?)", "v", spread
    )
    return re.sub(r"[^a-z0-9]", "", spread)


def numbered(pinyin: str) -> str:
    """`pinyin` with tone numbers and nothing between: `liǎng gè` → liang3ge4 (no tone: 5)."""
    out = []
    for syllable in (s for word in words(pinyin) for s in word):
        tone = next((_TONES[c] for c in unicodedata.normalize("NFD", syllable) if c in _TONES), "5")
        out.append(plain(syllable) + tone)
    return "".join(out)


def join(parts: Iterable[str]) -> str:
    """One word from its syllables, with the apostrophe before a, o, e: xī, ān → xī'ān."""
    word = ""
    for part in parts:
        if word and part and unicodedata.normalize("NFD", part)[0].lower() in "aoe":
            word += "'"
        word += part
    return word


def spelled(stored: str) -> str:
    """The pinyin of a dictionary's word from its stored syllables, in which a capital begins a
    word: `Běi jīng Dà xué` → Běijīng Dàxué."""
    found: list[list[str]] = []
    for syllable in stored.split():
        if found and not syllable[0].isupper():
            found[-1].append(syllable)
        else:
            found.append([syllable])
    return " ".join(map(join, found))
