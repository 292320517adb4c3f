"""What a pop-up says of the word at a place of an open article."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from reader import pinyin
from reader.services.alternatives import explain, others, read_source
from reader.services.home import Home
from reader.services.reading import Found, Reading
from reader.services.standing import standing_of
from reader.services.words import look_up
from reader.study.day import to_date
from reader.tui import describe, session_text
from reader.tui.layout import Layout

_TERM_KEYS = "Enter card · a drill · x known · Esc"
_MATCH_KEYS = "Enter card · a drill · m match · Esc"
_WORD_KEYS = "r reading · a to the drill · x known · Esc"


@dataclass(frozen=True, slots=True)
class Answer:
    """A pop-up's parts."""

    title: Content
    subtitle: str
    body: list[Content]


def span(layout: Layout, word: int) -> tuple[int, int]:
    """The code points of a word in its block."""
    start = layout.starts[word]
    return start, start + layout.block.lengths[word]


def terms_at(reading: Reading, layout: Layout, word: int) -> list[Found]:
    """The terms that a word stands in, the marked one first; none where none is marked."""
    found = reading.terms_at(layout.block.seq, *span(layout, word))
    return found if found and found[0].shown else []


def answer(home: Home, reading: Reading, layout: Layout, number: int) -> Answer:
    """What is known of word `number` of a laid-out block: its term, or the dictionary's word."""
    slips = _slips(reading, layout, number)
    found = terms_at(reading, layout, number)
    if found:
        term = found[0].term
        title = describe.line(f" {term.term}  ", (term.pinyin, "not bold"), " ")
        standing = describe.standing(term)
        keys = _TERM_KEYS if len(found) == 1 else _MATCH_KEYS
        subtitle = f"{standing} · {keys}" if standing else keys
        body = describe.term_lines(found, reading.article.date, reading.counts(term))
        return Answer(title, subtitle, slips + body + _progress(home, term.id))
    word = layout.word(number)
    spelled = pinyin.spelled(layout.block.readings[number])
    title = describe.line(f" {word}  ", (spelled, "not bold"), " ")
    why = _why(home, layout, number) if layout.block.readings[number] else []
    unmarked = _unmarked(reading, layout, number)
    if word in reading.known_words:
        unmarked.append(describe.line(("✓ known", "$accent")))
    return Answer(title, _WORD_KEYS, slips + _words(home, word) + why + unmarked)


def _progress(home: Home, term: str) -> list[Content]:
    """Whether a term is in the drill, being learned, known."""
    text = session_text.standing(standing_of(home, term), to_date(home.drill.today()))
    return [describe.line((text, "$accent"))] if text else []


def _unmarked(reading: Reading, layout: Layout, word: int) -> list[Content]:
    """The terms that match where a word stands, but are not marked there."""
    place = (layout.block.seq, *span(layout, word))
    lost = [(found.term, "not marked ") for found in reading.terms_at(*place)]
    lost += [(term, "silenced ") for term in reading.silenced_at(*place)]
    return [
        describe.line((how, "$text-muted"), term.term, (f"  {term.english} · m", "$text-muted"))
        for term, how in lost
    ]


def _words(home: Home, word: str) -> list[Content]:
    if home.dictionary is None:
        return [Content("The dictionary is being prepared; a moment.")]
    return describe.word_lines(look_up(home, word)) or [Content("Not in the dictionary.")]


def _why(home: Home, layout: Layout, number: int) -> list[Content]:
    """Where a word's reading comes from, and what others it may have would mean."""
    by, doubt = read_source(layout.block.by[number])
    present = pinyin.spelled(layout.block.readings[number])
    found = others(home, layout.word(number), doubt)
    return describe.reading_lines(present, explain(by), found)


def _slips(reading: Reading, layout: Layout, word: int) -> list[Content]:
    start, end = span(layout, word)
    lines = []
    for slip in reading.article.suspected:
        at = layout.block.text.find(slip.as_is)
        if at >= 0 and at < end and at + len(slip.as_is) > start:
            note = f"The source prints “{slip.as_is}”; “{slip.likely}” was probably meant."
            lines.append(describe.line((note, "italic")))
    return lines
