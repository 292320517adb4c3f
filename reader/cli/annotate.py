"""`tifa annotate`: a text with its pinyin and set terms, for the eye or for programs."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from reader.articles.model import Article, Paragraph
from reader.cli.output import decoded, json_line
from reader.errors import NotFound, TifaError
from reader.services.adding import LARGEST_FILE, read_file
from reader.services.annotation import TITLE, Annotated, Annotator
from reader.services.corrections import list_corrections
from reader.services.home import Home
from reader.services.library import find_article, sync_shipped
from reader.services.matches import list_decisions
from reader.services.sources import name_of, read_bytes

HELP = "Print a file, an article of the library or standard input with pinyin over its words."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("what", metavar="FILE|ID|-", help="a file, an article's id, standard input")
    parser.add_argument(
        "--raw", action="store_true", help="the text as it is, one paragraph a line, no clean-up"
    )
    parser.add_argument(
        "--format", choices=("ansi", "json"), default="ansi", help="ansi: to read; json: all of it"
    )
    parser.add_argument(
        "--sandhi", action="store_true", help="tones as spoken (yí gè), not the dictionary's"
    )
    parser.add_argument(
        "--spelling", choices=("marks", "numbers", "zhuyin"), default="marks",
        help="how the pinyin of --format ansi is written",
    )  # fmt: skip


def run(args: argparse.Namespace, home: Home) -> int:
    """Annotate the articles of one text and print them."""
    articles = _texts(args.what, args.raw, home)
    # Corrections made in one article hold there, not in a file that happens to bear its id.
    inside = articles[0].id if _is_article(args.what) else ""
    said = list_corrections(home.db), list_decisions(home.db)
    annotator = Annotator(home.glossary, home.paths.cache, *said)
    if args.format == "json":
        json_line({"articles": [_article(a, annotator, inside, args.sandhi) for a in articles]})
        return 0
    from reader.cli.ruby import print_annotated
    from reader.spelling.passage import Style

    style = Style(args.spelling, sandhi=args.sandhi)
    for article in articles:
        setting = annotator.setting(article)
        head = Paragraph(article.title, 1)
        heading = [annotator.paragraph(head, inside, TITLE, setting)] if article.title else []
        print_annotated(heading, style)
        for number, paragraph in enumerate(article.paragraphs):
            print_annotated([annotator.paragraph(paragraph, inside, number, setting)], style)
    return 0


def _article(article: Article, annotator: Annotator, inside: str, spoken: bool) -> dict[str, Any]:
    setting = annotator.setting(article)
    found = [
        _values(annotator.paragraph(paragraph, inside, number, setting), spoken)
        for number, paragraph in enumerate(article.paragraphs)
    ]
    return {"id": article.id, "title": article.title, "paragraphs": found}


def _is_article(what: str) -> bool:
    return what != "-" and not Path(what).exists()


def _texts(what: str, raw: bool, home: Home) -> list[Article]:
    """What is annotated, at least one; a raw text has neither id nor title."""
    if _is_article(what):
        # A name with a slash or a suffix was meant as a file; anything else may be an article.
        if "/" in what or Path(what).suffix:
            raise TifaError(f"{what}: no such file; check the name")
        return [_stored(decoded(what), home)]
    data = read_bytes(what, LARGEST_FILE)
    if not raw:
        return [one.article for one in read_file(name_of(what), data)]
    if len(data) > LARGEST_FILE:
        raise TifaError(f"{name_of(what)}: larger than {LARGEST_FILE:,} bytes; split the file")
    from reader.articles.clean import clean_text
    from reader.articles.encoding.decode import decode

    lines = clean_text(decode(data, name_of(what))[0]).split("\n")
    return [Article("", "", tuple(Paragraph(line) for line in lines if line))]


def _stored(what: str, home: Home) -> Article:
    from reader.storage.articles import get_article

    sync_shipped(home.db, home.paths.seeds, home.clock())
    article = get_article(home.db, find_article(home.db, what).id)
    if article is None:  # removed by another tifa in this moment
        raise NotFound(f"no article “{what}”; `tifa list` shows those there are")
    return article


def _values(paragraph: Annotated, spoken: bool) -> dict[str, Any]:
    readings = [list(word.pinyin) for word in paragraph.words]
    if spoken:
        from reader.spelling.sandhi import sandhi

        readings = sandhi([(word.text, word.pinyin) for word in paragraph.words])
    return {
        "text": paragraph.text,
        "words": [
            {"text": word.text, "start": word.start, "pinyin": reading, "by": word.by}
            for word, reading in zip(paragraph.words, readings, strict=True)
        ],
        "terms": [
            {"id": term.id, "start": term.start, "end": term.end, "shown": term.shown}
            for term in paragraph.terms
            if not term.silenced
        ],
    }
