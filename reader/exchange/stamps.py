"""Which note is which, and when it last changed: so that Anki changes in place what has changed
and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping
from hashlib import blake2b
from typing import NamedTuple


class Stamp(NamedTuple):
    """`guid`: by which Anki knows a note; `digest` of its content; `changed`: when that came,
    seconds since 1970."""

    guid: str
    digest: str
    changed: int


def guid_of(identity: str) -> str:
    """The GUID of a note, by its id alone: text, English and cards may change."""
    return "tifa" + blake2b(identity.encode("utf-8", "replace"), digest_size=10).hexdigest()


def digest_of(*content: object) -> str:
    """A fingerprint of what a note holds."""
    return blake2b(repr(content).encode("utf-8", "replace"), digest_size=12).hexdigest()


def stamped(
    digests: Mapping[str, str],
    known: Mapping[str, Stamp],
    now: int,
    former: Callable[[str], Iterable[str]] = lambda identity: (),
) -> dict[str, Stamp]:
    """The stamps of notes (id → digest of its content) that are given out at `now`.

    `known`: those of earlier times; `former`: the ids a note had before. What holds the same keeps
    its time; what changed gets a later one than it had, whatever the clock says.
    """
    stamps: dict[str, Stamp] = {}
    taken = {stamp.guid for stamp in known.values()}
    for identity, digest in digests.items():
        old = known.get(identity) or next(
            (known[name] for name in former(identity) if name in known and name not in digests),
            None,
        )
        if old is None:
            stamp = Stamp(_free_guid(identity, taken), digest, now)
        elif old.digest == digest:
            stamp = old
        else:
            stamp = Stamp(old.guid, digest, max(now, old.changed + 1))
        taken.add(stamp.guid)
        stamps[identity] = stamp
    return stamps


def _free_guid(identity: str, taken: Container[str]) -> str:
    """The GUID of this id, or another where a renamed note has kept it."""
    guid, n = guid_of(identity), 1
    while guid in taken:
        guid, n = guid_of(f"{identity}\0{n}"), n + 1
    return guid
