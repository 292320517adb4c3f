"""An article as one HTML file that needs nothing else: no script, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.exchange.body import ENGLISH, inner, note
from reader.exchange.colours import in_colours
from reader.exchange.document import Document, Passage
from reader.exchange.markup import escaped
from reader.spelling.passage import Style

_HERE = Path(__file__).parent
# Should a text ever become markup after all: it can neither run nor load anything.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def html_file(
    document: Document,
    style: Style = Style(),  # noqa: B008
    tones: str = "safe",
) -> str:
    """The whole file. `style`: how the pinyin of the notes is written; `tones`: the scheme of tone
    colours."""
    notes = _Notes(document)
    text = "\n".join(_article(document, notes))
    styles = "".join(
        (_HERE / name).read_text(encoding="utf-8") for name in ("article.css", "html.css")
    )
    styles = in_colours(styles, tones)
    return f"""<!DOCTYPE html>
<html lang="zh-Hans" xml:lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escaped(document.name)}</title>
<style>
{styles}</style>
</head>
<body>
<input type="checkbox" id="pinyin" checked><label for="pinyin">拼音 Pinyin</label>
<input type="checkbox" id="tones" checked><label for="tones">声调颜色 Tone colours</label>
<main>
<article>
{text}
</article>
{"".join(notes.section(style))}</main>
</body>
</html>
"""


class _Notes:
    """Links to the notes of terms, and the notes of those that were linked."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._numbers: dict[str, int] = {}

    def link(self, term: str) -> str:
        found = self._document.terms.get(term)
        if found is None:
            return ""
        first = term not in self._numbers
        number = self._numbers.setdefault(term, len(self._numbers) + 1)
        anchor = f'id="r{number}" ' if first else ""
        return f'{anchor}href="#n{number}" title="{escaped(found.english)}"'

    def section(self, style: Style) -> Iterator[str]:
        if not self._numbers:
            return
        yield f'<section class="notes" aria-label="提法">\n<h2>提法 <span {ENGLISH}>Terms</span>'
        yield f" · {len(self._numbers)}</h2>\n"
        for term, number in self._numbers.items():
            head, told = note(self._document.terms[term], self._document.date, style)
            # The target lies inside: browsers open what a link leads into.
            yield f'<details class="note" open><summary>{head}</summary>\n'
            yield f'<div id="n{number}">'
            yield f'<a class="back" href="#r{number}" aria-label="Back to the text">↩</a>\n'
            yield f"{told}\n</div></details>\n"
        yield "</section>\n"


def _article(document: Document, notes: _Notes) -> Iterator[str]:
    yield "<header>"
    yield f"<h1>{inner(document.title, notes.link)}</h1>"
    if document.subtitle:
        yield f'<p class="subtitle">{inner(document.subtitle, notes.link)}</p>'
    if document.facts:
        yield f'<p class="facts">{escaped(document.facts)}</p>'
    yield "</header>"
    for passage in document.passages:
        yield element(passage, inner(passage, notes.link))
    if document.note:
        yield f'<p class="about">{escaped(document.note)}</p>'


def element(passage: Passage, content: str, attributes: str = "") -> str:
    """A paragraph or heading with its content; the title alone is an h1."""
    name = f"h{min(6, passage.heading + (passage.heading == 1))}" if passage.heading else "p"
    return f"<{name}{attributes}>{content}</{name}>"
