"""What a person types to find something: pinyin with or without tones, Hanzi and pinyin mixed."""

from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

from reader import pinyin
from reader.hanzi import is_hanzi

_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
# Sounds that many speakers don't keep apart, and learners don't hear.
_HEARD = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))
# One pass without second thoughts: a consonant before a vowel opens a syllable.
_SYLLABLES = (
    r"(?:(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?[aeiouv]++(?:ng?(?![aeiouv])|r(?![aeiouv]))?)*+"
    r"(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])?"
)
_SHORT = (("zh", "z"), ("ch", "c"), ("sh", "s"))


def characters(text: str) -> str:
    """The Hanzi, letters and figures of a word or a query, without the signs between them."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).lower()))


def letters(query: str) -> str:
    """The letters of a query in pinyin, without tones, blanks and signs (ü: v)."""
    return re.sub(r"[0-9]", "", pinyin.plain(query))


def letters_and_figures(query: str) -> str:
    """The same with the figures, which may be tones."""
    return pinyin.plain(query)


def may_be_pinyin(letters: str) -> bool:
    """Can plain letters be divided into syllables, the last of them perhaps only begun?"""
    return letters != "" and re.fullmatch(_SYLLABLES, letters) is not None


def has_tones(query: str) -> bool:
    """Does a query in pinyin give a tone, by a mark or a number after a letter?"""
    spread = unicodedata.normalize("NFD", query)
    return bool(_TONES.keys() & set(spread)) or re.search(r"[A-Za-zü:][1-5]", query) is not None


def spelling(query: str) -> re.Pattern[str]:
    """Matches, from a syllable on, a spelling with tone numbers (liang3ge4) that has the letters of
    `query` and the tones where the query gives them."""
    return re.compile(r"(?<![a-z])" + "[1-5]?".join(_letters(query)) + "[1-5]?")


def inside(letters: str, numbered: str) -> bool:
    """Do plain letters stand in a spelling with tone numbers from a syllable on?"""
    syllables = re.split("[0-9]+", numbered)
    plain = "".join(syllables)
    starts = accumulate(map(len, syllables), initial=0)
    return any(plain.startswith(letters, start) for start in starts)


def _letters(query: str) -> list[str]:
    """A pattern a letter; a tone given by a mark looks ahead to the number of its syllable."""
    query = query.lower().replace("u:", "v")
    parts: list[str] = []
    for char in unicodedata.normalize("NFD", query):
        if char.isascii() and char.isalpha():
            parts.append(char)
        elif char == "\u0308" and parts and parts[-1][0] == "u":
            parts[-1] = "v" + parts[-1][1:]
        elif char in _TONES and parts:
            parts[-1] += f"(?=[a-z]*{_TONES[char]})"
        elif char in "12345" and parts:
            parts[-1] += f"(?=[a-z]*{char})"
    return parts


def initials(query: str) -> str:
    """The first letters of syllables that `query` may be: zh, ch, sh count as one letter where
    there is no vowel beside them."""
    found = letters(query)
    if not set("aeiouv") & set(found):
        for two, one in _SHORT:
            found = found.replace(two, one)
    return found


def heard(spelled: str) -> str:
    """Plain pinyin in which sounds that are often confused are one: zh/z, ch/c, sh/s, ng/n, l/n.
    Many lines may be given at once."""
    for sound, like in _HEARD:
        spelled = spelled.replace(sound, like)
    return spelled


def is_mixed(query: str) -> bool:
    """Does a query hold both Hanzi and Latin letters?"""
    return any(map(is_hanzi, query)) and any(c.isascii() and c.isalpha() for c in query)


def mixed(query: str) -> re.Pattern[str]:
    """Matches what `interlinear` gives for a word of which some Hanzi are typed as such and others
    as pinyin, in whole syllables or shortened ones: 两个queli, 两个ql."""
    parts: list[str] = []
    skip = ""  # what may stand between a typed letter and the next
    for char in query.lower():
        if is_hanzi(char):
            parts.append(("[a-z]*[1-5]" if skip else "") + re.escape(char) + "[a-z]*[1-5]")
            skip = ""
        elif char.isascii() and char.isalpha():
            parts.append((skip or "[^a-z1-5]") + char)
            skip = "(?:[a-z]*[1-5][^a-z1-5])?"
    return re.compile("".join(parts))


def interlinear(word: str, numbered: str) -> str:
    """Each Hanzi of `word` with its syllable: 两liang3个ge4; empty where they don't go together."""
    hanzi = [char for char in word if is_hanzi(char)]
    syllables = re.findall(r"[a-z]+[1-5]", numbered)
    if len(hanzi) != len(syllables):
        return ""
    return "".join(char + syllable for char, syllable in zip(hanzi, syllables, strict=True))
