"""Blanks inside Chinese: those that a scan left go, those that part something stay."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.hanzi import HANZI

_CHINESE = f"{HANZI}，。、；：？！“”‘’（）《》〈〉【】「」『』〔〕—…·％"
_ASCII = r",;:!?()\"'"
_BETWEEN = re.compile(
    f"(?<=[{HANZI}]) (?=[.])|(?<=[{HANZI}][.]) (?=[{_CHINESE}])|"
    f"(?<=[{HANZI}] [.]) (?=[{_CHINESE}])|"
    f"(?<=[{_CHINESE}]) (?=[{_CHINESE}{_ASCII}])|(?<=[{_ASCII}]) (?=[{_CHINESE}])"
)
_BESIDE_DIGITS = re.compile(f"(?<=[{_CHINESE}]) (?=[0-9])|(?<=[0-9%]) (?=[{_CHINESE}])")
_TORN = re.compile(f"(?<=[{HANZI}]) (?=[{HANZI}])")
_BYLINE = re.compile(
    r"[（(][^（）()]{0,40}?(?:记者|通讯员|作者|供稿|评论员|编辑|撰稿|報導|記者)[^（）()]{0,80}[）)]"
    rf"|(?:记者|通讯员|記者)(?: [{HANZI}·]{{2,6}}){{1,5}} ?(?:摄影?报道|摄影?|报道|攝)(?=[）)。]|$)"
)
_DATELINE = re.compile(rf"[（(【\[]?[^，。,]{{2,24}}?[电讯訊電][）)】\]]? (?=[{HANZI}\d“])")
_ARTICLE = re.compile(
    r"(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)? )|"
    rf"第[{HANZI}\d]{{1,6}}条(?:之[一二三四五六七八九十])? "
)
_STOP = re.compile(r"[。；！？]")
_CLINGS = "的和与及暨或是在以把对将为、，,之并而"  # a clause does not end so
_NUMBERED = re.compile(r"[（(]?[一二三四五六七八九十百\d]+[）)、.．]|第[一二三四五六七八九十百\d]+")


def are_torn(texts: Sequence[str]) -> bool:
    """True where blanks stand within the sentences of a document, as scans leave them: in most of
    its long lines, between Hanzi."""
    long = [text for text in texts if len(text) > 60 and _STOP.search(text)]
    if not long:
        return False
    spaced = sum(len(_TORN.findall(_BYLINE.sub("", text[:4000]))) >= 2 for text in long)
    return spaced * 2 > len(long)


def fold_prose(text: str, torn: bool = False) -> str:
    """Running text without the blanks between Chinese characters and marks. Those between the
    names of a byline in brackets stay, and those beside Latin letters; beside digits they go
    where the document is `torn`."""
    if " " not in text:
        return text
    article = None if torn else _ARTICLE.match(text) or _DATELINE.match(text)
    at = article.end() if article else 0
    kept = [text[:at]]
    for byline in _BYLINE.finditer(text):
        kept += [_fold(text[at : byline.start()] + "\0", torn)[:-1], _names(byline[0])]
        at = byline.end()
    # The mark stands for what is cut off, so that a blank beside it is seen.
    return "".join(kept) + _fold(text[at:], torn).lstrip(" " if at else "")


def fold_label(text: str, torn: bool = False) -> str:
    """A title, a heading or another short line: a blank stays where it parts two halves of a
    headline, names or cells; letters spaced out (通 知) are closed up."""
    parts = text.split(" ")
    if len(parts) == 1:
        return text
    if len(parts) == 2 and _NUMBERED.fullmatch(parts[0]):
        return "".join(parts) if re.search(r"[）)、]$", parts[0]) else text
    singles = sum(len(part) == 1 for part in parts)
    if singles >= len(parts) - 1 and len(parts[-1]) <= 2 and all(map(_is_chinese, parts)):
        return "".join(parts)
    if len(parts) >= 3 and not torn:
        return text
    joined = parts[0]
    for part in parts[1:]:
        joined += part if _belongs(joined, part, torn) else f" {part}"
    return joined


def _belongs(left: str, right: str, torn: bool) -> bool:
    if not (_is_chinese(left[-1]) and _is_chinese(right[0])):
        return False
    if left[-1] in _CLINGS:
        return True
    return torn and (bool(_NUMBERED.match(left)) or abs(len(left) - len(right)) > 3)


def _is_chinese(text: str) -> bool:
    return all(char > "\u2e7f" or char in "“”‘’—…·" for char in text)


def _fold(text: str, torn: bool) -> str:
    text = _BETWEEN.sub("", text)
    return _BESIDE_DIGITS.sub("", text) if torn else text


def _names(byline: str) -> str:
    return re.sub(r"(?<=[（(]) | (?=[）)、，,])|(?<=[、，,]) ", "", byline)
