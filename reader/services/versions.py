"""Versions of an article: is it in the library already, and the new one in the place of the old."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from reader.articles.alignment import Alignment
from reader.articles.likeness import body_letters, letters, likeness, prints
from reader.articles.model import Article
from reader.storage import articles, places
from reader.storage.articles import Came
from reader.storage.blocks import forget_annotation
from reader.storage.database import transaction
from reader.storage.prints import put_prints, sharing, without_prints

_NEAR = 0.9  # of the shingles: another version, whatever it is called
_AKIN = 0.5  # the same, where title or file say so as well
_TITLE, _SUBTITLE = -2, -1  # paragraph numbers


@dataclass(frozen=True, slots=True)
class Version:
    """What an article is to the library: `new`, the `same` as the one with this `id`, or a version
    that `replaces` it."""

    status: str
    id: str = ""


def compare(
    db: sqlite3.Connection, article: Article, came_from: str = "", taken: Collection[str] = ()
) -> Version:
    """Is `article`, read from the file or URL `came_from`, in the library already?

    The same letters are the same article, whatever its format, and so is a copy of a text without
    its title. It replaces one of the user's that has its id, its title, source and date, its file
    and much of its text, or nearly all of its text; never one of `taken` (ids), nor a shipped one.
    """
    if same := articles.find_digest(db, article.digest):
        return Version("same", same)
    text = letters(article)
    marks = prints(text)
    alike = sharing(db, marks, max(1, len(marks) // 2))
    akin: list[tuple[float, str]] = []
    for identity in dict.fromkeys([*alike, *articles.find_related(db, article.title, came_from)]):
        old = articles.get_article(db, identity)
        if old is None:
            continue
        share = likeness(text, letters(old))
        again = identity == article.id or _from(db, identity, came_from)
        mine = _own(db, identity)
        own = mine and identity not in taken
        if (share == 1.0 or _is_copy(article, old, mine)) and not (own and again):
            return Version("same", identity)
        if own and _replaces(article, old, share, _from(db, identity, came_from)):
            akin.append((share, identity))
    if _own(db, article.id) and article.id not in taken:
        return Version("replaces", article.id)
    return Version("replaces", max(akin)[1]) if akin else Version("new")


def _is_copy(new: Article, old: Article, own: bool) -> bool:
    """Is it the text of `old`, without another title or subtitle to put in the place of those? A
    shipped one keeps its own in any case."""
    kept = new.title == old.title and new.subtitle in ("", old.subtitle)
    copy = new.title_supplied or kept or not own
    return copy and body_letters(new) == body_letters(old) != ""


def _own(db: sqlite3.Connection, identity: str) -> bool:
    return articles.origin(db, identity) == "user"


def _from(db: sqlite3.Connection, identity: str, came_from: str) -> bool:
    return bool(came_from) and articles.came(db, identity).from_ == came_from


def _replaces(new: Article, old: Article, share: float, same_file: bool) -> bool:
    pairs = ((new.source, old.source), (new.date, old.date))
    if new.title == old.title and all(one and one == other for one, other in pairs):
        return True
    if new.date and old.date and new.date != old.date and not same_file:
        return False  # what comes out every month is much alike
    akin = share >= _AKIN and (new.title == old.title or same_file)
    return share >= _NEAR or akin or (same_file and new.title == old.title)


def make_prints(db: sqlite3.Connection) -> None:
    """Make what articles are compared by, where an older tifa or a backup left it out."""
    for identity in without_prints(db):
        with transaction(db):
            article = articles.get_article(db, identity)
            if article is not None:
                put_prints(db, identity, prints(letters(article)))


def replace_article(
    db: sqlite3.Connection, article: Article, origin: str, now: str, came: Came
) -> list[str]:
    """Put `article` in the place of the one with its id (inside a transaction).

    What the user left at places of the text stays with its text: the place one was at, bookmarks,
    sentences of cards, corrections of readings, decisions on matches. Returns a sentence for each
    of the last two whose text is gone; they stay in their lists and hold nowhere.
    """
    old = articles.get_article(db, article.id)
    articles.put_article(db, article, origin, now, came)
    if old is None or _texts(old) == _texts(article):
        return []
    forget_annotation(db, article.id)
    left = places.left_in(db, article.id)
    if not left:
        return []
    found = Alignment(_texts(old), _texts(article))
    moved, lost = [], []
    for one in left:
        place = (one.paragraph, one.offset)
        if one.table not in places.BOUND:
            moved.append((one, found.nearest(place)))
        elif (there := found.find(place)) and _stands(article, there, one.text):
            moved.append((one, there))
        else:
            places.lose(db, one)
            lost.append(one)
    lost += places.move(db, moved)
    return [_LOST[one.table].format(one.text) for one in lost]


_LOST = {
    "reading": "your reading of “{}” holds no more: the text it stood in changed "
    "(`tifa readings` lists it)",
    "match_decision": "what you decided on “{}” holds no more: the text it stood in changed "
    "(`tifa matches` lists it)",
}


def _stands(article: Article, place: tuple[int, int], text: str) -> bool:
    return _texts(article)[place[0]].startswith(text, place[1])


def _texts(article: Article) -> dict[int, str]:
    """Paragraph number → text, as annotations number them."""
    subtitle = {_SUBTITLE: article.subtitle} if article.subtitle else {}
    numbered = enumerate(paragraph.text for paragraph in article.paragraphs)
    return {_TITLE: article.title, **subtitle, **dict(numbered)}
