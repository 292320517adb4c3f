"""Bytes → text: the encodings in which Chinese is found."""

from __future__ import annotations

import codecs
import re

from reader.articles.encoding.kinds import refusal
from reader.articles.encoding.plausibility import plausibility
from reader.errors import TifaError

# What a page or a program calls it → the superset that it really is, in Python's name.
_SUPERSETS = {
    "gb2312": "gb18030", "gb_2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030",
    "x-gbk": "gb18030", "cp936": "gb18030", "936": "gb18030", "ms936": "gb18030",
    "gb18030": "gb18030", "hz-gb-2312": "hz", "big5": "big5hkscs", "big-5": "big5hkscs",
    "cp950": "big5hkscs", "x-x-big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "utf8": "utf-8", "utf-8": "utf-8", "unicode": "utf-16", "utf-16": "utf-16",
}  # fmt: skip
_SHOWN = {
    "utf-8": "UTF-8", "gb18030": "GB18030", "big5hkscs": "Big5", "cp950": "Big5",
    "utf-16-le": "UTF-16 LE", "utf-16-be": "UTF-16 BE", "utf-16": "UTF-16",
}  # fmt: skip
_TRIED = "UTF-8, UTF-16, GB18030 (GBK) and Big5"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"), (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CUT_OFF = ("unexpected end of data", "incomplete multibyte sequence", "truncated data")
_LEGACY = ("gb18030", "big5hkscs", "cp950")
_LEAST = 0.15  # plausibility below this is no Chinese
_SURE = 0.25  # plausibility by which the best must lead
_FEW = 0.002  # share of broken characters that a damaged file may have


def decode(data: bytes, where: str, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data`, without byte-order mark, and warnings (a sentence each).

    `declared`: the encoding that a page or a protocol names. A guess, a declaration that is not
    followed, and bytes that could not be read are warned of. Raises TifaError, opening with
    `where`, for an empty file, for what is no text, and where no encoding fits.
    """
    if reason := refusal(data):
        raise TifaError(f"{where}: {reason}")
    for mark, name in _BOMS:
        if data.startswith(mark):
            text, warnings = _marked(data[len(mark) :], name, where)
            break
    else:
        text, warnings = _unmarked(data, where, _codec(declared))
        if _is_junk(text):
            raise TifaError(f"{where}: this is not a text file (it holds control characters)")
    if not text or text.isspace():
        raise TifaError(f"{where}: the file is empty")
    return text, warnings


def _codec(declared: str) -> str:
    name = declared.strip().strip("\"'").lower()
    name = _SUPERSETS.get(name, name)
    try:
        return name and codecs.lookup(name).name
    except LookupError:
        return ""


def _marked(data: bytes, name: str, where: str) -> tuple[str, tuple[str, ...]]:
    found = _read(data, name, damaged=True)
    if found is None or _is_junk(found[0]):
        raise TifaError(
            f"{where}: it opens like {_SHOWN.get(name, name.upper())}, but is damaged or no text; "
            "save it anew as UTF-8"
        )
    return found


def _unmarked(data: bytes, where: str, declared: str) -> tuple[str, tuple[str, ...]]:
    utf8 = _read(data, "utf-8")
    if not data:
        return "", ()
    if utf8 and not _may_be_legacy(utf8[0], data):
        if declared and declared != "utf-8" and not utf8[0].isascii():
            note = f"It says that it is {_SHOWN.get(declared, declared)}, but it is UTF-8."
            return utf8[0], (*utf8[1], note)
        return utf8
    if declared and (named := _read(data, declared)) and plausibility(named[0]) > _LEAST:
        return named
    found = {name: read for name in _LEGACY if (read := _read(data, name))}
    if utf8:
        found["utf-8"] = utf8
    if wide := _wide(data):
        found[wide[0]] = wide[1]
    ranked = sorted(((plausibility(read[0]), name) for name, read in found.items()), reverse=True)
    if not ranked or ranked[0][0] < _LEAST:
        return _damaged(data, where)
    score, name = ranked[0]
    text, warnings = found[name]
    rivals = [
        (points, other)
        for points, other in ranked[1:]
        if points > score - _SURE and found[other][0] != text
    ]
    note = f"The file does not say how it is encoded; it was read as {_SHOWN[name]}."
    if rivals:
        note = f"The encoding is a guess: {_SHOWN[name]}; it might be {_SHOWN[rivals[0][1]]}."
    return text, (*warnings, note)


def _may_be_legacy(text: str, data: bytes) -> bool:
    """True where valid UTF-8 holds letters above ASCII but nothing Chinese, and read as GB18030
    would be good Chinese: a few short words in GBK are valid UTF-8 by chance. Also true for
    what holds NUL, as UTF-16 does."""
    if "\x00" in text:
        return True
    if len(text) > 4000 or text.isascii() or any(char >= "\u0800" for char in text):
        return False
    legacy = _read(data, "gb18030")
    return bool(legacy) and plausibility(legacy[0]) > 0.9 if legacy else False


def _read(data: bytes, name: str, damaged: bool = False) -> tuple[str, tuple[str, ...]] | None:
    """`data` in the encoding, or None. A character cut off by the end of the file is left out;
    where the file may be `damaged`, a few broken characters are replaced."""
    try:
        return data.decode(name), ()
    except UnicodeDecodeError as error:
        if error.reason in _CUT_OFF and error.end >= len(data) and error.start:
            return data[: error.start].decode(name), (
                "The file ends within a character: it seems to have been cut off.",
            )
    except (LookupError, UnicodeError):
        return None
    if not damaged:
        return None
    text = data.decode(name, "replace")
    broken = text.count("\ufffd")
    if broken > max(2, _FEW * len(text)):
        return None
    return text, (f"{broken} damaged characters could not be read and stand as \ufffd.",)


def _wide(data: bytes) -> tuple[str, tuple[str, tuple[str, ...]]] | None:
    """UTF-16 without a mark: the better of its two byte orders."""
    best: tuple[float, str, tuple[str, tuple[str, ...]]] | None = None
    for name in ("utf-16-le", "utf-16-be"):
        read = _read(data, name)
        if read is None or "\x00" in read[0]:
            continue
        points = plausibility(read[0])
        # Latin letters and line ends are ASCII only in the right order.
        points = points or float(read[0].isascii() and len(read[0]) > 1)
        if best is None or points > best[0]:
            best = points, name, read
    return best and (best[1], best[2])


def _damaged(data: bytes, where: str) -> tuple[str, tuple[str, ...]]:
    """What no encoding reads wholly, in the one that nearly does."""
    if b"\x00" not in data[:4096]:
        for name in ("utf-8", *_LEGACY[:2]):
            read = _read(data, name, damaged=True)
            if read and not _is_junk(read[0]) and plausibility(read[0]) > 2 * _LEAST:
                return read
    if b"\x00" in data[:4096]:
        raise TifaError(f"{where}: this is not a text file (it holds NUL bytes)")
    raise TifaError(
        f"{where}: its encoding could not be told (tried {_TRIED}); save it as UTF-8, "
        "or it is no Chinese text"
    )


def _is_junk(text: str) -> bool:
    sample = text[:20_000]
    return len(_CONTROLS.findall(sample)) > 0.02 * len(sample) + 1
