"""Giving out: an article as a file to read, decks for Anki and spreadsheets, the history."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path
from typing import Any

from reader.articles.model import Article, Paragraph
from reader.config import Config
from reader.errors import NotFound, TifaError
from reader.exchange.document import Document, Passage, passage
from reader.exchange.stamps import Stamp
from reader.glossary.model import Term
from reader.services.annotation import SUBTITLE, TITLE, Annotator
from reader.services.deck_tools import exported
from reader.services.drill_cards import canonical, cards_for, keys_of
from reader.services.home import Home
from reader.services.library import find_article, sync_shipped
from reader.spelling.passage import Style
from reader.storage import drill_terms
from reader.storage.articles import get_article
from reader.storage.corrections import corrections
from reader.storage.database import transaction
from reader.storage.exported_notes import exported_notes, put_exported_notes
from reader.storage.history import history, parameter_sets, terms
from reader.storage.matches import decisions
from reader.study.sentence import Met

ARTICLE_FORMATS = ("html", "epub", "md")
DECK_FORMATS = ("apkg", "tsv", "csv")
_DELIMITERS = {"tsv": "\t", "csv": ","}
_MODEL = ""  # the id under which the stamp of Anki's note type is kept


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: the bytes, a name for their file, and facts about them."""

    data: bytes
    name: str
    facts: dict[str, Any] = field(default_factory=dict)


def export_article(home: Home, wanted: str, form: str, pinyin: str = "ruby") -> Export:
    """An article (by id or title) as html, epub or md, with its pinyin as the reader shows it.

    `pinyin`: ruby, brackets (only md) or none. Loads the language engine. Raises NotFound;
    TifaError for a `pinyin` that the format hasn't.
    """
    if pinyin == "brackets" and form != "md":
        raise TifaError("pinyin in brackets is for --format md; html and epub have ruby or none")
    sync_shipped(home.db, home.paths.seeds, home.clock())
    article = get_article(home.db, find_article(home.db, wanted).id)
    if article is None:  # removed by another tifa in this moment
        raise NotFound(f"no article “{wanted}”; `tifa list` shows those there are")
    style = _style(home.config)
    document = _document(home, article, style, pinyin != "none")
    facts = {"article": article.id, "title": article.title, "terms": len(document.terms)}
    return Export(_rendered(home, document, form, pinyin, style), f"{article.id}.{form}", facts)


def export_decks(home: Home, decks: Sequence[str], form: str) -> Export:
    """The terms of decks (of all, where none is named) as apkg, tsv or csv.

    Raises NotFound for a deck that isn't there, TifaError where what was given out can't be kept.
    """
    records = exported(home, decks)
    name = f"{decks[0] if len(decks) == 1 else 'tifa'}.{form}"
    facts: dict[str, Any] = {"terms": len(records)}
    if form != "apkg":
        from reader.glossary.table import write_table

        text = write_table(records, _DELIMITERS[form])
        # Spreadsheets take a CSV file for UTF-8 only where it says so.
        return Export((("\ufeff" if form == "csv" else "") + text).encode(), name, facts)
    data, counts = _package(home, [str(record["id"]) for record in records])
    return Export(data, name, facts | counts)


def export_history(home: Home) -> Export:
    """The whole review log as JSON, answers that were taken back included, with the terms in the
    drill and the parameter sets that were fitted: `services.merging` takes it in again."""
    reviews = list(history(home.db))
    lists = {
        "terms": list(terms(home.db)),
        "parameter_sets": list(parameter_sets(home.db)),
        "reviews": reviews,
    }
    made = home.clock().astimezone(UTC).isoformat(timespec="seconds")
    parts = [f'{{"format": "tifa history", "version": 1, "made": {json.dumps(made)}']
    for name, rows in lists.items():
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        parts.append(f'"{name}": [\n{lines}\n]' if rows else f'"{name}": []')
    retracted = sum(review["retracted"] is not None for review in reviews)
    facts = {"reviews": len(reviews), "retracted": retracted}
    return Export((",\n".join(parts) + "}\n").encode(), "tifa-history.json", facts)


def save(export: Export, file: Path, force: bool = False) -> Path:
    """Write an export to `file` (in a folder: under its own name) and return where it lies.

    It is written beside and renamed: there is never half a file. Raises TifaError where a file is
    there already and `force` isn't set, or where it can't be written.
    """
    if file.is_dir():
        file = file / export.name
    if file.exists() and not force:
        raise TifaError(f"{file}: there is such a file already; --force writes over it")
    temporary = file.with_name(f".{file.name}.{os.getpid()}.new")
    try:
        with temporary.open("xb") as stream:
            stream.write(export.data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise TifaError(f"{file}: cannot be written ({error.strerror or error})") from error
    return file


def free_name(folder: Path, name: str) -> Path:
    """`name` in `folder`, or `name-2`, `name-3` … where there is such a file already."""
    path, n = folder / name, 2
    while path.exists():
        path, n = folder / f"{Path(name).stem}-{n}{Path(name).suffix}", n + 1
    return path


def _style(config: Config) -> Style:
    return Style(
        config.reading_spelling,
        config.reading_joined,
        config.reading_capitals,
        config.reading_sandhi,
    )


def _rendered(home: Home, document: Document, form: str, pinyin: str, style: Style) -> bytes:
    if form == "epub":
        from reader.exchange.epub import epub_file

        return epub_file(document, home.clock(), style, home.config.reading_tones)
    if form == "html":
        from reader.exchange.html import html_file

        return html_file(document, style, home.config.reading_tones).encode()
    from reader.exchange.markdown import markdown_file

    return markdown_file(document, pinyin, style).encode()


def _document(home: Home, article: Article, style: Style, read: bool) -> Document:
    annotator = Annotator(home.glossary, home.paths.cache, corrections(home.db), decisions(home.db))
    setting = annotator.setting(article)
    terms: dict[str, Term] = {}

    def made(paragraph: Paragraph, number: int) -> Passage:
        found = annotator.paragraph(paragraph, article.id, number, setting)
        marked = [
            (match.start, match.end, term)
            for match in found.terms
            if match.shown and (term := home.glossary.term(match.id))
        ]
        terms.update((term.id, term) for _, _, term in marked if term.id not in terms)
        words = [(word.text, word.pinyin if read else ()) for word in found.words]
        return passage(words, marked, paragraph.heading, style)

    title = made(Paragraph(article.title, 1), TITLE)
    subtitle = made(Paragraph(article.subtitle, 2), SUBTITLE) if article.subtitle else None
    passages = tuple(made(paragraph, n) for n, paragraph in enumerate(article.paragraphs))
    return Document(
        article.id, article.title, title, passages, terms, subtitle,
        article.source, article.author, article.date, article.note,
    )  # fmt: skip


def _package(home: Home, identities: Sequence[str]) -> tuple[bytes, dict[str, int]]:
    """An Anki package of these terms, and how many notes and cards it holds."""
    from reader.exchange.apkg import AnkiDeck, model_digest, package
    from reader.exchange.notes import Note, notes_of
    from reader.exchange.stamps import digest_of

    glossary, style = home.glossary, _style(home.config)._replace(joined=True)
    met = _sentences(home)
    cite = _citations(home)
    by_deck: dict[str, list[Note]] = {deck.id: [] for deck in glossary.decks}
    for identity in identities:
        term = glossary.term(identity)
        if term is not None:
            cards = cards_for(glossary, identity, met.get(identity, ()), home.config)
            by_deck.setdefault(term.deck, []).extend(notes_of(term, cards, cite, style))
    notes = [note for found in by_deck.values() for note in found]
    digests = {note.id: digest_of(note.fields, note.tags) for note in notes}
    tones = home.config.reading_tones
    stamps = _stamps(home, {_MODEL: model_digest(tones=tones), **digests})
    about = {deck.id: deck for deck in glossary.decks}
    decks = [
        AnkiDeck(identity, about[identity].title if identity in about else identity,
                 about[identity].description if identity in about else "",
                 [(note, stamps[note.id]) for note in found])
        for identity, found in by_deck.items() if found
    ]  # fmt: skip
    data = package(decks, stamps[_MODEL].changed, tones=tones)
    counts = {"decks": len(decks), "notes": len(notes), "cards": sum(n.cards for n in notes)}
    return data, counts


def _stamps(home: Home, digests: dict[str, str]) -> dict[str, Stamp]:
    """The stamps of these notes, kept for the next time: before the file is written, so that no
    two contents ever bear one time."""
    from reader.exchange.stamps import stamped

    glossary = home.glossary

    def former(identity: str) -> Iterator[str]:
        names = [old for old in glossary.renamed if canonical(glossary, old) == identity]
        yield from names
        if "#" in identity:
            yield from keys_of(glossary, identity)[1:]

    with transaction(home.db):
        known = {row[0]: Stamp(*row[1:]) for row in exported_notes(home.db)}
        now = int(home.clock().timestamp())
        stamps = stamped(digests, known, now, former)
        fresh = {i: stamp for i, stamp in stamps.items() if known.get(i) != stamp}
        taken = {stamp.guid for stamp in fresh.values()}
        gone = [i for i, stamp in known.items() if stamp.guid in taken and i not in stamps]
        put_exported_notes(home.db, ((i, *stamp) for i, stamp in fresh.items()), gone)
    return stamps


def _sentences(home: Home) -> dict[str, list[Met]]:
    """The sentences that terms were met in, by the ids they have today."""
    found: dict[str, list[Met]] = {}
    for term, met in drill_terms.all_sentences(home.db).items():
        found.setdefault(canonical(home.glossary, term), []).extend(met)
    return found


def _citations(home: Home) -> Callable[[str], str]:
    known: dict[str, str] = {}

    def cite(article: str) -> str:
        if article not in known:
            origin = drill_terms.origin_of(home.db, article)
            facts = (f"《{origin.title}》", origin.source, origin.date) if origin else ()
            known[article] = " · ".join(fact for fact in facts if fact)
        return known[article]

    return cite
