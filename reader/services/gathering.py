"""All that some names lead to, read: each file or page with its articles, or why it is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reader.articles.intake import Incoming
from reader.errors import NotFound, TifaError
from reader.services.adding import LARGEST_FILE, read_file
from reader.services.fetching import fetch
from reader.services.sources import SUFFIXES, Source, find_sources, is_url, name_of, read_bytes

Tell = Callable[[str, int, int], None]  # name, its number, how many there are


@dataclass(frozen=True, slots=True)
class Gathered:
    """The articles in one file or page; `came_from`: the file in full, the URL, or ""."""

    name: str
    came_from: str
    articles: tuple[Incoming, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """What could not be read, and why. `skipped`: it lay in a folder and need not be an article;
    `absent`: a page that its server does not have."""

    name: str
    reason: str
    skipped: bool = False
    absent: bool = False


def gather(names: Sequence[str], split: bool | None, tell: Tell) -> Iterator[Gathered | Unread]:
    """Read files, folders, URLs and `-` (standard input), one after the other; see `read_articles`
    for `split`."""
    sources = list(find_sources(names))
    for number, source in enumerate(sources, 1):
        tell(source.name, number, len(sources))
        if source.skipped:
            yield Unread(source.name, source.skipped, skipped=source.found)
        else:
            yield _read(source, split)


def _read(source: Source, split: bool | None) -> Gathered | Unread:
    name = name_of(source.name)
    try:
        url = is_url(source.name)
        data = fetch(source.name) if url else read_bytes(source.name, LARGEST_FILE)
        found = read_file(name, data, split)
    except (TifaError, MemoryError, RecursionError) as error:
        reason = str(error).removeprefix(f"{name}: ") or "too much for this machine"
        strange = source.found and Path(source.name).suffix.lower() not in SUFFIXES
        return Unread(name, reason, strange, isinstance(error, NotFound))
    if url:
        found = tuple(_with_address(one, source.name) for one in found)
    return Gathered(name, source.came_from, found)


def _with_address(incoming: Incoming, url: str) -> Incoming:
    note = incoming.article.note
    if url in note:
        return incoming
    article = replace(incoming.article, note=f"{note} {url}".strip())
    return replace(incoming, article=article)
