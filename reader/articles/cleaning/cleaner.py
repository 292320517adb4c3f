"""A draft → clean articles: furniture left out, facts taken, lines joined, headings known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reader.articles.cleaning.bylines import read_reporters
from reader.articles.cleaning.chrome import is_furniture, is_known_menu, is_page_number, is_picture
from reader.articles.cleaning.dates import find_date
from reader.articles.cleaning.facts import ORGAN, read_facts
from reader.articles.cleaning.footer import read_foot, read_signature, take_closing
from reader.articles.cleaning.headings import levels
from reader.articles.cleaning.joining import breaks_off, join_rows
from reader.articles.cleaning.masthead import FARTHEST, merge, read_head
from reader.articles.cleaning.parting import RULE, Parting, are_columns_mixed, part_rows
from reader.articles.cleaning.rows import Row, is_prose, rows_of
from reader.articles.cleaning.spaces import are_torn, fold_label, fold_prose
from reader.articles.cleaning.titles import LONGEST_TITLE, squeeze
from reader.articles.draft import Draft, Facts
from reader.articles.intake import Incoming
from reader.articles.model import Article, Paragraph
from reader.errors import TifaError
from reader.hanzi import count_hanzi

_MANY = 40  # Hanzi
_COUNTER = re.compile(r"0?[1-9]|1\d")
_ADOPTED = re.compile(r"[（(].{0,40}\d{4}\s?年.{4,80}(?:通过|批准)[）)]")


def clean_draft(draft: Draft, where: str, split: bool | None = None) -> list[Incoming]:
    """The articles of `draft`, in its order, at least one; see read_articles for `split`.

    Raises TifaError, opening with `where`, where no text is left.
    """
    rows = rows_of(draft)
    if not rows:
        raise TifaError(f"{where}: there is no text in it")
    parting = part_rows(rows, split)
    warnings = [*draft.warnings]
    if parting.warning:
        warnings.append(parting.warning)
    if not draft.whole and are_columns_mixed(rows):
        warnings.append(
            "The columns of the page seem to be mixed: paragraphs break off in mid-sentence and "
            "go on elsewhere, so that parts may stand in the wrong place."
        )
    shared = _shared(parting, draft.facts)
    found = [
        _clean(list(piece), draft, shared, len(parting.pieces) > 1, where)
        for piece in parting.pieces
    ]
    return [Incoming(article, (*warnings, *own)) for article, own in found]


def _shared(parting: Parting, given: Facts) -> Facts:
    """What holds for all articles of a page: its own head, else what its format says."""
    if not parting.shared:
        return given
    head = read_head(parting.shared[-FARTHEST:], given, alone=True)
    facts = merge(head.facts, given)
    if not facts.source and ORGAN.search(head.title):  # the name of a newspaper
        return replace(facts, source=head.title, title="")
    title = re.sub(r"^.{0,8}(?:合集|专题|集纳|汇编|系列)\s*[|｜丨:：·]\s*", "", head.title)
    return replace(facts, title=title, subtitle=head.subtitle)


def _clean(
    rows: list[Row], draft: Draft, shared: Facts, several: bool, where: str
) -> tuple[Article, list[str]]:
    given = replace(shared, title="", subtitle="") if several else shared
    if not draft.whole:
        rows = join_rows([row for row in rows if not _is_hole(row.text)] or rows)
    rows = _without_counters(rows)
    head = read_head(rows, given)
    foot = read_foot(rows, head.body)
    paragraphs = [*head.kept, *_without_furniture(foot.kept)]
    facts = merge(head.facts, foot.facts)
    if foot.facts.source and not head.source_named:
        facts = replace(facts, source=foot.facts.source)
    while paragraphs:
        text, closing = take_closing(paragraphs[-1].text)
        if text == paragraphs[-1].text:
            break
        paragraphs[-1] = paragraphs[-1]._replace(text=text)
        facts = merge(facts, closing)
    torn = are_torn([row.text for row in paragraphs])
    paragraphs = _folded(paragraphs, torn)
    if not paragraphs and not head.title:
        raise TifaError(f"{where}: there is no text in it, only the furniture of a page")
    facts = merge(_from_text(paragraphs, facts), given)
    title, supplied = fold_label(head.title, torn), False
    if not title and paragraphs:
        title, supplied = _supplied(paragraphs), True
    if not paragraphs:
        paragraphs, supplied = [Row(title)], True
    subtitle = fold_label(head.subtitle or facts.subtitle, torn)
    if several and supplied and not subtitle:
        subtitle = fold_label(shared.title, torn)
    article = Article(
        id="",
        title=title,
        subtitle="" if squeeze(subtitle) == squeeze(title) else subtitle,
        paragraphs=tuple(
            Paragraph(row.text, level)
            for row, level in zip(paragraphs, levels(paragraphs), strict=True)
        ),
        source=facts.source,
        date=facts.date,
        author=facts.author,
        note=facts.note,
        title_supplied=supplied,
    )
    return article, _warnings(paragraphs, [*head.doubtful, *foot.doubtful], supplied)


def _without_counters(rows: Sequence[Row]) -> list[Row]:
    """The rows without the numbers that a page prints above its headings or pictures (01, 02, …),
    where they count up from 1, each above something else."""
    found = [at for at, row in enumerate(rows) if _COUNTER.fullmatch(row.text)]
    numbers = [int(rows[at].text) for at in found]
    counts = len(found) > 1 and numbers == list(range(1, len(found) + 1))
    if not counts or any(b - a < 3 for a, b in pairwise([*found, len(rows)])):
        return list(rows)
    return [row for at, row in enumerate(rows) if at not in set(found)]


def _without_furniture(rows: Sequence[Row]) -> list[Row]:
    """The body without what a page put between its paragraphs."""
    if not any(is_prose(row.text) for row in rows):
        menus = [is_furniture(row.text) or is_known_menu(row.text) for row in rows]
        if 2 * sum(menus) > len(rows):
            return [row for row, menu in zip(rows, menus, strict=True) if not menu]
    kept = []
    for at, row in enumerate(rows):
        text = row.text
        near = [other.text for other in (*rows[max(0, at - 1) : at], *rows[at + 1 : at + 2])]
        between = not near or any(is_prose(other) or is_picture(other) for other in near)
        if _is_hole(text):
            continue
        if between and (is_furniture(text) or _is_lone_number(text, near)):
            continue
        if between and len(text) < 80 and (facts := read_facts(text)) and facts.note:
            continue
        kept.append(row)
    return kept


def _is_hole(text: str) -> bool:
    """True for what a page leaves in the middle of a text: a page's number, a picture, a rule."""
    return is_picture(text) or is_page_number(text) or bool(RULE.fullmatch(text))


def _is_lone_number(text: str, near: Sequence[str]) -> bool:
    return text.isdecimal() and len(text) <= 3 and all(is_prose(t) or is_picture(t) for t in near)


def _folded(rows: Sequence[Row], torn: bool) -> list[Row]:
    found = []
    for row in rows:
        prose = is_prose(row.text) or row.text[-1] in "。；！？" or len(row.text) > LONGEST_TITLE
        text = (
            fold_prose(row.text, torn) if prose and not row.heading else fold_label(row.text, torn)
        )
        found.append(row._replace(text=text))
    return found


def _from_text(rows: Sequence[Row], facts: Facts) -> Facts:
    """The facts, with the reporters and the date of adoption that the text itself names."""
    if not rows:
        return facts
    reporters = read_reporters(rows[-1].text[-120:]) or read_reporters(rows[0].text[:80])
    if reporters:
        facts = replace(facts, author=reporters)
    if not facts.date:
        for row in rows[:3]:
            if _ADOPTED.fullmatch(row.text) and (day := find_date(row.text)):
                facts = replace(facts, date=day.iso)
    return merge(facts, read_signature([row.text for row in rows[-4:]]))


def _supplied(rows: Sequence[Row]) -> str:
    """A title from the article's first words."""
    text = next((row.text for row in rows if is_prose(row.text)), rows[0].text)
    first = re.split(r"[。！？!?；;]", text, maxsplit=1)[0]
    if len(first) > 30:
        first = re.split(r"[，,：:]", first, maxsplit=1)[0]
    return first if 0 < len(first) <= 30 else f"{text[:20]}…"


def _warnings(rows: Sequence[Row], doubtful: Sequence[str], supplied: bool) -> list[str]:
    found = []
    if supplied:
        found.append("No title was found; its first words stand for one.")
    broken = sum(breaks_off(row) for row in rows)
    if broken:
        what = "A paragraph ends" if broken == 1 else f"{broken} paragraphs end"
        found.append(f"{what} in mid-sentence: something may be missing there.")
    if sum(map(count_hanzi, doubtful)) > _MANY:
        longest = max(doubtful, key=count_hanzi)[:20]
        found.append(
            f"{len(doubtful)} lines around the text were taken for furniture of the page and left "
            f"out, such as “{longest}”."
        )
    return found
