"""An article as Markdown (CommonMark), its terms as footnotes (as GitHub, Obsidian, Pandoc know
them): read plainly, they are a list of terms at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reader.exchange.document import Document, Passage, Word, headword
from reader.exchange.explained import explain
from reader.exchange.markup import clean
from reader.glossary.model import Term
from reader.spelling.passage import Style

PINYIN = ("ruby", "brackets", "none")
_SIGNS = re.compile(r"([\\`*_\[\]<>&|~$#!])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)


def markdown_file(document: Document, pinyin: str = "ruby", style: Style = Style()) -> str:  # noqa: B008
    """The whole file. `pinyin`: `ruby` (over its words, by HTML's <ruby>), `brackets` (behind
    them) or `none`; `style`: how that of the notes is written."""
    numbers: dict[str, int] = {}

    def line(passage: Passage) -> str:
        return _line(document, passage, pinyin, numbers)

    parts = [f"# {line(document.title)}"]
    if document.subtitle:
        parts.append(f"**{line(document.subtitle)}**")
    if document.facts:
        parts.append(_text(document.facts))
    for passage in document.passages:
        mark = "#" * min(6, passage.heading + (passage.heading == 1))
        parts.append(f"{mark} {line(passage)}" if mark else line(passage))
    if document.note:
        parts.append(_text(document.note))
    for term, number in numbers.items():
        parts.append(f"[^{number}]: {_note(document.terms[term], document.date, style)}")
    return "\n\n".join(parts) + "\n"


def _line(document: Document, passage: Passage, pinyin: str, numbers: dict[str, int]) -> str:
    out = []
    for stretch in passage.stretches:
        out.append(_words(stretch.words, pinyin))
        if stretch.term in document.terms and stretch.term not in numbers:
            numbers[stretch.term] = len(numbers) + 1
            out.append(f"[^{numbers[stretch.term]}]")
    return _begin("".join(out))


def _words(words: tuple[Word, ...], pinyin: str) -> str:
    if pinyin == "none":
        return _inside("".join(word.text for word in words))
    if pinyin == "brackets":
        return "".join(
            _inside(word.text) + (f"({_inside(_spelled(word))})" if word.pieces else "")
            for word in words
        )
    return "".join(_ruby(words))


def _ruby(words: tuple[Word, ...]) -> Iterator[str]:
    tied = False
    for n, word in enumerate(words):
        if not word.pieces:
            yield _inside(word.text)
            continue
        spelled = [text for text, _ in word.pieces] if word.each else [_spelled(word)]
        texts = word.text if word.each else [word.text]
        runs_on = word.tied and n + 1 < len(words) and bool(words[n + 1].pieces)
        yield "" if tied else "<ruby>"
        for text, above in zip(texts, spelled, strict=True):
            yield f"{_inside(text)}<rt>{_inside(above)}</rt>"
        yield "" if runs_on else "</ruby>"
        tied = runs_on


def _spelled(word: Word) -> str:
    return (" " if word.each else "").join(text for text, _ in word.pieces)


def _note(term: Term, date: str, style: Style) -> str:
    told = explain(term, date)
    words = [word for stretch in headword(term, style).stretches for word in stretch.words]
    spelled = "".join(_spelled(w) + ("" if w.tied else " ") for w in words if w.pieces).rstrip()
    first = " ".join(filter(None, [f"**{_inside(term.term)}**", _inside(spelled)]))
    lines = [" — ".join(filter(None, [first, _inside(told.english)]))]
    if told.status:
        lines.append(_inside(told.status))
    lines += (_inside(text.text) for text in told.texts)
    for group, items in told.groups:
        begin = f"{_inside(group)}: " if group else ""
        lines.append(begin + "; ".join(f"{n} {_inside(item.zh)}"
                                       + (f" ({_inside(item.en)})" if item.en else "")
                                       for n, item in items))  # fmt: skip
    lines += (_inside(text) for text in told.small)
    # Indented by four, all of it belongs to the footnote.
    return "\n\n    ".join(_begin(line) for line in lines)


def _text(text: str) -> str:
    return _begin(_inside(text))


def _inside(text: str) -> str:
    """Text within a line: no sign in it means anything."""
    return _SIGNS.sub(lambda sign: _ENTITIES.get(sign[1], f"\\{sign[1]}"), clean(text))


def _begin(line: str) -> str:
    """What would make a line begin a list, a rule or code is only text."""
    return _BEGINS.sub(lambda found: found[1] + _escaped_sign(found[2]), line.strip())


def _escaped_sign(sign: str) -> str:
    """A list's mark with the backslash that takes its meaning."""
    return sign[:-1] + "\\" + sign[-1]
