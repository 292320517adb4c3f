"""Pinyin syllables in zhuyin (注音符號), after 國語注音符號手冊 (Taiwan, Ministry of Education).

The first tone has no mark, tones 2–4 ˊ ˇ ˋ behind, the neutral tone ˙ before. ㄦ of erhua stands
behind its syllable's tone.
"""

from __future__ import annotations

from functools import lru_cache

from reader.spelling.syllable import NEUTRAL, tone, toneless

_INITIALS = dict(
    zip(
        "zh ch sh b p m f d t n l g k h j q x r z c s".split(),  # noqa: SIM905
        "ㄓㄔㄕㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒㄖㄗㄘㄙ",
        strict=True,
    )
)
_FINALS = {
    "a": "ㄚ", "o": "ㄛ", "e": "ㄜ", "ê": "ㄝ", "ai": "ㄞ", "ei": "ㄟ", "ao": "ㄠ", "ou": "ㄡ",
    "an": "ㄢ", "en": "ㄣ", "ang": "ㄤ", "eng": "ㄥ", "er": "ㄦ", "ong": "ㄨㄥ",
    "i": "ㄧ", "ia": "ㄧㄚ", "io": "ㄧㄛ", "ie": "ㄧㄝ", "iai": "ㄧㄞ", "iao": "ㄧㄠ", "iu": "ㄧㄡ",
    "ian": "ㄧㄢ", "in": "ㄧㄣ", "iang": "ㄧㄤ", "ing": "ㄧㄥ", "iong": "ㄩㄥ",
    "u": "ㄨ", "ua": "ㄨㄚ", "uo": "ㄨㄛ", "uai": "ㄨㄞ", "ui": "ㄨㄟ", "uan": "ㄨㄢ", "un": "ㄨㄣ",
    "uang": "ㄨㄤ", "ueng": "ㄨㄥ", "ü": "ㄩ", "üe": "ㄩㄝ", "üan": "ㄩㄢ", "ün": "ㄩㄣ",
}  # fmt: skip
# Without an initial, and what fits no pattern.
_WHOLE = {
    "yi": "i", "ya": "ia", "yo": "io", "ye": "ie", "yai": "iai", "yao": "iao", "you": "iu",
    "yan": "ian", "yin": "in", "yang": "iang", "ying": "ing", "yong": "iong", "wu": "u",
    "wa": "ua", "wo": "uo", "wai": "uai", "wei": "ui", "wan": "uan", "wen": "un", "wang": "uang",
    "weng": "ueng", "yu": "ü", "yue": "üe", "yuan": "üan", "yun": "ün",
}  # fmt: skip
_ODD = {"r": "ㄦ", "m": "ㄇ", "n": "ㄋ", "ng": "ㄫ", "hm": "ㄏㄇ", "hng": "ㄏㄫ"}
_BUZZING = frozenset(("zhi", "chi", "shi", "ri", "zi", "ci", "si"))  # their i is not written
_TONES = {2: "ˊ", 3: "ˇ", 4: "ˋ"}
# Letters that may open a syllable as well as go on with one: a blank keeps the two apart.
OPEN = frozenset("ㄚㄛㄜㄝㄞㄟㄠㄡㄢㄣㄤㄥㄦㄧㄨㄩㄫ")


@lru_cache(maxsize=4096)
def zhuyin(syllable: str) -> str:
    """`syllable` in zhuyin; as it is where it is no syllable of the standard language.

    A lone `r` (erhua) gives ㄦ without a tone.
    """
    plain = toneless(syllable).lower()
    letters = _letters(plain)
    if not letters:
        return syllable
    number = tone(syllable)
    if number == NEUTRAL:
        return letters if plain == "r" else f"˙{letters}"
    return letters + _TONES.get(number, "")


def _letters(plain: str) -> str:
    if plain in _ODD:
        return _ODD[plain]
    if plain in _BUZZING:
        return _INITIALS[plain[:-1]]
    if plain in _WHOLE:
        return _FINALS[_WHOLE[plain]]
    if plain in _FINALS and plain[0] in "aoeê" and plain != "ong":
        return _FINALS[plain]
    initial = plain[:2] if plain[:2] in ("zh", "ch", "sh") else plain[:1]
    final = plain[len(initial) :]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    if initial not in _INITIALS or final not in _FINALS:
        return ""
    return _INITIALS[initial] + _FINALS[final]
