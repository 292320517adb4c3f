"""The user's corrections of readings: made, listed, taken back.

They are kept apart from the annotations and laid over them whenever these are made, so that no
run loses them (see applying).
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache

from reader import pinyin
from reader.errors import NotFound, TifaError
from reader.hanzi import count_hanzi
from reader.services.library import find_article
from reader.storage import corrections as storage
from reader.storage.articles import get_article
from reader.storage.corrections import Correction
from reader.storage.database import transaction

LONGEST = 18  # code points of a word: more does not fit the narrowest column
# Syllables that are no character's usual reading: 忒 tēi, 得 děi, 诶 êi, 剋 kēi, 嘚 dē, 这 zhèi …
_RARE = frozenset(("dei", "ê", "hng", "kei", "nia", "pia", "r", "sei", "tei", "zhei", "dia"))
# Syllables that stand without a tone by themselves; others without one have lost it.
_TONELESS = frozenset(
    ("a", "ba", "bo", "de", "di", "ge", "guo", "la", "le", "li", "lo", "lou", "ma", "me", "men",
     "mo", "na", "ne", "r", "shang", "tou", "wa", "ya", "yo", "zhe", "zi")
)  # fmt: skip
_TONED = re.compile("[\u0300\u0301\u0304\u030c]")
_NUMBERED = re.compile(r"([^0-9]+)([0-9]?)")
_HOW = "write it like zhāo yáng or zhao1 yang2"
_TONES = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}


@dataclass(frozen=True, slots=True)
class Made:
    """A correction as it is stored now, and whether it is `new`, `changed` or the `same`."""

    correction: Correction
    status: str


def list_corrections(db: sqlite3.Connection) -> list[Correction]:
    """All corrections, in the order in which they were made."""
    return storage.corrections(db)


def add_correction(
    db: sqlite3.Connection,
    word: str,
    spelled: str,
    now: datetime,
    article: str | None = None,
    place: tuple[int, int] | None = None,
) -> Made:
    """Have `word` read as `spelled`: everywhere, in one article (its id), or there at one place
    (paragraph, code point in it) only.

    Raises TifaError naming what is wrong with the word or the pinyin, NotFound where there is no
    such article or the word does not stand in it.
    """
    word = check_word(word)
    syllables = read_syllables(word, spelled)
    if article is not None:
        article = find_article(db, article).id
        if place is None and not _stands_in(db, article, word):
            raise NotFound(f"“{word}” does not stand in {article}; leave --article out, or mend it")
    wanted = Correction(word, syllables, article, *(place or (None, None)))
    with transaction(db):
        return _put(db, wanted, now)


def correct_at(
    db: sqlite3.Connection,
    word: str,
    syllables: tuple[str, ...],
    now: datetime,
    article: str,
    place: tuple[int, int],
    here: bool,
) -> Made:
    """Have `word` read so at a place (article, paragraph and code point in it), or everywhere.

    Then it is read so at that place: what was said of the word there, or in that article, goes.
    """
    wanted = Correction(word, syllables, article, *place) if here else Correction(word, syllables)
    with transaction(db):
        for old in storage.corrections(db):
            if old.word == word and not here and _holds(old, article, place) and old.article:
                storage.remove_correction(db, old.id)
        return _put(db, wanted, now)


def corrections_at(
    db: sqlite3.Connection, word: str, article: str, place: tuple[int, int]
) -> list[Correction]:
    """The corrections of `word`, or of a word in it, that hold where it stands in an article."""
    from reader.language.script import simplify

    printed = (word, simplify(word))
    found = storage.corrections(db)
    return [
        one
        for one in found
        if any(one.word in form for form in printed) and _holds(one, article, place, len(word))
    ]


def _holds(one: Correction, article: str, place: tuple[int, int], length: int = 1) -> bool:
    if one.paragraph is None or one.offset is None:
        return one.article in (None, article)
    paragraph, start = place
    return (one.article, one.paragraph) == (article, paragraph) and (
        start <= one.offset < start + length
    )


def _put(db: sqlite3.Connection, wanted: Correction, now: datetime) -> Made:
    moment = now.astimezone(UTC).isoformat(timespec="seconds")
    old = next((c for c in storage.corrections(db) if c.scope == wanted.scope), None)
    if old is not None and old.syllables == wanted.syllables:
        return Made(old, "same")
    number = storage.put_correction(db, wanted, moment)
    return Made(replace(wanted, id=number, made=moment), "changed" if old else "new")


def remove_corrections(db: sqlite3.Connection, wanted: str) -> list[Correction]:
    """Take back the correction with this id, or all of this word; those taken back.

    Raises NotFound where there is none.
    """
    wanted = unicodedata.normalize("NFC", wanted.strip())
    with transaction(db):
        gone = [c for c in storage.corrections(db) if wanted in (str(c.id), c.word)]
        for correction in gone:
            storage.remove_correction(db, correction.id)
    if not gone:
        raise NotFound(f"no correction “{wanted}”; `tifa readings list` shows those there are")
    return gone


def check_word(word: str) -> str:
    """`word` as it is kept. Raises TifaError where it can have no reading of its own."""
    word = unicodedata.normalize("NFC", word.strip())
    if not count_hanzi(word):
        raise TifaError(f"“{word}” has no Hanzi; give the word as it is printed")
    strange = next((char for char in word if not (char.isalnum() or char == "·")), "")
    if strange:
        raise TifaError(f"“{word}”: {strange!r} belongs to no word; give one word at a time")
    if len(word) > LONGEST:
        raise TifaError(f"“{word[:8]}…” has {len(word)} characters; a word has up to {LONGEST}")
    return word


def read_syllables(word: str, spelled: str) -> tuple[str, ...]:
    """One syllable with its tone mark per Hanzi of `word`, from pinyin with tone marks or numbers
    (5 or 0: neutral), apart or joined: `zhāo yáng`, `Zhāoyáng`, `zhao1yang2`; ü as v or u: too.

    Raises TifaError naming the syllable that is none, or how many there should be.
    """
    given = unicodedata.normalize("NFC", spelled.strip().lower())
    found = [syllable for part in re.split(r"[\s'’\-·]+", given) for syllable in _split(part)]
    count = count_hanzi(word)
    if not found:
        raise TifaError(f"no pinyin for “{word}”; {_HOW}")
    if len(found) != count:
        found = [part for syllable in found for part in _without_erhua(syllable)]
    syllables = [_marked(syllable) for syllable in found]
    if len(syllables) != count:
        raise TifaError(
            f"“{word}” has {count} Hanzi and “{spelled}” {len(syllables)} "
            f"syllable{'' if len(syllables) == 1 else 's'} ({' '.join(syllables)}); give one each"
        )
    toned = re.search("[0-9]", given) or any(_tone(syllable) for syllable in syllables)
    if not toned and not (count == 1 and syllables[0] in _TONELESS):
        raise TifaError(f"“{spelled}” has no tones; {_HOW} (5 for a neutral tone)")
    return tuple(syllables)


def _split(part: str) -> list[str]:
    """Syllables as given; a number stays behind the one it belongs to."""
    part = part.replace("u:", "ü").replace("v", "ü")
    found: list[str] = []
    for letters, tone in _NUMBERED.findall(part):
        syllables = pinyin.syllables(letters) or [letters]
        found += [*syllables[:-1], syllables[-1] + tone]
    if part and not found:
        raise TifaError(f"“{part}” is no pinyin; {_HOW}")
    return found


def _without_erhua(syllable: str) -> list[str]:
    """huār → huā, r."""
    bare = syllable.rstrip("0123456789")
    if bare.endswith("r") and len(bare) > 1 and _toneless(bare) != "er":
        return [bare[:-1] + syllable[len(bare) :], "r"]
    return [syllable]


def _marked(syllable: str) -> str:
    """A syllable with its mark where it belongs. Raises TifaError for what is no syllable."""
    from reader.language.tables.spelling import from_number

    bare = syllable.rstrip("0123456789")
    number = syllable[len(bare) :].replace("0", "5")
    marks = _TONED.findall(unicodedata.normalize("NFD", bare))
    plain = _toneless(bare)
    if plain not in _possible():
        raise TifaError(f"“{syllable}” is no syllable of pinyin; see the spelling")
    if number > "5":
        raise TifaError(f"“{syllable}”: no tone {number}; there are 1 to 4, and 5 for neutral")
    if len(marks) + len(number) > 1:
        raise TifaError(f"“{syllable}” has two tones; give it one mark or one number")
    tone = number or (_TONES[marks[0]] if marks else "5")
    return from_number(plain + tone) or unicodedata.normalize("NFC", bare)


@cache
def _possible() -> frozenset[str]:
    """All syllables without their tones: those of the table of characters, and some rare ones."""
    from reader.language.tables.files import lines

    readings = (line.partition(" ")[0] for line in lines("chars.txt"))
    return _RARE.union(_toneless(reading) for reading in readings)


def _toneless(syllable: str) -> str:
    spread = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", _TONED.sub("", spread))


def _tone(syllable: str) -> bool:
    return _TONED.search(unicodedata.normalize("NFD", syllable)) is not None


def _stands_in(db: sqlite3.Connection, identity: str, word: str) -> bool:
    from reader.language.script import simplify

    article = get_article(db, identity)
    if article is None:
        return False
    texts = [article.title, article.subtitle, *(p.text for p in article.paragraphs)]
    return any(word in text or word in simplify(text) for text in texts)
