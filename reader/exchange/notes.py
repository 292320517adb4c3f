"""The notes of terms for Anki: what the cards of the drill show, as fields of HTML.

One note a term holds its cards of all kinds, so that Anki buries siblings; a card with a facet of
its own (a sentence to fill) is a note of its own. Kinds are whatever `cards_of` makes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from reader.exchange.body import ENGLISH, inner, toned
from reader.exchange.document import headword
from reader.exchange.markup import clean, escaped
from reader.glossary.model import Term
from reader.pinyin import syllables
from reader.spelling.passage import Piece, Style
from reader.spelling.syllable import tone
from reader.study.card import KINDS, Card, Part

SHARED = ("Id", "Term", "Pinyin", "English", "Meaning")
_ENGLISH_ROLES = frozenset(("english", "meaning", "note"))
_TABLE = {ord("["): "&#91;", ord("{"): "&#123;"}  # Anki reads [sound:…], [latex] and {{c1::…}}


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `id`: of its term, or the key of its one card; `fields` as `field_names` has
    them; `cards`: how many it makes."""

    id: str
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    cards: int


def field_names(kinds: Sequence[str] = KINDS) -> tuple[str, ...]:
    """The names of a note's fields: those shared, then the two faces of each kind."""
    faces = (f"{label(kind)} {face}" for kind in kinds for face in ("front", "back"))
    return (*SHARED, *faces)


def label(kind: str) -> str:
    """What Anki calls a kind of card."""
    return kind.capitalize()


def notes_of(
    term: Term,
    cards: Iterable[Card],
    cite: Callable[[str], str],
    style: Style = Style(),  # noqa: B008
    kinds: Sequence[str] = KINDS,
) -> list[Note]:
    """The notes of a term with these cards. `cite`: the id of an article → what it is called."""
    tags = tuple(
        f"tifa::{name}::{_tag(value)}"
        for name, value in (("deck", term.deck), ("kind", term.kind), ("level", term.level))
        if value
    )
    shared = (term.term, term.pinyin, term.english, term.meaning or term.zh)
    groups: dict[str, list[Card]] = {}
    for card in cards:
        if card.kind in kinds:
            groups.setdefault(card.key if card.facet else term.id, []).append(card)
    notes = []
    for identity, group in groups.items():
        faces = {card.kind: _Faces(term, card, cite, style) for card in group}
        both = (
            text
            for kind in kinds
            for text in ((faces[kind].front(), faces[kind].back()) if kind in faces else ("", ""))
        )
        fields = (*(_plain(text) for text in (identity, *shared)), *both)
        notes.append(Note(identity, fields, tags, len(faces)))
    return notes


class _Faces:
    """The two faces of one card."""

    def __init__(self, term: Term, card: Card, cite: Callable[[str], str], style: Style) -> None:
        self._term = term
        self._card = card
        self._cite = cite
        self._style = style

    def front(self) -> str:
        card = self._card
        lines = [f'<div class="ask">{_plain(card.ask)}</div>', *self._parts(card.front, True)]
        if card.met_on_front:
            lines += self._sentence()
        if card.items:
            lines += (f"<details><summary>{n}</summary>{_item(item.zh, item.en)}</details>"
                      for n, item in enumerate(card.items, 1))  # fmt: skip
        return "".join(lines)

    def back(self) -> str:
        card = self._card
        lines = []
        group = ""
        for n, item in enumerate(card.items, 1):
            if item.group != group:
                group = item.group
                lines.append(f'<div class="group">{_plain(group)}</div>')
            lines.append(f'<div class="item">{n}. {_item(item.zh, item.en)}</div>')
        lines += self._parts(card.back, False)
        if not card.met_on_front:
            lines += self._sentence()
        return "".join(lines)

    def _parts(self, parts: Sequence[Part], front: bool) -> Iterator[str]:
        """The lines of a face. Where the term and its pinyin both stand, the pinyin is ruby; on the
        back it brings the term along."""
        term = self._term
        roles = {part.role: part.text for part in parts}
        spelled = roles.get("pinyin") == term.pinyin and bool(term.pinyin)
        both = spelled and (not front or roles.get("term") == term.term)
        for part in parts:
            if both and part.role == "term" and part.text == term.term:
                continue  # it stands under its pinyin
            if both and part.role == "pinyin":
                ruby = _kept(inner(headword(term, self._style)))
                yield f'<div class="term">{ruby}</div>'
                if "<rt>" not in ruby:  # the pinyin does not fit the Hanzi
                    yield f'<div class="pinyin">{_pinyin(part.text)}</div>'
            elif part.role == "pinyin":
                yield f'<div class="pinyin">{_pinyin(part.text)}</div>'
            else:
                language = f" {ENGLISH}" if part.role in _ENGLISH_ROLES else ""
                yield f'<div class="{_tag(part.role)}"{language}>{_plain(part.text)}</div>'

    def _sentence(self) -> Iterator[str]:
        met = self._card.met
        if met is None:
            return
        out, at = [], 0
        for start, end in self._card.spans:
            out += [_plain(met.sentence[at:start]), f"<b>{_plain(met.sentence[start:end])}</b>"]
            at = end
        out.append(_plain(met.sentence[at:]))
        yield f'<div class="sentence">{"".join(out)}</div>'
        if source := self._cite(met.article):
            yield f'<div class="source">{_plain(source)}</div>'


def _item(zh: str, en: str) -> str:
    return _plain(zh) + (f' <span class="en" {ENGLISH}>{_plain(en)}</span>' if en else "")


def _pinyin(text: str) -> str:
    """A line of pinyin in the colours of its tones."""
    pieces: list[Piece] = []
    at = 0
    for syllable in (s for word in text.replace("-", " ").split() for s in syllables(word)):
        found = text.find(syllable, at)
        if found < 0:
            continue
        pieces += [(text[at:found], 0), (syllable, tone(syllable))]
        at = found + len(syllable)
    return _kept(toned([*pieces, (text[at:], 0)]))


def _plain(text: str) -> str:
    return _kept(escaped(text))


def _kept(markup: str) -> str:
    """`markup` without signs by which Anki would make something else of a text."""
    return markup.translate(_TABLE)


def _tag(text: str) -> str:
    """`text` as (part of) a tag: Anki parts tags by blanks and their levels by “::”."""
    plain = "".join(char if char.isalnum() or char in "-_." else "_" for char in clean(text))
    return plain or "_"
